"""The small parts every page is made of: icons, badges, deadlines, bars, the summary of errors."""

from django import template
from django.utils.html import format_html

from emulation.formats import words
from emulation.formats.icons import drawn
from emulation.formats.states import status_of

register = template.Library()

DEADLINE_CLASSES = {"": "rel", "near": "rel warm", "over": "st st-over", "late": "rel"}


@register.simple_tag
def icon(name, css=""):
    """Draw an icon of the sprite; it is hidden from screen readers, so words must stand beside it."""
    return drawn(name, css)


@register.simple_tag
def status(key, text=""):
    """Draw the badge of a key of the status dictionary; `text` replaces its words (the other side of the desk)."""
    found = status_of(key)
    return format_html('<span class="st {}">{}{}</span>', found.css, icon(found.icon), text or found.text)


@register.filter
def tint(key):
    """Return the colour class of a state for the icon of a task."""
    return status_of(key).tint


@register.simple_tag
def due(day, today, done=None):
    """Say how a deadline stands on `today`, in words: Còn 2 ngày, Hết hạn hôm nay, Quá 3 ngày, Nộp muộn 2 ngày."""
    if not day:
        return ""
    text, kind = words.deadline_words(day, today, done or None)
    return format_html('<span class="{}">{}</span>', DEADLINE_CLASSES[kind], text)


@register.simple_tag
def bar(part, whole, kind=""):
    """Draw a bar of `part` of `whole`, in whole per cents; decoration, the numbers must stand beside it. `kind`: ok or bad."""
    return format_html('<span class="bul d-block {}" aria-hidden="true"><i class="v-{}"></i></span>', kind, words.percent(part, whole))


@register.simple_tag
def progress(part, whole, words_before="Đã nhập"):
    """Draw a short bar with its words: Đã nhập 9/12."""
    return format_html(
        '<span class="prog"><i class="v-{}" aria-hidden="true"></i>{} {}/{}</span>', words.percent(part, whole), words_before, part, whole
    )


@register.inclusion_tag("components/pieces.html")
def pieces(parts):
    """Draw the pieces of a comparison (see emulation.formats.differences) with marks for what was put in and left out."""
    return {"parts": parts}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms):
    """List every error of the forms and formsets with a link to its box; nothing while there is none."""
    return {"errors": [error for each in forms if each for error in _errors_of(each)]}


def _errors_of(form):
    """Yield (id of the box or "", sentence) for a form or a formset, in the order of the page."""
    if not form.is_bound:
        return
    if hasattr(form, "non_form_errors"):
        yield from (("", sentence) for sentence in form.non_form_errors())
        for each in form.forms:
            yield from _errors_of(each)
        return
    yield from (("", sentence) for sentence in form.non_field_errors())
    for field in form:
        yield from ((_box_of(field), sentence) for sentence in field.errors)


def _box_of(field):
    if field.is_hidden:
        return ""
    return field.id_for_label or (f"{field.auto_id}_0" if field.use_fieldset else field.auto_id)
