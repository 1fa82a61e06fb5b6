"""The plan as plain facts: for the copy kept at each submission, for the paper, and for comparing two versions."""

from emulation.formats.words import day_words, number_words
from emulation.search.text import nfc


def facts_of(plan):
    """Return what the plan says as a JSON-ready dict: head, texts, rows (list of dicts of strings), files with digest."""
    return {
        "form": plan.form,
        "title": plan.title,
        "aims": plan.aims,
        "measures": plan.measures,
        "organisation": plan.organisation,
        "paper_reference": plan.paper_reference,
        "paper_day": plan.paper_day.isoformat() if plan.paper_day else None,
        "scan": file_facts(plan.scan) if plan.scan_id else None,
        "rows": [row_facts(row) for row in plan.rows.select_related("clause__parent")],
        "files": [file_facts(link.attachment) for link in plan.files.select_related("attachment")],
    }


def row_facts(row):
    """Return one row (a PlanRow, saved or not) as a dict of strings; `key` tells it again in the next version."""
    return {
        "key": str(row.key),
        "clause": row.clause.address if row.clause_id else "",
        "content": nfc(row.content),
        "indicator": row.indicator,
        "measure": row.measure,
        "level": "" if row.level is None else number_words(row.level),
        "due": day_words(row.due) if row.due else "",
        "person": row.person,
    }


def file_facts(attachment):
    """Return a file as its name and digest."""
    return {"name": attachment.name, "sha256": attachment.sha256}


def digests_of(facts):
    """Return the digests (a set) of the files that such facts name."""
    return {file["sha256"] for file in [facts.get("scan"), *facts.get("files", ())] if file}
