"""The form of a remark on a plan: on a line or on a text."""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from campaigns.obligations.remark_forms import CommentTextForm
from campaigns.plans.models import RowComment


class CommentForm(CommentTextForm):
    """A new remark: on a line (`row_key`) or on a text (`part`)."""

    part = forms.ChoiceField(choices=RowComment.Part.choices, widget=forms.HiddenInput)
    row_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_row_key(self):
        """Return the key as a UUID, None where there is none or it is nonsense."""
        try:
            return uuid.UUID(self.cleaned_data["row_key"])
        except ValueError:
            return None

    def clean(self):
        """A remark on a line names its line, one on a text names none."""
        cleaned = super().clean()
        if cleaned.get("part") == RowComment.Part.ROW and not cleaned.get("row_key"):
            raise ValidationError("Không rõ nhận xét này về dòng nào. Tải lại trang rồi nhận xét lại")
        if cleaned.get("part") != RowComment.Part.ROW:
            cleaned["row_key"] = None
        return cleaned
