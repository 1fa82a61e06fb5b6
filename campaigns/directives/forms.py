"""The forms of the list, of the heading and of the chairman's answer."""

from crispy_forms.layout import Layout
from django import forms

from campaigns.directives.models import Directive
from emulation.accounts.models import User
from emulation.accounts.roles import Role
from emulation.formats.layout import HouseHelper, Section, line
from emulation.search.forms import BorderForm, BorderModelForm

SHORT = {"rows": 4, "class": "short"}


class HeadingForm(BorderModelForm):
    """Everything of a directive that is no list: names, days, opening and closing, head and foot of the paper."""

    required_words = {
        "year": "Nhập năm thi đua, ví dụ 2023",
        "abstract": "Nhập trích yếu của Chỉ thị",
        "movement_name": "Nhập tên phong trào thi đua được phát động",
        "period_from": "Nhập ngày bắt đầu thực hiện",
        "period_to": "Nhập ngày kết thúc thực hiện",
        "opening": "Nhập phần mở đầu của Chỉ thị",
        "signer_title": "Nhập chức vụ người ký",
        "filing": "Nhập nơi lưu",
    }

    class Meta:
        model = Directive
        fields = [
            "year",
            "symbol",
            "place",
            "day",
            "abstract",
            "movement_name",
            "period_from",
            "period_to",
            "opening",
            "closing",
            "signer",
            "signer_title",
            "capacity",
            "filing",
            "drafter_mark",
        ]
        labels = {"period_to": "Thực hiện đến hết ngày", "signer_title": "Chức vụ trên chữ ký"}
        help_texts = {
            "day": "Để trống thì lấy ngày ký",
            "abstract": "Dòng đậm dưới chữ CHỈ THỊ. Xuống dòng ở đâu, văn bản xuống dòng ở đó",
            "opening": "Mỗi đoạn một dòng",
            "closing": "Các đoạn sau điều khoản cuối cùng",
            "capacity": "Chỉ khi ký thay, ví dụ KT. CHỦ TỊCH",
        }
        widgets = {
            "year": forms.TextInput(attrs={"inputmode": "numeric"}),
            "abstract": forms.Textarea(attrs={"rows": 3, "class": "short"}),
            "opening": forms.Textarea(attrs={"rows": 7}),
            "closing": forms.Textarea(attrs=SHORT),
        }

    def __init__(self, *args, authority, day, **kwargs):
        """`authority` is the issuing Unit, `day` the date on which its head is looked up."""
        super().__init__(*args, **kwargs)
        self.fields["signer"].queryset = User.objects.holding(Role.CHAIRMAN, [authority.pk], day)
        self.fields["signer"].empty_label, self.fields["signer"].required = "Chưa chọn", False
        self.helper = HouseHelper()
        self.helper.layout = Layout(
            Section(
                "Phong trào thi đua",
                line(("year", 4)),
                line(("abstract", 12)),
                line(("movement_name", 12)),
                line(("period_from", 6), ("period_to", 6)),
            ),
            Section("Nội dung mở đầu và kết thúc", line(("opening", 12)), line(("closing", 12))),
            Section(
                "Thể thức và người ký",
                line(("symbol", 4), ("place", 4), ("day", 4)),
                line(("signer", 6), ("signer_title", 6)),
                line(("capacity", 6), ("filing", 3), ("drafter_mark", 3)),
                hint="Số được cấp khi ký, theo sổ Chỉ thị của năm.",
            ),
        )

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not 1945 <= year <= 2100:
            raise forms.ValidationError("Năm thi đua phải từ 1945 đến 2100")
        return year

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and last < first:
            self.add_error("period_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi")
        return cleaned


class FilterForm(BorderForm):
    """Year and words of the list, as an address that can be kept. What is no year of the list counts as no filter."""

    tim = forms.CharField(label="Tìm trong trích yếu", required=False, max_length=100)
    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [("", "Mọi năm"), *((year, year) for year in years)]
        self.fields["nam"].widget.attrs["class"] = "form-select"
        self.fields["tim"].widget.attrs["class"] = "form-control"


class ReturnForm(BorderForm):
    """Why the chairman sends the draft back."""

    required_words = {"note": "Nhập lý do trả lại để Thường trực biết cần sửa gì"}
    note = forms.CharField(
        label="Lý do trả lại", max_length=2000, widget=forms.Textarea(attrs=SHORT), help_text="Thường trực đọc nguyên văn lý do này."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = HouseHelper()
