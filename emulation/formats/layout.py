"""How a form lies on the page: sections and the bar of buttons, for crispy forms. Forms never hand-write HTML."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, LayoutObject
from django.template.loader import render_to_string
from django.utils.text import slugify


class HouseHelper(FormHelper):
    """The page owns the form tag, the token and `novalidate`; the crispy tag draws the fields only."""

    form_tag = False
    disable_csrf = True
    form_show_errors = True
    attrs = {"novalidate": True}


class Section(LayoutObject):
    """A card with a heading: `Section("1. Số liệu", "field", "field", hint="...")`."""

    template = "bootstrap5/layout/section.html"

    def __init__(self, title, *fields, hint="", css_id="", css_class=""):
        self.title, self.fields, self.hint, self.css_id, self.css_class = title, list(fields), hint, css_id, css_class

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string(self.template, {"section": self, "fields": fields, "heading_id": f"h-{self.css_id or slugify(self.title)}"})


class Columns(Div):
    """Short fields beside each other where there is room: `Columns("from", "to")`."""

    css_class = "cols"


class ActionBar(LayoutObject):
    """The buttons of a form: `ActionBar("Lưu và tiếp tục", name="next", others=[("draft", "Lưu nháp")], cancel_url="...")`.

    The first is the one main act of the page. `others` are further submits, told apart by their name.
    """

    template = "bootstrap5/layout/action_bar.html"

    def __init__(self, primary, *, name="", icon="", others=(), cancel_url="", cancel_label="Thôi"):
        self.primary, self.name, self.icon, self.others = primary, name, icon, list(others)
        self.cancel_url, self.cancel_label, self.fields = cancel_url, cancel_label, []

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        return render_to_string(self.template, {"bar": self})


def line(*pairs):
    """Return fields beside each other, each with its width of 12; the boxes end on one level, however long the words above them are.

    The width 0 is for what is not seen.
    """
    cells = (Div(Field(name, wrapper_class="wide"), css_class=f"col-md-{width}") if width else Field(name) for name, width in pairs)
    return Div(*cells, css_class="row gx-3 gy-2 mb-3 align-items-end")
