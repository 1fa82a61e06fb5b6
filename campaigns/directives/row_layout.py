"""How one row of a list lies on the page: lines of fields, long choices folded away, the number and the mark at the end."""

from crispy_forms.layout import Div, Layout, LayoutObject
from django.template.loader import render_to_string

from emulation.formats.layout import HouseHelper, line


class Fold(LayoutObject):
    """A choice of many boxes behind its title; open where something is chosen by few, or wrong."""

    template = "campaigns/directives/fold.html"
    few = 12

    def __init__(self, title, field):
        self.title, self.fields = title, [field]

    def render(self, form, context, template_pack="bootstrap5", **kwargs):
        box = form[self.fields[0]]
        chosen = {str(value) for value in box.value() or ()}
        names = [str(label) for value, label in box.field.choices if str(value) in chosen]
        fold = {"title": self.title, "names": names[: self.few], "more": max(len(names) - self.few, 0), "open": bool(box.errors)}
        return render_to_string(self.template, fold | {"fields": self.get_rendered_fields(form, context, template_pack, **kwargs)})


def row_helper(*lines):
    """Return the helper that lays a row in `lines` (see `line`); a list of Folds lies beside each other."""
    helper = HouseHelper()
    helper.layout = Layout(*(_folds(each) if isinstance(each[0], Fold) else line(*each) for each in lines))
    return helper


def _folds(folds):
    return Div(*(Div(fold, css_class="col-md-6") for fold in folds), css_class="row gx-3 mb-2")
