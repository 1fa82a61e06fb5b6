"""A list of rows on one page: any row may be added, moved or dropped, with or without a script."""

from django import forms
from django.forms.formsets import formset_factory

from emulation.search.forms import BorderFormSet

MOST_ROWS = 120


class Rows(BorderFormSet):
    """Rows that all may stay blank: a blank row is no row. They are put in the order of the numbers typed beside them.

    A new row has no number and goes last; one with the number 3 goes right behind row 3.
    """

    prefix_of_page = "dong"
    ordering_widget = forms.TextInput(attrs={"inputmode": "numeric"})

    @classmethod
    def get_default_prefix(cls):
        return cls.prefix_of_page

    def initial_form_count(self):
        return 0

    def total_form_count(self):
        if self.is_bound:
            return super().total_form_count()
        return max(len(self.initial or ()) + self.extra, 1)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label, form.fields["DELETE"].label = "Thứ tự", "Bỏ dòng này"
        if not self.is_bound and index is not None and index < len(self.initial or ()):
            form.initial.setdefault("ORDER", index + 1)

    @property
    def stays(self):
        """The forms of the rows that stay, in order; only for rows that are valid or being cleaned."""
        return [form for form in self.ordered_forms if form.has_changed()] if self.is_valid() else []

    def standing(self):
        """Yield the forms that stand in the typed order, whatever their errors; for checks over several rows."""
        marked = [form for form in self.forms if form.has_changed() and not self._should_delete_form(form) and hasattr(form, "cleaned_data")]
        return sorted(marked, key=lambda form: (form.cleaned_data.get("ORDER") is None, form.cleaned_data.get("ORDER") or 0))

    def values(self):
        """Return the cleaned rows that stay, in order, as dicts without the marks of the page."""
        return [{name: value for name, value in form.cleaned_data.items() if name not in ("ORDER", "DELETE")} for form in self.stays]

    def typed(self):
        """Return what was typed, unchecked, as the initial values of a page that asks for one more row."""
        return [{name: form[name].value() for name in form.fields} for form in self.forms]


def rows_of(form, *, formset=Rows):
    """Return the formset class of row `form`."""
    return formset_factory(
        form, formset=formset, extra=0, can_order=True, can_delete=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 80, validate_max=True
    )
