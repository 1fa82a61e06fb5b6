"""What a unit tells about its launch."""

from django import forms

from emulation.attachments import kinds
from emulation.attachments.forms import FilesField
from emulation.formats.layout import Columns, HouseHelper
from emulation.search.forms import BorderForm, VnDateField, VnIntegerField

MOST_PEOPLE = 1_000_000


class LaunchForm(BorderForm):
    """`photos` may also be minutes or a list of those who came."""

    held_on = VnDateField(label="Ngày tổ chức")
    people = VnIntegerField(label="Số người tham gia", min_value=1, max_value=MOST_PEOPLE)
    place = forms.CharField(label="Địa điểm", max_length=200, help_text="Ví dụ: Hội trường UBND xã.")
    summary = forms.CharField(
        label="Diễn biến, kết quả",
        help_text="Vài câu: ai chủ trì, nội dung phát động, đơn vị nào ký giao ước, bao nhiêu đăng ký.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    photos = FilesField(
        label="Ảnh và tài liệu (không bắt buộc)",
        required=False,
        kinds=(kinds.JPEG, kinds.PNG, kinds.PDF, kinds.DOCX),
    )

    required_words = {
        "held_on": "Nhập ngày tổ chức",
        "people": "Nhập số người tham gia",
        "place": "Nhập địa điểm tổ chức",
        "summary": "Nhập diễn biến, kết quả của lễ phát động",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = HouseHelper()
        self.helper.layout = self.helper.build_default_layout(self)
        self.helper.layout.fields = [Columns("held_on", "people", css_class="mb-3"), "place", "summary", "photos"]
