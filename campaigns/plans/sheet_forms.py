"""What to do with the rows of an Excel file."""

from django import forms
from django.core.exceptions import ValidationError

from campaigns.plans.sheets import APPEND, REPLACE
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm


class ImportForm(BorderForm):
    """How the rows of an Import come into the draft; once valid, `row_set` holds the rows to save."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    mode = forms.ChoiceField(
        label="Cách nhập", choices=[(REPLACE, "Thay toàn bộ các dòng"), (APPEND, "Thêm vào cuối")], widget=forms.RadioSelect, initial=REPLACE
    )

    required_words = {"mode": "Chọn cách nhập"}
    helper = HouseHelper()

    def __init__(self, *args, found, **kwargs):
        super().__init__(*args, **kwargs)
        self._found, self.row_set = found, None

    def clean(self):
        """The rows of the draft as they would be, judged as the editor judges them."""
        cleaned = super().clean()
        if cleaned.get("mode") and not self._found.faults:
            self.row_set = self._found.row_set(cleaned["mode"])
            if not self.row_set.is_valid():
                raise ValidationError(list(self.row_set.non_form_errors()) or ["Có dòng chưa đúng. Kiểm tra lại tệp"])
        return cleaned
