"""Numbers as people type them: read as a Vietnamese reader would, or refused with the right spelling; never guessed."""

import random
from decimal import Decimal

import pytest

from emulation.formats.words import number_words as show
from emulation.search.forms import BorderForm, VnDecimalField, VnIntegerField
from emulation.search.vn_numbers import AMBIGUOUS_COMMA, BAD_GROUPS, NOT_DIGITS, ZERO_GROUP, NotANumber, parse

READ = [
    ("0", "0"),
    ("46", "46"),
    ("1480", "1480"),
    ("1.480", "1480"),
    ("12.345", "12345"),
    ("1.234.567", "1234567"),
    ("1.234.567,5", "1234567.5"),
    ("1 480", "1480"),
    ("1\u00a0480", "1480"),
    ("1\u202f234\u202f567,25", "1234567.25"),
    (" 90,8 ", "90.8"),
    ("90.8", "90.8"),
    ("0,125", "0.125"),
    ("0.5", "0.5"),
    ("12,34", "12.34"),
    ("1234,567", "1234.567"),
    ("-5", "-5"),
    ("\u22125,5", "-5.5"),
    ("0,0", "0"),
]
REFUSED = [
    ("0.125", ZERO_GROUP),
    ("00.125", ZERO_GROUP),
    ("0.125,5", ZERO_GROUP),
    ("1,480", AMBIGUOUS_COMMA),
    ("198,412", AMBIGUOUS_COMMA),
    ("1,234,567", BAD_GROUPS),
    ("1,234.5", BAD_GROUPS),
    ("1.23.456", BAD_GROUPS),
    ("1234.567", BAD_GROUPS),
    ("1 4 8 0", BAD_GROUPS),
    ("19 8", BAD_GROUPS),
    ("5,", BAD_GROUPS),
    (",5", BAD_GROUPS),
    ("abc", NOT_DIGITS),
    ("12 tỷ", NOT_DIGITS),
    ("90,8%", NOT_DIGITS),
    ("1e5", NOT_DIGITS),
    ("NaN", NOT_DIGITS),
    ("Infinity", NOT_DIGITS),
    ("１２", NOT_DIGITS),
    ("٣", NOT_DIGITS),
    ("--5", NOT_DIGITS),
    ("+5", NOT_DIGITS),
    ("1_000", NOT_DIGITS),
    ("=1+1", NOT_DIGITS),
    ("\0", NOT_DIGITS),
    ("9" * 100_000, NOT_DIGITS),
    (".", NOT_DIGITS),
]


@pytest.mark.parametrize(("typed", "number"), READ)
def test_read(typed, number):
    assert parse(typed) == Decimal(number)


@pytest.mark.parametrize(("typed", "code"), REFUSED)
def test_refused(typed, code):
    with pytest.raises(NotANumber) as problem:
        parse(typed)
    assert problem.value.code == code


def test_three_decimals_are_read_where_they_are_asked_for():
    assert parse("1,485", decimals=3) == Decimal("1.485")
    assert parse("1,480", decimals=None) == Decimal("1.48")


def test_what_is_shown_is_read_back():
    dice = random.Random(20)
    for _ in range(3000):
        places = dice.choice([0, 1, 2])
        number = Decimal(dice.randint(-(10**12), 10**12)).scaleb(-places)
        assert parse(show(number)) == number, show(number)


@pytest.mark.parametrize(
    ("number", "shown"), [(1480, "1.480"), (Decimal("90.80"), "90,8"), (0, "0"), (Decimal("1E+3"), "1.000"), (-1234.5, "-1.234,5")]
)
def test_show(number, shown):
    assert show(number) == shown


class GridForm(BorderForm):
    poor = VnIntegerField(label="Số hộ nghèo giảm trong kỳ")
    budget = VnDecimalField(label="Số thu ngân sách")
    share = VnDecimalField(label="Tỷ lệ tham gia BHYT", min_value=0, max_value=100, required=False)
    floor = VnDecimalField(label="Mức %", min_value=10, required=False)
    precise = VnDecimalField(label="Hệ số", decimal_places=3, required=False)


def errors(**typed):
    return {name: list(words) for name, words in GridForm({"poor": "1", "budget": "1"} | typed).errors.items()}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("poor", "", "Nhập số hộ nghèo giảm trong kỳ. Nếu không phát sinh, nhập 0"),
        ("poor", "mười", "Số hộ nghèo giảm trong kỳ chỉ gồm chữ số, ví dụ 12"),
        ("poor", "1,5", "Số hộ nghèo giảm trong kỳ là số nguyên"),
        ("budget", "nhiều", "Số thu ngân sách chỉ gồm chữ số, ví dụ 198,4"),
        ("budget", "1,234567", "Số thu ngân sách chỉ ghi đến 2 chữ số sau dấu phẩy"),
        ("budget", "9" * 20, "Số thu ngân sách có quá nhiều chữ số, tối đa 18 chữ số"),
        ("budget", "0.125", "Phần thập phân viết sau dấu phẩy, ví dụ 0,125"),
        ("budget", "1,480", "Số “1,480” có thể hiểu hai cách. Viết 1.480 nếu là số nghìn, hoặc 1,48 nếu là số thập phân"),
        ("budget", "1,000", "Số “1,000” có thể hiểu hai cách. Viết 1.000 nếu là số nghìn, hoặc 1 nếu là số thập phân"),
        ("budget", "1,234.5", "Dấu chấm tách từng nhóm ba chữ số, dấu phẩy trước phần thập phân, ví dụ 1.234.567,5"),
        ("share", "120", "Tỷ lệ tham gia BHYT phải từ 0 đến 100"),
        ("share", "-1", "Tỷ lệ tham gia BHYT phải từ 0 đến 100"),
        ("floor", "9", "Mức % phải từ 10 trở lên"),
    ],
)
def test_sentences(name, typed, words):
    assert errors(**{name: typed}) == {name: [words]}


def test_values_and_echo():
    form = GridForm({"poor": "1.480", "budget": "90.8", "precise": "1,485"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["poor"] == 1480 and type(form.cleaned_data["poor"]) is int
    assert form.cleaned_data["precise"] == Decimal("1.485")
    assert [form[name].value() for name in ("poor", "budget", "precise")] == ["1.480", "90,8", "1,485"]
    assert GridForm({"poor": "1,48x", "budget": "12.345"})["poor"].value() == "1,48x"


def test_an_unchanged_number_is_no_change():
    form = GridForm({"poor": "1.480", "budget": "90,8"}, initial={"poor": 1480, "budget": Decimal("90.80")})
    assert form.changed_data == []
    assert 'inputmode="decimal"' in str(form["budget"]) and 'type="text"' in str(form["budget"])
