"""A draft on the desk: the form of a plan together with its rows, read, saved, and compared when somebody else was faster."""

from dataclasses import dataclass

from django.db import transaction

from campaigns.obligations.remark_forms import Fixes
from campaigns.plans.actions import save_plan
from campaigns.plans.comments import answer_comments, asked_of
from campaigns.plans.comparison import Comparison, compare
from campaigns.plans.forms import ROW_FIELDS, PlanForm, RowSet, ScanForm
from campaigns.plans.models import Plan
from campaigns.plans.prefill import first_sentence
from campaigns.plans.snapshot import facts_of, file_facts, row_facts
from campaigns.plans.states import EDITABLE
from emulation.workflow.models import Trace


class Draft:
    """The editor's forms: texts, rows, and what is said about the things to fix.

    Without `data` they show what is saved; `clause` (an id as text) adds an empty row for that clause.
    """

    def __init__(self, plan, user, data=None, files=None, clause=""):
        self.plan, self.clauses = plan, {row.pk: row for row in plan.obligation.directive.clauses.select_related("parent")}
        form_class = ScanForm if plan.form == Plan.Form.SCANNED else PlanForm
        self.form = form_class(data, files, user=user, initial=_initial(plan, form_class))
        self.shown_version = plan.version if data is None else data.get("version", "")
        rows = None if data is not None else self._saved_rows(clause)
        self.fixes = Fixes(asked_of(plan), user, data)
        self.rows = RowSet(data, prefix="rows", initial=rows, form_kwargs={"user": user, "clauses": list(self.clauses.values())})

    def is_valid(self):
        """Tell whether everything typed can be read; all forms are asked, so that all errors show at once."""
        return all([self.form.is_valid(), self.rows.is_valid(), self.fixes.is_valid()])

    def save(self, *, by, now, quiet=False):
        """Save what was typed. `quiet` leaves the files alone and no trace. Raises Refused, Conflict or UploadRefused."""
        typed = self.form.cleaned_data
        files = {} if quiet else {name: typed[name] for name in ("scan", "files") if name in typed}
        fields = {name: typed[name] for name in self.form.texts}
        with transaction.atomic():
            save_plan(self.plan, by=by, now=now, version=typed["version"], fields=fields, rows=self._typed_rows(), quiet=quiet, **files)
            if answers := self.fixes.answers():
                answer_comments(self.plan, answers, by=by, now=now, shown=self.fixes.shown())

    def facts(self):
        """Return what is typed in the shape of `facts_of`, for the comparison."""
        typed = self.form.cleaned_data
        texts = {
            name: typed.get(name, getattr(self.plan, name)) for name in ("title", "aims", "measures", "organisation", "paper_reference", "paper_day")
        }
        day = texts["paper_day"]
        return {
            **texts,
            "form": self.plan.form,
            "paper_day": day.isoformat() if day else None,
            "scan": next((file_facts(file) for file in typed.get("scan", ())), None),
            "rows": [row_facts(row) for row in self._typed_rows()],
            "files": [file_facts(file) for file in typed["files"]],
        }

    def _typed_rows(self):
        return self.rows.plan_rows(self.clauses)

    def _saved_rows(self, clause):
        saved = [{**{name: getattr(row, name) for name in ROW_FIELDS}, "clause": row.clause_id} for row in self.plan.rows.all()]
        wanted = self.clauses.get(int(clause)) if clause.isdecimal() else None
        return [*saved, {"clause": wanted.pk, "content": first_sentence(wanted.text)}] if wanted else saved


@dataclass(frozen=True)
class Overtaken:
    """What somebody did while this person typed: a sentence, and the difference to what is typed now."""

    sentence: str
    who: str
    at: object
    locked: bool
    by_self: bool
    comparison: Comparison | None


def overtaken(draft, refusal, user, *, full=True):
    """Return what happened to the plan meanwhile. The draft takes the saved version, so that saving again overwrites knowingly."""
    plan = Plan.objects.with_names().get(pk=draft.plan.pk)
    draft.fixes.catch_up()
    locked = plan.state not in EDITABLE
    last = Trace.objects.of(plan).first()
    if locked or plan.version == draft.form.cleaned_data["version"]:
        return Overtaken(str(refusal), last.who if last else "", last.at if last else plan.saved_at, locked, False, None)
    draft.plan, draft.shown_version = plan, plan.version
    comparison = compare(facts_of(plan), draft.facts()) if full else None
    return Overtaken("", plan.saved_by.full_name, plan.saved_at, False, plan.saved_by_id == user.pk, comparison)


def _initial(plan, form_class):
    initial = {name: getattr(plan, name) for name in form_class.texts} | {"version": plan.version}
    initial["files"] = [link.attachment for link in plan.files.select_related("attachment")]
    if "scan" in form_class.base_fields:
        initial["scan"] = [plan.scan] if plan.scan_id else []
    return initial
