"""The conclusion about two things that look like one."""

from django import forms

from awards.proposals.states import ClaimVerdict
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm


class VerdictForm(BorderForm):
    """What a person concludes, and why."""

    verdict = forms.ChoiceField(
        label="Kết luận",
        choices=[(each.value, each.label) for each in (ClaimVerdict.DIFFERENT, ClaimVerdict.DOUBLE)],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Lý do", max_length=600, widget=forms.Textarea(attrs={"rows": 3, "class": "short"}))

    required_words = {"verdict": "Chọn Không trùng hoặc Trùng", "reason": "Nhập lý do kết luận"}
    helper = HouseHelper()
