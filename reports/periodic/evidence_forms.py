"""The form by which evidence comes to a report: the files, and what they prove."""

from django import forms

from emulation.attachments.forms import FilesField
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm
from reports.periodic.evidence import WHOLE


class EvidenceForm(BorderForm):
    """`place` gives the Indicator that the files prove, None for the report as a whole."""

    place = forms.TypedChoiceField(label="Minh chứng cho", required=False, empty_value=None, coerce=int)
    files = FilesField(label="Tệp minh chứng")

    required_words = {"files": "Chọn tệp minh chứng"}
    helper = HouseHelper()

    def __init__(self, *args, evidence, **kwargs):
        super().__init__(*args, **kwargs)
        self._indicators = {place.indicator.pk: place.indicator for place in evidence.opened if place.indicator}
        whole = [("", WHOLE)] if (place := evidence.of(None)) and place.open else []
        self.fields["place"].choices = whole + [(pk, f"{each.code} · {each.name}") for pk, each in self._indicators.items()]
        self.fields["place"].required = not whole
        self.fields["place"].error_messages |= {"required": "Chọn chỉ tiêu", "invalid_choice": "Chỗ này không mở để thêm tệp. Chọn chỗ khác"}

    @property
    def indicator(self):
        """The Indicator that was chosen; None for the whole."""
        return self._indicators.get(self.cleaned_data["place"])
