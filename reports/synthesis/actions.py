"""Verbs of the office on a draft synthesis: write, keep and arrange sentences, issue. Every one refuses an issued edition."""

from emulation import clock
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.notifications.actions import tell
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, edit, take
from reports.synthesis.documents import issue_paper
from reports.synthesis.models import Quote, SynthesisPart
from reports.synthesis.snapshot import digest_of, facts_of
from reports.synthesis.states import SYNTHESIS_FLOW, SynthesisState


@act
def write_parts(synthesis, texts, *, by, now, version, title=""):
    """Save the words of the office: `texts` ({key of the part: text}), and the `title` where one is given. Raises Refused or Conflict."""
    _guard(synthesis, by)
    title = " ".join(title.split())
    edit(synthesis, by=by, now=now, version=version, what="Sửa lời văn", changes={"title": title} if title else None)
    parts = [part for part in synthesis.parts.filter(key__in=texts) if part.text != texts[part.key]]
    for part in parts:
        part.text = texts[part.key]
    SynthesisPart.objects.bulk_update(parts, ["text"])


@act
def keep_quotes(synthesis, key, chosen, dropped, *, by, now, version):
    """Keep the Offers `chosen` in the part `key`, after those already there, and let the Quotes `dropped` go. Returns (kept, gone)."""
    _guard(synthesis, by)
    edit(synthesis, by=by, now=now, version=version, what="Chọn câu của đơn vị")
    gone = synthesis.quotes.filter(part=key, pk__in=[quote.pk for quote in dropped]).delete()[0]
    last = max(synthesis.quotes.filter(part=key).values_list("order", flat=True), default=0)
    rows = [
        Quote(
            synthesis=synthesis,
            part=key,
            order=last + place,
            report=offer.report,
            passage_id=offer.passage,
            unit=offer.unit,
            number=offer.number,
            original=offer.text,
            text=offer.text,
            by=by,
            at=now,
        )
        for place, offer in enumerate(chosen, 1)
        if offer.kept is None
    ]
    Quote.objects.bulk_create(rows)
    return len(rows), gone


@act
def arrange_quotes(synthesis, key, arranged, *, by, now, version):
    """Save order and words of the kept sentences of a part: `arranged` is {id: (order, text)}; an empty text lets the sentence go."""
    _guard(synthesis, by)
    edit(synthesis, by=by, now=now, version=version, what="Sắp xếp, sửa câu trích")
    quotes = [quote for quote in synthesis.quotes.filter(part=key) if quote.pk in arranged]
    synthesis.quotes.filter(pk__in=[quote.pk for quote in quotes if not arranged[quote.pk][1]]).delete()
    left = sorted((quote for quote in quotes if arranged[quote.pk][1]), key=lambda quote: (arranged[quote.pk][0], quote.order, quote.pk))
    for place, quote in enumerate(left, 1):
        quote.order, quote.text = place, arranged[quote.pk][1]
    Quote.objects.bulk_update(left, ["order", "text"])


@act
def freeze(synthesis, *, by, now, version=None):
    """Issue the edition: facts and digest are written for good, the paper takes the next number, the chairman's people are told.

    Raises Refused without the right, without a letterhead, or where it is issued already; Conflict when somebody changed it meanwhile.
    """
    _guard(synthesis, by)
    day = clock.day_of(now)
    facts = facts_of(synthesis)
    digest = digest_of(facts)
    document = issue_paper(synthesis, facts, digest, day=day, signer=by, by=by, now=now)
    changes = {"facts": facts, "digest": digest, "frozen_at": now, "document": document}
    take(SYNTHESIS_FLOW, "freeze", synthesis, by=by, now=now, version=version, changes=changes)
    heads = User.objects.holding(Role.CHAIRMAN, [synthesis.authority_id], day)
    tell(
        key=f"synthesis-{synthesis.pk}-issued",
        people=list(heads),
        subject=f"Báo cáo tổng hợp {document.reference} {synthesis.span.label}",
        body=f"{synthesis.title}. {synthesis.received}/{synthesis.expected} đơn vị có báo cáo.",
        url=f"/tong-hop/{synthesis.pk}/",
        now=now,
        by=by,
        authority=synthesis.authority,
    )
    return synthesis


def _guard(synthesis, by):
    if synthesis.state != SynthesisState.DRAFT:
        raise Refused("Báo cáo tổng hợp này đã ban hành nên không sửa được. Tổng hợp lại để lập lần mới.")
    if not by.has_perm("reports.build_synthesis", synthesis):
        raise Refused("Chỉ Cơ quan Thường trực được làm việc này.")
