"""A form field for files that never loses one: what arrived is stored at once and listed again when something else in the form fails."""

import uuid
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from emulation import clock
from emulation.attachments import kinds as accepted
from emulation.attachments.intake import take_in
from emulation.attachments.models import Attachment
from emulation.attachments.refusal import UploadRefused
from emulation.attachments.sizes import in_words

_NOT_YOURS = "Có tệp không còn giữ được ở đây nên đã bỏ qua. Chọn lại tệp đó"


@dataclass(frozen=True)
class Sent:
    """What one post said about a files field: ids listed before, ids ticked "Bỏ tệp", and newly uploaded files."""

    listed: tuple[str, ...] = ()
    dropped: frozenset[str] = frozenset()
    uploads: tuple = ()


class FilesInput(forms.Widget):
    """The files already sent, each with its hidden id and a "Bỏ tệp" box, and a native file input for more."""

    template_name = "attachments/files_input.html"
    needs_multipart_form = True

    def __init__(self, attrs=None, *, multiple=True, accept=""):
        super().__init__(attrs)
        self.multiple, self.accept = multiple, accept

    def value_from_datadict(self, data, files, name):
        many = getattr(data, "getlist", lambda key: data.get(key, []))
        uploads = files.getlist(name) if hasattr(files, "getlist") else list(files.get(name, []))
        listed = tuple(dict.fromkeys(many(f"{name}-held")))
        return Sent(listed, frozenset(many(f"{name}-drop")), tuple(uploads))

    def value_omitted_from_data(self, data, files, name):
        return name not in files and f"{name}-held" not in data

    def use_required_attribute(self, initial):
        return False

    def format_value(self, value):
        return list(value or [])

    def get_context(self, name, value, attrs):
        """Add the rows of the list: the file, its size in words, the id of its box."""
        context = super().get_context(name, value, attrs)
        own_id = context["widget"]["attrs"].get("id", name)
        rows = [{"file": file, "size": in_words(file.size), "box_id": f"{own_id}_drop_{file.pk.hex}"} for file in context["widget"]["value"]]
        context["widget"] |= {"rows": rows, "multiple": self.multiple, "accept": self.accept}
        return context


class FilesField(forms.Field):
    """A field whose value is a list of Attachment, for forms of `emulation.search.forms` made with `user=`.

    `initial` is the list of files the record has already. Kept ids are believed when they are in `initial`, or held by this same user;
    others are left out and the person is told. New files replace the old one when `max_files` is 1. The view calls
    `attachments.actions.keep(form.cleaned_data[...])` in its transaction; `is_valid()` belongs before that transaction, so that a
    rollback does not take the files along.
    """

    widget = FilesInput
    default_error_messages = {"too_many": "Chọn tối đa %(most)d tệp, đang có %(count)d tệp. Đánh dấu “Bỏ tệp” ở tệp thừa"}

    def __init__(self, *, max_files=None, kinds=accepted.KINDS, **kwargs):
        self.max_files = max_files or settings.UPLOAD_MAX_FILES
        self.kinds = kinds
        accept = ",".join(extension for kind in kinds for extension in kind.extensions)
        kwargs.setdefault("widget", FilesInput(multiple=self.max_files > 1, accept=accept))
        kwargs.setdefault("help_text", _hint(kinds, self.max_files))
        self._own_words = "required" in (kwargs.get("error_messages") or {})
        super().__init__(**kwargs)
        self._user, self._initial, self._listed, self._taken = None, (), None, {}

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied._taken, copied._listed = {}, None
        return copied

    def bind_form(self, form, name):
        """Learn from the form who is sending and which files the record has. Called by the form before it cleans."""
        if form.user is None:
            raise TypeError(f"{type(form).__name__} has a FilesField and needs user=...")
        self._user = form.user
        self._initial = list(form.get_initial_for_field(self, name) or [])
        if not (self._own_words or name in form.required_words):
            self.error_messages["required"] = _required(str(self.label or name))

    def clean(self, sent):
        """Store what arrived, then judge. Returns the list of Attachment; raises ValidationError with all sentences together."""
        kept, problems = self._kept(sent)
        taken, refused = self._take(sent.uploads)
        if self.max_files == 1 and taken:
            kept = []
        self._listed = kept + taken
        problems += refused
        if len(self._listed) > self.max_files:
            params = {"most": self.max_files, "count": len(self._listed)}
            problems.append(ValidationError(self.error_messages["too_many"], code="too_many", params=params))
        if self.required and not self._listed and not problems:
            problems.append(ValidationError(self.error_messages["required"], code="required"))
        if problems:
            raise ValidationError(problems)
        return self._listed

    def bound_data(self, data, initial):
        return self._listed if self._listed is not None else list(initial or [])

    def has_changed(self, initial, sent):
        before = {str(file.pk) for file in initial or ()}
        return bool(sent.uploads) or set(sent.listed) - sent.dropped != before

    def _kept(self, sent):
        """Return the files that stay, and the sentence for ids that are not the sender's to use."""
        known = {str(file.pk): file for file in self._initial}
        wanted = [key for key in sent.listed if key not in sent.dropped]
        asked = [key for key in wanted if key not in known and _is_uuid(key)][: settings.UPLOAD_MAX_FILES * 4]
        known |= {str(file.pk): file for file in Attachment.objects.visible_to(self._user).filter(pk__in=asked)}
        kept = [known[key] for key in wanted if key in known]
        return kept, [ValidationError(_NOT_YOURS, code="not_yours")] if len(kept) < len(wanted) else []

    def _take(self, uploads):
        """Store each upload; return the files and the sentences. One that was stored in an earlier call is not stored again."""
        taken, problems = [], []
        for upload in uploads:
            try:
                if id(upload) not in self._taken:
                    self._taken[id(upload)] = take_in(upload, by=self._user, now=clock.now(), only=self.kinds)
                taken.append(self._taken[id(upload)])
            except UploadRefused as refusal:
                words = self._narrowed(refusal.sentence)
                sentence = f"“{upload.name}”: {words}" if len(uploads) > 1 else words
                problems.append(ValidationError(sentence, code="refused"))
        return taken, problems

    def _narrowed(self, sentence):
        """Name only the kinds that this field takes, where the refusal names all that there are; a table cannot come as PDF instead."""
        if self.kinds == (accepted.XLSX,):
            sentence = sentence.replace(accepted.AS_PDF, accepted.AS_TABLE)
        if sentence != accepted.ONLY_THESE or self.kinds is accepted.KINDS:
            return sentence
        return "Chỉ nhận " + ", ".join(kind.words for kind in self.kinds)


def _is_uuid(text):
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _required(label):
    inside = label[:1].lower() + label[1:]
    return f"Chọn {inside}" if inside.startswith("tệp") else f"Chọn tệp {inside}"


def _hint(kinds, max_files):
    words = "PDF, Word, Excel, ảnh JPG hoặc PNG" if kinds is accepted.KINDS else ", ".join(kind.words for kind in kinds)
    words, largest = words[0].upper() + words[1:], in_words(settings.UPLOAD_MAX_BYTES)
    return f"{words}, không quá {largest}." if max_files == 1 else f"{words}. Mỗi tệp không quá {largest}, tối đa {max_files} tệp."
