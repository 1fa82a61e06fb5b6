"""The accounts of the demo as a list for people: for the sign-in page of a trial and for the terminal."""

from campaigns.demo.data import read, unit_rows
from campaigns.demo.people import PASSWORD
from emulation.accounts.trial import TrialAccount, TrialGroup

AUTHORITY = "Cơ quan ban hành Chỉ thị năm 2023"
STORY = "Đơn vị, cụm thi đua"
COMMUNE = "Xã Cẩm Mỹ từ 01/7/2025"
STORY_UNITS = ("song-ray", "long-giao", "phong-vhtt", "mttq")


def demo_groups():
    """Return (password, [TrialGroup]) of the accounts that the story of the demo needs; read from the data file, no query."""
    people = read("people")
    return PASSWORD, [
        TrialGroup(AUTHORITY, tuple(_account(row) for row in people["authority"] if not row["login"][-1].isdigit())),
        TrialGroup(STORY, tuple(account for code in STORY_UNITS for account in _of_unit(code))),
        TrialGroup(COMMUNE, tuple(_account(row) for row in people["commune"][:2])),
    ]


def every_group():
    """Return all accounts as a list of TrialGroup: the story's groups, then every unit's head and clerk."""
    units = tuple(account for row in unit_rows() for account in _of_unit(row["code"]))
    people = read("people")
    return [
        TrialGroup(AUTHORITY, tuple(map(_account, people["authority"]))),
        TrialGroup("Các đơn vị", units),
        TrialGroup("Cấp xã từ 01/7/2025", tuple(map(_account, people["commune"]))),
    ]


def _account(row):
    return TrialAccount(row["login"], row["name"], row["title"])


def _of_unit(code):
    row = read("people")["units"][code]
    unit = next(unit for unit in unit_rows() if unit["code"] == code)
    name = unit.get("short", unit["name"])
    led = next((cluster["name"] for cluster in read("units")["clusters"] if cluster["head"] == code), "")
    accounts = [TrialAccount(f"{row['login']}.vt", row["clerk"], f"Cán bộ phụ trách, {name}")]
    if "head" in row:
        title = f"{unit['head']}, {name}" + (f"; trưởng {led}" if led else "")
        accounts.insert(0, TrialAccount(row.get("head_login", row["login"]), row["head"], title))
    return accounts
