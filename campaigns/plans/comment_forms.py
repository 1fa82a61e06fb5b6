"""Forms of the remarks: what the office writes beside a line, and what the unit says about it."""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from campaigns.plans.models import RowComment
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm


class CommentTextForm(BorderForm):
    """The words of a remark."""

    text = forms.CharField(label="Nhận xét", max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "class": "form-control short"}))

    required_words = {"text": "Nhập nhận xét, hoặc đóng ô này lại"}
    helper = HouseHelper()


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


class FixForm(BorderForm):
    """What the unit says about one remark: fixed or not, and an answer if it likes."""

    fixed = forms.BooleanField(label="Đã sửa", required=False)
    answer = forms.CharField(
        label="Trả lời (không bắt buộc)", required=False, max_length=600, widget=forms.TextInput(attrs={"class": "form-control"})
    )

    helper = HouseHelper()


class Fixes:
    """The FixForm of every remark of `comments`, as one thing: bound where `data` brings its boxes, else as it was saved."""

    is_bound = True  # each form knows for itself; the summary of errors asks all of them

    def __init__(self, comments, user, data=None):
        self.of = {comment: self._form(comment, user, data) for comment in comments}

    @property
    def forms(self):
        return list(self.of.values())

    def non_form_errors(self):
        """Nothing concerns all of them."""
        return []

    @staticmethod
    def _form(comment, user, data):
        prefix = f"sua-{comment.pk}"
        sent = data if data is not None and f"{prefix}-answer" in data else None
        return FixForm(sent, prefix=prefix, user=user, initial={"fixed": comment.fixed_at is not None, "answer": comment.answer})

    def is_valid(self):
        """Tell whether everything typed can be read; all are asked, so that all errors show at once."""
        said = [form.is_valid() for form in self.forms if form.is_bound]
        return all(said)

    def answers(self):
        """Return {RowComment: (fixed, answer)} of what was posted, for `answer_comments`."""
        bound = {comment: form.cleaned_data for comment, form in self.of.items() if form.is_bound}
        return {comment: (typed["fixed"], typed["answer"]) for comment, typed in bound.items()}
