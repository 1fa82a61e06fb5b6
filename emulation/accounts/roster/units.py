"""Units, letterheads and clusters of a roster against those there are."""

from emulation.accounts.roster.lines import CLUSTERS, DEPUTY, HEAD, UNITS, title_of
from emulation.formats.words import day_words
from emulation.search.text import fold
from emulation.units.models import Unit

_ONLY_ADMINISTRATOR = "Chỉ quản trị hệ thống được thêm, sửa đơn vị, mẫu đầu văn bản, cụm, khối. Bỏ dòng này hoặc gửi tệp cho quản trị hệ thống"
_PATH_LENGTH = Unit._meta.get_field("path").max_length


def refuse_repeated(lines, key, *, words):
    """Fault every line after the first with the same value of `key`."""
    first = {}
    for line in lines:
        value = line[key]
        if value and value in first:
            line.fault(key, words.format(value=value, number=first[value]))
        elif value:
            first[value] = line.number


def note_changes(line, record, keys):
    """Note what the line says otherwise than the record; an empty cell says nothing, so that nothing is ever emptied."""
    for key in keys:
        value = line[key]
        if value not in {None, ""} and value != getattr(record, key):
            line.changes[key] = value


def check_units(lines, ground):
    """Note for each unit whether it is new, changed, same or faulty."""
    refuse_repeated(lines, "code", words="Mã “{value}” đã có ở dòng {number}. Mỗi đơn vị một mã")
    for line in lines:
        line.record = ground.units.get(line["code"])
        if not line.faults:
            _check_kind(line, ground)
            if line.record:
                _compare_unit(line, ground)
    _check_parents(lines, ground)
    for line in lines:
        if line.verdict in {"new", "changed"} and not ground.administers:
            line.fault("code", _ONLY_ADMINISTRATOR)


def _check_kind(line, ground):
    if fold(line["kind"]) not in ground.kinds and not ground.first_set_up:
        known = "; ".join(kind.name for kind in ground.kinds.values())
        line.fault("kind", f"Không có loại đơn vị “{line['kind']}”. Chọn một trong: {known}")


def _compare_unit(line, ground):
    unit = line.record
    if not ground.inside(unit):
        line.fault("code", f"Mã “{unit.code}” đã dùng cho đơn vị ngoài phạm vi cơ quan. Chọn mã khác")
        return
    stands = {"parent": unit.parent.code if unit.parent else "", "kind": unit.kind.name, "valid_from": unit.valid_from}
    for key, value in stands.items():
        same = fold(line[key]) == fold(value) if key == "kind" else line[key] in {value, "", None}
        if not same:
            words = day_words(value) if key == "valid_from" else value or "để trống"
            line.fault(key, f"Không đổi “{title_of(UNITS, key)}” của đơn vị đã có. Ghi lại như cũ: {words}")
    note_changes(line, unit, ("name", "short_name", "valid_to", "note"))
    if line.changes.get("valid_to") and line.changes["valid_to"] < unit.valid_from:
        line.fault("valid_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi")


def _check_parents(lines, ground):
    """Fault new units without a parent, under an unknown or faulty one, or under themselves in a circle."""
    added = {line["code"]: line for line in lines if line.record is None and line["code"]}
    for line in added.values():
        _check_parent(line, added, ground)
    for line in added.values():
        circle = _circle(line, added)
        if not line.faults and circle:
            line.fault("parent", f"Trực thuộc vòng tròn: {' → '.join(circle)}. Sửa cột này")
        elif not circle and _path_length(line, added, ground) > _PATH_LENGTH:
            line.fault("parent", "Đơn vị nằm quá nhiều cấp bên dưới. Dùng mã ngắn hơn hoặc bớt cấp")
    for line in added.values():
        above = _faulty_above(line, added)
        if above and not line.faults:
            line.fault("parent", f"Đơn vị cấp trên ở dòng {above.number} còn sai nên chưa nhập được dòng này. Sửa dòng {above.number} trước")


def _check_parent(line, added, ground):
    code = line["parent"]
    known = ground.units.get(code)
    if not code and not ground.first_set_up:
        line.fault("parent", "Nhập mã đơn vị cấp trên")
    elif code and not (code in added or (known and ground.inside(known))):
        line.fault("parent", f"Không có đơn vị mã “{code}” trong phạm vi cơ quan. Sửa mã, hoặc thêm đơn vị đó vào trang “{UNITS}”")


def _circle(line, added):
    """Return the codes from the line back to itself, or []."""
    codes, above = [line["code"]], line
    while above := added.get(above["parent"]):
        codes.append(above["code"])
        if above is line:
            return codes
        if len(codes) > len(added):
            return []
    return []


def _path_length(line, added, ground):
    """Return how long the path of a new unit becomes: the codes above it, each with its stroke."""
    length, code, seen = 1, line["code"], set()
    while code in added and code not in seen:
        seen.add(code)
        length, code = length + len(code) + 1, added[code]["parent"]
    return length + (len(ground.units[code].path) if code in ground.units else 0)


def _faulty_above(line, added):
    seen, above = set(), line
    while (above := added.get(above["parent"])) and above["code"] not in seen:
        seen.add(above["code"])
        if above.faults:
            return above
    return None


def check_letterheads(lines, ground, new_units):
    """Note for each letterhead whether it is new, changed, same or faulty; `new_units` are the good new lines of units by code."""
    refuse_repeated(lines, "unit", words="Đơn vị “{value}” đã có ở dòng {number}. Mỗi đơn vị một mẫu")
    for line in lines:
        if not line.faults and check_unit_code(line, ground, new_units):
            line.record = getattr(ground.units.get(line["unit"]), "letterhead", None)
            if line.record:
                note_changes(line, line.record, ("superior_line", "agency_line", "symbol", "place", "signer_title", "capacity"))
        if line.verdict in {"new", "changed"} and not ground.administers:
            line.fault("unit", _ONLY_ADMINISTRATOR)


def check_unit_code(line, ground, new_units):
    """Fault a unit that is not in the tree and not among the good new lines; tell whether it is known."""
    unit = ground.units.get(line["unit"])
    if line["unit"] in new_units or (unit and ground.inside(unit)):
        return True
    line.fault("unit", f"Không có đơn vị mã “{line['unit']}” trong phạm vi cơ quan. Sửa mã, hoặc thêm đơn vị đó vào trang “{UNITS}”")
    return False


def check_clusters(lines, ground, new_units):
    """Note for each member of a cluster whether it is new, same or faulty; `new_units` are the good new lines of units by code."""
    groups = {}
    for line in lines:
        if not line.faults:
            _check_member(line, ground, new_units)
        groups.setdefault((line["year"], (line["name"] or "").lower()), []).append(line)
    _refuse_two_clusters(lines)
    for key, group in groups.items():
        cluster = ground.clusters.get(key)
        _compare_cluster(group, cluster) if cluster else _check_new_cluster(group)
    for line in lines:
        if line.verdict in {"new", "changed"} and not ground.administers:
            line.fault("unit", _ONLY_ADMINISTRATOR)


def _check_member(line, ground, new_units):
    check_unit_code(line, ground, new_units)
    line.record = ground.members.get((line["year"], line["unit"]))
    if line.record and line.record.cluster.name.lower() != line["name"].lower():
        line.fault("unit", f"Năm {line['year']} đơn vị này đã ở “{line.record.cluster.name}”. Mỗi năm một đơn vị ở một cụm, khối")


def _refuse_two_clusters(lines):
    first = {}
    for line in lines:
        key = (line["year"], line["unit"])
        if None not in key and key in first:
            line.fault("unit", f"Năm {line['year']} đơn vị này đã có ở dòng {first[key]}. Mỗi năm một đơn vị ở một cụm, khối")
        first.setdefault(key, line.number)


def _compare_cluster(group, cluster):
    leaders = {HEAD: cluster.head, DEPUTY: cluster.deputy}
    for line in group:
        if not line.faults and line["form"] != cluster.form:
            line.fault("form", f"“{cluster.name}” đã có và là {cluster.get_form_display().lower()}. Ghi lại như cũ")
        leader = leaders.get(line["leads"])
        if not line.faults and line["leads"] and (leader is None or leader.code != line["unit"]):
            words = leader.code if leader else "chưa có"
            line.fault("leads", f"Không đổi {line['leads'].lower()} của cụm, khối đã có bằng tệp này. {line['leads']} hiện nay: {words}")


def _check_new_cluster(group):
    """A new cluster needs one head among its members, at most one deputy and one kind; a faulty line holds the whole of it back."""
    heads, deputies = ([line for line in group if line["leads"] == leads] for leads in (HEAD, DEPUTY))
    for line in heads[1:] + deputies[1:]:
        line.fault("leads", f"Cụm, khối này đã có {line['leads'].lower()} ở dòng {(heads if line in heads else deputies)[0].number}. Để trống ô này")
    if not heads and not any(line.misread for line in group):
        group[0].fault("leads", "Cụm, khối chưa có đơn vị trưởng. Ghi “Trưởng” ở dòng của một thành viên")
    for line in group[1:]:
        if line["form"] != group[0]["form"] and not line.faults:
            line.fault("form", f"Dòng {group[0].number} ghi loại khác. Một cụm, khối chỉ có một loại")
    wrong = next((line for line in group if line.faults), None)
    for line in group:
        if wrong and not line.faults:
            line.fault("name", f"Cụm, khối mới nên phải nhập trọn: sửa dòng {wrong.number} trước (trang “{CLUSTERS}”)")
