"""Forms of the records of recipients: who they are, where they work, which rows are one."""

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from awards.catalogue.states import RecipientKind
from awards.records.identity import normalised
from awards.records.models import Recipient, units_below
from awards.records.permissions import KEEP, UNIT_WORK
from awards.records.states import Gender, Leadership
from emulation.formats.layout import HouseHelper, Section, line
from emulation.search.forms import BorderForm, VnDateField, VnIntegerField
from emulation.units.models import Unit
from emulation.workflow.flows import Refused

NAMES = {RecipientKind.PERSON: "Họ và tên", RecipientKind.COLLECTIVE: "Tên tập thể", RecipientKind.HOUSEHOLD: "Tên hộ (chủ hộ)"}
_OF_PERSON = ("birth_date", "gender", "number", "home", "education")
_LEAVE = {  # fields that a kind of recipient does not have
    RecipientKind.PERSON: ("headcount", "women", "whole"),
    RecipientKind.COLLECTIVE: _OF_PERSON,
    RecipientKind.HOUSEHOLD: (*_OF_PERSON, "women", "whole"),
}


def text(label, length, help_text="", required=False):
    """Return a box of one line."""
    return forms.CharField(label=label, max_length=length, help_text=help_text, required=required)


def long_text(label, length, help_text="", required=False):
    """Return a box of several lines."""
    return forms.CharField(
        label=label, max_length=length, help_text=help_text, required=required, widget=forms.Textarea(attrs={"rows": 3, "class": "short"})
    )


def placeable_units(user, day):
    """Return the units into which the person may put somebody on `day`: one's own, or all of the trees whose records one keeps."""
    own = Unit.objects.filter(pk__in={seat.unit.pk for seat in user.seats_with(UNIT_WORK)})
    for seat in user.seats_with(KEEP):
        own = own | Unit.objects.filter(pk__in=units_below(seat.authority))
    return own.order_by("kind__order", "sort_key")


class _PlaceFields(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị", empty_label="Chọn đơn vị")
    since = VnDateField(label="Từ ngày", help_text="Ngày về đơn vị, ví dụ 1/9/2019.")
    position = text("Chức vụ", 160, "Ví dụ Phó Chủ tịch UBND xã.")
    team = text("Tổ, phòng, bộ phận", 160)
    leadership = forms.ChoiceField(label="Cấp lãnh đạo", choices=Leadership.choices, initial=Leadership.NONE)
    direct_worker = forms.BooleanField(label="Người trực tiếp lao động, công tác", required=False)

    def offer_units(self, user, day):
        """Offer the units the person may choose; one alone is chosen already."""
        units = placeable_units(user, day)
        self.fields["unit"].queryset = units
        only = list(units[:2])
        if len(only) == 1:
            self.fields["unit"].initial = only[0].pk


class PlaceForm(_PlaceFields, BorderForm):
    """A new place of a recipient; collectives and households have no position."""

    required_words = {"unit": "Chọn đơn vị", "since": "Nhập ngày về đơn vị, ví dụ 1/9/2019"}

    def __init__(self, *args, recipient, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_units(self.user, day)
        if not recipient.is_person:
            _drop(self, "position", "leadership", "direct_worker")
        self.helper = HouseHelper()
        self.helper.layout = Layout(_place_section(self))


class EndPlaceForm(BorderForm):
    last_day = VnDateField(label="Ngày cuối cùng ở đơn vị", help_text="Khen thưởng và lịch sử ở đơn vị này vẫn giữ nguyên.")
    required_words = {"last_day": "Nhập ngày cuối cùng ở đơn vị, ví dụ 31/8/2023"}
    helper = HouseHelper()


class RecipientForm(_PlaceFields, BorderForm):
    """A new recipient of one kind with the place where they are, or (`saved`) a change of who they are.

    `number` goes to `identity.keep`; it never comes back into the box.
    """

    name = text("Họ và tên", 200, required=True)
    birth_date = VnDateField(label="Ngày sinh", required=False, help_text="Giúp phân biệt người trùng tên. Ví dụ 20/6/1985.")
    gender = forms.ChoiceField(label="Giới tính", choices=[("", "Chưa ghi"), *Gender.choices], required=False)
    number = forms.CharField(
        label="Số định danh (căn cước)", required=False, max_length=20,
        help_text="12 chữ số, hoặc 9 chữ số của chứng minh nhân dân cũ. Chỉ để tránh trùng người; không hiện trong danh sách, bản in, tệp Excel.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    home = text("Quê quán", 200)
    address = text("Nơi ở, trụ sở", 200)
    education = text("Trình độ chuyên môn", 200)
    whole = forms.BooleanField(label="Tập thể này là cả đơn vị", required=False, help_text="Ví dụ tập thể Phòng Nội vụ.")
    headcount = VnIntegerField(label="Số người", required=False, min_value=0, max_value=100_000)
    women = VnIntegerField(label="Trong đó nữ", required=False, min_value=0, max_value=100_000)
    hardship = forms.BooleanField(label="Vùng khó khăn, hoàn cảnh khó khăn", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    required_words = {"unit": "Chọn đơn vị", "since": "Nhập ngày về đơn vị, ví dụ 1/9/2019"}

    def __init__(self, *args, kind, day, saved=None, **kwargs):
        super().__init__(*args, **kwargs)
        self._kind, self._day, self._saved = kind, day, saved
        self.fields["name"].label = NAMES[kind]
        self.required_words = self.required_words | {"name": f"Nhập {NAMES[kind].lower()}"}
        _drop(self, *_LEAVE[kind])
        if saved:
            self._of_saved(saved)
        else:
            self.offer_units(self.user, day)
            _drop(self, "version", *(() if kind == RecipientKind.PERSON else ("position", "leadership", "direct_worker")))
        self.helper = HouseHelper()
        self.helper.layout = Layout(*_recipient_sections(self))

    def _of_saved(self, saved):
        _drop(self, *_PlaceFields.base_fields, "whole")
        for name, field in self.fields.items():
            field.initial = getattr(saved, name, None)
        if "number" in self.fields:
            self.fields["number"].help_text = "Để trống thì giữ số đang lưu. " + self.fields["number"].help_text

    def clean_name(self):
        """Give a name with single spaces and at least one letter."""
        name = " ".join(self.cleaned_data["name"].split())
        if not any(sign.isalpha() for sign in name):
            raise ValidationError(f"Nhập {self.fields['name'].label.lower()} bằng chữ")
        return name

    def clean_number(self):
        try:
            return normalised(self.cleaned_data["number"])
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if born and not 1900 <= born.year <= self._day.year:
            raise ValidationError(f"Năm sinh từ 1900 đến {self._day.year}")
        return born

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("women") is not None and cleaned.get("headcount") is not None and cleaned["women"] > cleaned["headcount"]:
            self.add_error("women", "Số nữ không quá số người")
        return cleaned

    @property
    def values(self):
        """What was typed, as `add_recipient` and `edit_recipient` take it."""
        return dict(self.cleaned_data)


class ReasonForm(BorderForm):
    """Why two rows are one, or are not; on the page of pairs the ids stand beside it."""

    reason = text("Lý do", 300, required=True)
    required_words = {"reason": "Nhập lý do"}
    helper = HouseHelper()


class PairForm(BorderForm):
    """Two rows and what the office concludes: `keep` is the one that stays, or "apart"."""

    first = forms.ModelChoiceField(Recipient.objects.none(), widget=forms.HiddenInput)
    second = forms.ModelChoiceField(Recipient.objects.none(), widget=forms.HiddenInput)
    keep = forms.ChoiceField(choices=[("first", ""), ("second", ""), ("apart", "")])
    reason = text("Lý do", 300)
    required_words = {"keep": "Chọn hồ sơ giữ lại, hoặc chọn không phải là một"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].queryset = Recipient.objects.visible_to(self.user)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("keep") == "apart" and not cleaned.get("reason"):
            self.add_error("reason", "Nhập lý do hai hồ sơ này không phải là một")
        return cleaned


def _drop(form, *names):
    for name in names:
        form.fields.pop(name, None)


def _lay(form, *rows):
    """Return the lines of a layout with the fields that the form has."""
    kept = [[(name, width) for name, width in row if name in form.fields] for row in rows]
    return [line(*row) for row in kept if row]


def _place_section(form):
    rows = [("unit", 8), ("since", 4)], [("position", 6), ("team", 6)], [("leadership", 6), ("direct_worker", 6)]
    return Section("Nơi công tác" if "position" in form.fields else "Thuộc đơn vị", *_lay(form, *rows))


def _recipient_sections(form):
    rows = (
        [("name", 8), ("birth_date", 4)],
        [("number", 8), ("gender", 4)],
        [("education", 6), ("home", 6)],
        [("address", 12)],
        [("headcount", 4), ("women", 4)],
        [("hardship", 12)],
        [("version", 0)],
    )
    yield Section("Thông tin", *_lay(form, *rows))
    if "unit" in form.fields:
        section = _place_section(form)
        section.fields += _lay(form, [("whole", 12)])
        yield section
