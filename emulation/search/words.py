"""Error sentences of form fields, made from the label: what to do, in the words of the office, without "please" or "invalid"."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.forms.fields import Field
from django.utils.deconstruct import deconstructible

from emulation.formats.words import number_words as show
from emulation.search.fields import VnDateField, VnDecimalField
from emulation.search.text import has_control

OPTIONAL = " (không bắt buộc)"  # a remark for the eye, not part of the thing's name
_CHOICES = (forms.ChoiceField, forms.ModelChoiceField)


@deconstructible
class LengthValidator(MaxLengthValidator):
    """As Django's, with the numbers in Vietnamese form for the sentence."""

    message = "Nội dung đang có %(typed)s ký tự, tối đa %(most)s ký tự"

    def __call__(self, value):
        length, most = len(value), self.limit_value
        if length > most:
            params = {"limit_value": most, "show_value": length, "value": value, "typed": show(length), "most": show(most)}
            raise ValidationError(self.message, code=self.code, params=params)


@deconstructible
class VisibleValidator:
    """Refuse characters nobody can see. Line ends and tabs pass in a text area only."""

    def __init__(self, sentence, *, multiline):
        self.sentence, self.multiline = sentence, multiline

    def __call__(self, value):
        if isinstance(value, str) and has_control(value, multiline=self.multiline):
            raise ValidationError(self.sentence, code="control")

    def __eq__(self, other):
        return isinstance(other, VisibleValidator) and (self.sentence, self.multiline) == (other.sentence, other.multiline)


def inside(label):
    """Return `label` as it stands in the middle of a sentence: "Ngày ký" -> "ngày ký", but "UBND xã" as it is."""
    return label if len(label) > 1 and label[1].isupper() else label[:1].lower() + label[1:]


def give_words(field, label, required=""):
    """Give the form's own copy of `field` its sentences, and the check for invisible characters.

    Sentences that the author of the form wrote are kept. `required` is the sentence for an empty field.
    """
    label = str(label).removesuffix(OPTIONAL).strip().rstrip(":")
    sentences = _sentences(field, label)
    if required:
        field.error_messages["required"] = required
    for code, sentence in sentences.items():
        if _is_stock(field, code) and not (code == "required" and required):
            field.error_messages[code] = sentence
    if isinstance(field, forms.CharField):
        _guard_text(field, label)


def _sentences(field, label):
    # A per cent sign of the label must survive the % of validators that carry numbers.
    name = label.replace("%", "%%")
    sentences = {"required": f"Nhập {inside(label)}"}
    if isinstance(field, VnDecimalField):
        sentences |= _number_sentences(field, label, name)
    elif isinstance(field, (forms.IntegerField, forms.FloatField)):
        sentences |= {"invalid": f"{label} chỉ gồm chữ số, ví dụ 12"} | _range_sentences(field, name)
    elif isinstance(field, _CHOICES):
        sentences |= {code: f"Chọn {inside(name)} trong danh sách" for code in ("invalid_choice", "invalid_list", "invalid_pk_value")}
        sentences["required"] = f"Chọn {inside(label)}"
    elif isinstance(field, forms.BooleanField):
        sentences["required"] = f"Đánh dấu ô “{label}”"
    elif isinstance(field, forms.EmailField):
        sentences["invalid"] = f"{label} viết theo dạng ten@coquan.gov.vn"
    elif isinstance(field, forms.URLField):
        sentences["invalid"] = f"{label} bắt đầu bằng https://"
    elif isinstance(field, forms.DateField) and not isinstance(field, VnDateField):
        sentences["invalid"] = VnDateField.default_error_messages["invalid"]
    elif isinstance(field, forms.DateTimeField):
        sentences["invalid"] = "Nhập ngày, giờ theo dạng 20/6/2023 14:30"
    elif isinstance(field, forms.TimeField):
        sentences["invalid"] = "Nhập giờ theo dạng 14:30"
    return sentences


def _number_sentences(field, label, name):
    places = field.decimal_places
    return _range_sentences(field, name) | {
        "required": f"Nhập {inside(label)}. Nếu không phát sinh, nhập 0",
        "invalid": f"{name} chỉ gồm chữ số, ví dụ {'12' if places == 0 else '198,4'}",
        "max_digits": f"{name} có quá nhiều chữ số, tối đa {field.max_digits} chữ số",
        "max_whole_digits": f"{name} có quá nhiều chữ số, tối đa {field.max_digits} chữ số",
        "max_decimal_places": f"{name} là số nguyên" if places == 0 else f"{name} chỉ ghi đến {places} chữ số sau dấu phẩy",
    }


def _range_sentences(field, name):
    low, high = field.min_value, field.max_value
    if low is not None and high is not None:
        sentence = f"{name} phải từ {show(low)} đến {show(high)}"
    elif low is not None:
        sentence = f"{name} phải từ {show(low)} trở lên"
    elif high is not None:
        sentence = f"{name} không quá {show(high)}"
    else:
        # The limit comes from a validator of the model field.
        return {"min_value": f"{name} phải từ %(limit_value)s trở lên", "max_value": f"{name} không quá %(limit_value)s"}
    return {"min_value": sentence, "max_value": sentence}


def _guard_text(field, label):
    if any(isinstance(check, VisibleValidator) for check in field.validators):
        return
    name = label.replace("%", "%%")
    if _is_stock(field, "max_length"):
        field.error_messages["max_length"] = f"{name} đang có %(typed)s ký tự, tối đa %(most)s ký tự"
    if _is_stock(field, "min_length"):
        field.error_messages["min_length"] = f"{name} phải có ít nhất %(limit_value)s ký tự"
    multiline = isinstance(field.widget, forms.Textarea)
    sentence = f"{label} có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"
    kept = [
        LengthValidator(check.limit_value) if type(check) is MaxLengthValidator else check
        for check in field.validators
        if not isinstance(check, ProhibitNullCharactersValidator)
    ]
    field.validators = [VisibleValidator(sentence, multiline=multiline), *kept]


def _is_stock(field, code):
    """Whether the sentence is the library's own. Codes of validators have none in the field until somebody writes one."""
    if code not in field.error_messages:
        return True
    ours = field.error_messages[code]
    return any(ours == cls.__dict__.get("default_error_messages", {}).get(code) for cls in type(field).__mro__ if issubclass(cls, Field))
