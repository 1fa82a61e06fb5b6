"""Forms of a question about a number: the question with its day, the answer."""

from django import forms
from django.core.exceptions import ValidationError

from emulation.formats.layout import HouseHelper
from emulation.formats.words import day_words
from emulation.search.forms import BorderForm, VnDateField

CANNED = ("Vì sao số này chênh lệch lớn so với kỳ trước?", "Vì sao chưa đạt tiến độ, biện pháp đến cuối năm?", "Gửi căn cứ, nguồn của số liệu này.")
LONGEST = 4000


def _text(label, rows, help_text=""):
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows, "class": "short"}))


class QuestionForm(BorderForm):
    """What is asked, and by when it is to be answered."""

    note = _text("Nội dung yêu cầu giải trình", 4, "Đơn vị sẽ đọc nguyên văn nội dung này.")
    due = VnDateField(label="Trả lời trước ngày")

    required_words = {"note": "Nhập nội dung yêu cầu giải trình", "due": "Nhập hạn trả lời, ví dụ 15/6/2023"}
    helper = HouseHelper()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_due(self):
        """Refuse a day that has passed."""
        due = self.cleaned_data["due"]
        if due < self.today:
            raise ValidationError(f"Hạn trả lời phải từ hôm nay ({day_words(self.today)}) trở đi")
        return due


class AgainForm(QuestionForm):
    """One more question in the same thread."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "Hỏi tiếp"


class AnswerForm(BorderForm):
    """What the unit says."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = _text("Nội dung giải trình", 6, "Nêu nguyên nhân, căn cứ của số liệu. Nếu số sai, nói rõ số đúng để Thường trực trả lại báo cáo cho sửa.")

    required_words = {"note": "Nhập nội dung giải trình"}
    helper = HouseHelper()


class CloseForm(BorderForm):
    """The end of a thread."""

    version = forms.IntegerField(widget=forms.HiddenInput)
