"""Forms of a registration: what one recipient strives for, who is to be added, why it goes back."""

from django import forms

from awards.catalogue.states import RecipientKind
from campaigns.obligations.remark_forms import SendBackForm, VersionForm, canned_field
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm, VnDateField

INITIATIVE_LENGTH, NOTE_LENGTH = 400, 4000
CANNED = (
    "Số đăng ký vượt tỷ lệ tối đa, cần rà lại.",
    "Chưa ghi sáng kiến dự kiến của người đăng ký chiến sĩ thi đua.",
    "Còn thiếu tập thể của đơn vị.",
    "Có người đã chuyển công tác, cần bỏ khỏi danh sách.",
)


class HeadForm(VersionForm):
    """What concerns the registration as a whole."""

    note = forms.CharField(
        label="Nội dung đăng ký khác (không bắt buộc)",
        help_text="Ví dụ: tập thể đăng ký tham gia phong trào nào, công trình chào mừng nào.",
        required=False,
        max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "short"}),
    )

    helper = HouseHelper()


class RowForm(BorderForm):
    """The titles of one recipient (`awards`: those that he may be registered for) and the initiative meant."""

    titles = forms.TypedMultipleChoiceField(label="Danh hiệu đăng ký", required=False, coerce=int)
    initiative = forms.CharField(label="Sáng kiến dự kiến", required=False, max_length=INITIATIVE_LENGTH)

    def __init__(self, *args, awards, name, **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name
        self.fields["titles"].choices = [(award.pk, award.name) for award in awards]
        self.fields["titles"].error_messages["invalid_choice"] = f"Chọn lại danh hiệu của {name}"

    def clean(self):
        """An initiative alone is nobody's registration."""
        cleaned = super().clean()
        if cleaned.get("initiative") and not cleaned.get("titles") and not self.errors:
            self.add_error("titles", f"Chọn danh hiệu cho {self.name}, hoặc xóa sáng kiến dự kiến")
        return cleaned


class NewRecipientForm(BorderForm):
    """A person or team of the unit that its list lacks."""

    kind = forms.ChoiceField(
        label="Loại",
        choices=[(kind.value, kind.label) for kind in (RecipientKind.PERSON, RecipientKind.COLLECTIVE)],
        widget=forms.RadioSelect,
        initial=RecipientKind.PERSON,
    )
    name = forms.CharField(label="Họ tên, hoặc tên tập thể", max_length=200)
    position = forms.CharField(label="Chức vụ (không bắt buộc)", required=False, max_length=160)
    team = forms.CharField(label="Tổ, phòng, bộ phận (không bắt buộc)", required=False, max_length=160)
    since = VnDateField(label="Ở đơn vị từ ngày", help_text="Ví dụ 1/2/2023. Ngày về đơn vị, hoặc ngày thành lập tập thể.")
    namesake = forms.BooleanField(label="Trùng tên: đây là người, tập thể khác", required=False)

    required_words = {"kind": "Chọn loại", "name": "Nhập họ tên, hoặc tên tập thể", "since": "Nhập ngày về đơn vị"}
    helper = HouseHelper()


class ReturnForm(SendBackForm):
    """Why the registration goes back."""

    canned = canned_field(CANNED)

    nothing_said = "Nhập lý do trả lại, hoặc chọn câu mẫu"
