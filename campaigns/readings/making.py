"""From what was taken of a text to a draft: one transaction, once."""

from campaigns.directives import contents
from campaigns.directives.actions import create_directive
from campaigns.readings.actions import ONLY_OFFICE
from campaigns.readings.checking import Checks, number_of
from campaigns.readings.models import DirectiveReading
from campaigns.readings.vocabulary import BASES, CLAUSES, DUTIES, FACTS, HEAD, MOVEMENTS, RECIPIENTS
from emulation.workflow.flows import Refused
from emulation.workflow.steps import act, write_trace


def taken_heading(checks):
    """Return the fields of the heading that come from the text, as their forms cleaned them."""
    return {FACTS[item["key"]][1]: values["value"] for item, values in checks.cleaned(HEAD) if "value" in values}


@act
def make_draft(reading, *, by, now, heading, resolver):
    """Create the directive of what is taken in `reading` and of `heading` (the fields the text did not give); returns it.

    A second call returns the same directive. Raises Refused without the right, while a taken finding has a fault, or when nothing is taken.
    """
    locked = DirectiveReading.objects.select_for_update().get(pk=reading.pk)
    if not by.has_perm("campaigns.draft_directive", locked):
        raise Refused(ONLY_OFFICE)
    if locked.directive_id:
        return locked.directive
    checks = Checks(locked.findings["items"], resolver, by)
    _guard(checks)
    directive = create_directive(authority=locked.authority, by=by, now=now, **heading, **taken_heading(checks))
    _write_parts(directive, checks, by, now)
    note = signed_words(locked.findings)
    write_trace(directive, step="read", what=f"Lập từ văn bản “{locked.name}”"[:200], by=by, now=now, note=note, to_state=directive.state)
    DirectiveReading.objects.filter(pk=locked.pk).update(directive=directive, made_at=now)
    write_trace(locked, step="make", what="Lập dự thảo từ các mục đã lấy", by=by, now=now)
    reading.directive, reading.made_at = directive, now
    return directive


def signed_words(findings):
    """Return what the text says of its own number and day, for reference: "Bản đã đọc ghi số 01/CT-UBND, ngày 6/2/2023", or nothing."""
    said = {item["key"]: item["value"]["value"] for item in findings["items"] if item["part"] == HEAD}
    if not said.get("number"):
        return ""
    number = said["number"].zfill(2) if said["number"].isdigit() else said["number"]
    reference = "/".join(part for part in (number, said.get("symbol")) if part)
    day = "/".join(str(int(part)) for part in reversed(said["day"].split("-"))) if said.get("day") else ""
    return f"Bản đã đọc ghi số {reference}{f', ngày {day}' if day else ''}"


def _guard(checks):
    if faults := checks.blocking():
        raise Refused(f"Còn {len(faults)} mục đã lấy chưa đúng. Sửa hoặc bỏ các mục đó rồi lập dự thảo.")
    if too_many := checks.too_many():
        raise Refused(f"{'; '.join(too_many)}.")
    if not any(checks.cleaned(part) for part in (HEAD, BASES, CLAUSES, MOVEMENTS, RECIPIENTS, DUTIES)):
        raise Refused("Chưa lấy mục nào. Chọn “Lấy” ở các mục cần đưa vào dự thảo.")


def _write_parts(directive, checks, by, now):
    """Write the five lists; a duty or movement whose clause was not taken names none."""

    def write(verb, rows):
        if rows:
            verb(directive, rows, by=by, now=now, version=directive.version)

    clauses = checks.cleaned(CLAUSES)
    write(contents.write_bases, [values for _, values in checks.cleaned(BASES)])
    write(contents.write_clauses, [values | {"id": None} for _, values in clauses])
    by_order = dict(directive.clauses.values_list("order", "pk"))
    ids = {number_of(item): by_order[order] for order, (item, _) in enumerate(clauses, 1)}
    placed = {part: [values | {"clause_id": ids.get(values["clause_id"])} for _, values in checks.cleaned(part)] for part in (MOVEMENTS, DUTIES)}
    write(contents.write_movements, placed[MOVEMENTS])
    write(contents.write_recipients, [values for _, values in checks.cleaned(RECIPIENTS)])
    write(contents.write_duties, [row | {"confirmed": False} for row in placed[DUTIES]])
