"""Verbs on people: create, appoint, end, hand over."""

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils.crypto import get_random_string

from emulation import clock
from emulation.accounts.handover import hand_over_work
from emulation.accounts.models import Appointment, User
from emulation.accounts.roles import AUTHORITY_ROLES, Role
from emulation.search.text import fold, nfc, person_sort_key
from emulation.units.models import Authority
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace


@transaction.atomic
def create_user(*, username, full_name, password, email="", phone=""):
    """Create a person with keys for search and sorting; returns it. Raises ValidationError for a weak password."""
    user = User(
        username=nfc(username).strip().lower(),
        full_name=nfc(full_name).strip(),
        email=email,
        phone=phone,
        search_key=fold(f"{full_name} {username}"),
        sort_key=person_sort_key(full_name),
    )
    validate_password(password, user)
    user.set_password(nfc(password))
    user.save()
    return user


@act
def appoint(*, user, unit, role, title, acting, valid_from, valid_to=None, by, now):
    """Give `user` a role in `unit` from a day on; returns the appointment.

    Raises Refused without the right, for a role of a whole authority at a unit that is none, or for days on which it is held already.
    """
    appointment = Appointment(user=user, unit=unit, role=role, title=title, acting=acting, valid_from=valid_from, valid_to=valid_to, created_by=by)
    _guard(appointment, by)
    _guard_high_seats(appointment, by)
    if role in AUTHORITY_ROLES and not Authority.objects.filter(unit=unit).exists():
        raise Refused(f"Vai trò “{appointment.get_role_display()}” chỉ giao tại cơ quan ban hành Chỉ thị. Chọn đơn vị khác hoặc vai trò khác.")
    if user.appointments.overlapping(valid_from, valid_to).filter(unit=unit, role=role).exists():
        raise Refused(f"{user.full_name} đang giữ vai trò này ở {unit.name}.")
    appointment.save()
    write_trace(appointment, step="appoint", what=f"Phân công {user.full_name}: {appointment.get_role_display()}", by=by, now=now)
    return appointment


@act
def end_appointment(appointment, *, last_day, by, now):
    """Let the appointment count until `last_day` (a date), that day included. Raises Refused without the right or for a day before its start."""
    _guard(appointment, by)
    if last_day < appointment.valid_from:
        raise Refused("Ngày kết thúc phải từ ngày bắt đầu phân công trở đi.")
    Appointment.objects.filter(pk=appointment.pk).update(valid_to=last_day)
    appointment.valid_to = last_day
    write_trace(appointment, step="end", what=f"Kết thúc phân công từ hết ngày {last_day.day}/{last_day.month}/{last_day.year}", by=by, now=now)


@act
def hand_over(appointment, *, successor, first_day, title="", acting=False, by, now):
    """End the appointment the day before `first_day` and give the same role to `successor` (a User) with all open work.

    Returns the new appointment and how many pieces of work moved.
    """
    if successor.pk == appointment.user_id:
        raise Refused("Chọn người nhận khác với người bàn giao.")
    if appointment.valid_to and appointment.valid_to < first_day - dt.timedelta(days=1):
        last = appointment.valid_to
        raise Refused(f"Phân công này đã kết thúc ngày {last.day}/{last.month}/{last.year}. Phân công mới cho người nhận.")
    end_appointment(appointment, last_day=max(first_day - dt.timedelta(days=1), appointment.valid_from), by=by, now=now)
    new = appoint(
        user=successor,
        unit=appointment.unit,
        role=appointment.role,
        title=title or appointment.title,
        acting=acting,
        valid_from=first_day,
        by=by,
        now=now,
    )
    Appointment.objects.filter(pk=appointment.pk).update(successor=new)
    moved = hand_over_work(appointment.user, successor, appointment.unit, role=appointment.role, by=by, now=now)
    return new, moved


@act
def reset_password(user, *, by, now):
    """Give `user` a new password made here, which ends all their sessions; returns it, to be handed over in person.

    Raises Refused without the right.
    """
    if not by.has_perm("accounts.manage_users", user):
        raise Refused("Chỉ quản trị hệ thống được cấp lại mật khẩu.")
    password = new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    write_trace(user, step="password", what=f"Cấp lại mật khẩu cho {user.full_name}", by=by, now=now)
    return password


@act
def set_contact(appointment, *, email, phone, by, now):
    """Write the e-mail address and telephone of the person of `appointment`, with what it was before in the history of the appointment.

    Everybody writes their own; the standing office those of its units; of who chairs or administers only an administrator. Raises Refused.
    """
    user = appointment.user
    if by.pk != user.pk:
        _guard(appointment, by)
        high = user.appointments.valid_on(clock.day_of(now)).filter(role__in=(Role.CHAIRMAN, Role.ADMINISTRATOR)).exists()
        if high and not by.has_perm("accounts.manage_users", user):
            raise Refused("Địa chỉ của Chủ tịch và quản trị hệ thống chỉ do quản trị hệ thống hoặc chính người đó sửa.")
    note = f"Thư điện tử: {user.email or 'chưa có'} → {email or 'chưa có'}; điện thoại: {user.phone or 'chưa có'} → {phone or 'chưa có'}"
    user.email, user.phone = email, phone
    user.save(update_fields=["email", "phone"])
    write_trace(appointment, step="contact", what="Sửa thư điện tử, điện thoại", by=by, now=now, note=note)


def new_password():
    """Return a random password of 14 signs without those that look alike."""
    return get_random_string(14, "abcdefghjkmnpqrstuvwxyz23456789")


def _guard_high_seats(appointment, by):
    """Nobody appoints themselves; who chairs and who administers is entered by an administrator alone."""
    if appointment.user_id == by.pk:
        raise Refused("Không tự phân công cho chính mình. Nhờ người quản trị hệ thống phân công.")
    if appointment.role in (Role.CHAIRMAN, Role.ADMINISTRATOR) and not by.has_perm("accounts.manage_users", appointment.user):
        raise Refused(f"Vai trò “{appointment.get_role_display()}” chỉ do quản trị hệ thống phân công.")


def _guard(appointment, by):
    if not by.has_perm("accounts.appoint", appointment):
        raise Refused("Chỉ Thường trực Hội đồng hoặc quản trị hệ thống được phân công người.")
