"""The forms of reading: the text or file that comes in, one finding of each part, what the draft still needs."""

from crispy_forms.layout import Layout
from django import forms

from campaigns.directives.dueness import WORDS, UnknownRule, check_rule
from campaigns.directives.forms import HeadingForm
from campaigns.directives.models import Directive, Duty
from campaigns.directives.row_forms import BasisForm, ClauseForm, MovementForm, RecipientForm
from campaigns.directives.row_layout import Fold, row_helper
from campaigns.readings.paper.reader import read
from campaigns.readings.paper.refusal import TextRefused
from campaigns.readings.sources import text_of_file
from campaigns.readings.vocabulary import BASES, CLAUSES, DUTIES, FACTS, HEAD, LONG, MOVEMENTS, NOUNS, PARTS, RECIPIENTS
from emulation.attachments.forms import FilesField
from emulation.attachments.kinds import DOCX, PDF, TEXT
from emulation.formats.layout import HouseHelper, Section
from emulation.formats.words import number_words
from emulation.search.forms import BorderForm, VnDateField

MOST = 300_000  # characters: about a hundred pages
MOST_FOUND = 300  # findings of one part: more is no directive
NO_WORDS = "Tệp không có chữ để đọc, có thể là bản quét. Gửi tệp Word, PDF có chữ, hoặc dán nội dung"


class PaperForm(BorderForm):
    """A text that is pasted, or one file; `texts` turns the file into text when both the kind and the content allow it."""

    text = forms.CharField(
        label="Nội dung văn bản",
        required=False,
        max_length=MOST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="Dán cả văn bản, từ tên cơ quan đến Nơi nhận.",
    )
    file = FilesField(label="Hoặc chọn tệp", required=False, max_files=1, kinds=(PDF, DOCX, TEXT))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = HouseHelper()
        self.helper.layout = Layout(Section("Văn bản cần đọc", "text", "file"))

    def clean(self):
        """Read what came in; `found` of the cleaned data is the findings.Reading."""
        cleaned = super().clean()
        text, files = cleaned.get("text") or "", cleaned.get("file") or []
        if self.errors:
            return cleaned
        if text.strip() and files:
            self.add_error("file", "Chỉ đọc một nguồn: xóa phần đã dán, hoặc đánh dấu “Bỏ tệp”")
        elif not text.strip() and not files:
            self.add_error("text", "Dán nội dung văn bản, hoặc chọn một tệp Word, PDF, văn bản thuần")
        else:
            self._read("file" if files else "text", self._from_file(files[0]) if files else text)
        return cleaned

    def _from_file(self, file):
        try:
            return text_of_file(file)
        except TextRefused as refusal:
            self.add_error("file", str(refusal))
            return ""

    def _read(self, name, text):
        if self.errors:
            return
        if len(text) > MOST:
            self.add_error(name, f"Văn bản dài {number_words(len(text))} ký tự, tối đa {number_words(MOST)} ký tự. Tách phần Chỉ thị ra rồi gửi lại")
        elif not text.strip():
            self.add_error(name, NO_WORDS)
        else:
            self.cleaned_data["found"] = found = read(text)
            if too_many := _too_many(found):
                self.add_error(name, too_many)


def _too_many(found):
    counts = {part: len(getattr(found, part)) for part in PARTS if part != HEAD}
    part = max(counts, key=counts.get)
    if counts[part] <= MOST_FOUND:
        return ""
    return f"Văn bản có {number_words(counts[part])} {NOUNS[part]}, tối đa {MOST_FOUND}. Tách phần Chỉ thị ra rồi gửi lại"


class FactForm(BorderForm):
    """One fact of the head: `key` says which, and so how long it may be."""

    value = forms.CharField(label="Nội dung")

    def __init__(self, *args, key, choices=None, **kwargs):
        super().__init__(*args, **kwargs)
        label, name = FACTS[key]
        words = {"widget": forms.Textarea(attrs={"rows": 7 if key == "opening" else 4})} if key in LONG else {}
        if name.startswith("period"):
            self.fields["value"] = VnDateField(label=label)
        else:
            self.fields["value"] = forms.CharField(label=label, max_length=Directive._meta.get_field(name).max_length if name else 400, **words)
        self.helper = HouseHelper()
        self.helper.layout = Layout("value")


class FoundBasisForm(BasisForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("kind", 3), ("number", 3), ("day", 2), ("issuer", 4)), (("title", 7), ("note", 5)), (("printed", 12),))


class FoundClauseForm(ClauseForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("level", 3), ("label", 3)), (("text", 12),))


class FoundMovementForm(MovementForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("name", 12),), (("level", 3), ("year_from", 2), ("year_to", 2), ("clause_id", 5)))


class FoundRecipientForm(RecipientForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = row_helper((("text", 12),), (Fold("Loại đơn vị", "kinds"), Fold("Từng đơn vị", "units")))


class FoundDutyForm(BorderForm):
    """A duty as it was read: whom it binds, and its due day or the rule that gives it; both may wait for the page of the duties."""

    required_words = {
        "title": "Nhập tên việc",
        "short": "Nhập chữ tắt, tối đa 4 chữ cái",
        "kind": "Chọn loại việc",
        "scope": "Chưa rõ giao cho ai. Chọn người nhận việc",
    }
    kind = forms.ChoiceField(label="Loại việc", choices=[("", "Chọn"), *Duty.Kind.choices])
    title = forms.CharField(label="Tên việc", max_length=200)
    short = forms.CharField(label="Chữ tắt", max_length=4)
    scope = forms.ChoiceField(label="Giao cho", choices=[("", "Chọn"), *Duty.Scope.choices])
    opens = VnDateField(label="Mở từ ngày", required=False)
    due = VnDateField(label="Hạn", required=False)
    rule = forms.CharField(label="Hoặc quy tắc tính hạn", max_length=80, required=False, help_text=f"Ví dụ “{WORDS[1]}”, “{WORDS[3]}”")
    clause_id = forms.TypedChoiceField(label="Theo điều khoản", required=False, coerce=int, empty_value=None)
    kinds = forms.TypedMultipleChoiceField(label="Loại đơn vị", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    units = forms.TypedMultipleChoiceField(label="Đơn vị nêu tên", required=False, coerce=int, widget=forms.CheckboxSelectMultiple)
    brief = forms.CharField(label="Yêu cầu cụ thể", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("kinds", "units"):
            self.fields[name].choices = choices[name]
        self.fields["clause_id"].choices = choices["clauses"]
        self.helper = row_helper(
            (("title", 12),),
            (("kind", 6), ("short", 3)),
            (("scope", 6), ("clause_id", 6)),
            (Fold("Theo loại đơn vị", "kinds"), Fold("Từng đơn vị", "units")),
            (("opens", 3), ("due", 3), ("rule", 6)),
            (("brief", 12),),
        )

    def clean_rule(self):
        rule = " ".join(self.cleaned_data["rule"].split())
        try:
            if rule:
                check_rule(rule)
        except UnknownRule as unknown:
            raise forms.ValidationError(str(unknown)) from None
        return rule

    def clean(self):
        cleaned = super().clean()
        scope, opens, due = cleaned.get("scope"), cleaned.get("opens"), cleaned.get("due")
        if scope == Duty.Scope.KINDS and not cleaned.get("kinds") and "kinds" not in self.errors:
            self.add_error("kinds", "Chọn ít nhất một loại đơn vị")
        if scope == Duty.Scope.UNITS and not cleaned.get("units") and "units" not in self.errors:
            self.add_error("units", "Chọn ít nhất một đơn vị")
        if opens and due and due < opens:
            self.add_error("due", "Hạn phải từ ngày mở trở đi")
        if due and cleaned.get("rule"):
            self.add_error("rule", "Ghi một trong hai: ngày hạn, hoặc quy tắc tính hạn")
        return cleaned


FORMS = {
    BASES: FoundBasisForm,
    CLAUSES: FoundClauseForm,
    MOVEMENTS: FoundMovementForm,
    RECIPIENTS: FoundRecipientForm,
    DUTIES: FoundDutyForm,
}


def form_of(item, choices, data=None, user=None, initial=None):
    """Return the form of `item`, bound to `data` if given; the same form checks a finding and lets a person change it."""
    words = {"choices": choices, "user": user, "initial": initial}
    return FactForm(data, key=item["key"], **words) if item["part"] == HEAD else FORMS[item["part"]](data, **words)


class DraftForm(HeadingForm):
    """What the heading needs and was not taken from the text; preset with what the papers of the authority carry, for a person to check."""

    def __init__(self, *args, taken, **kwargs):
        """`taken` are the names of the fields that come from the text."""
        super().__init__(*args, **kwargs)
        for name in {"day", "capacity", "closing", "drafter_mark", *taken} & set(self.fields):
            del self.fields[name]
        self.helper = HouseHelper()
        self.helper.layout = Layout(*self.fields)
