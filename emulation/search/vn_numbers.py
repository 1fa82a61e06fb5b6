"""Numbers as they are written in Vietnam: 1.480 and 90,8. What could be read two ways is refused, never guessed in silence.

| typed | read as |
|---|---|
| 1.480, 12.345, 1.234.567,5, 1 480 | 1480, 12345, 1234567.5, 1480: dots and spaces group by three |
| 90,8 and 90.8 | 90.8: a lone dot that cannot be a group sign is taken for a decimal sign |
| 0.125 | refused: a Vietnamese reader sees a group, an English one a fraction |
| 1,480 | refused where fewer than three decimals make sense, since 1480 may be meant; otherwise 1.48 |
"""

import re
from decimal import Decimal

NOT_DIGITS, ZERO_GROUP, AMBIGUOUS_COMMA, BAD_GROUPS = "invalid", "zero_group", "ambiguous_comma", "bad_groups"

_LONGEST = 40
_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:(?:\.[0-9]{{3}})+|(?:{_SPACES}[0-9]{{3}})+)(?:,[0-9]+)?")
_LONE_DOT = re.compile(r"[0-9]+\.[0-9]+")
_LONE_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_SIGNS_OF_NUMBERS = re.compile(rf"(?:[0-9.,]|{_SPACES})*[0-9](?:[0-9.,]|{_SPACES})*")


class NotANumber(ValueError):
    """The text is no number, or could be two; `code` says in which way."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def parse(text, *, decimals=2):
    """Return the Decimal written in `text`; `decimals` is how many the field keeps (None: any number).

    Raises NotANumber with one of the codes above.
    """
    text = text.strip().replace("\u2212", "-")
    sign, text = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    if len(text) > _LONGEST or not _SIGNS_OF_NUMBERS.fullmatch(text):
        raise NotANumber(NOT_DIGITS)
    return Decimal(sign + _plain_digits(text, decimals))


def _plain_digits(text, decimals):
    if _GROUPED.fullmatch(text):
        if text.startswith("0"):
            raise NotANumber(ZERO_GROUP)
        return re.sub(rf"\.|{_SPACES}", "", text).replace(",", ".")
    if _LONE_COMMA.fullmatch(text) and decimals is not None and decimals < 3:
        raise NotANumber(AMBIGUOUS_COMMA)
    if _PLAIN.fullmatch(text):
        return text.replace(",", ".")
    if _LONE_DOT.fullmatch(text) and len(text.partition(".")[2]) != 3:
        return text
    raise NotANumber(BAD_GROUPS)
