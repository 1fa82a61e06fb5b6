"""Quotas: how many of a unit may have a title, in per cent of those who have a lower one, by whole numbers."""

from awards.catalogue.states import RecipientKind
from awards.proposals.findings import NO_DATA
from awards.proposals.rules_said import Said
from awards.proposals.states import Result
from awards.registrations.quotas import limit_of


def quota(criterion, case):
    """No more than so many per cent of the unit's holders of the other title, over all its standing dossiers of the year."""
    if criterion.award is None or not criterion.value or case.recipient_kind != RecipientKind.PERSON:
        return Said(Result.LOOK, _text(criterion), title="Tỷ lệ được đề nghị", for_person=True)
    title = f"Không quá {criterion.value}% {criterion.award.short_name} của đơn vị"
    count, base = case.holders_of(case.award_id), case.holders_of(criterion.award_id)
    if not base:
        words = f"{NO_DATA}: chưa có ai đạt hoặc được đề nghị {criterion.award.short_name} năm {case.year}."
        return Said(Result.UNKNOWN, words, title=title)
    words = f"{count} trên {base} {criterion.award.short_name} của đơn vị ({_pct(count, base)}%), tối đa {criterion.value}%."
    return Said(Result.PASS if count <= limit_of(base, criterion.value) else Result.FAIL, words, title=title, brief=f"vượt tỷ lệ {criterion.value}%")


def local_quota(criterion, case):
    """No more than so many in the unit and year, as the local regulation says; without a number it is read by a person."""
    if not criterion.value:
        return Said(Result.LOOK, _text(criterion), title="Số lượng theo quy định địa phương", for_person=True)
    count = case.holders_of(case.award_id)
    words = f"Đơn vị đề nghị {count}, tối đa {criterion.value} trong năm {case.year}."
    brief = f"vượt số lượng {criterion.value}"
    return Said(Result.PASS if count <= criterion.value else Result.FAIL, words, title=f"Không quá {criterion.value} trong năm", brief=brief)


def _text(criterion):
    return criterion.text or criterion.get_kind_display()


def _pct(count, base):
    """A share in per cent with one decimal, cut and never rounded up, so that a cap is not shown as met."""
    tenths = count * 1000 // base
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)
