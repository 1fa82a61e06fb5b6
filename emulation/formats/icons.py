"""Icons of the sprite as markup: for the tag `icon` of the templates, and for tables whose cells are drawn in Python."""

from functools import cache

from django.templatetags.static import static
from django.utils.html import format_html


@cache
def _sprite():
    """The address of the sprite, asked once: a page may have a thousand icons."""
    return static("icons/sprite.svg")


@cache
def drawn(name, css=""):
    """Return the icon as markup, "" without a name; it is hidden from screen readers, so words must stand beside it."""
    if not name:
        return ""
    return format_html('<svg class="i {}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, _sprite(), name)
