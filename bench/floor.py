"""The floor under every page: signing in, the base template, the queries of the shell, and one sentence. The map of the site with two pages more.

The second one prints a page's own tables from plain values: what a page of that size must cost, however its values came about.
"""

from html.parser import HTMLParser

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from emulation.urls import handler400, handler403, handler404, handler500
from emulation.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
PAGE = engines["django"].from_string('{% extends "base.html" %}{% block content %}<p>Trang trống.</p>{% endblock %}')
TABLES = engines["django"].from_string("""{% extends "base.html" %}{% block content %}{% for rows in tables %}<table>{% for row in rows %}<tr>
{% for cell in row %}<td>{% if cell.href %}<a href="{{ cell.href }}" title="{{ cell.title }}" aria-label="{{ cell.label }}">{{ cell.text }}</a>
{% else %}{{ cell.text }}{% endif %}</td>{% endfor %}</tr>{% endfor %}</table>{% endfor %}<p>{{ rest }}</p>{% endblock %}""")
KEPT = {}  # the tables of the page that is being measured, and as many letters as its bytes have more


class Tables(HTMLParser):
    """Read the tables of a page: for every cell its words, and the address and the words of the link in it."""

    def __init__(self, page):
        super().__init__()
        self.tables, self.cell = [], None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self.cell = {"href": "", "title": "", "label": "", "text": ""}
            self.tables[-1][-1].append(self.cell)
        elif tag == "a" and self.cell is not None:
            self.cell |= {"href": said.get("href", ""), "title": said.get("title", ""), "label": said.get("aria-label", "")}

    def handle_endtag(self, tag):
        if tag in ("td", "th", "table"):
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell["text"] += data.strip()


def keep(page, request):
    """Take the tables of `page` (text of HTML) for `tables`, filled up to the same number of bytes."""
    KEPT.clear()
    KEPT.update(tables=Tables(page).tables, rest="")
    KEPT["rest"] = "x" * max(len(page.encode()) - len(request().content), 0)


def bare(request):
    return HttpResponse(PAGE.render({}, request))


def tables(request):
    return HttpResponse(TABLES.render(KEPT, request))


urlpatterns = [*site, path("san/", bare, name="floor"), path("san/bang/", tables, name="floor-tables")]
