"""Forms of an opinion: whom the office asks what and by when, and what the agency says."""

from django import forms
from django.core.exceptions import ValidationError

from awards.proposals.opinions import agencies_of
from emulation.formats.layout import HouseHelper
from emulation.formats.words import day_words
from emulation.search.forms import BorderForm, VnDateField
from emulation.units.models import Unit

YES, NO, OTHER = "co", "khong", "khac"
SAID = {YES: True, NO: False, OTHER: None}
CHOICES = ((YES, "Đồng ý"), (NO, "Không đồng ý"), (OTHER, "Ý kiến khác"))


class AskForm(BorderForm):
    """Which agency is asked about `proposal`, what, and by when."""

    unit = forms.ModelChoiceField(label="Cơ quan được hỏi", queryset=Unit.objects.none(), empty_label="Chọn cơ quan")
    question = forms.CharField(
        label="Nội dung xin ý kiến",
        help_text="Cơ quan được hỏi chỉ thấy phần tóm tắt hồ sơ và câu hỏi này.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )
    due = VnDateField(label="Trả lời trước ngày")

    required_words = {"unit": "Chọn cơ quan được hỏi", "question": "Nhập nội dung xin ý kiến", "due": "Nhập hạn trả lời, ví dụ 15/12/2023"}
    helper = HouseHelper()

    def __init__(self, *args, proposal, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["unit"].queryset = agencies_of(proposal, today)

    def clean_due(self):
        """Refuse a day that has passed."""
        due = self.cleaned_data["due"]
        if due < self.today:
            raise ValidationError(f"Hạn trả lời phải từ hôm nay ({day_words(self.today)}) trở đi")
        return due


class AnswerForm(BorderForm):
    """What the agency says: one of three, and its words."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    agrees = forms.ChoiceField(label="Ý kiến", choices=CHOICES, widget=forms.RadioSelect)
    answer = forms.CharField(
        label="Nội dung ý kiến", help_text="Nêu căn cứ. Thường trực đọc nguyên văn.", max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )

    required_words = {"agrees": "Chọn đồng ý, không đồng ý hoặc ý kiến khác", "answer": "Nhập nội dung ý kiến"}
    helper = HouseHelper()

    def clean_agrees(self):
        """Return True, False or None."""
        return SAID[self.cleaned_data["agrees"]]
