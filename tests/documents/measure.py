"""A ruler for PDF pages: everything in points, measured from the character boxes."""

import io
import re

import pdfplumber

MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 30 * MM, (210 - 15) * MM, 20 * MM, (297 - 20) * MM  # the box of the text


def pages(content):
    """Return the pages of a PDF given as bytes."""
    return pdfplumber.open(io.BytesIO(content)).pages


def find(page, words):
    """Return {text, x0, x1, top, bottom, chars} of the first place where `words` stand in one line of `page`."""
    return page.search(re.escape(words), regex=True)[0]


def face(found):
    """Return (sizes, faces) of what `find` found: ({14.0}, {"Bold-Italic"})."""
    chars = [char for char in found["chars"] if char["text"].strip()]
    return {round(char["size"], 1) for char in chars}, {char["fontname"].partition("Tinos-VN")[2].strip("-") or "Regular" for char in chars}


def body(page):
    """Return the lines of a page without the number in the top margin: dicts with text, x0, x1, top, bottom."""
    return page.crop((0, TOP - 2, page.width, page.height)).extract_text_lines()


def rule_below(page, found):
    """Return the length of the horizontal rule that stands nearest below a line of text, at most 12 pt away."""
    rules = [r for r in page.rects + page.lines + page.curves if r["width"] > 15]
    near = [r for r in rules if -1 <= r["bottom"] - found["bottom"] <= 12 and r["x1"] > found["x0"] and r["x0"] < found["x1"]]
    return min(near, key=lambda rule: rule["bottom"])["width"]


def plain(content):
    """Return the text of all pages in reading order, without page numbers, white space as single spaces."""
    return " ".join(" ".join(line["text"] for line in body(page)) for page in pages(content))
