"""Several indicators of one authority and year as they would be: what differs, what stands against it, writing it in one go, telling the units."""

import copy
from dataclasses import dataclass

from campaigns.movements import history
from campaigns.movements.followers import after_change
from campaigns.movements.models import Indicator, IndicatorChange, Target
from campaigns.movements.rules import faults, tidied
from emulation.search.text import fold
from emulation.workflow.flows import Refused

FIELDS = (
    *("code", "order", "field", "form", "name", "measure", "places", "movement", "direction", "nature", "summing", "weight", "part_of"),
    *("baseline", "target", "least", "most", "required", "source", "definition"),
)
QUIET = {"order"}  # where it stands in the list concerns nobody else
REASON_NEEDED = "Chỉ tiêu đã giao cho đơn vị. Nhập lý do thay đổi để đơn vị biết."


@dataclass
class Draft:
    """`wanted` is the indicator as it would be, `saved` as it is (None: a new one); `changed` names the fields that differ."""

    wanted: Indicator
    saved: Indicator | None
    changed: list

    @property
    def told(self):
        """Whether the change concerns the units: it was given to them, and more than its place in the list differs."""
        return bool(self.saved and self.saved.assigned_at and not set(self.changed) <= QUIET)

    @property
    def story(self):
        """What differs as a list of (title, before, after) in words."""
        before = [(history.shown(self.saved, name) if self.saved else "") for name in self.changed]
        return [(history.title_of(name), was, history.shown(self.wanted, name)) for name, was in zip(self.changed, before, strict=True)]


class Batch:
    """What would become of the indicators of a year. `saved` is {id: Indicator} of all of them; `write` in the transaction that locked them."""

    def __init__(self, authority, year, saved):
        self._authority, self._year = authority, year
        self._state = dict(saved)  # by id as it would be; new ones have ids below 0 until they are stored
        self.drafts = []

    def create(self, **fields):
        """Add a new indicator, last in the order unless `fields` (see FIELDS) say otherwise; returns its Draft."""
        last = max((each.order for each in self._state.values()), default=0)
        wanted = Indicator(authority=self._authority, year=self._year, pk=-len(self.drafts) - 1, **{"order": last + 1} | tidied(fields))
        return self._add(wanted, None, [name for name in FIELDS if getattr(wanted, name) not in (None, "")])

    def change(self, saved, **fields):
        """Add an indicator with other `fields`; returns its Draft, whose `changed` may be empty."""
        wanted = copy.copy(saved)
        for name, value in tidied({"form": saved.form, "summing": saved.summing} | fields).items():
            setattr(wanted, name, value)
        return self._add(wanted, saved, [name for name in FIELDS if getattr(wanted, name) != getattr(saved, name)])

    def _add(self, wanted, saved, changed):
        wanted.search_key = fold(f"{wanted.code} {wanted.name} {wanted.measure}")[:400]
        draft = Draft(wanted, saved, changed)
        self.drafts.append(draft)
        self._state[wanted.pk] = wanted
        return draft

    @property
    def changed(self):
        return [draft for draft in self.drafts if draft.changed]

    def faults(self, draft):
        """Return {field: sentence} for what stands against a Draft, with all the others as they would be."""
        wanted, saved = draft.wanted, draft.saved
        found = faults(wanted, {pk: each for pk, each in self._state.items() if pk != wanted.pk})
        if saved and "form" in draft.changed and (saved.entries.exists() or saved.targets.filter(level__isnull=False).exists()):
            found["form"] = "Chỉ tiêu đã có mức giao hoặc số liệu nên không đổi loại được. Lập chỉ tiêu mới"
        return found

    def guard(self, reason):
        """Raise Refused for what stands against the drafts, and without a `reason` where the units have to be told one."""
        sentences = [words for draft in self.changed for words in self.faults(draft).values()]
        if sentences:
            raise Refused(". ".join(dict.fromkeys(sentences)) + ".")
        if not reason and any(draft.told for draft in self.changed):
            raise Refused(REASON_NEEDED)

    def write(self, *, by, now, reason=""):
        """Store every draft that differs, with its history; the followers act and the units are told once."""
        drafts = self.changed
        told = {draft.wanted.pk: draft.story for draft in drafts if draft.told}
        lines = [line for draft in drafts for line in self._lines(draft, by, now, reason)]
        self._store([draft.wanted for draft in drafts if draft.saved is None])
        for draft in drafts:
            if draft.saved:
                self._link(draft.wanted)
                draft.wanted.version = draft.saved.version + 1
                values = {name: getattr(draft.wanted, name) for name in draft.changed}
                Indicator.objects.filter(pk=draft.wanted.pk).update(search_key=draft.wanted.search_key, version=draft.wanted.version, **values)
        for line in lines:
            line.indicator = line.indicator  # a new one has its id by now
        IndicatorChange.objects.bulk_create(lines)
        after_change({draft.wanted.pk for draft in drafts})
        if told:
            self._tell([draft for draft in drafts if draft.wanted.pk in told], by, now, reason)

    def _lines(self, draft, by, now, reason):
        if draft.saved is None:
            return [history.line(draft.wanted, "Lập chỉ tiêu", after=draft.wanted.name, by=by, now=now)]
        common = {"reason": reason, "by": by, "now": now}
        titles = {history.title_of(name) for name in QUIET}
        return [history.line(draft.wanted, *said, told=draft.told and said[0] not in titles, **common) for said in draft.story]

    def _store(self, waiting):
        """Store new indicators, those that others lean on first."""
        while waiting:
            ready = [each for each in waiting if all(link is None or link.pk > 0 for link in (each.weight, each.part_of))]
            for indicator in ready:
                self._link(indicator)
                indicator.pk = None
                indicator.save(force_insert=True)
            waiting = [each for each in waiting if each not in ready]

    @staticmethod
    def _link(indicator):
        """Take over the ids that linked indicators were given meanwhile."""
        indicator.weight, indicator.part_of = indicator.weight, indicator.part_of

    def _tell(self, drafts, by, now, reason):
        names = {
            draft.wanted.pk: [f"{draft.wanted.name} – {what}: {was or 'để trống'} → {then or 'để trống'}" for what, was, then in draft.story]
            for draft in drafts
        }
        lines = {}
        for target in Target.objects.reported().filter(indicator__in=names).select_related("unit"):
            lines.setdefault(target.unit, []).extend(names[target.indicator_id])
        what = drafts[0].wanted.name if len(drafts) == 1 else f"{len(drafts)} chỉ tiêu"
        history.tell_units(
            lines,
            key=f"indicator-{drafts[0].wanted.pk}-{drafts[0].wanted.version}",
            subject=f"Chỉ tiêu năm {self._year} thay đổi: {what}",
            closing=f"Lý do: {reason}\nSố liệu đơn vị đã nhập trước đó được đánh dấu để xem lại.",
            authority=self._authority,
            year=self._year,
            by=by,
            now=now,
        )
