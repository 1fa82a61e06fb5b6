"""Days, numbers and deadlines in words, and the parts that draw them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import engines

from emulation.formats import words
from emulation.formats.states import STATUSES, status_of

MONDAY = dt.date(2023, 6, 12)


def drawn(source, **context):
    return engines["django"].from_string(source).render(context)


def test_days_and_moments():
    assert words.weekday_words(dt.date(2023, 2, 6)) == "thứ Hai, 6/2/2023"
    assert words.weekday_words(dt.date(2023, 6, 18)) == "Chủ nhật, 18/6/2023"
    assert words.moment_words(dt.datetime(2023, 2, 6, 2, 42, tzinfo=dt.UTC)) == "09:42 ngày 6/2/2023"
    # 18:00 UTC is already the next day in Vietnam.
    assert words.day_words(dt.datetime(2023, 2, 6, 18, 0, tzinfo=dt.UTC)) == "7/2/2023"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1480, "1.480"),
        (Decimal("90.80"), "90,8"),
        (1234567.5, "1.234.567,5"),
        (0, "0"),
        (Decimal("100.00"), "100"),
        (-12, "-12"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_numbers(number, text):
    assert words.number_words(number) == text


@pytest.mark.parametrize(
    ("due", "done", "expected"),
    [
        (dt.date(2023, 6, 20), None, ("Còn 8 ngày", "")),
        (dt.date(2023, 6, 15), None, ("Còn 3 ngày", "near")),
        (MONDAY, None, ("Hết hạn hôm nay", "near")),
        (dt.date(2023, 6, 11), None, ("Quá 1 ngày", "over")),
        (dt.date(2023, 6, 10), MONDAY, ("Nộp muộn 2 ngày", "late")),
        (MONDAY, MONDAY, ("Đúng hạn", "")),
    ],
)
def test_deadlines(due, done, expected):
    assert words.deadline_words(due, MONDAY, done) == expected


def test_nothing_stays_nothing():
    assert drawn("{{ day|vn_day }}|{{ number|vn_number }}|{% due day today %}", day=None, number=None, today=MONDAY) == "||"


def test_zero_is_a_number():
    assert drawn("{{ number|vn_number }}", number=0) == "0"


def test_every_status_draws_an_icon_of_the_sprite(settings):
    sprite = (settings.BASE_DIR / "static/icons/sprite.svg").read_text()
    for found in STATUSES.values():
        assert not found.icon or f'id="i-{found.icon}"' in sprite
        assert found.text in drawn("{% status key %}", key=found.key)


def test_the_other_side_of_the_desk_reads_other_words():
    assert "Chờ thẩm định" in drawn('{% status "sent" "Chờ thẩm định" %}')


def test_an_unknown_state_fails_loudly():
    with pytest.raises(KeyError):
        status_of("done")


def test_words_of_people_are_escaped():
    assert "<b>" not in drawn("{% status 'sent' text %}", text="<b>")


def test_a_bar_needs_no_inline_style():
    assert 'class="v-75"' in drawn("{% progress 9 12 %}")
    assert 'class="v-0"' in drawn("{% bar 0 0 %}")
    assert 'class="v-100"' in drawn("{% bar 5 4 %}")
