"""The form of a duty that the office lays after the launch."""

from django import forms

from campaigns.directives.models import Duty
from campaigns.directives.row_layout import Fold, row_helper
from emulation.search.forms import BorderModelForm

# The others begin at the launch, and each has pages of its own that count on there being one.
KINDS = (Duty.Kind.THEMATIC, Duty.Kind.REGISTRATION, Duty.Kind.PROPAGANDA, Duty.Kind.HALF_YEAR, Duty.Kind.YEAR, Duty.Kind.OTHER)


def _boxes(label):
    return forms.TypedMultipleChoiceField(label=label, required=False, coerce=int, widget=forms.CheckboxSelectMultiple)


class AddDutyForm(BorderModelForm):
    """`choices` has the (id, words) of kinds, clusters and units; whoever is chosen by any of the three gets the duty."""

    kinds = _boxes("Loại đơn vị")
    clusters = _boxes("Cụm, khối")
    units = _boxes("Đơn vị")

    required_words = {
        "title": "Nhập tên việc",
        "kind": "Chọn loại việc",
        "ground": "Nhập căn cứ, ví dụ Công văn số 12/UBND-NV ngày 5/4/2023",
        "due": "Nhập hạn",
    }

    class Meta:
        model = Duty
        fields = ["title", "kind", "ground", "brief", "due", "late"]
        labels = {"ground": "Căn cứ", "brief": "Yêu cầu cụ thể (không bắt buộc)"}
        widgets = {"brief": forms.Textarea(attrs={"rows": 3, "class": "short"})}
        help_texts = {"ground": "Văn bản yêu cầu, ví dụ Công văn số 12/UBND-NV ngày 5/4/2023."}

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in KINDS]
        self.fields["ground"].required = self.fields["due"].required = True
        for name in ("kinds", "clusters", "units"):
            self.fields[name].choices = choices[name]
        self.helper = row_helper(
            (("title", 8), ("kind", 4)),
            (("ground", 12),),
            (("brief", 12),),
            (("due", 4), ("late", 8)),
            (Fold("Theo loại đơn vị", "kinds"), Fold("Theo cụm, khối", "clusters")),
            (Fold("Từng đơn vị", "units"),),
        )

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in ("kinds", "clusters", "units")):
            self.add_error("units", "Chọn ít nhất một đơn vị, hoặc một loại, một cụm")
        return cleaned
