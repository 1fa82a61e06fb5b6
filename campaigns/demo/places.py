"""Loads the units, their letterheads, the issuing authorities, the clusters, the mergers and the holidays."""

from campaigns.demo.data import read, unit_rows
from emulation.units.actions import create_unit, gather_cluster, merge_units
from emulation.units.holidays import rows_in
from emulation.units.models import Authority, Cluster, Holiday, Letterhead, Succession, Unit, UnitKind

COUNCIL = "Hội đồng Thi đua - Khen thưởng {}"


def load_places():
    """Create every unit of the demo; returns the units by code (a dict)."""
    data = read("units")
    kinds = _load_kinds(data["kinds"])
    units = _load_tree(data, kinds)
    _load_clusters(data, units)
    _load_successors(data["successors"], kinds, units)
    Holiday.objects.bulk_create(rows_in(read("holidays")).values())
    return units


def _load_kinds(rows):
    return {
        row["code"]: UnitKind.objects.create(
            code=row["code"], name=row["name"], group_name=row["group"], courtesy=row.get("courtesy", False), order=order
        )
        for order, row in enumerate(rows)
    }


def _load_tree(data, kinds):
    top = data["authority"]
    days = {"valid_from": top["valid_from"], "valid_to": top["valid_to"]}
    root = create_unit(code=top["code"], name=top["name"], short_name=top["short"], kind=kinds["uy-ban"], note=top["note"], **days)
    _letterhead(root, top, capacity="")
    units = {root.code: root}
    for row in unit_rows():
        note = data["invented_note"] if row.get("invented") else ""
        units[row["code"]] = _unit(row, kinds, parent=root, place=top["place"], note=note, **days)
    Authority.objects.create(
        unit=root,
        level_name=top["level_name"],
        head_title=top["head_title"],
        council_name=top["council"],
        standing_office=units[top["standing_office"]],
        phone=top["phone"],
    )
    return units


def _unit(row, kinds, *, parent, place, note="", **days):
    unit = create_unit(
        code=row["code"], name=row["name"], short_name=row.get("short", row["name"]), kind=kinds[row["kind"]], parent=parent, note=note, **days
    )
    _letterhead(unit, {"place": place, **row}, capacity=row.get("capacity", ""))
    return unit


def _letterhead(unit, row, *, capacity):
    Letterhead.objects.create(
        unit=unit,
        superior_line=row["superior"],
        agency_line=row.get("agency", row["name"].upper()),
        symbol=row["symbol"],
        place=row["place"],
        signer_title=row["head"].upper(),
        capacity=capacity,
    )


def _load_clusters(data, units):
    """Gather the clusters of 2023, and those of 2022 with head and deputy changed about, as offices take turns."""
    members = {cluster["code"]: [] for cluster in data["clusters"]}
    for row in unit_rows():
        members[row["cluster"]].append(units[row["code"]])
    authority = units[data["authority"]["code"]]
    for order, row in enumerate(data["clusters"]):
        head, deputy = units[row["head"]], units[row["deputy"]]
        for year, first, second in ((2022, deputy, head), (2023, head, deputy)):
            gather_cluster(
                authority=authority,
                year=year,
                form=row["form"],
                name=row["name"],
                head=first,
                deputy=second,
                units=members[row["code"]],
                order=order,
                note=data["cluster_note"],
            )


def _load_successors(data, kinds, units):
    district = units[read("units")["authority"]["code"]]
    common = {"kind": "uy-ban", "superior": "", "symbol": "UBND", "head": "Chủ tịch"}
    for row in data["communes"]:
        unit = _unit({**common, **row}, kinds, parent=None, place=row["place"], note=row.get("note", ""), valid_from=data["day"])
        units[unit.code] = unit
        merge_units(predecessors=[units[code] for code in row["from"]], successor=unit, day=data["day"], source=data["source"])
        Succession.objects.create(predecessor=district, successor=unit, day=data["day"], source=data["source"], note=data["archive_note"])
    _load_below(data["below"], kinds, units, data["day"])
    for row in data["communes"]:
        Authority.objects.create(
            unit=units[row["code"]],
            level_name=f"{row['name']}, tỉnh Đồng Nai",
            head_title="Chủ tịch UBND xã",
            council_name=COUNCIL.format(row["short"][0].lower() + row["short"][1:]),
            standing_office=units.get(row.get("standing_office")),
        )


def _load_below(data, kinds, units, day):
    parent = units[data["parent"]]
    for row in data["units"]:
        units[row["code"]] = _unit({"superior": data["superior"], **row}, kinds, parent=parent, place="Cẩm Mỹ", valid_from=day)
    cluster = data["cluster"]
    gather_cluster(
        authority=parent,
        year=cluster["year"],
        form=Cluster.Form(cluster["form"]),
        name=cluster["name"],
        head=units[cluster["head"]],
        deputy=units[cluster["deputy"]],
        units=list(Unit.objects.under(parent)),
        note=read("units")["cluster_note"],
    )
