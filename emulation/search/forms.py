"""The border: every form of the house is one of these, so that what gets in is composed Vietnamese text without invisible characters."""

from django import forms
from django.db import models
from django.forms.formsets import BaseFormSet
from django.forms.models import BaseInlineFormSet
from django.forms.utils import pretty_name
from django.utils.datastructures import MultiValueDict

from emulation.search.fields import VnDateField, VnDecimalField, VnIntegerField
from emulation.search.text import nfc
from emulation.search.words import give_words

__all__ = ["BorderForm", "BorderFormSet", "BorderInlineFormSet", "BorderModelForm", "VnDateField", "VnDecimalField", "VnIntegerField"]


class ComposedData(MultiValueDict):
    """What was posted, with every text composed. The class is the mark that it need not be done again for each row."""


def composed(data):
    """Return the posted `data` (a QueryDict or a dict) with every text composed; None stays None."""
    if data is None or isinstance(data, ComposedData):
        return data
    if isinstance(data, MultiValueDict):
        return ComposedData({key: [_composed(value) for value in values] for key, values in data.lists()})
    return ComposedData(
        {key: [_composed(part) for part in value] if isinstance(value, (list, tuple)) else [_composed(value)] for key, value in data.items()}
    )


def _composed(value):
    return nfc(value) if isinstance(value, str) else value


class _Border:
    """What the two form classes share: composed data, Vietnamese sentences, no `required` attribute, fields that want to know the form.

    `required_words = {"abstract": "Nhập trích yếu của Chỉ thị"}` gives the sentence of an empty field; `user` is who fills the form in.
    """

    required_words = {}
    use_required_attribute = False

    def __init__(self, data=None, files=None, *args, user=None, **kwargs):
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(composed(data), files, *args, **kwargs)
        self.user = user
        for field in self.fields.values():
            # The browser would cut a longer paste in silence; the server says how much too long it is.
            field.widget.attrs.pop("maxlength", None)

    def full_clean(self):
        """Give each field its sentences, then clean. Done here, so that fields and labels set by a form's own `__init__` count."""
        for name, field in self.fields.items():
            give_words(field, field.label or pretty_name(name), self.required_words.get(name, ""))
            if hasattr(field, "bind_form"):
                field.bind_form(self, name)
        super().full_clean()


class BorderForm(_Border, forms.Form):
    """A form at the border of the house."""


def vn_formfield(db_field, **kwargs):
    """Return the form field of a model field: numbers and days are typed the Vietnamese way."""
    if isinstance(db_field, models.DecimalField):
        kwargs.setdefault("form_class", VnDecimalField)
    elif isinstance(db_field, models.DateField) and not isinstance(db_field, models.DateTimeField):
        kwargs.setdefault("form_class", VnDateField)
    return db_field.formfield(**kwargs)


class BorderModelForm(_Border, forms.ModelForm):
    """A model form at the border; its decimal and date fields are the Vietnamese ones without being named."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        meta = cls.__dict__.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = vn_formfield


class _BorderRows:
    """Rows behind the same border. Pass the user of the rows with `form_kwargs={"user": request.user}`."""

    default_error_messages = {
        "missing_management_form": "Trang gửi lên thiếu dữ liệu. Tải lại trang rồi nhập lại",
        "too_many_forms": "Danh sách có quá nhiều dòng, tối đa %(num)d dòng",
        "too_few_forms": "Nhập ít nhất %(num)d dòng",
    }

    def __init__(self, data=None, files=None, *args, **kwargs):
        super().__init__(composed(data), files, *args, **kwargs)


class BorderFormSet(_BorderRows, BaseFormSet):
    """Base for `formset_factory(RowForm, formset=BorderFormSet)`."""


class BorderInlineFormSet(_BorderRows, BaseInlineFormSet):
    """Base for `inlineformset_factory(Parent, Row, form=RowForm, formset=BorderInlineFormSet)`."""

    def get_unique_error_message(self, unique_check):
        return "Có hai dòng trùng nhau. Bỏ một dòng"

    def get_date_error_message(self, date_check):
        return self.get_unique_error_message(date_check)

    def get_form_error(self):
        return "Dòng này trùng với dòng trên"
