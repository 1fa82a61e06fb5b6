"""Loading the catalogue file: the national rules, as rows that the office may go on to edit.

Loading again brings what is new and leaves alone what an editor has changed (a row with a history, a rule whose `version` is above 1),
unless told otherwise.
The file is compiled from the law, with how sure each fact is; see docs/glossary.md for the words of its keys.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from awards.catalogue import file_words as words
from awards.catalogue.models import (
    AwardRule,
    AwardType,
    BaseSalary,
    BonusRate,
    Capacity,
    Checklist,
    ChecklistItem,
    Principle,
    ProcessingTime,
    Regime,
    VoteRule,
)
from awards.catalogue.reading import criteria_of
from emulation.search.text import fold
from emulation.workflow.models import Trace

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILE = Path(__file__).parent.parent / "data" / "award_catalogue.yaml"


@dataclass
class Loaded:
    """How many rows are new, how many were brought up to date, how many were left as somebody edited them."""

    new: int = 0
    same: int = 0
    kept: int = 0


@transaction.atomic
def load_catalogue(path=FILE, *, overwrite=False):
    """Load the file at `path`; returns Loaded. With `overwrite`, rules that somebody edited become those of the file again.

    Raises KeyError for a word of the file that has no meaning here: nothing of a file that is not understood is stored.
    """
    data = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 -- a safe loader, the fast one where it was built
    loaded = Loaded()
    keeper = _Keeper(loaded, overwrite=overwrite)
    regimes = _regimes(data["regimes"], keeper)
    _salaries(data["base_salary"], keeper)
    capacities = _capacities(data["capacities"], keeper)
    types = _types(data["awards"], data["order_of_lists"])
    for place, entry in enumerate(data["awards"]):
        _rule(entry, place, types, capacities, loaded, overwrite=overwrite)
        _bonuses(entry, types[entry["code"]], regimes, keeper)
    _votes(data["vote_rules"], types, regimes, keeper)
    _checklists(data["dossiers"], types, keeper)
    _times(data["awards"], types, keeper)
    _principles(data["blocking_rules"], data["bonus_rules"], keeper)
    return loaded


class _Keeper:
    """Stores rows of the file, but leaves alone what somebody edited: a row with a line of history was edited here."""

    def __init__(self, loaded, *, overwrite):
        self.loaded, self.overwrite, self._edited = loaded, overwrite, {}

    def store(self, model, defaults, **key):
        """Return (the row of `model` found by `key`, whether it is now as in the file)."""
        row = model.objects.filter(**key).first()
        if row is None:
            return model.objects.create(**key, **defaults), True
        if not self.overwrite and str(row.pk) in self._edited_of(model):
            self.loaded.kept += 1
            return row, False
        for name, value in defaults.items():
            setattr(row, name, value)
        row.save()
        return row, True

    def _edited_of(self, model):
        if model not in self._edited:
            kind = ContentType.objects.get_for_model(model)
            self._edited[model] = {str(pk) for pk in Trace.objects.filter(content_type=kind).values_list("object_id", flat=True)}
        return self._edited[model]


def _day(text):
    return None if text is None else dt.date.fromisoformat(str(text))


def _regimes(rows, keeper):
    found = {}
    for row in rows:
        fields = {
            "name": row["name_vi"],
            "valid_from": _day(row["date_from"]),
            "valid_to": _day(row["date_to"]),
            "confidence": row["confidence"],
            "note": row.get("note", ""),
        }
        found[row["id"]] = keeper.store(Regime, fields, code=row["id"])[0]
    return found


def _salaries(rows, keeper):
    """Each salary counts until the day before the next one."""
    days = [_day(row["date_from"]) for row in rows]
    for row, since, then in zip(rows, days, [*days[1:], None], strict=True):
        until = then and then - dt.timedelta(days=1)
        fields = {"valid_to": until, "amount": row["vnd"], "basis": row["basis"], "confidence": row["confidence"]}
        keeper.store(BaseSalary, fields, valid_from=since)


def _capacities(rows, keeper):
    found = {}
    for place, row in enumerate(rows):
        fields = {"name": row["name"], "level": words.LEVELS[row["level"]], "order": place}
        found[row["code"]] = keeper.store(Capacity, fields, code=row["code"])[0]
    return found


def _types(entries, order):
    """One AwardType for each code; its name is that of the newest entry."""
    found, ranks = {}, {code: rank for rank, code in enumerate(reversed(order), 1)}
    for entry in entries:
        name = entry["name_vi"]
        fields = {
            "name": name,
            "short_name": words.SHORT.get(entry["code"], name[:60]),
            "form": words.FORMS[entry["form"]],
            "level": words.LEVELS[entry["level"]],
            "rank": ranks[entry["code"]],
            "search_key": fold(f"{name} {entry['code']}"),
        }
        found[entry["code"]] = AwardType.objects.update_or_create(code=entry["code"], defaults=fields)[0]
    return found


def _rule(entry, place, types, capacities, loaded, *, overwrite):
    """Store one entry with its criteria; an edited one stays."""
    rule = AwardRule.objects.filter(code=entry["entry_id"]).first()
    if rule and rule.version > 1 and not overwrite:
        loaded.kept += 1
        return
    loaded.same += bool(rule)
    loaded.new += rule is None
    fields = {
        "award": types[entry["code"]],
        "recipients": [words.RECIPIENTS[each] for each in entry["recipient"]],
        "kinds": [words.KINDS[each] for each in entry["kinds"]],
        "valid_from": _day(entry["regime_from"]),
        "valid_to": _day(entry["regime_to"]),
        "basis": entry["legal_basis"],
        "confidence": entry["confidence"],
        "note": "\n".join(filter(None, [entry.get("note"), entry.get("r4_note")])),
        "unsure_from": words.UNSURE_FROM if entry.get("r4_confidence") == "unsure" else None,
        "version": 1,
    }
    rule = AwardRule.objects.update_or_create(code=entry["entry_id"], defaults=fields)[0]
    rule.capacities.set([capacities[each] for each in entry["decided_by"]])
    rule.criteria.all().delete()
    for criterion in criteria_of(entry, types):
        criterion.store(rule)


def _bonuses(entry, award, regimes, keeper):
    """The multipliers by regime; equal ones of regimes in a row stay apart, because each has its own decree."""
    for code, rate in entry["bonus"].items():
        regime = regimes[code]
        rates = rate if isinstance(rate, dict) else dict.fromkeys(entry["recipient"], rate)
        for recipient, multiplier in rates.items():
            fields = {
                "multiplier": None if multiplier is None else Decimal(str(multiplier)),
                "ceiling": bool(entry.get("bonus_is_max")),
                "valid_to": regime.valid_to,
                "basis": entry["legal_basis"],
                "confidence": entry["confidence"] if regime.is_sure else regime.confidence,
            }
            key = {"award": award, "recipient": words.RECIPIENTS[recipient], "valid_from": regime.valid_from, "local": None}
            keeper.store(BonusRate, fields, **key)


def _votes(rows, types, regimes, keeper):
    for row in rows:
        first = regimes.get(row["regime"])
        for code in row["awards"]:
            fields = {
                "valid_to": first.valid_to if first else None,
                "pct": row["pct"],
                "suggested_pct": row.get("default_suggestion_pct"),
                "of_all": row["base"] == "total_members",
                "secret": row.get("secret"),
                "absent_in_writing": row.get("absent") == "written_opinion",
                "basis": row["basis"],
                "confidence": row["confidence"],
            }
            since = first.valid_from if first else min(regime.valid_from for regime in regimes.values())
            keeper.store(VoteRule, fields, award=types[code], valid_from=since, local=None)


def _checklists(rows, types, keeper):
    for row in rows:
        known = words.CHECKLISTS[row["id"]]
        fields = {
            "name": known.name,
            "level": known.level,
            "simplified": known.simplified,
            "revocation": known.revocation,
            "copies": row["copies"],
            "when": row.get("when", ""),
            "valid_from": words.FIRST_DAY,
            "basis": row["basis"],
            "confidence": row["confidence"],
        }
        checklist, fresh = keeper.store(Checklist, fields, code=row["id"])
        if not fresh:
            continue
        checklist.awards.set([types[code] for code in known.awards])
        asked = [(code, None) for code in row["items"]]
        asked += [(code, types[award]) for award, codes in row.get("extra_for", {}).items() for code in codes]
        for order, (code, award) in enumerate(asked):
            paper = words.PAPERS[code]
            fields = {"order": order, "name": paper.name, "each": paper.each, "made": paper.made}
            keeper.store(ChecklistItem, fields, checklist=checklist, code=code.replace("_", "-"), award=award)


def _times(entries, types, keeper):
    for entry in entries:
        for criterion in entry["criteria"]:
            if criterion["type"] == "processing_days":
                fields = {"days": criterion["value"], "confidence": criterion["confidence"], "valid_to": _day(entry["regime_to"])}
                fields["basis"] = entry["legal_basis"]
                key = {"award": types[entry["code"]], "kind": "", "local": None, "valid_from": _day(entry["regime_from"])}
                keeper.store(ProcessingTime, fields, **key)


def _principles(judgement, bonus, keeper):
    for subject, rows in ((Principle.Subject.JUDGEMENT, judgement), (Principle.Subject.BONUS, bonus)):
        for row in rows:
            fields = {
                "subject": subject,
                "severity": row.get("severity", Principle.Severity.INFO),
                "text": row.get("text") or row["rule"],
                "basis": row["basis"],
                "confidence": row["confidence"],
                "note": row.get("note", ""),
                "valid_from": words.FIRST_DAY,
            }
            keeper.store(Principle, fields, code=row["id"])
