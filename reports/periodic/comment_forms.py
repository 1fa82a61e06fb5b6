"""The form of a remark on a report: on a cell, on a passage, or on the whole; with ready sentences."""

from django import forms
from django.core.exceptions import ValidationError

from campaigns.obligations.remark_forms import CommentTextForm, SendBackForm, canned_field, with_canned

CANNED = ("Thiếu minh chứng.", "Sai đơn vị tính.", "Kiểm tra lại số so với kỳ trước.")
CANNED_OF_TEXT = ("Nêu số liệu cụ thể.", "Viết quá chung chung, cần nêu việc đã làm.")
CANNED_OF_RETURN = (*CANNED, "Chưa đúng bố cục báo cáo.")


class CommentForm(CommentTextForm):
    """A new remark: on a cell (`indicator`, its id), on a passage (its key), or on the whole."""

    canned = canned_field((*CANNED, *CANNED_OF_TEXT))
    indicator = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    passage = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    empty = "Nhập nhận xét, hoặc chọn câu mẫu, hoặc đóng ô này lại"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False
        self.fields["text"].help_text = "Đơn vị sẽ đọc nguyên văn nội dung này, sau các câu đã chọn."

    def clean(self):
        """Put the ticked sentences before the own words; a remark is about one place."""
        cleaned = super().clean()
        said = with_canned(cleaned, "text")
        if cleaned.get("indicator") and cleaned.get("passage"):
            raise ValidationError("Không rõ nhận xét này về chỗ nào. Tải lại trang rồi nhận xét lại")
        if not said and "text" not in self.errors:
            raise ValidationError({"text": self.empty})
        return cleaned | {"text": said}

    @property
    def said(self):
        """What `write_comment` is to write."""
        return {name: self.cleaned_data[name] for name in ("text", "indicator", "passage")}


class ReturnForm(SendBackForm):
    """Why the report goes back, by when, and whether all of it may be changed then."""

    canned = canned_field(CANNED_OF_RETURN)
    open_all = forms.BooleanField(
        label="Mở toàn bộ báo cáo",
        help_text="Không đánh dấu thì đơn vị chỉ sửa được những chỗ có nhận xét. Không có nhận xét nào thì mở toàn bộ.",
        required=False,
    )

    @property
    def said(self):
        """What `return_report` is to write."""
        return {name: self.cleaned_data[name] for name in ("version", "note", "due", "open_all")}


class ReopenForm(ReturnForm):
    """Why an approved report is opened again."""

    canned = None
    open_all = None

    nothing_said = "Nhập lý do mở lại"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = "Lý do mở lại"
        self.fields["note"].help_text = "Đơn vị sẽ đọc nguyên văn nội dung này."

    @property
    def said(self):
        """What `reopen_report` is to write."""
        return {name: self.cleaned_data[name] for name in ("version", "note", "due")}
