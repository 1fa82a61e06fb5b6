"""The form that takes an Excel file of records in."""

from django import forms

from awards.records.states import ImportKind
from emulation.attachments import kinds
from emulation.attachments.forms import FilesField
from emulation.search.forms import BorderForm


class ImportForm(BorderForm):
    """Which of the tables it is, and the file; it is held until it is taken in."""

    required_words = {"kind": "Chọn loại danh sách"}

    kind = forms.ChoiceField(label="Tệp có", choices=ImportKind.choices, widget=forms.RadioSelect)
    file = FilesField(label="Tệp Excel", max_files=1, kinds=(kinds.XLSX,), error_messages={"required": "Chọn tệp Excel đã điền"})
