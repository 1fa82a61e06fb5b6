"""The criteria of an entry of the catalogue file as rows. A type or a key that nobody knows stops the loading."""

from dataclasses import dataclass, field

from awards.catalogue.file_words import RECIPIENTS
from awards.catalogue.models import Criterion
from awards.catalogue.states import CriterionKind

KINDS = {kind.value: kind for kind in CriterionKind} | {
    "training_under_1y_counts": CriterionKind.TRAINING,
    "training_1y_plus_needs": CriterionKind.TRAINING,
}
ELSEWHERE = {"processing_days"}  # rows of another table
IN_WORDS = {CriterionKind.TRAINING, CriterionKind.TRANSFER}  # the value of these is a text
WHOLES = {"don_vi_dan_dau_cum_khoi": "DAN_DAU_KHOI"}  # of what a share is taken, where the file does not use the code of the award
ALTERNATIVES = {
    "de_tai_khoa_hoc": "đề tài khoa học",
    "de_tai_khoa_hoc_nghiem_thu": "đề tài khoa học đã nghiệm thu",
    "muu_tri_sang_tao_chien_dau": "mưu trí, sáng tạo trong chiến đấu",
}


@dataclass
class ReadCriterion:
    """A criterion read from the file, with its alternatives where it has some."""

    fields: dict
    options: list = field(default_factory=list)

    def store(self, rule, parent=None, order=None):
        """Store the criterion and its alternatives below `rule`; returns its row."""
        place = rule.criteria.count() if order is None else order
        row = Criterion.objects.create(rule=rule, parent=parent, order=place, **self.fields)
        for number, option in enumerate(self.options):
            option.store(rule, row, number)
        return row


def criteria_of(entry, types):
    """Return the ReadCriterions of an entry (a dict); `types` is {code: AwardType}. Raises KeyError for what has no meaning here."""
    return [_read(each, entry, types, entry["confidence"]) for each in entry["criteria"] if each["type"] not in ELSEWHERE]


def _read(row, entry, types, confidence):
    row = dict(row)
    kind, confidence = KINDS[row.pop("type")], row.pop("confidence", confidence)
    value, text = row.pop("value", None), [row.pop("text", "")]
    if kind in IN_WORDS and isinstance(value, str):
        value, text = None, [value]
    if names := row.pop("alternatives", []):
        text.append("hoặc " + ", ".join(ALTERNATIVES[name] for name in names))
    whole = row.pop("of", "")
    if " " in whole:  # of what a share is taken, said in words
        text.append(f"tính trên: {whole}")
    options = [_read(option, entry, types, confidence) for option in row.pop("options", [])]
    fields = {
        "kind": kind,
        "value": _count(row, value),
        "years": row.pop("consecutive_years", None) or row.pop("then_years", None),
        "award": types[row.pop("title", None) or row.pop("award", None)] if {"title", "award"} & set(row) else None,
        "same_year": row.pop("same_year", False),
        "strict": row.pop("strict_greater", False),
        "grade": row.pop("min", "") or row.pop("grade", ""),
        "sanction": row.pop("from_level", ""),
        "initiatives": row.pop("min_initiatives", None),
        "applies_to": RECIPIENTS[applies] if (applies := row.pop("applies_to", "")) else "",
        "text": "; ".join(filter(None, text)),
        "basis": row.pop("legal", "") or entry["legal_basis"][:300],
        "confidence": confidence,
    }
    scope = row.pop("scope", "")
    fields["of_members"], fields["scope"] = scope == "members", scope if scope not in ("members", "self") else ""
    if whole and " " not in whole:
        fields["award"] = types[WHOLES.get(whole, whole)]
    if row:
        raise KeyError(f"Không hiểu {sorted(row)} của {entry['entry_id']}")
    return ReadCriterion(fields, options)


def _count(row, value):
    """The number of a criterion, whatever the file calls it; True and None are none."""
    named = [row.pop(name) for name in ("min_pct", "min_count", "min_days", "min_working_days") if name in row]
    found = named[0] if named else value
    return None if found is None or isinstance(found, bool) else int(found)
