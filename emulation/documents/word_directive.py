"""The middle of a Chỉ thị in Word: the twin of templates/documents/directive.html."""

from emulation.documents.word import say


def write(sheet, facts):
    """Write the clauses with their points, each under its own label."""
    _below(sheet, facts["clauses"])


def _below(sheet, clauses):
    for clause in clauses:
        children = clause.get("children") or ()
        say(sheet, clause["text"], label=clause.get("label", ""), keep_last=bool(children))
        _below(sheet, children)
