"""Forms of a plan: the draft and its rows, the signed scan, a step with a note, the return with canned sentences.

A draft may be saved incomplete: only what is malformed is an error here. What a plan still lacks is said by `readiness`.
"""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from campaigns.obligations.remark_forms import SendBackForm, VersionForm, canned_field
from campaigns.plans.models import PlanRow
from emulation.attachments.forms import FilesField
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm, BorderFormSet, VnDateField, VnDecimalField

TEXT_LENGTH = 20000
MOST_ROWS = 100
CANNED = (
    "Thiếu minh chứng kèm theo.",
    "Chỉ tiêu chưa đo đếm được, cần ghi rõ con số.",
    "Chưa ghi người phụ trách và hạn của từng nội dung.",
    "Chưa có nội dung cho các khoản của Chỉ thị còn bỏ trống.",
    "Sai mẫu kế hoạch.",
    "Chưa có chữ ký.",
)


def _text(label, rows, help_text=""):
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": rows}))


def _box(css=""):
    return forms.TextInput(attrs={"class": f"form-control {css}".strip()})


def _area():
    return forms.Textarea(attrs={"class": "form-control short", "rows": 3})


class PlanForm(BorderForm):
    """The texts of a plan that is written here. `version` is the one the person saw when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Tên kế hoạch", max_length=300)
    aims = _text("Mục đích, yêu cầu", 5, "Vì sao làm, yêu cầu phải đạt. Mỗi ý một dòng.")
    measures = _text("Giải pháp", 5, "Cách làm để đạt các chỉ tiêu: phát động, kiểm tra, biểu dương.")
    organisation = _text("Tổ chức thực hiện", 5, "Ai làm gì, báo cáo khi nào.")
    files = FilesField(label="Tệp kèm theo (không bắt buộc)", required=False)

    required_words = {"title": "Nhập tên kế hoạch"}
    texts = ("title", "aims", "measures", "organisation")
    helper = HouseHelper()


class ScanForm(BorderForm):
    """A plan that was signed on paper: its number and day, the scan; its rows are typed in as for a written one."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Tên kế hoạch", max_length=300)
    paper_reference = forms.CharField(label="Số, ký hiệu của kế hoạch đã ký", help_text="Ví dụ 05/KH-UBND", required=False, max_length=60)
    paper_day = VnDateField(label="Ngày ký", help_text="Ví dụ 20/2/2023", required=False)
    scan = FilesField(label="Bản đã ký", required=False, max_files=1)
    files = FilesField(label="Tệp kèm theo (không bắt buộc)", required=False)

    required_words = {"title": "Nhập tên kế hoạch"}
    texts = ("title", "paper_reference", "paper_day")
    helper = HouseHelper()


class RowForm(BorderForm):
    """One line of the plan. A line in which nothing was typed does not count. `key` says which line of before it is."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    content = forms.CharField(label="Nội dung", required=False, max_length=600, widget=_area())
    indicator = forms.CharField(label="Chỉ tiêu", required=False, max_length=300, widget=_area())
    level = VnDecimalField(label="Mức phấn đấu", required=False, max_digits=17, decimal_places=2, widget=_box("num-in"))
    measure = forms.CharField(label="Đơn vị tính", required=False, max_length=60, widget=_box())
    due = VnDateField(label="Hạn", required=False, widget=forms.DateInput(format="%d/%m/%Y", attrs={"class": "form-control"}))
    person = forms.CharField(label="Người phụ trách", required=False, max_length=160, widget=_box())
    clause = forms.TypedChoiceField(
        label="Thực hiện khoản", required=False, coerce=int, empty_value=None, widget=forms.Select(attrs={"class": "form-select"})
    )

    def __init__(self, *args, clauses=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [("", "Chưa chọn"), *((clause.pk, _address(clause)) for clause in clauses)]

    @property
    def filled(self):
        """Whether anything but the clause was typed."""
        return any(self.cleaned_data.get(name) not in (None, "") for name in ("content", "indicator", "measure", "level", "due", "person"))

    def clean_key(self):
        """Return the key as a UUID, a new one where the line is new."""
        try:
            return uuid.UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid.uuid4()

    def clean(self):
        """Ask for the content where anything else was typed: a row without it could not be read by anybody."""
        cleaned = super().clean()
        if self.filled and not cleaned.get("content") and "content" not in self.errors:
            raise ValidationError({"content": "Nhập nội dung của dòng này, hoặc xóa cả dòng"})
        return cleaned


class PlanRows(BorderFormSet):
    """The rows in the order of the page."""

    def plan_rows(self, clauses):
        """Return an unsaved PlanRow for every row with content that is not marked for removal; the formset must be valid.

        `clauses` are the clauses of the directive by id.
        """
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data.get("content") and not form.cleaned_data.get("DELETE")]
        return [PlanRow(**{name: data[name] for name in ROW_FIELDS}, clause=clauses.get(data["clause"])) for data in kept]

    def clean(self):
        """Two lines with one key (one was copied over the other) are two lines."""
        taken = set()
        for form in self.forms:
            key = form.cleaned_data.get("key") if hasattr(form, "cleaned_data") else None
            if key in taken:
                form.cleaned_data["key"] = uuid.uuid4()
            taken.add(key)

    def keys(self):
        """Return {name of the hidden box: key} of every line with content, so that a line just typed keeps its key from now on."""
        return {form.add_prefix("key"): str(form.cleaned_data["key"]) for form in self.forms if form.cleaned_data.get("content")}


ROW_FIELDS = ("key", "content", "indicator", "measure", "level", "due", "person")
RowSet = forms.formset_factory(RowForm, formset=PlanRows, extra=1, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 50, validate_max=True)


class NoteForm(VersionForm):
    """What the person has to say with a step."""

    note = forms.CharField(label="Lý do", max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "class": "short"}))

    helper = HouseHelper()

    def __init__(self, *args, step=None, **kwargs):
        super().__init__(*args, **kwargs)
        if step:
            self.fields["note"].label = step.note_label
            self.fields["note"].error_messages["required"] = f"Nhập {step.note_label.lower()}"


class ReturnForm(SendBackForm):
    """Why the plan goes back."""

    canned = canned_field(CANNED)

    nothing_said = "Nhập lý do trả lại, hoặc chọn câu mẫu, hoặc nhận xét ở dòng cần sửa"


def _address(clause):
    address = clause.address
    return f"{address[0].upper()}{address[1:]}"
