"""Forms of what goes to whoever decides above, and of what came back."""

from django import forms
from django.core.exceptions import ValidationError

from awards.proposals.states import Outcome
from campaigns.obligations.remark_forms import VersionForm
from emulation.formats.layout import HouseHelper
from emulation.formats.words import day_words
from emulation.search.forms import BorderForm, VnDateField


class ForwardForm(VersionForm):
    """To whom the dossier went, on which day."""

    to = forms.CharField(label="Trình", help_text="Cơ quan, người có thẩm quyền quyết định. Ví dụ Chủ tịch UBND tỉnh Đồng Nai", max_length=200)
    sent_on = VnDateField(label="Ngày trình", help_text="Trình hôm nay thì hệ thống lập tờ trình có số. Đã trình từ trước thì chỉ ghi lại ngày.")

    required_words = {"to": "Nhập nơi trình", "sent_on": "Nhập ngày trình, ví dụ 15/12/2023"}
    helper = HouseHelper()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_sent_on(self):
        """Refuse a day to come."""
        return _not_later(self.cleaned_data["sent_on"], self.today, "Ngày trình")


class AnswerForm(VersionForm):
    """What came back: the day, the decision, and words for the unit."""

    answered_on = VnDateField(label="Ngày có kết quả")
    decision_number = forms.CharField(label="Số quyết định khen thưởng", help_text="Để trống nếu không ai được tặng.", required=False, max_length=60)
    decision_day = VnDateField(label="Ngày quyết định", required=False)
    answer = forms.CharField(
        label="Nội dung trả lời",
        help_text="Không bắt buộc. Đơn vị sẽ đọc nguyên văn.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )

    required_words = {"answered_on": "Nhập ngày có kết quả, ví dụ 20/12/2023"}
    helper = HouseHelper()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_answered_on(self):
        """Refuse a day to come."""
        return _not_later(self.cleaned_data["answered_on"], self.today, "Ngày có kết quả")


class OutcomeForm(BorderForm):
    """The outcome of one nominee; the reason where it was not awarded."""

    outcome = forms.ChoiceField(
        label="Kết quả",
        choices=[("", "Chọn kết quả"), (Outcome.AWARDED, "Được tặng"), (Outcome.NOT_AWARDED, "Không được tặng")],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reason = forms.CharField(label="Lý do không được tặng", required=False, max_length=600, widget=forms.TextInput(attrs={"class": "form-control"}))

    required_words = {"outcome": "Chọn kết quả"}

    def clean(self):
        """Ask for the reason of what was not awarded: the unit is told."""
        cleaned = super().clean()
        if cleaned.get("outcome") == Outcome.NOT_AWARDED and not cleaned.get("reason", "").strip():
            raise ValidationError({"reason": "Nêu lý do"})
        return cleaned


class Outcomes:
    """The OutcomeForm of every nominee, as one thing: `rows` are (Nominee, form)."""

    def __init__(self, nominees, user, data=None):
        self.is_bound = data is not None
        self.rows = [(nominee, OutcomeForm(data, user=user, prefix=f"kq-{nominee.pk}")) for nominee in nominees]

    @property
    def forms(self):
        return [form for _, form in self.rows]

    def non_form_errors(self):
        """Nothing concerns all of them."""
        return []

    def is_valid(self):
        """Tell whether everything typed can be read; all are asked, so that all errors show at once."""
        said = [form.is_valid() for form in self.forms]
        return all(said)

    def said(self):
        """Return {Nominee: (Outcome, reason)}."""
        return {nominee: (form.cleaned_data["outcome"], form.cleaned_data["reason"]) for nominee, form in self.rows}


def _not_later(day, today, what):
    if day > today:
        raise ValidationError(f"{what} không sau hôm nay ({day_words(today)})")
    return day
