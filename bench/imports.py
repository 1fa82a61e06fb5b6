"""How long 3,000 lines of old awards, and of people, take from the file to the rows: python -m bench.imports [--rows 3000] [--database URL]

Works in a temporary folder. Prints for each table how long the dry run and the storing take, and how many queries a part of 200 lines asks.
Ends with 1 where a line is lost, where a second run changes something, or where reading and storing take more than a minute.
"""

import argparse
import sys
import tempfile
import time

from bench import stage

LIMIT = 60
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLES = ("Văn", "Thị", "Minh", "Thanh", "Hữu", "Ngọc", "Thu", "Quốc")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hoà", "Lan", "Nam", "Phúc", "Sơn", "Tâm", "Yến")


def people(dice, count):
    """Yield `count` persons as cells of a line."""
    for number in range(count):
        yield {
            "name": f"{dice.choice(SURNAMES)} {dice.choice(MIDDLES)} {dice.choice(GIVEN)}",
            "birth_date": f"{dice.randrange(1, 29)}/{dice.randrange(1, 13)}/{dice.randrange(1965, 2000)}",
            "gender": dice.choice(("Nam", "Nữ")),
            "identity": f"{79_000_000_000 + number:012d}",
            "unit": f"Xã Số {number % 60}",
            "position": "Công chức",
        }


def awards_of(dice, found, rows):
    """Return `rows` lines of awards: each person comes back in later years."""
    years = -(-rows // len(found))
    lines = [
        who | {"award": dice.choice(("LĐTT", "CSTĐ cơ sở")), "year": 2021 - year, "decision_number": f"{1000 + year}/QĐ-UBND"}
        for year in range(years)
        for who in found
    ]
    return lines[:rows]


def build():
    """Make an authority with sixty units and somebody who keeps its records; returns (authority, person)."""
    import datetime as dt

    from awards.catalogue.loading import load_catalogue
    from emulation.accounts.models import Appointment, User
    from emulation.units.actions import create_unit
    from emulation.units.models import Authority, UnitKind

    load_catalogue()
    kind, since = UnitKind.objects.create(code="xa", name="Xã", group_name="Xã"), dt.date(2000, 1, 1)
    top = create_unit(code="tren", name="UBND cấp trên", kind=kind, valid_from=since)
    Authority.objects.create(unit=top, level_name=top.name, head_title="Chủ tịch", council_name="Hội đồng")
    for number in range(60):
        create_unit(code=f"xa-{number}", name=f"UBND xã Số {number}", short_name=f"Xã Số {number}", kind=kind, parent=top, valid_from=since)
    keeper = User.objects.create(username="thuongtruc", full_name="Thường trực", search_key="", sort_key="")
    Appointment.objects.create(user=keeper, unit=top, role="standing_office", valid_from=since)
    return top, keeper


def measure(kind, rows, authority, keeper, now):
    """Take a file with `rows` in; returns (seconds of the dry run, seconds of asking, seconds of storing, the import)."""
    from django.core.files.base import ContentFile

    from awards.records.import_actions import dry_run, run_import, start_import
    from awards.records.import_columns import columns_of
    from emulation.attachments.intake import take_in
    from emulation.attachments.workbook import write_table

    file = take_in(ContentFile(write_table("Trang", columns_of(kind), rows), f"{kind}.xlsx"), by=keeper, now=now)
    began = time.perf_counter()
    shown = dry_run(file, kind, authority, now)
    looked = time.perf_counter()
    if not shown.good:
        return looked - began, None, None, shown
    job = start_import(file, kind=kind, authority=authority, only_good=False, shown=shown.outcome, by=keeper, now=now)
    asked = time.perf_counter()
    run_import(job.pk, now=now)
    stored = time.perf_counter()
    job.refresh_from_db()
    return looked - began, asked - looked, stored - asked, job


def main():
    chosen = argparse.ArgumentParser(description=__doc__)
    chosen.add_argument("--rows", type=int, default=3000)
    chosen.add_argument("--database", default="", help="a DATABASE_URL of an empty database; SQLite in a temporary folder without it")
    chosen = chosen.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        stage.set_up(folder, chosen.database)
        sys.exit(run(chosen.rows))


def run(count):
    """Measure both tables, twice each; returns 1 if something is not as it must be."""
    from bench.timing import asked_by
    from emulation import clock

    authority, keeper = build()
    dice, wrong = stage.dice(5), 0
    found = list(people(dice, count))
    now = clock.now()
    print(f"{count} lines each ({stage.machine()})")
    for kind, rows in (("awards", awards_of(dice, found[: count // 3], count)), ("roster", found)):
        kept = []
        queries = len(asked_by(lambda kind=kind, rows=rows, kept=kept: kept.append(measure(kind, rows, authority, keeper, now))))
        looked, asked, stored, job = kept[0]
        _, _, _, again = measure(kind, rows, authority, keeper, now)
        parts = -(-count // 200)
        times = f"dry run {looked:.1f} s, asking {asked:.1f} s, storing {stored:.1f} s"
        print(f"{kind:<8} {times}, {queries / parts:.0f} queries a part, {job.result['new']} new")
        same = getattr(again, "counts", {}).get("same")
        wrong |= job.state != "done" or job.result["new"] != count or same != count or looked + asked + stored > LIMIT
    return int(wrong)


if __name__ == "__main__":
    main()
