"""Forms of the indicators: one indicator, what narrows the list, the levels of many cells."""

from crispy_forms.layout import Layout
from django import forms

from campaigns.movements.batch import Batch
from campaigns.movements.models import Indicator, Movement
from emulation.formats.exact import PLACES
from emulation.formats.layout import HouseHelper, Section, line
from emulation.search.forms import BorderForm, VnDecimalField, VnIntegerField

_SHORT = forms.Textarea(attrs={"rows": 3, "class": "short"})


def _figure(label, help_text=""):
    return VnDecimalField(label=label, help_text=help_text, required=False, max_digits=18, decimal_places=PLACES)


def _choice(choices, label, help_text=""):
    return forms.ChoiceField(choices=choices, label=label, help_text=help_text)


class IndicatorForm(BorderForm):
    """One indicator; `siblings` ({id: Indicator}) are all of its authority and year, `saved` the one that is changed or None."""

    name = forms.CharField(label="Chỉ tiêu", max_length=300, help_text="Tên gọn như trong biểu, ví dụ “Thu ngân sách nhà nước”.")
    code = forms.CharField(label="Mã", max_length=20, help_text="Giữ nguyên qua các năm để so sánh, ví dụ THU.")
    field = _choice(Indicator.Field.choices, "Lĩnh vực")
    movement = forms.ModelChoiceField(
        Movement.objects.all(), label="Thuộc phong trào", required=False, empty_label="Không thuộc phong trào riêng",
        help_text="Số liệu được đưa vào phần của phong trào này trong báo cáo.",
    )  # fmt: skip
    form = _choice(Indicator.Form.choices, "Loại", "Tiêu chí thì đơn vị chỉ trả lời Đạt hoặc Chưa đạt.")
    measure = forms.CharField(label="Đơn vị tính", max_length=60, required=False, help_text="Ví dụ tỷ đồng, hộ, %. Tiêu chí để trống.")
    places = VnIntegerField(label="Số chữ số thập phân", help_text="Từ 0 đến 3. 0 là số nguyên; 1 thì nhập được 198,4.", initial=0)
    direction = _choice(Indicator.Direction.choices, "Chiều tốt", "Hộ nghèo: càng thấp càng tốt. Thu ngân sách: càng cao càng tốt.")
    nature = _choice(
        Indicator.Nature.choices, "Tính chất",
        "Thu ngân sách phát sinh trong kỳ, so với cùng kỳ năm trước. Số hộ nghèo là số hiện có, so với kỳ liền trước.",
    )  # fmt: skip
    summing = _choice(
        Indicator.Summing.choices, "Cách tổng hợp",
        "Từ số của các đơn vị ra số chung: số hộ thì cộng; tỷ lệ tham gia bảo hiểm y tế thì bình quân theo dân số (quyền số).",
    )  # fmt: skip
    weight = forms.ModelChoiceField(
        Indicator.objects.none(), label="Quyền số", required=False, empty_label="Không dùng",
        help_text="Chỉ khi bình quân theo quyền số, ví dụ Dân số trung bình.",
    )  # fmt: skip
    part_of = forms.ModelChoiceField(
        Indicator.objects.none(), label="Trong đó của", required=False, empty_label="Không là phần của chỉ tiêu khác",
        help_text="Số của phần “trong đó” không được lớn hơn số của chỉ tiêu gốc.",
    )  # fmt: skip
    baseline = _figure("Thực hiện năm trước", "Của toàn cơ quan.")
    target = _figure("Mức phấn đấu cả năm", "Của toàn cơ quan. Tiêu chí: số đơn vị phải đạt.")
    least = _figure("Giá trị nhỏ nhất", "Để trống thì từ 0 trở lên.")
    most = _figure("Giá trị lớn nhất", "Tỷ lệ thường là 100. Để trống thì không giới hạn.")
    required = forms.BooleanField(label="Bắt buộc báo cáo", required=False, initial=True, help_text="Bỏ chọn thì đơn vị để trống vẫn trình được.")
    source = forms.CharField(label="Nguồn số liệu", max_length=200, required=False, help_text="Ví dụ Kho bạc, Chi cục Thống kê.")
    definition = forms.CharField(label="Cách tính", max_length=2000, required=False, widget=_SHORT, help_text="Đơn vị đọc được khi nhập số liệu.")
    order = VnIntegerField(label="Thứ tự", required=False, help_text="Để trống thì đứng cuối.")
    reason = forms.CharField(
        label="Lý do thay đổi", max_length=400, required=False, widget=_SHORT,
        help_text="Chỉ tiêu đã giao: đơn vị được báo kèm nguyên văn lý do này.",
    )  # fmt: skip

    required_words = {"name": "Nhập tên chỉ tiêu", "code": "Nhập mã chỉ tiêu, ví dụ THU", "places": "Nhập số chữ số thập phân, từ 0 đến 3"}

    def __init__(self, *args, authority, year, siblings, saved=None, **kwargs):
        if saved:
            kwargs["initial"] = {name: getattr(saved, name) for name in self.base_fields if hasattr(saved, name)}
        super().__init__(*args, **kwargs)
        self._authority, self._year, self._siblings, self._saved = authority, year, siblings, saved
        others = Indicator.objects.of(authority, year).exclude(pk=saved.pk if saved else None)
        self.fields["weight"].queryset = others.exclude(summing=Indicator.Summing.WEIGHTED).exclude(form=Indicator.Form.CRITERION)
        self.fields["part_of"].queryset = others.filter(part_of=None).exclude(form=Indicator.Form.CRITERION)
        if not (saved and saved.assigned_at):
            del self.fields["reason"]
        self.helper = HouseHelper()
        self.helper.layout = Layout(*_sections("reason" in self.fields))

    def clean_code(self):
        return self.cleaned_data["code"].upper()

    def clean_order(self):
        order = self.cleaned_data["order"]
        if order is not None and not 1 <= order <= 9999:
            raise forms.ValidationError("Thứ tự từ 1 đến 9.999")
        return order

    def clean(self):
        """Judge the indicator by the rules that guard the storing, so that each sentence stands at its box."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        batch = Batch(self._authority, self._year, self._siblings)
        draft = batch.change(self._saved, **self.values) if self._saved else batch.create(**self.values)
        for name, words in batch.faults(draft).items():
            self.add_error(name, words)
        if draft.told and not cleaned.get("reason"):
            self.add_error("reason", "Nhập lý do thay đổi để đơn vị biết")
        return cleaned

    @property
    def values(self):
        """What was typed, by field of the indicator."""
        skipped = {"reason"} | ({"order"} if self.cleaned_data.get("order") is None else set())
        return {name: value for name, value in self.cleaned_data.items() if name not in skipped}


def _sections(with_reason):
    yield Section("Chỉ tiêu", line(("name", 9), ("code", 3)), line(("field", 6), ("movement", 6)), line(("form", 6), ("measure", 3), ("places", 3)))
    yield Section(
        "Cách đọc và tổng hợp", line(("direction", 6), ("nature", 6)), line(("summing", 6), ("weight", 6)), line(("part_of", 6), ("order", 3))
    )
    yield Section(
        "Mức của toàn cơ quan",
        line(("target", 6), ("baseline", 6)),
        line(("least", 6), ("most", 6)),
        hint="Mức của từng đơn vị nhập ở trang Mức giao.",
    )
    yield Section("Báo cáo", line(("required", 12)), line(("source", 12)), line(("definition", 12)))
    if with_reason:
        yield Section("Lý do", line(("reason", 12)))


class FilterForm(BorderForm):
    """What narrows the list, as an address that can be kept."""

    tim = forms.CharField(label="Tìm chỉ tiêu", required=False, max_length=100)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tim"].widget.attrs["class"] = "form-control"
