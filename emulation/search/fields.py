"""Form fields for numbers and days as people here write them."""

import datetime as dt
import re

from django import forms
from django.core.exceptions import ValidationError

from emulation.formats.vi.formats import DATE_INPUT_FORMATS
from emulation.formats.words import number_words
from emulation.search import vn_numbers

_DATE_SHOWN = "%d/%m/%Y"
_EIGHT_DIGITS = re.compile(r"[0-9]{8}")


class VnDecimalField(forms.DecimalField):
    """A number typed the Vietnamese way (see `vn_numbers`), shown again the same way: 12.345 is twelve thousand.

    The cleaned value is a Decimal. What was understood is echoed when the form is shown again.
    """

    widget = forms.TextInput
    default_error_messages = {
        vn_numbers.NOT_DIGITS: "Số chỉ gồm chữ số, ví dụ 198,4",
        vn_numbers.ZERO_GROUP: "Phần thập phân viết sau dấu phẩy, ví dụ 0,125",
        vn_numbers.AMBIGUOUS_COMMA: "Số “%(typed)s” có thể hiểu hai cách. Viết %(thousands)s nếu là số nghìn, hoặc %(decimal)s nếu là số thập phân",
        vn_numbers.BAD_GROUPS: "Dấu chấm tách từng nhóm ba chữ số, dấu phẩy trước phần thập phân, ví dụ 1.234.567,5",
    }

    def __init__(self, *, max_digits=18, decimal_places=2, **kwargs):
        super().__init__(max_digits=max_digits, decimal_places=decimal_places, **kwargs)

    def to_python(self, value):
        """Return a Decimal or None; raise ValidationError with a sentence that shows the right spelling."""
        if not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return vn_numbers.parse(value, decimals=self.decimal_places)
        except vn_numbers.NotANumber as problem:
            raise ValidationError(self.error_messages[problem.code], code=problem.code, params=_two_readings(value)) from None

    def prepare_value(self, value):
        if isinstance(value, str):
            try:
                return number_words(vn_numbers.parse(value, decimals=self.decimal_places))
            except vn_numbers.NotANumber:
                return value
        return value if value is None else number_words(value)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}


class VnIntegerField(VnDecimalField):
    """A whole number; the cleaned value is an int."""

    def __init__(self, *, max_digits=15, **kwargs):
        super().__init__(max_digits=max_digits, decimal_places=0, **kwargs)

    def clean(self, value):
        number = super().clean(value)
        return number if number is None else int(number)

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric"}


class VnDateField(forms.DateField):
    """A day typed as 20/6/2023; also 20-6-2023, 20.6.2023, 20/6/23, 2023-06-20, and 20062023 for keypads that have digits only."""

    widget = forms.DateInput(format=_DATE_SHOWN)
    default_error_messages = {"invalid": "Nhập ngày theo dạng 20/6/2023", "far_year": "Năm phải từ 1900 đến 2100"}

    def __init__(self, **kwargs):
        super().__init__(input_formats=kwargs.pop("input_formats", None) or DATE_INPUT_FORMATS, **kwargs)

    def to_python(self, value):
        """Return a date or None; raise ValidationError for what is no day of the years 1900 to 2100."""
        if isinstance(value, str):
            value = "".join(value.split())
            if _EIGHT_DIGITS.fullmatch(value):
                value = f"{value[:2]}/{value[2:4]}/{value[4:]}"
        day = super().to_python(value)
        if isinstance(day, dt.date) and not 1900 <= day.year <= 2100:
            raise ValidationError(self.error_messages["far_year"], code="far_year")
        return day

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "autocomplete": "off"}


def _two_readings(text):
    typed = text.strip()
    return {"typed": typed, "thousands": typed.replace(",", "."), "decimal": typed.rstrip("0").rstrip(",")}
