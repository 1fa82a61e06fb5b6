"""Forms of a synthesis: which period to build, the words of its parts, the kept sentences."""

from django import forms

from campaigns.movements.periods import CHOICES, Period
from emulation.search.forms import BorderForm
from reports.synthesis.parts import chapter_of_part

TEXT_LENGTH = 40000
QUOTE_LENGTH = 4000


def order_field(place):
    """Return the box for the place of a row in a list that the office puts in order."""
    box = forms.NumberInput(attrs={"class": "form-control num-in", "min": 1})
    return forms.IntegerField(label="Thứ tự", min_value=0, max_value=9999, required=False, initial=place, widget=box)


def words_field(label, text):
    """Return the box for the words of such a row, as high as `text` needs."""
    box = forms.Textarea(attrs={"rows": max(2, len(text) // 90 + 1), "class": "form-control short growing"})
    return forms.CharField(label=label, required=False, max_length=QUOTE_LENGTH, initial=text, widget=box)


class BuildForm(BorderForm):
    """What to build; `version` is that of the draft on the page, empty where there was none."""

    authority = forms.IntegerField()
    year = forms.IntegerField(min_value=2000, max_value=2100)
    period = forms.ChoiceField(choices=CHOICES)
    version = forms.IntegerField(required=False)

    @property
    def span(self):
        """The Period asked for; the form must be valid."""
        return Period(self.cleaned_data["year"], self.cleaned_data["period"])


class PartsForm(BorderForm):
    """The title and one box for each part of the draft; the key of a part names its box."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Tên báo cáo", max_length=300)

    required_words = {"title": "Nhập tên báo cáo"}

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.parts = list(parts)
        for part in self.parts:
            rows = min(max(3, len(part.text) // 110 + part.text.count("\n") + 1), 16)
            box = forms.Textarea(attrs={"rows": rows, "class": "form-control short growing"})
            self.fields[f"part-{part.key}"] = forms.CharField(label=part.title, required=False, max_length=TEXT_LENGTH, widget=box, initial=part.text)

    @property
    def texts(self):
        """{key: text} of the parts; the form must be valid."""
        return {part.key: self.cleaned_data[f"part-{part.key}"] for part in self.parts}

    @property
    def chapters(self):
        """[(title of the chapter, [(part, its box)])] in order."""
        found = {}
        for part in self.parts:
            found.setdefault(chapter_of_part(part.key), []).append((part, self[f"part-{part.key}"]))
        return list(found.items())


class ArrangeForm(BorderForm):
    """Order and words of the kept sentences of one part; a sentence ticked for removal goes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, kept, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept = list(kept)
        for place, each in enumerate(self.kept, 1):
            quote = each.quote
            self.fields[f"order-{quote.pk}"] = order_field(place)
            self.fields[f"text-{quote.pk}"] = words_field("Câu đưa vào báo cáo", quote.text)
            self.fields[f"drop-{quote.pk}"] = forms.BooleanField(label="Bỏ câu này", required=False)

    @property
    def rows(self):
        """[(Kept, order box, text box, drop box)] in order."""
        return [(each, *(self[f"{name}-{each.quote.pk}"] for name in ("order", "text", "drop"))) for each in self.kept]

    @property
    def arranged(self):
        """{id of the Quote: (order, text)} as `actions.arrange_quotes` takes it; the form must be valid."""
        found = {}
        for each in self.kept:
            key, said = each.quote.pk, self.cleaned_data
            text = "" if said[f"drop-{key}"] else " ".join(said[f"text-{key}"].split())
            found[key] = (said[f"order-{key}"] or 0, text)
        return found


class VersionForm(BorderForm):
    """A step on the draft that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)
