"""Forms about what counts: asking for time, answering, giving time unasked, waiving and its end, reminding everybody."""

from crispy_forms.layout import Field, Layout
from django import forms

from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm, VnDateField

READ_WORD_FOR_WORD = "Đơn vị sẽ đọc nguyên văn nội dung này."


def _reason(label, help_text=""):
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "class": "short"}))


def _day(label, help_text="", **kwargs):
    return VnDateField(label=label, help_text=help_text, **kwargs)


class _Laid(BorderForm):
    """Days in short boxes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = HouseHelper()
        self.helper.layout = Layout(
            *(Field(name, wrapper_class="short") if isinstance(field, VnDateField) else Field(name) for name, field in self.fields.items())
        )


class AskTimeForm(_Laid):
    """What a unit asks for; `hint` says which day lies how far ahead in working days."""

    asked_due = _day("Đề nghị gia hạn đến ngày")
    reason = _reason("Lý do", "Vì sao chưa kịp, đã làm đến đâu. Thường trực đọc nguyên văn nội dung này.")

    required_words = {"asked_due": "Nhập ngày đề nghị gia hạn đến", "reason": "Nhập lý do đề nghị gia hạn"}

    def __init__(self, *args, hint="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_due"].help_text = hint


class GrantForm(_Laid):
    """`version` is that of the request that the office read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    due = _day("Gia hạn đến ngày", "Có thể chọn ngày khác ngày đơn vị đề nghị.")
    note = _reason("Lời nhắn (không bắt buộc)", READ_WORD_FOR_WORD)

    required_words = {"due": "Nhập ngày gia hạn đến"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = False


class RefuseForm(_Laid):
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = _reason("Lý do không gia hạn", READ_WORD_FOR_WORD)

    required_words = {"note": "Nhập lý do không gia hạn"}


class WithdrawForm(_Laid):
    version = forms.IntegerField(widget=forms.HiddenInput)


class ExtendForm(_Laid):
    """More time unasked: for one obligation, or for those ticked on the page of a duty."""

    due = _day("Gia hạn đến ngày")
    reason = _reason("Lý do gia hạn", READ_WORD_FOR_WORD)

    required_words = {"due": "Nhập ngày gia hạn đến", "reason": "Nhập lý do gia hạn"}


class WaiveForm(_Laid):
    reason = _reason("Lý do miễn", READ_WORD_FOR_WORD)

    required_words = {"reason": "Nhập lý do miễn"}


class RestoreForm(_Laid):
    due = _day("Hạn mới", "Bắt buộc khi hạn cũ đã qua, để đơn vị có thời gian làm.", required=False)
    reason = _reason("Lý do thôi miễn", READ_WORD_FOR_WORD)

    required_words = {"reason": "Nhập lý do thôi miễn"}


class AskAllForm(_Laid):
    """The note is added to the message that everybody gets."""

    note = _reason("Lời nhắn thêm (không bắt buộc)")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = False
