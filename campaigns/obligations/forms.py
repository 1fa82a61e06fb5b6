"""Forms of an obligation: acknowledge, put somebody in charge, declare done, ask to do it again."""

from django import forms

from emulation.accounts.models import User
from emulation.attachments.forms import FilesField
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm, VnDateField


class HolderForm(BorderForm):
    """Who works on the obligation: one of `people` (a QuerySet of User)."""

    holder = forms.ModelChoiceField(label="Người phụ trách", queryset=User.objects.none(), empty_label=None)

    helper = HouseHelper()

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["holder"].queryset = people


class AcknowledgeForm(HolderForm):
    note = forms.CharField(
        label="Ghi chú (không bắt buộc)", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2, "class": "short"})
    )


class DeclareForm(BorderForm):
    note = forms.CharField(
        label="Đã thực hiện thế nào",
        help_text="Vài câu: ngày, hình thức, số người tham gia, kết quả.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    files = FilesField(label="Tệp minh chứng (không bắt buộc)", required=False)

    required_words = {"note": "Nhập nội dung đã thực hiện"}
    helper = HouseHelper()


class ReopenForm(BorderForm):
    note = forms.CharField(
        label="Lý do yêu cầu làm lại",
        help_text="Đơn vị sẽ đọc nguyên văn nội dung này.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )
    due = VnDateField(label="Làm lại trước ngày", help_text="Để trống nếu không định ngày riêng.", required=False)

    required_words = {"note": "Nhập lý do yêu cầu làm lại"}
    helper = HouseHelper()
