"""The form of the clauses proposed for the next directive: order, words, whether to keep; one row for each that stands in no draft yet."""

from django import forms

from emulation.search.forms import BorderForm
from reports.synthesis.forms import order_field, words_field


class GapsForm(BorderForm):
    """`seen` is the mark of the list that the page showed (see gap_actions.mark_of)."""

    seen = forms.CharField(max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args, gaps, **kwargs):
        super().__init__(*args, **kwargs)
        self.gaps = list(gaps)
        for place, gap in enumerate(self.gaps, 1):
            if not gap.directive_id:
                self.fields[f"order-{gap.pk}"] = order_field(place)
                self.fields[f"text-{gap.pk}"] = words_field("Nội dung điều khoản", gap.text)
                self.fields[f"text-{gap.pk}"].widget.attrs["aria-describedby"] = f"why-{gap.pk}"
                self.fields[f"kept-{gap.pk}"] = forms.BooleanField(label="Đưa vào dự thảo", required=False, initial=gap.kept)
                self.fields[f"again-{gap.pk}"] = forms.BooleanField(label="Dùng lại câu gợi ý", required=False)

    def clean(self):
        """A clause that is kept needs words; without any the offered ones are taken by ticking "Dùng lại câu gợi ý"."""
        said = super().clean()
        for gap in self._open():
            if said.get(f"kept-{gap.pk}") and not said.get(f"again-{gap.pk}") and not said.get(f"text-{gap.pk}", "").strip():
                self.add_error(f"text-{gap.pk}", "Nhập nội dung điều khoản, hoặc bỏ đánh dấu “Đưa vào dự thảo”")
        return said

    def _open(self):
        return [gap for gap in self.gaps if not gap.directive_id]

    @property
    def typed(self):
        """[(GapClause, {name: box})] in order; no boxes for what stands in a draft."""
        names = ("order", "text", "kept", "again")
        return [(gap, {} if gap.directive_id else {name: self[f"{name}-{gap.pk}"] for name in names}) for gap in self.gaps]

    @property
    def rows(self):
        """{id of the GapClause: (order, text, kept)} as `gap_actions.write_gaps` takes it; the form must be valid."""
        said, found = self.cleaned_data, {}
        for gap in self._open():
            text = gap.drafted if said[f"again-{gap.pk}"] else " ".join(said[f"text-{gap.pk}"].split())
            found[gap.pk] = (said[f"order-{gap.pk}"] or 0, text, said[f"kept-{gap.pk}"])
        return found
