"""Forms of the catalogue: a row of a table, a rule of an award, its conditions."""

from crispy_forms.layout import Layout
from django import forms
from django.db import models
from django.forms import formset_factory, modelform_factory

from awards.catalogue.models import AwardRule, Capacity, Checklist, Criterion, LocalRules
from awards.catalogue.states import NEEDED, AwardKind, CriterionKind, RecipientKind
from emulation.formats.layout import HouseHelper, Section, line
from emulation.search.forms import BorderForm, BorderFormSet, BorderModelForm, VnIntegerField, vn_formfield


def law_field(db_field, **kwargs):
    """Return the form field of a column: whole numbers, too, are typed the Vietnamese way (2.530.000)."""
    if isinstance(db_field, models.IntegerField) and not db_field.choices:
        most = 32_767 if isinstance(db_field, models.PositiveSmallIntegerField) else 2_147_483_647  # what the columns hold
        kwargs = {"form_class": VnIntegerField, "min_value": 0, "max_value": most} | kwargs
        return models.Field.formfield(db_field, **kwargs)
    return vn_formfield(db_field, **kwargs)


_SHORT = forms.Textarea(attrs={"rows": 3, "class": "short"})
MOST_CRITERIA = 40


class _Reasoned(BorderModelForm):
    """A row of the law is changed with a reason, by somebody who saw what they change (`seen`)."""

    reason = forms.CharField(
        label="Lý do, văn bản", max_length=400, widget=_SHORT, help_text="Ví dụ “Theo Quyết định số … của UBND tỉnh”. Lưu vào lịch sử của dòng này."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    required_words = {
        "reason": "Nhập lý do hoặc văn bản làm căn cứ",
        "amount": "Nhập mức lương, ví dụ 2.530.000",
        "days": "Nhập số ngày làm việc, ví dụ 20",
    }

    def __init__(self, *args, authorities=(), **kwargs):
        super().__init__(*args, **kwargs)
        if "local" in self.fields:
            self.fields["local"].queryset = LocalRules.objects.filter(authority__in=authorities)
            self.fields["local"].empty_label = "Quy định chung của cả nước"
        if "checklist" in self.fields:
            ours = models.Q(local__isnull=True) | models.Q(local__authority__in=authorities)
            self.fields["checklist"].queryset = Checklist.objects.filter(ours)
        self.helper = HouseHelper()
        own = [name for name in self.fields if name not in ("reason", "seen", "note")]
        self.helper.layout = Layout(
            Section("Nội dung", *own), Section("Ghi chú và lý do", *(["note"] if "note" in self.fields else []), "reason"), "seen"
        )

    def clean(self):
        """The days must be in order before the database says so."""
        cleaned = super().clean()
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", "Ngày hết áp dụng phải từ ngày bắt đầu trở đi")
        return cleaned


def row_form(table):
    """Return the form class for the rows of a Table."""
    widgets = {name: _SHORT for name in ("note", "text") if name in table.fields}
    if "awards" in table.fields:
        widgets["awards"] = forms.CheckboxSelectMultiple
    return modelform_factory(table.model, form=_Reasoned, fields=table.fields, widgets=widgets, formfield_callback=law_field)


class RuleForm(_Reasoned):
    """An AwardRule without its conditions."""

    recipients = forms.MultipleChoiceField(label="Đối tượng", choices=RecipientKind.choices, widget=forms.CheckboxSelectMultiple, required=False)
    kinds = forms.MultipleChoiceField(label="Loại hình khen thưởng", choices=AwardKind.choices, widget=forms.CheckboxSelectMultiple, required=False)
    capacities = forms.ModelMultipleChoiceField(
        Capacity.objects.all(), label="Người có thẩm quyền quyết định", widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = AwardRule
        fields = ("recipients", "kinds", "capacities", "valid_from", "valid_to", "unsure_from", "basis", "confidence", "note")
        widgets = {"note": _SHORT}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.local_id:
            for name in ("recipients", "kinds", "capacities"):
                self.fields[name].help_text = "Không chọn gì thì theo quy định chung."
        self.helper.layout = Layout(
            Section("Áp dụng", line(("valid_from", 4), ("valid_to", 4), ("confidence", 4)), "basis", "unsure_from"),
            Section("Đối tượng, loại hình, thẩm quyền", "recipients", "kinds", "capacities"),
            Section("Ghi chú và lý do", "note", "reason"),
            "seen",
        )

    def clean(self):
        cleaned = super().clean()
        for name in ("recipients", "kinds"):
            if not self.instance.local_id and name in cleaned and not cleaned[name]:
                self.add_error(name, "Chọn ít nhất một mục")
        return cleaned


class CriterionForm(BorderForm):
    """One condition; which boxes count depends on its kind. An empty line is left out."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label="Điều kiện", choices=[("", "Chọn điều kiện"), *CriterionKind.choices], required=False)
    text = forms.CharField(label="Nội dung", max_length=2000, required=False, widget=_SHORT)
    drop = forms.BooleanField(label="Bỏ điều kiện này", required=False)

    COLUMNS = ("value", "years", "award", "same_year", "strict", "grade", "scope", "sanction", "of_members", "initiatives", "applies_to")
    COLUMNS += ("basis", "confidence")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.COLUMNS:
            self.fields[name] = law_field(Criterion._meta.get_field(name))
            self.fields[name].required = False

    @property
    def is_used(self):
        """Whether the line says something that is to be kept."""
        return bool(self.cleaned_data.get("kind")) and not self.cleaned_data.get("drop")

    def criterion(self, known):
        """Return the Criterion as typed; `known` is {pk: Criterion} of the rule, so that a kept one keeps its alternatives."""
        row = known.get(self.cleaned_data["pk"]) or Criterion()
        for name in ("kind", "text", *self.COLUMNS):
            value = self.cleaned_data[name]
            setattr(row, name, value if value != "" or name != "confidence" else row.confidence)
        return row

    def clean(self):
        cleaned = super().clean()
        typed = any(cleaned.get(name) for name in ("text", "value", "years", "award", "grade", "scope", "sanction"))
        if typed and not cleaned.get("kind") and not cleaned.get("drop"):
            self.add_error("kind", "Chọn loại điều kiện, hoặc đánh dấu bỏ dòng này")
        for name in NEEDED.get(cleaned.get("kind"), ()) if not cleaned.get("drop") else ():
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, f"Điều kiện này cần mục {self.fields[name].label}")
        return cleaned


CriterionFormSet = formset_factory(CriterionForm, formset=BorderFormSet, extra=2, max_num=MOST_CRITERIA, validate_max=True)
