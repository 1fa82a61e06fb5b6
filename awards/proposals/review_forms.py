"""Forms of the review: taking up, flags, what is concluded about a nominee and about the dossier, an own view of a finding, another regime."""

from django import forms
from django.core.exceptions import ValidationError

from awards.catalogue.models import Regime
from awards.proposals.states import Result, Verdict
from campaigns.obligations.remark_forms import CommentTextForm, SendBackForm, VersionForm, canned_field, with_canned
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm

CANNED = ("Thiếu minh chứng kèm theo.", "Sai mẫu báo cáo thành tích.", "Chưa có chữ ký, đóng dấu.")
CANNED_OF_PAPER = ("Thiếu giấy tờ này.", "Bản chụp mờ, không đọc được.", "Chưa có chữ ký, đóng dấu.")
CANNED_AT = {
    "achievement": ("Nêu kết quả bằng số.", "Nêu số liệu so với năm trước.", "Chưa có minh chứng."),
    "meeting": ("Ghi rõ số người có mặt và số phiếu.", "Chưa có ngày họp."),
    "": ("Sai danh hiệu, hình thức đề nghị.",),
}
RETURN, COUNCIL, REFUSE = "return", "to_council", "refuse"
CHOICES = ((COUNCIL, "Trình Hội đồng"), (RETURN, "Yêu cầu đơn vị bổ sung"), (REFUSE, "Không đủ điều kiện"))


def _text(label, rows=3, help_text="", required=True):
    widget = forms.Textarea(attrs={"rows": rows, "class": "form-control short"})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, required=required, widget=widget)


class TakeUpForm(VersionForm):
    """Taking a dossier up; with the reason where a colleague has it. `held` is the colleague or None."""

    note = _text("Lý do nhận thay", 2, "Người đang giữ hồ sơ sẽ đọc lý do này.", required=False)

    helper = HouseHelper()

    def __init__(self, *args, held=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.held = held

    def clean_note(self):
        """Ask for the reason where somebody else has the dossier."""
        note = self.cleaned_data["note"].strip()
        if self.held and not note:
            raise ValidationError("Nêu lý do nhận thay")
        return note


class FlagForm(CommentTextForm):
    """A new flag: on a `place` of a `nominee` (its id; empty: of the dossier)."""

    canned = canned_field(())
    nominee = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    place = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Nội dung cần bổ sung"
        self.fields["text"].required = False
        self.fields["text"].help_text = "Đơn vị sẽ đọc nguyên văn nội dung này, sau các câu đã chọn."
        known = {*CANNED, *CANNED_OF_PAPER, *(sentence for each in CANNED_AT.values() for sentence in each)}
        self.fields["canned"].choices = [(sentence, sentence) for sentence in sorted(known)]

    def clean(self):
        """Put the ticked sentences before the own words."""
        cleaned = super().clean()
        said = with_canned(cleaned, "text")
        if not said and "text" not in self.errors:
            raise ValidationError({"text": "Nhập nội dung cần bổ sung, hoặc chọn câu mẫu, hoặc đóng ô này lại"})
        return cleaned | {"text": said}


class JudgeForm(BorderForm):
    """The conclusion about one nominee; the reason where it is ineligible."""

    verdict = forms.ChoiceField(
        label="Kết luận về người, tập thể này",
        choices=[(Verdict.COUNCIL, "Trình Hội đồng"), (Verdict.INELIGIBLE, "Không đủ điều kiện"), (Verdict.OPEN, "Chưa kết luận")],
        widget=forms.RadioSelect,
    )
    reason = _text("Lý do, nếu không đủ điều kiện", 2, "Đơn vị sẽ đọc nguyên văn.", required=False)

    required_words = {"verdict": "Chọn kết luận"}
    helper = HouseHelper()

    def clean(self):
        """Ask for the reason of a refusal."""
        cleaned = super().clean()
        if cleaned.get("verdict") == Verdict.INELIGIBLE and not cleaned.get("reason", "").strip():
            raise ValidationError({"reason": "Nêu lý do không đủ điều kiện"})
        return cleaned


class ConcludeForm(SendBackForm):
    """The conclusion about the dossier: one of three, with what each of them needs."""

    choice = forms.ChoiceField(label="Chọn kết luận", choices=CHOICES, widget=forms.RadioSelect)
    canned = canned_field(CANNED)
    open_all = forms.BooleanField(
        label="Mở toàn bộ hồ sơ",
        help_text="Không đánh dấu thì đơn vị chỉ sửa được những chỗ đã yêu cầu. Không có chỗ nào được chỉ rõ thì mở toàn bộ.",
        required=False,
    )

    required_words = {"choice": "Chọn một kết luận"}
    nothing_said = "Nhập nội dung cần bổ sung, hoặc chọn câu mẫu, hoặc ghi yêu cầu ngay ở chỗ cần bổ sung"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["due"].label = "Hạn bổ sung"

    def clean_due(self):
        """Look at the day only where it counts."""
        return super().clean_due() if self.data.get("choice") == RETURN else None

    def clean(self):
        """Ask for what the choice needs: a reason to refuse, something to complete, nothing for the council."""
        choice = self.cleaned_data.get("choice")
        if choice == RETURN:
            return super().clean()
        cleaned = forms.Form.clean(self)
        if choice == REFUSE and not cleaned.get("note", "").strip() and "note" not in self.errors:
            raise ValidationError({"note": "Nhập lý do và căn cứ không đủ điều kiện"})
        return cleaned


class OverrideForm(BorderForm):
    """What the reviewer holds of a condition against what the system found, and why."""

    check_key = forms.CharField(max_length=80, widget=forms.HiddenInput)
    result = forms.ChoiceField(
        label="Đánh giá của người thẩm định", choices=[(Result.PASS, "Đạt"), (Result.LOOK, "Cần xem"), (Result.FAIL, "Không đạt")]
    )
    reason = forms.CharField(label="Lý do", max_length=600, widget=forms.Textarea(attrs={"rows": 2, "class": "form-control short"}))

    required_words = {"result": "Chọn đánh giá", "reason": "Nêu lý do đánh giá khác"}
    helper = HouseHelper()


class DropOverrideForm(BorderForm):
    """Which own view of a condition is taken back."""

    check_key = forms.CharField(max_length=80, widget=forms.HiddenInput)


class RegimeForm(VersionForm):
    """Another law than that of the day of receipt, and why; empty: that of the day of receipt again."""

    regime = forms.ModelChoiceField(label="Áp dụng chế độ", queryset=Regime.objects.none(), required=False, empty_label="Theo ngày tiếp nhận hồ sơ")
    reason = forms.CharField(
        label="Lý do",
        help_text="Ghi vào lịch sử hồ sơ và phiếu thẩm tra.",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control short"}),
    )

    helper = HouseHelper()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["regime"].queryset = Regime.objects.order_by("-valid_from")

    def clean(self):
        """Ask for the reason of another regime."""
        cleaned = super().clean()
        if cleaned.get("regime") and not cleaned.get("reason", "").strip():
            raise ValidationError({"reason": "Nêu lý do áp dụng chế độ khác"})
        return cleaned


class ReconsiderForm(VersionForm):
    """Why a conclusion is taken back."""

    note = _text("Lý do thẩm định lại", 3, "Đơn vị sẽ đọc nguyên văn nội dung này.")

    required_words = {"note": "Nhập lý do thẩm định lại"}
    helper = HouseHelper()
