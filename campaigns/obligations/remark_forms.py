"""Forms of the remarks on a submitted paper: the words of the office beside a place, and what the unit says about them."""

from django import forms
from django.core.exceptions import ValidationError

from emulation.formats.layout import HouseHelper
from emulation.formats.words import day_words
from emulation.search.forms import BorderForm, VnDateField
from emulation.workflow.remarks import mark_of


class CommentTextForm(BorderForm):
    """The words of a remark."""

    text = forms.CharField(label="Nhận xét", max_length=2000, widget=forms.Textarea(attrs={"rows": 2, "class": "form-control short"}))

    required_words = {"text": "Nhập nhận xét, hoặc đóng ô này lại"}
    helper = HouseHelper()


class FixForm(BorderForm):
    """What the unit says about one remark: fixed or not, and an answer if it likes.

    `shown` is the mark of what was saved when the page was shown, posted in the box <prefix>-was ("": not said).
    """

    shown = ""

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
        form = FixForm(sent, prefix=prefix, user=user, initial={"fixed": comment.fixed_at is not None, "answer": comment.answer})
        form.shown = comment.mark if sent is None else data.get(f"{prefix}-was", "")
        return form

    def is_valid(self):
        """Tell whether everything typed can be read; all are asked, so that all errors show at once."""
        said = [form.is_valid() for form in self.forms if form.is_bound]
        return all(said)

    def refused(self):
        """Return the forms in which something cannot be read."""
        return [form for form in self.forms if form.is_bound and not form.is_valid()]

    def answers(self):
        """Return {remark: (fixed, answer)} of what was posted, could be read and differs both from what is saved and from what was shown.

        A box that nobody touched says nothing, even where somebody else answered since: for `Remarks.answer`.
        """
        said = {form.prefix: said for form, said in self.said()}
        typed = {comment: said[form.prefix] for comment, form in self.of.items() if mark_of(*said[form.prefix]) != form.shown}
        return {comment: said for comment, said in typed.items() if said != _saved(comment)}

    def shown(self):
        """Return {remark: the mark of what the page showed of it}, for `Remarks.answer`."""
        return {comment: form.shown for comment, form in self.of.items()}

    def marks(self):
        """Return {name of the hidden box: mark} of what was posted, once it is saved."""
        return {f"{form.prefix}-was": mark_of(*said) for form, said in self.said() if form.is_bound}

    def catch_up(self):
        """Take what was typed over somebody else's answer as said in full knowledge, once that was told: saving again writes it."""
        for comment in self.answers():
            self.of[comment].shown = comment.mark

    def said(self):
        """Return [(form, (fixed, answer))]: what was posted, or what is saved where nothing was, or nothing that can be read."""
        return [(form, self._said(comment, form)) for comment, form in self.of.items()]

    @staticmethod
    def _said(comment, form):
        posted = form.is_bound and form.is_valid()
        return (form.cleaned_data["fixed"], form.cleaned_data["answer"]) if posted else _saved(comment)


def _saved(comment):
    return (comment.fixed_at is not None, comment.answer)


class VersionForm(BorderForm):
    """A step without a note. `version` is the one that the person read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def canned_field(sentences):
    """Return the field of ready sentences to tick."""
    choices = [(sentence, sentence) for sentence in sentences]
    return forms.MultipleChoiceField(label="Câu mẫu", required=False, choices=choices, widget=forms.CheckboxSelectMultiple)


def with_canned(cleaned, name):
    """Return the ticked sentences and, after them, what was typed in the field `name`; one each line."""
    said = [*cleaned.get("canned", ()), cleaned.get(name, "").strip()]
    return "\n".join(part for part in said if part)


class SendBackForm(VersionForm):
    """Why a paper goes back: ready sentences to tick, own words, and by when. `remarks` counts the remarks that go along."""

    note = forms.CharField(
        label="Nội dung gửi đơn vị",
        help_text="Đơn vị sẽ đọc nguyên văn nội dung này, sau các câu đã chọn.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "short"}),
    )
    canned = canned_field(())
    due = VnDateField(label="Bổ sung trước ngày", help_text="Để trống nếu không định ngày riêng.", required=False)

    nothing_said = "Nhập lý do trả lại, hoặc chọn câu mẫu, hoặc nhận xét ở chỗ cần sửa"
    helper = HouseHelper()

    def __init__(self, *args, today, remarks=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.today, self.remarks = today, remarks

    def clean_due(self):
        """Refuse a day that has passed."""
        due = self.cleaned_data["due"]
        if due and due < self.today:
            raise ValidationError(f"Hạn bổ sung phải từ hôm nay ({day_words(self.today)}) trở đi")
        return due

    def clean(self):
        """Put the ticked sentences before the own words; ask for at least one of both where no remark goes along."""
        cleaned = super().clean()
        cleaned["note"] = with_canned(cleaned, "note")
        if not (cleaned["note"] or self.remarks) and "note" not in self.errors:
            raise ValidationError({"note": self.nothing_said})
        return cleaned
