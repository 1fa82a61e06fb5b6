"""The one door to the PDF engine: facts -> HTML -> PDF/A.

Nothing is fetched but the four faces of our own typeface and one style sheet; the same facts give the same bytes.
"""

import atexit
import json
import logging
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

STATIC = Path(settings.BASE_DIR) / "static"
STYLE = STATIC / "css" / "nd30.css"
FACES = tuple(STATIC / "fonts" / f"Tinos-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
BLANK = {"number": None, "day": None, "year": None, "superior_line": "", "abstract": "", "capacity": "", "drafter": "", "draft": False}
BLANK |= {
    "bases": (),
    "opening": "",
    "clauses": (),
    "closing": "",
    "recipients": (),
    "filing": "VT",
    "rows": (),
    "content": "",
    "aims": "",
    "measures": "",
    "organisation": "",
    "chapters": (),
    "annexes": (),
    "issuer": "",
    "draft_mark": "",
    "parts": (),
    "signers": (),
    "to": "",
    "unnumbered": False,
    "wide": False,
}
_kept = threading.local()
atexit.register(lambda: _kept.__dict__.clear())  # the engine cleans up its fonts with modules that are gone later


class RenderError(RuntimeError):
    """The PDF engine reported an error: a paper that may lack something must not leave the house."""


def render_html(template, facts):
    """Return the HTML of `template` filled with `facts` (shapes: see kinds.py).

    The facts pass through JSON first, so that a draft sees exactly what the database would give back, and no text counts as safe HTML.
    """
    return render_to_string(template, complete(facts))


def complete(facts):
    """Return `facts` as the database would give them back, with a blank for every key that is missing."""
    return BLANK | json.loads(json.dumps(facts))


def render_pdf(html, *, created=None):
    """Return the bytes of a tagged PDF/A-3a of `html`.

    `created` is the aware moment written into the file; without it the file carries no moment, so both ways the bytes repeat.
    Raises RenderError if the engine logs an error or asks for a file that is not ours.
    """
    from weasyprint import HTML  # inline: 0.3-2 s to import, needed by the worker only
    from weasyprint.urls import FatalURLFetchingError

    fonts, style, fetcher = _kit()
    with _errors_of_this_thread() as errors:
        try:
            page = HTML(string=html, base_url=STYLE.as_uri(), url_fetcher=fetcher)
            paper = page.render(font_config=fonts, stylesheets=[style], pdf_variant="pdf/a-3a")
            if created:
                paper.metadata.created = paper.metadata.modified = created.isoformat(timespec="seconds")
            content = paper.write_pdf(pdf_variant="pdf/a-3a")
        except FatalURLFetchingError as error:
            raise RenderError(str(error)) from error
    if errors:
        raise RenderError("; ".join(errors))
    return content


def draft_pdf(template, facts):
    """Return the PDF of a paper that is not issued yet: "DỰ THẢO" above, room for the number, the day and the month.

    The year stays: that of facts["day"], else facts["year"].
    """
    return render_pdf(render_html(template, as_draft(facts)))


def as_draft(facts):
    """Return the facts of the same paper before its number and its day are known."""
    year = facts["day"][:4] if facts.get("day") else facts.get("year")
    return facts | {"draft": True, "number": None, "day": None, "year": year}


def _kit():
    """Return (FontConfiguration, CSS, fetcher) of this thread: kept, because reading the fonts again would triple the time of a paper."""
    if not hasattr(_kept, "kit"):
        from weasyprint import CSS  # inline: see render_pdf
        from weasyprint.text.fonts import FontConfiguration

        fonts, fetcher = FontConfiguration(), _fetcher_class()(fail_on_errors=True)
        _kept.kit = fonts, CSS(string=STYLE.read_text(), base_url=STYLE.as_uri(), font_config=fonts, url_fetcher=fetcher), fetcher
    return _kept.kit


@cache
def _fetcher_class():
    """Return the class that hands out our own faces and refuses every other address: no network, no other file."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # inline: see render_pdf

    own = {path.as_uri(): path for path in FACES}

    class OwnFilesOnly(URLFetcher):
        def fetch(self, url, headers=None):
            if url not in own:
                raise PermissionError(f"A paper may not fetch {url}")
            return URLFetcherResponse(url, own[url].read_bytes(), {"Content-Type": "font/ttf"})

    return OwnFilesOnly


@contextmanager
def _errors_of_this_thread():
    """Give the list that collects what the engine logs as ERROR in this thread."""
    errors, thread = [], threading.get_ident()

    class Collector(logging.Handler):
        def emit(self, record):
            if record.thread == thread:
                errors.append(record.getMessage())

    handler, logger = Collector(level=logging.ERROR), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield errors
    finally:
        logger.removeHandler(handler)
