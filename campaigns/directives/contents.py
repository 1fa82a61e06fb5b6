"""Verbs that write the parts of a draft: each claims the version that the person saw and writes its rows in one transaction.

`rows` are dicts in the order of the paper. All raise Refused when the directive is no draft, Conflict when somebody saved meanwhile.
"""

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from campaigns.directives.actions import edit_directive
from campaigns.directives.models import Clause
from campaigns.movements.models import Movement
from emulation.search.text import fold
from emulation.workflow.steps import act

LINKED = ("kinds", "units")


@act
def write_bases(directive, rows, *, by, now, version):
    """Write the legal bases."""
    edit_directive(directive, by=by, now=now, version=version, what="Sửa căn cứ")
    _replace(directive.bases, rows)


@act
def write_clauses(directive, rows, *, by, now, version):
    """Write the tree of clauses from rows {id, level, label, text}; a row stands below the nearest row above it of a lower level.

    A clause with a known `id` stays the same record, because duties and movements point at it.
    """
    edit_directive(directive, by=by, now=now, version=version, what="Sửa các điều khoản")
    present = {clause.pk: clause for clause in directive.clauses.all()}
    # Labels move from clause to clause when one is put in between; the database refuses two of one label even for a moment.
    # The sign before the id is one that no form lets in, so that nobody's own label is met.
    directive.clauses.update(label=Concat(Value("\x7f"), Cast("pk", CharField())))
    above = []
    for order, row in enumerate(rows, 1):
        clause = present.pop(row["id"], None) or Clause(directive=directive)
        del above[row["level"] :]
        clause.parent = above[-1] if above else None
        clause.order, clause.label, clause.text = order, row["label"], row["text"]
        clause.save()
        above.append(clause)
    Clause.objects.filter(pk__in=present).delete()


@act
def write_movements(directive, rows, *, by, now, version):
    """Write the named movements from rows {name, level, year_from, year_to, clause_id}; a movement already known is named again, not doubled."""
    edit_directive(directive, by=by, now=now, version=version, what="Sửa các phong trào được nêu")
    _replace(directive.named_movements, [{"movement": _movement(row), "clause_id": row["clause_id"]} for row in rows])


def _movement(row):
    known = {"name": row["name"], "level": row["level"], "year_from": row["year_from"], "year_to": row["year_to"]}
    return Movement.objects.get_or_create(**known, defaults={"search_key": fold(row["name"])})[0]


@act
def write_recipients(directive, rows, *, by, now, version):
    """Write the lines of "Nơi nhận" with the kinds and units they mean (lists of ids)."""
    edit_directive(directive, by=by, now=now, version=version, what="Sửa nơi nhận")
    _replace(directive.recipients, rows)


@act
def write_duties(directive, rows, *, by, now, version):
    """Write the duties with the kinds and units they bind (lists of ids)."""
    edit_directive(directive, by=by, now=now, version=version, what="Sửa các việc giao")
    _replace(directive.duties, rows)


def _replace(manager, rows):
    manager.all().delete()
    for order, row in enumerate(rows, 1):
        record = manager.create(order=order, **{name: value for name, value in row.items() if name not in LINKED})
        for name in LINKED:
            if row.get(name):
                getattr(record, name).set(row[name])
