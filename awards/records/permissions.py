"""Who reads and keeps the records of recipients, and who may see an identity number.

The office keeps what was given, recognised, graded and punished; the people of a unit keep who works there.
"""

from django.db.models import Q

from awards.records.models import Membership, units_below
from emulation.accounts.predicates import permission

KEEP, UNIT_WORK, READ, READ_NUMBER = "awards.keep_records", "awards.draft_proposal", "awards.read_records", "awards.read_identity"
ONLY_KEEPERS = "Khen thưởng, sáng kiến, mức độ hoàn thành và kỷ luật do Cơ quan Thường trực ghi. Nếu thiếu hoặc sai, gửi quyết định về đó."
ONLY_OWN = "Chỉ Cơ quan Thường trực và đơn vị nơi người, tập thể này đang công tác được sửa hồ sơ."
ONLY_OWN_UNIT = "Chỉ thêm được vào đơn vị của mình."
ONLY_OFFICE_JOINS = "Chỉ Cơ quan Thường trực kết luận hai hồ sơ có phải là một."
ONLY_NUMBER_READERS = "Chỉ Cơ quan Thường trực được xem số định danh, và mỗi lần xem đều được ghi lại."


def in_own_tree(seat, recipient):
    """The recipient, or a row that is one with it, is or was in a unit below the authority of the seat (or in one that such a unit took over)."""
    head = recipient.merged_into_id or recipient.pk
    places = Membership.objects.filter(Q(recipient=head) | Q(recipient__merged_into=head))
    return places.filter(unit__in=units_below(seat.authority)).exists()


def still_in_own_tree(seat, recipient):
    """As `in_own_tree`, but of the place where the recipient is or was last: who went on to another authority is kept there."""
    head = recipient.merged_into_id or recipient.pk
    places = Membership.objects.filter(Q(recipient=head) | Q(recipient__merged_into=head))
    here = set(places.filter(valid_to__isnull=True).values_list("unit", flat=True))
    here = here or set(places.order_by("-valid_to", "-pk").values_list("unit", flat=True)[:1])
    return units_below(seat.authority).filter(pk__in=here).exists()


permission(KEEP)(still_in_own_tree)
permission("awards.read_records")(in_own_tree)
permission(READ_NUMBER)(still_in_own_tree)


def may_edit(user, recipient, day):
    """Tell whether the person may change who this is and where they work: the office, or the unit where they are on `day` (a date)."""
    return is_own(user, recipient, day) or user.has_perm(KEEP, recipient)


def may_place(user, unit):
    """Tell whether the person may put somebody into `unit`: one's own, or any of the tree whose records one keeps."""
    if any(seat.unit.pk == unit.pk for seat in user.seats_with(UNIT_WORK)):
        return True
    return any(unit.path.startswith(seat.authority.path) for seat in user.seats_with(KEEP))


def reads_restrictions(user, recipient, day):
    """Tell whether discipline and open matters are shown: to the unit where the recipient is on `day`, and to readers of the whole tree in
    which it is or was last.
    """
    return is_own(user, recipient, day) or any(still_in_own_tree(seat, recipient) for seat in user.seats_with(READ))


def is_own(user, recipient, day):
    """Tell whether the recipient works on `day` in a unit for which the person works."""
    own = {seat.unit.pk for seat in user.seats_with(UNIT_WORK)}
    head = recipient.merged_into_id or recipient.pk
    places = Membership.objects.valid_on(day).filter(Q(recipient=head) | Q(recipient__merged_into=head))
    return bool(own) and places.filter(unit__in=own).exists()
