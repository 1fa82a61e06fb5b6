"""A dossier as plain facts: for the copy kept at each submission, for readers from above, and for comparing two versions."""

from awards.catalogue.states import AwardKind, RecipientKind
from emulation.formats.words import day_words

WHOLE = ("title", "movement_result", "chair", "secretary", "minutes", "year", "members", "present", "fast", "kind")
TOLD = ("position", "team", "task", "result", "comparison", "reach", "reason", "yes", "votes")


def facts_of(proposal):
    """Return what the dossier says as a JSON-ready dict: head, meeting, nominees (with what they achieved), files with digest; five queries."""
    files = {}
    for link in proposal.files.select_related("attachment"):
        files.setdefault(link.nominee_id, []).append(_file(link))
    nominees = proposal.nominees.select_related("recipient", "award").prefetch_related("initiatives")
    return {
        **{name: getattr(proposal, name) for name in WHOLE},
        "kind_words": AwardKind(proposal.kind).label,
        "movement": proposal.movement.name if proposal.movement_id else "",
        "event_day": _day(proposal.event_day),
        "met_on": _day(proposal.met_on),
        "files": files.get(None, []),
        "nominees": [_nominee(each, files.get(each.pk, [])) for each in nominees],
    }


def _nominee(nominee, files):
    return {
        "id": nominee.pk,
        "recipient": nominee.recipient_id,
        "name": nominee.recipient.name,
        "sort": RecipientKind(nominee.recipient.kind).label,
        "award": nominee.award.code,
        "award_name": nominee.award.name,
        "achieved_from": _day(nominee.achieved_from),
        "achieved_to": _day(nominee.achieved_to),
        **{name: getattr(nominee, name) for name in TOLD},
        "initiatives": [initiative.title for initiative in nominee.initiatives.all()],
        "files": files,
    }


def _file(link):
    file = link.attachment
    return {"slot": link.slot, "id": str(file.pk), "name": file.name, "sha256": file.sha256, "size": file.size}


def _day(day):
    return day_words(day) if day else ""
