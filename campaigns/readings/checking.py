"""Whether each finding fits the part of the directive that it is for: the form of the part says so, before anything is made."""

from campaigns.directives.outline import printed_label
from campaigns.directives.parts import TOO_DEEP
from campaigns.directives.rows import MOST_ROWS
from campaigns.readings.forms import form_of
from campaigns.readings.items import DROPPED, KEPT, TAKEN
from campaigns.readings.vocabulary import CLAUSES, MOVEMENTS, NOUNS, ODDITIES, PARTS


def number_of(item):
    """Return the place of the item in its part, from 1: what duties and movements point at a clause with."""
    return int(item["id"][1:])


def choices_of(items, resolver):
    """Return what the forms choose from: the units below the authority, their kinds, the clauses of the text."""
    return {
        "kinds": [(kind.pk, kind.group_name) for kind in resolver.kinds],
        "units": [(unit.pk, unit.name) for unit in resolver.units],
        "clauses": [("", "Không nêu"), *addresses(items).items()],
    }


def addresses(items):
    """Return how people call each clause, by its number: {3: "Khoản 3", 8: "Điểm a khoản 7"}."""
    named, above = {}, []
    for item in items:
        if item["part"] == CLAUSES:
            level, label = item["value"]["level"], item["value"]["label"].rstrip(".)")
            del above[level:]
            own = f"Khoản {label}" if level == 0 else f"Điểm {label}"
            named[number_of(item)] = f"{own} {above[0][0].lower()}{above[0][1:]}" if above else own
            above.append(own)
    return named


class Checks:
    """The forms of all findings that may go into the draft, each checked once; `faults` are sentences by the id of the finding."""

    def __init__(self, items, resolver, user=None):
        choices = choices_of(items, resolver)
        self.parents, self.addresses = parents_of(items), addresses(items)
        self.items = [item for item in items if item["decision"] != KEPT and item["part"] != ODDITIES]
        self.forms = {item["id"]: form_of(item, choices, posted(item["value"]), user) for item in self.items}
        self.faults = self._together([item for item in self.items if item["decision"] != DROPPED])

    def blocking(self):
        """Return (item, sentences) for every finding that is taken and cannot go into a draft, looking at what is taken only."""
        taken = [item for item in self.items if item["decision"] == TAKEN]
        faults = self._together(taken)
        return [(item, faults[item["id"]]) for item in taken if faults[item["id"]]]

    def too_many(self):
        """Return the sentences for parts of which more is taken than the pages of the draft can hold."""
        counts = {part: sum(item["part"] == part and item["decision"] == TAKEN for item in self.items) for part in PARTS}
        return [f"{PARTS[part]}: đã lấy {count} {NOUNS[part]}, tối đa {MOST_ROWS}" for part, count in counts.items() if count > MOST_ROWS]

    def cleaned(self, part):
        """Return (item, cleaned values) for what is taken of `part`, in the order of the paper."""
        return [(item, self.forms[item["id"]].cleaned_data) for item in self.items if item["part"] == part and item["decision"] == TAKEN]

    def _together(self, standing):
        faults = {item["id"]: _sentences(self.forms[item["id"]]) for item in standing}
        for name, sentence in (*_tree_faults(standing, self.parents, self.addresses), *_twice(standing)):
            faults[name].append(sentence)
        return faults


def posted(value):
    """Return the value of an item as a form would post it."""
    return {name: "" if each is None else each for name, each in value.items()} | ({"printed": "on"} if value.get("printed") else {"printed": ""})


def _sentences(form):
    return [sentence for sentences in form.errors.values() for sentence in sentences]


def parents_of(items):
    """Return the id of the clause that each clause stands below, None for the highest; those that stand too deep are left out."""
    parents, above = {}, []
    for item in items:
        if item["part"] != CLAUSES:
            continue
        level = item["value"]["level"]
        if level <= len(above):
            del above[level:]
            parents[item["id"]] = above[-1] if above else None
            above.append(item["id"])
    return parents


def _tree_faults(standing, parents, named):
    """Yield (id, sentence) for clauses that stand too deep, whose own clause does not come along, or that bear a label twice."""
    there, labels = {item["id"] for item in standing}, set()
    for item in standing:
        if item["part"] != CLAUSES:
            continue
        if item["id"] not in parents:
            yield item["id"], TOO_DEEP
            continue
        parent, label = parents[item["id"]], item["value"]["label"].rstrip(".) ")
        if parent and parent not in there:
            own = named[int(parent[1:])]
            yield item["id"], f"{own} chưa được lấy. Lấy {own[0].lower()}{own[1:]}, hoặc sửa cấp của dòng này"
        if (parent, label) in labels:
            yield item["id"], f"Số “{printed_label(label, item['value']['level'])}” đã có ở trên. Sửa số, hoặc bỏ một trong hai"
        labels.add((parent, label))


def _twice(standing):
    """Yield (id, sentence) for movements that stand already above."""
    seen = set()
    for item in standing:
        if item["part"] == MOVEMENTS:
            key = tuple(item["value"][name] for name in ("name", "level", "year_from", "year_to"))
            if key in seen:
                yield item["id"], "Phong trào này đã có ở trên. Bỏ một trong hai"
            seen.add(key)
