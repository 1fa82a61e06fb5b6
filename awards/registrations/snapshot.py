"""The registration as plain facts: for the copy kept at each submission, for the paper, and for comparing two versions."""

from dataclasses import dataclass

from awards.catalogue.states import RecipientKind
from awards.registrations.models import RegistrationVersion
from campaigns.obligations.counting import kept_by_paper
from emulation.formats import differences

NOTHING_SAID = {"lines": [], "note": ""}


def facts_of(registration):
    """Return what the registration says as a JSON-ready dict: a line for each recipient with his titles, and the note; one query.

    Rows that were found to be one person since are one line.
    """
    lines = {}
    rows = registration.lines.select_related("recipient__merged_into", "award")
    for line in rows.order_by("recipient__kind", "recipient__sort_key", "award__rank", "pk"):
        said = lines.setdefault(line.recipient.merged_into_id or line.recipient_id, _line_of(line))
        if all(title["award"] != line.award_id for title in said["titles"]):
            said["titles"].append({"award": line.award_id, "name": line.award.name, "short": line.award.short_name})
        said["initiative"] = said["initiative"] or line.initiative
    people = [said for said in lines.values() if said["kind"] == RecipientKind.PERSON]
    return {"lines": people + [said for said in lines.values() if said["kind"] != RecipientKind.PERSON], "note": registration.note}


def _line_of(line):
    recipient = line.recipient.merged_into or line.recipient
    return {"recipient": recipient.pk, "kind": recipient.kind, "name": recipient.name, "position": line.position, "initiative": "", "titles": []}


def names_of(said):
    """Return the titles of a line of the copy in words."""
    return "; ".join(title["name"] for title in said["titles"])


@dataclass(frozen=True)
class Pick:
    """One recipient with one title of a copy, as `quotas` counts them."""

    recipient_id: int
    award_id: int


def picks_of(facts):
    """Return the Picks of a copy."""
    return [Pick(said["recipient"], title["award"]) for said in facts["lines"] for title in said["titles"]]


@dataclass(frozen=True)
class LineChange:
    """What happened to one recipient between two versions: `kind` is new, changed or gone; `titles` and `initiative` are pieces."""

    name: str
    kind: str
    titles: list
    initiative: list


def compare(old, new):
    """Return the LineChanges that lead from one copy to another, in the order of the new one."""
    before, after = ({said["recipient"]: said for said in facts["lines"]} for facts in (old, new))
    found = [_change(before.get(key), said) for key, said in after.items()]
    found += [_change(said, None) for key, said in before.items() if key not in after]
    return [change for change in found if change]


def _change(old, new):
    kind = "new" if old is None else "gone" if new is None else "changed"
    pieces = [differences.value(says(old) if old else "", says(new) if new else "") for says in (names_of, lambda said: said["initiative"])]
    if kind == "changed" and not any(differences.changed(each) for each in pieces):
        return None
    return LineChange((new or old)["name"], kind, *pieces)


def kept_of(registration):
    """Return the RegistrationVersions that were not taken back, in order, with who submitted them; two queries."""
    versions = RegistrationVersion.objects.select_related("submitted_by")
    return kept_by_paper(versions, "registration", [registration.pk]).get(registration.pk, [])
