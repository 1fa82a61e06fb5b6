"""People and appointments of a roster against those there are."""

import datetime as dt
import re

from emulation.accounts.roles import AUTHORITY_ROLES, Role
from emulation.accounts.roster.lines import PEOPLE
from emulation.accounts.roster.units import check_unit_code, note_changes, refuse_repeated
from emulation.formats.words import day_words

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
_HIGH = {Role.CHAIRMAN, Role.ADMINISTRATOR}
_NO_END = dt.date.max


def check_people(lines, ground):
    """Note for each person whether they are new, changed, same or faulty. New people are welcome from whoever may appoint."""
    refuse_repeated(lines, "username", words="Tên đăng nhập “{value}” đã có ở dòng {number}. Mỗi người một tên")
    for line in lines:
        person = line.record = ground.people.get(line["username"])
        if person is None and line["username"] and not _USERNAME.fullmatch(line["username"]):
            line.fault("username", "Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số, dấu chấm, ít nhất 3 ký tự")
        if line.faults or not person:
            continue
        if not ground.knows(person):
            line.fault("username", "Tên đăng nhập này đã có người dùng ở cơ quan khác. Thêm số hoặc tên đơn vị vào")
            continue
        note_changes(line, person, ("full_name", "email", "phone"))
        if line.changes and not ground.may_change(person):
            line.fault("username", "Người này đã có. Chỉ quản trị hệ thống được sửa họ tên, thư điện tử, điện thoại")


def check_seats(lines, ground, new_units, new_people):
    """Note for each appointment whether it is new, changed, same or faulty; `new_*` are the good new lines by code and by username."""
    taken = {}
    for line in lines:
        if line.faults:
            continue
        _check_person(line, ground, new_people)
        _check_unit(line, ground, new_units)
        if not line.faults:
            _compare_seat(line, ground)
            _refuse_overlap(line, taken)
        if line.verdict in {"new", "changed"}:
            _check_rights(line, ground)


def _check_person(line, ground, new_people):
    person = ground.people.get(line["username"])
    if person is None and line["username"] not in new_people:
        line.fault("username", f"Không có người dùng “{line['username']}”. Sửa lại, hoặc thêm người đó vào trang “{PEOPLE}”")
    elif person and not ground.knows(person):
        line.fault("username", f"“{line['username']}” là người của cơ quan khác. Nhờ quản trị hệ thống phân công")
    elif person and not person.is_active:
        line.fault("username", f"Tài khoản “{line['username']}” đã ngừng dùng. Bỏ dòng này")


def _check_unit(line, ground, new_units):
    code, unit = line["unit"], ground.units.get(line["unit"])
    if not check_unit_code(line, ground, new_units):
        return
    if unit and unit.valid_to and unit.valid_to < line["valid_from"]:
        line.fault("valid_from", f"Đơn vị đã kết thúc ngày {day_words(unit.valid_to)}. Chọn đơn vị kế thừa")
    elif line["role"] in AUTHORITY_ROLES and code not in ground.issuing:
        line.fault("role", f"Vai trò “{Role(line['role']).label}” chỉ giao tại cơ quan ban hành Chỉ thị. Chọn đơn vị khác hoặc vai trò khác")


def _compare_seat(line, ground):
    """Find the appointment the line speaks of (same person, unit, role and first day), or the one it would stand beside."""
    person = ground.people.get(line["username"])
    held = [seat for seat in person.appointments.all() if seat.unit.code == line["unit"] and seat.role == line["role"]] if person else []
    line.record = next((seat for seat in held if seat.valid_from == line["valid_from"]), None)
    if line.record:
        note_changes(line, line.record, ("title", "acting", "valid_to"))
    for seat in held:
        if seat is not line.record and _meet(line, seat.valid_from, seat.valid_to):
            until = f" đến {day_words(seat.valid_to)}" if seat.valid_to else ""
            words = f"Người này giữ vai trò đó từ {day_words(seat.valid_from)}{until}. Ghi đúng ngày đó, hoặc kết thúc phân công cũ trước"
            line.fault("valid_from", words)
            break


def _meet(line, first, last):
    end = line["valid_to"] or (line.record.valid_to if line.record else None)
    return line["valid_from"] <= (last or _NO_END) and first <= (end or _NO_END)


def _refuse_overlap(line, taken):
    key = (line["username"], line["unit"], line["role"])
    for other in taken.setdefault(key, []):
        if _meet(line, other["valid_from"], other["valid_to"]):
            line.fault("valid_from", f"Trùng với dòng {other.number}: cùng người, cùng vai trò, cùng thời gian. Bỏ một dòng")
            return
    taken[key].append(line)


def _check_rights(line, ground):
    """Nobody appoints themselves; who chairs and who administers is entered by an administrator alone (as in `actions.appoint`)."""
    if ground.by is None:
        return
    if line["username"] == ground.by.username:
        line.fault("username", "Không tự phân công cho chính mình. Nhờ người quản trị hệ thống phân công")
    elif line["role"] in _HIGH and not _administers_person(line, ground):
        line.fault("role", f"Vai trò “{Role(line['role']).label}” chỉ do quản trị hệ thống phân công. Bỏ dòng này")


def _administers_person(line, ground):
    person = ground.people.get(line["username"])
    return ground.administers and (person is None or ground.may_change(person))
