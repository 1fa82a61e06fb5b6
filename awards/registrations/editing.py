"""A registration on the desk: the rows of the unit with what is typed in them, saved, and compared when somebody else was faster."""

from dataclasses import dataclass

from awards.registrations.actions import Entry, save_lines
from awards.registrations.forms import HeadForm, RowForm
from awards.registrations.models import Registration
from awards.registrations.quotas import quotas
from awards.registrations.roster import Roster
from awards.registrations.snapshot import Pick
from awards.registrations.states import EDITABLE
from awards.registrations.titles import book_of, titles_for, titles_of
from emulation.workflow.models import Trace

LONG = 10  # digits of what is no id of a title


@dataclass
class DraftRow:
    """One row of the page: the Row of the roster, its form, the AwardTypes to tick, which of them are ticked, what is written beside."""

    row: object
    form: RowForm
    choices: list
    ticked: set
    initiative: str
    on_page: bool

    @property
    def entry(self):
        """What was typed, as `save_lines` wants it; the form must be valid."""
        return Entry(frozenset(self.form.cleaned_data["titles"]), self.form.cleaned_data["initiative"])

    @property
    def names(self):
        """The ticked titles in short words."""
        return ", ".join(award.short_name for award in self.choices if award.pk in self.ticked)


class Draft:
    """The rows of a registration as saved, or with `data` as posted; a row that the posted page did not have yet stays as saved."""

    is_bound = True  # each row knows for itself; the summary of errors asks all of them

    def __init__(self, registration, user, day, data=None):
        self.registration, self.data = registration, data
        self.book = book_of(registration, day)
        self.titles = titles_of(self.book)
        self.roster = Roster(registration, day)
        self.head = HeadForm(data, user=user, initial={"version": registration.version, "note": registration.note})
        self.shown_version = registration.version if data is None else data.get("version", "")
        self.rows = [self._row(row, user) for row in self.roster.rows]

    @property
    def persons(self):
        return [row for row in self.rows if row.row.recipient.is_person]

    @property
    def teams(self):
        return [row for row in self.rows if not row.row.recipient.is_person]

    @property
    def forms(self):
        """The posted forms of the rows, for the summary of errors."""
        return [row.form for row in self.rows if row.on_page]

    def non_form_errors(self):
        """Nothing concerns all of the rows."""
        return []

    def quotas(self):
        """Return the Quotas of what is ticked now; no query."""
        return quotas([Pick(row.row.pk, award) for row in self.rows for award in row.ticked], self.book)

    def is_valid(self):
        """Tell whether everything typed can be read; all forms are asked, so that all errors show at once."""
        return all([self.head.is_valid(), *[form.is_valid() for form in self.forms]])

    def save(self, *, by, now):
        """Save what was typed. Raises Refused or Conflict."""
        typed = self.head.cleaned_data
        entries = {row.row.pk: row.entry for row in self.rows if row.on_page}
        save_lines(self.registration, by=by, now=now, version=typed["version"], entries=entries, note=typed["note"], roster=self.roster)

    def _row(self, row, user):
        choices = titles_for(self.titles, row.recipient.kind)
        choices += [award for award in row.titles.values() if award not in choices]
        prefix = f"r{row.pk}"
        on_page = self.data is not None and f"{prefix}-initiative" in self.data
        form = RowForm(self.data if on_page else None, prefix=prefix, user=user, awards=choices, name=row.recipient.name)
        if not on_page:
            return DraftRow(row, form, choices, set(row.titles), row.initiative, False)
        posted = {int(value) for value in form.data.getlist(f"{prefix}-titles") if value.isdecimal() and len(value) < LONG}
        return DraftRow(row, form, choices, posted, form.data.get(f"{prefix}-initiative", ""), True)


@dataclass(frozen=True)
class Overtaken:
    """What somebody did while this person typed: `differing` are (name, as saved, as typed); `locked`: it is no draft any more."""

    sentence: str
    who: str
    at: object
    locked: bool
    by_self: bool
    differing: list


def overtaken(draft, refusal, user, day):
    """Return what happened meanwhile. The draft takes the saved version, so that saving again overwrites knowingly."""
    fresh = Registration.objects.get(pk=draft.registration.pk)
    last = Trace.objects.of(fresh).first()
    who, locked = (last.who if last else ""), fresh.state not in EDITABLE
    if locked or fresh.version == draft.head.cleaned_data["version"]:
        return Overtaken(str(refusal), who, fresh.saved_at, locked, False, [])
    saved = {row.row.pk: row for row in Draft(fresh, user, day).rows}
    typed = [(row, saved.get(row.row.pk)) for row in draft.rows if row.on_page]
    differing = [(row.row.recipient.name, _words(old), _words(row)) for row, old in typed if old and _words(old) != _words(row)]
    draft.registration, draft.shown_version = fresh, fresh.version
    return Overtaken("", who, fresh.saved_at, False, last is not None and last.actor_id == user.pk, differing)


def _words(row):
    return "; ".join(part for part in (row.names or "không đăng ký", row.initiative) if part)
