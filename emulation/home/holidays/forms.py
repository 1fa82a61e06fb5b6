"""What is typed on the pages of the calendar: days to lay, a row to change."""

from django import forms

from emulation.formats.layout import Columns, HouseHelper, Section
from emulation.home.holidays.actions import mark
from emulation.search.forms import BorderForm, VnDateField
from emulation.units.holidays import WrongDay, days_between

KINDS = [("", "Ngày nghỉ: cơ quan không làm việc"), ("1", "Ngày làm bù: làm việc vào thứ Bảy hoặc Chủ nhật")]


class _Row(BorderForm):
    required_words = {"name": "Nhập tên ngày", "source": "Nhập căn cứ: văn bản quy định hoặc thông báo ngày này"}
    name = forms.CharField(label="Tên", max_length=120, help_text="Ví dụ: Tết Nguyên đán Đinh Mùi, Nghỉ bù Quốc khánh")
    working = forms.TypedChoiceField(label="Loại", choices=KINDS, coerce=bool, empty_value=False, required=False, widget=forms.RadioSelect)
    source = forms.CharField(label="Căn cứ", max_length=200, help_text="Ví dụ: Bộ luật Lao động 2019, Điều 112; hoặc số, ngày của thông báo nghỉ lễ")


class LayForm(_Row):
    """Days to put into the calendar: one, or several in a row."""

    required_words = {"first": "Nhập ngày", **_Row.required_words}
    first = VnDateField(label="Từ ngày", help_text="Ngày/tháng/năm, ví dụ 27/1/2027")
    last = VnDateField(label="Đến hết ngày (không bắt buộc)", required=False, help_text="Để trống nếu chỉ một ngày")
    field_order = ["first", "last", "name", "working", "source"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = HouseHelper()
        self.helper.layout = self.helper.build_default_layout(self)
        self.helper.layout.fields = [Section("Ngày và căn cứ", Columns("first", "last"), "name", "working", "source")]

    def clean(self):
        data = super().clean()
        if data.get("first") and data.get("last"):
            try:
                days_between(data["first"], data["last"])
            except WrongDay as problem:
                self.add_error("last", str(problem))
        return data


class ChangeForm(_Row):
    """One row of the calendar; `seen` carries how it stood when the page was opened."""

    required_words = {"day": "Nhập ngày", **_Row.required_words}
    day = VnDateField(label="Ngày")
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    field_order = ["day", "name", "working", "source"]

    def __init__(self, *args, holiday, **kwargs):
        shown = {"day": holiday.day, "name": holiday.name, "working": "1" if holiday.working else "", "source": holiday.source}
        super().__init__(*args, initial={**shown, "seen": mark(holiday)}, **kwargs)
        self.helper = HouseHelper()
        self.helper.layout = self.helper.build_default_layout(self)
        self.helper.layout.fields = [Section("Ngày và căn cứ", Columns("day"), "name", "working", "source"), "seen"]
