"""One row of each list of a directive: basis, clause, movement, recipient, duty."""

from django import forms

from campaigns.directives.dueness import WORDS, UnknownRule, check_rule
from campaigns.directives.models import Duty, LegalBasis, Recipient
from campaigns.directives.row_layout import Fold, row_helper
from campaigns.movements.models import Movement
from emulation.search.forms import BorderForm, BorderModelForm

MARKS = (("ORDER", 2), ("DELETE", 3))
LEVELS = ((0, "Khoản (1.)"), (1, "Điểm a)"), (2, "Dưới điểm"))


class BasisForm(BorderModelForm):
    required_words = {"kind": "Nhập loại văn bản, ví dụ Nghị quyết", "issuer": "Nhập cơ quan ban hành", "title": "Nhập tên văn bản"}

    class Meta:
        model = LegalBasis
        fields = ["kind", "number", "day", "issuer", "title", "note", "printed"]
        labels = {"title": "Tên văn bản"}

    def __init__(self, *args, choices=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("kind", 3), ("number", 3), ("day", 2), ("issuer", 4)), (("title", 7), ("note", 5)), (("printed", 5), *MARKS))


class ClauseForm(BorderForm):
    required_words = {"label": "Nhập số của khoản hoặc chữ của điểm", "text": "Nhập nội dung"}
    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    level = forms.TypedChoiceField(label="Cấp", choices=LEVELS, coerce=int, initial=0)
    label = forms.CharField(label="Số", max_length=40)
    text = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args, choices=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("id", 0), ("level", 3), ("label", 2), *MARKS), (("text", 12),))

    def clean_label(self):
        return self.cleaned_data["label"].rstrip(".) ") or self.cleaned_data["label"]


class MovementForm(BorderForm):
    required_words = {"name": "Nhập tên phong trào", "level": "Chọn cấp phát động"}
    name = forms.CharField(label="Tên phong trào", max_length=300)
    level = forms.ChoiceField(label="Cấp phát động", choices=[("", "Chọn"), *Movement.Level.choices])
    year_from = forms.IntegerField(
        label="Từ năm", required=False, min_value=1945, max_value=2100, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    year_to = forms.IntegerField(
        label="Đến năm", required=False, min_value=1945, max_value=2100, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    clause_id = forms.TypedChoiceField(label="Nêu ở điều khoản", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["clause_id"].choices = choices["clauses"]
        self.helper = row_helper((("name", 7), ("level", 3), ("clause_id", 2)), (("year_from", 2), ("year_to", 2), *MARKS))

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("year_from"), cleaned.get("year_to")
        if first and last and last < first:
            self.add_error("year_to", "Năm kết thúc phải từ năm bắt đầu trở đi")
        return cleaned


class _AddresseeFields(BorderModelForm):
    """Kinds and units are chosen from lists that the page read once for all rows."""

    kinds = forms.TypedMultipleChoiceField(label="Loại đơn vị", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    units = forms.TypedMultipleChoiceField(label="Đơn vị nêu tên", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices, self.fields["units"].choices = choices["kinds"], choices["units"]


class RecipientForm(_AddresseeFields):
    required_words = {"text": "Nhập dòng ghi ở Nơi nhận"}

    class Meta:
        model = Recipient
        fields = ["text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("text", 7), *MARKS), (Fold("Loại đơn vị", "kinds"), Fold("Từng đơn vị", "units")))


class DutyForm(_AddresseeFields):
    required_words = {"title": "Nhập tên việc", "short": "Nhập chữ tắt, tối đa 4 chữ cái", "kind": "Chọn loại việc", "scope": "Chọn giao cho ai"}
    clause_id = forms.TypedChoiceField(label="Theo điều khoản", required=False, coerce=int, empty_value=None)

    class Meta:
        model = Duty
        fields = ["kind", "title", "short", "scope", "opens", "due", "rule", "rolling", "late", "brief", "confirmed"]
        labels = {"confirmed": "Đã xác nhận người nhận và hạn", "due": "Hạn: một ngày", "rule": "hoặc quy tắc tính hạn"}
        labels |= {"brief": "Yêu cầu cụ thể (không bắt buộc)"}
        help_texts = {"short": "", "rule": ""}
        widgets = {"brief": forms.Textarea(attrs={"rows": 2, "class": "short"})}

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, choices=choices, **kwargs)
        self.fields["clause_id"].choices = choices["clauses"]
        self.expected = choices.get("expected")
        self.fields["rule"].help_text = self._expectation() or f"Ví dụ: {'; '.join(WORDS[:2])}"
        for name in ("rolling", "late"):
            self.fields[name].required = False
        for name, known in (("kind", Duty.Kind), ("scope", Duty.Scope)):
            self.fields[name].choices = [("", "Chọn"), *known.choices]
        self.helper = row_helper(
            (("kind", 3), ("title", 7), ("short", 2)),
            (("scope", 4), ("clause_id", 4), ("opens", 4)),
            (("due", 2), ("rule", 6), ("rolling", 4)),
            (("late", 5), ("brief", 7)),
            (Fold("Theo loại đơn vị", "kinds"), Fold("Từng đơn vị", "units")),
            (("confirmed", 5), *MARKS),
        )

    def clean(self):
        cleaned = super().clean()
        scope, opens, due, rule = (cleaned.get(name) for name in ("scope", "opens", "due", "rule"))
        if scope == Duty.Scope.KINDS and not cleaned.get("kinds"):
            self.add_error("kinds", "Chọn ít nhất một loại đơn vị")
        if scope == Duty.Scope.UNITS and not cleaned.get("units"):
            self.add_error("units", "Chọn ít nhất một đơn vị")
        if opens and due and due < opens:
            self.add_error("due", "Hạn phải từ ngày mở trở đi")
        if due and rule:
            self.add_error("rule", "Nhập một ngày hoặc một quy tắc, không nhập cả hai")
        if cleaned.get("confirmed") and not {"due", "rule"} & set(self.errors) and not (due or rule):
            self.add_error("due", "Nhập hạn hoặc quy tắc tính hạn trước khi xác nhận việc giao")
        return cleaned

    def clean_rule(self):
        rule = " ".join(self.cleaned_data["rule"].split())
        if rule:
            try:
                check_rule(rule)
            except UnknownRule as problem:
                raise forms.ValidationError(str(problem)) from None
        return rule

    def clean_rolling(self):
        return self.cleaned_data["rolling"] or Duty.Rolling.KEEP

    def clean_late(self):
        return self.cleaned_data["late"] or Duty.Late.TAKE

    def _expectation(self):
        """Return which day the saved rule would mean for a launch today, in words; "" without one."""
        saved = Duty(rule=self.initial.get("rule") or "", rolling=self.initial.get("rolling") or Duty.Rolling.KEEP)
        return self.expected.words(saved) if self.expected and saved.rule else ""
