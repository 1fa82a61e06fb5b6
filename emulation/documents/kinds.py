"""The kinds of official paper. Each room declares its own in its `documents.py`; what nobody declared, nobody sees.

The facts of a paper are a dict of plain strings, numbers and lists: all that the paper says, in words ready to print.
Text of several paragraphs has one paragraph per line. Every key may be missing, unless marked (!).

Head and foot, every kind:
  superior_line ""             the body above, on the line over the agency ("UBND ..." over "PHÒNG NỘI VỤ"); a People's Committee shows none
  agency_line (!)              "ỦY BAN NHÂN DÂN\\nHUYỆN ..."; without a line break it is broken in lines of like length
  symbol (!) place (!)         "CT-UBND", "Cẩm Mỹ"
  draft_mark ""                what a paper not issued yet says above, in place of "DỰ THẢO"
  number, day                  int and ISO day; written by `issue`. A draft leaves room for both and prints `year` (int)
  type_name (!)                "CHỈ THỊ"
  abstract                     what the paper is about; may carry line breaks
  bases                        list of căn cứ, without the mark at the end
  opening, closing             paragraphs before and after the text
  recipients                   list of lines without "-" and ";"
  filing "VT", drafter ""      "Lưu: VT, NC, Thọ."
  capacity ""                  "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; may have two lines
  signer_title (!), signer_name (!)
  to ""                        Kính gửi; may carry line breaks
  signers                      list of {post, note "", name} who sign beside each other, in place of the one signature and of Nơi nhận
  unnumbered, wide             a paper outside the books of numbers; one that lies on its side as a whole

documents/directive.html adds
  clauses                      list of {label: "1.", text: paragraphs, children: [the same, label "a)"]}, to any depth

documents/plan.html adds, in the order of print
  aims                         I. Mục đích, yêu cầu: paragraphs
  content                      II. Nội dung thi đua: paragraphs before the table
  rows                         the table: list of {content, indicator, level, measure, due, person}; the first column is counted,
                               level and measure ("95", "%") stand in one
  measures                     III. Giải pháp: paragraphs
  organisation                 IV. Tổ chức thực hiện: paragraphs
A part without text is left out, and the numbers I, II ... close up.

documents/report.html adds
  chapters                     list of {title, parts: [{number "1.", title "", text: paragraphs}]}; chapters are counted I, II ...

documents/award_paper.html adds
  parts                        list of {title "", blocks: [{item "", text: paragraphs, table: as an annex, without its title}]}; parts with a
                               title are counted I, II ...; `small` sets a table in 12 pt

Every kind may have annexes behind the signature, each on pages of its own, numbered by themselves
  issuer ""                    who issues the paper, as a sentence names it: "UBND xã ..."
  annexes                      list of {title, wide (a page on its side), dense (10 pt), columns: [{title, width (whole mm), middle}], rows};
                               the widths make 165, on a wide page 252. A row is {cells: [words]}, {group: words} (a heading across the table),
                               or has `part: true` too (it stands under the row above)

A kind may have a twin in Word: `word(sheet, facts)` writes what the template writes between head and foot, from the same facts
(word_directive.py, word_plan.py, word_report.py, word_award.py); head, foot, annexes, page and look are those of word.py.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.text import slugify

_KINDS = {}


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """One kind of paper.

    `register` names the book its numbers come from; `visible(user)` gives the subjects whose papers the person may read
    (a queryset of them, such as `Directive.objects.visible_to`), or a Q over OfficialDocument. Without `word` there is no Word file.
    """

    code: str
    name: str
    register: str
    template: str
    visible: Callable
    word: Callable | None = None

    def scope(self, user):
        """Return the Q over OfficialDocument of what `user` may read of this kind."""
        answer = self.visible(user)
        if not isinstance(answer, Q):
            answer = Q(subject_type=ContentType.objects.get_for_model(answer.model), subject_id__in=answer.values("pk"))
        return Q(kind=self.code) & answer


def register(kind):
    """Declare `kind` and return it. Raises ImproperlyConfigured: a code used twice or ill-formed, no such template, no rule of sight."""
    if kind.code in _KINDS:
        raise ImproperlyConfigured(f"The kind of paper {kind.code} is declared twice.")
    if not kind.code or slugify(kind.code) != kind.code or slugify(kind.register) != kind.register:
        raise ImproperlyConfigured(f"The code and the register of the kind of paper {kind.code!r} must be slugs.")
    if not callable(kind.visible):
        raise ImproperlyConfigured(f"The kind of paper {kind.code} does not say who may read it.")
    try:
        get_template(kind.template)
    except TemplateDoesNotExist as error:
        raise ImproperlyConfigured(f"The kind of paper {kind.code} has no template {kind.template}.") from error
    _KINDS[kind.code] = kind
    return kind


def get(code):
    """Return the PaperKind of `code`. Raises LookupError for a kind nobody declared."""
    try:
        return _KINDS[code]
    except KeyError:
        raise LookupError(f"No room declares the kind of paper {code!r}.") from None


def every():
    """Return all declared kinds."""
    return list(_KINDS.values())
