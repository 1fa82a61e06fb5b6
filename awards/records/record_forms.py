"""Forms of what is recorded of a recipient: an award given earlier, its revocation, an initiative, a grade, a discipline."""

from crispy_forms.layout import Layout
from django import forms

from awards.catalogue.models import AwardType
from awards.catalogue.states import AwardKind, Grade, Sanction, Scope
from awards.records.forms import long_text, placeable_units, text
from awards.records.models import Initiative
from awards.records.states import Leadership, RestrictionKind
from campaigns.movements.models import Movement
from emulation.attachments.forms import FilesField
from emulation.formats.layout import HouseHelper, Section, line
from emulation.search.forms import BorderForm, VnDateField

FIRST_YEAR = 1945


def _year(label):
    """Return a box of a year: no points between thousands."""
    said = dict.fromkeys(("invalid", "min_value", "max_value"), f"Nhập năm bằng bốn chữ số, từ {FIRST_YEAR}")
    box = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=9999, widget=box, error_messages=said)


class AwardForm(BorderForm):
    """An award that was given before this system, or elsewhere; `unit` and position are those of then."""

    award = forms.ModelChoiceField(AwardType.objects.none(), label="Danh hiệu, hình thức khen thưởng", empty_label="Chọn danh hiệu, hình thức")
    kind = forms.ChoiceField(label="Loại hình", choices=AwardKind.choices, initial=AwardKind.MERIT)
    year = _year("Năm xét")
    unit = forms.ModelChoiceField(None, label="Đơn vị khi đó", empty_label="Chọn đơn vị")
    position = text("Chức vụ khi đó", 160)
    leadership = forms.ChoiceField(label="Cấp lãnh đạo khi đó", choices=Leadership.choices, initial=Leadership.NONE)
    direct_worker = forms.BooleanField(label="Người trực tiếp lao động, công tác", required=False)
    decision_number = text("Số quyết định", 60, "Ví dụ 125/QĐ-UBND. Để trống nếu không còn.")
    decision_day = VnDateField(label="Ngày quyết định", required=False)
    decided_by = text("Cơ quan quyết định", 200)
    achieved_from = VnDateField(label="Lập thành tích từ ngày", required=False, help_text="Theo quyết định; lần khen sau tính tiếp từ đây.")
    achieved_to = VnDateField(label="Đến ngày", required=False)
    achievement = long_text("Thành tích", 2000)
    movement = forms.ModelChoiceField(Movement.objects.all(), label="Phong trào", required=False, empty_label="Không theo phong trào riêng")

    required_words = {"award": "Chọn danh hiệu, hình thức khen thưởng", "year": "Nhập năm xét, ví dụ 2021", "unit": "Chọn đơn vị khi đó"}

    def __init__(self, *args, recipient, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["award"].queryset = AwardType.objects.order_by("-rank", "name")
        self.fields["unit"].queryset = placeable_units(self.user, day)
        if not recipient.is_person:
            for name in ("position", "leadership", "direct_worker"):
                del self.fields[name]
        self.helper = HouseHelper()
        self.helper.layout = Layout(*_award_sections(recipient.is_person))

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("achieved_from"), cleaned.get("achieved_to")
        if first and last and last < first:
            self.add_error("achieved_to", "Thời gian lập thành tích phải từ trước đến sau")
        return cleaned


class RevokeForm(BorderForm):
    paper = text("Quyết định hủy bỏ", 200, "Số, ngày, cơ quan ban hành. Ví dụ 45/QĐ-UBND ngày 3/4/2023.", required=True)
    required_words = {"paper": "Nhập quyết định hủy bỏ"}
    helper = HouseHelper()


class InitiativeForm(BorderForm):
    form = forms.ChoiceField(label="Loại", choices=Initiative.Form.choices)
    title = long_text("Tên sáng kiến, đề tài", 400, required=True)
    year = _year("Năm công nhận")
    scope = forms.ChoiceField(label="Phạm vi ảnh hưởng", choices=[("", "Chọn phạm vi"), *Scope.choices])
    body = text("Cơ quan công nhận", 200, "Ví dụ Hội đồng sáng kiến của đơn vị.", required=True)
    decision_number = text("Số quyết định", 60)
    decision_day = VnDateField(label="Ngày quyết định", required=False)
    files = FilesField(label="Tệp quyết định công nhận", required=False, max_files=1)

    required_words = {
        "title": "Nhập tên sáng kiến, đề tài",
        "year": "Nhập năm công nhận, ví dụ 2022",
        "scope": "Chọn phạm vi ảnh hưởng",
        "body": "Nhập cơ quan công nhận",
    }
    helper = HouseHelper()
    helper.layout = Layout(
        Section(
            "Sáng kiến, đề tài",
            line(("title", 12)),
            line(("form", 6), ("scope", 6)),
            line(("body", 8), ("year", 4)),
            line(("decision_number", 6), ("decision_day", 6)),
            line(("files", 12)),
        )
    )


class GradeForm(BorderForm):
    year = _year("Năm")
    grade = forms.ChoiceField(label="Mức độ hoàn thành nhiệm vụ", choices=[("", "Chọn mức độ"), *Grade.choices])
    basis = text("Văn bản", 200, "Ví dụ Thông báo 12/TB-UBND ngày 20/12/2022.")
    required_words = {"year": "Nhập năm, ví dụ 2022", "grade": "Chọn mức độ hoàn thành nhiệm vụ"}
    helper = HouseHelper()


class RestrictionForm(BorderForm):
    kind = forms.ChoiceField(label="Loại", choices=RestrictionKind.choices)
    sanction = forms.ChoiceField(
        label="Hình thức kỷ luật", choices=[("", "Không có (đang xem xét)"), *Sanction.choices], required=False,
        help_text="Chỉ khi đã có quyết định kỷ luật.",
    )  # fmt: skip
    begins = VnDateField(label="Từ ngày")
    ends = VnDateField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa biết.")
    basis = text("Văn bản, nội dung", 300, required=True)

    required_words = {"begins": "Nhập ngày bắt đầu, ví dụ 15/3/2023", "basis": "Nhập văn bản hoặc nội dung"}
    helper = HouseHelper()

    def clean(self):
        cleaned = super().clean()
        disciplined = cleaned.get("kind") == RestrictionKind.DISCIPLINE
        if disciplined and not cleaned.get("sanction"):
            self.add_error("sanction", "Chọn hình thức kỷ luật")
        if not disciplined and cleaned.get("sanction"):
            self.add_error("sanction", "Việc đang xem xét thì chưa có hình thức kỷ luật")
        if cleaned.get("begins") and cleaned.get("ends") and cleaned["ends"] < cleaned["begins"]:
            self.add_error("ends", "Ngày hết phải từ ngày bắt đầu trở đi")
        return cleaned


class EndRestrictionForm(BorderForm):
    ends = VnDateField(label="Đến hết ngày")
    required_words = {"ends": "Nhập ngày hết, ví dụ 14/3/2024"}
    helper = HouseHelper()


def _award_sections(of_person):
    yield Section("Khen thưởng", line(("award", 8), ("year", 4)), line(("kind", 6), ("movement", 6)), line(("achievement", 12)))
    then = [line(("unit", 12))]
    if of_person:
        then += [line(("position", 6), ("leadership", 6)), line(("direct_worker", 12))]
    yield Section("Khi đó", *then)
    yield Section(
        "Quyết định",
        line(("decision_number", 6), ("decision_day", 6)),
        line(("decided_by", 12)),
        line(("achieved_from", 6), ("achieved_to", 6)),
    )
