"""Every row of the table of traps: what the library alone makes of the input, and what the house makes of it."""

import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.utils.formats import localize, reset_format_cache

from emulation.search.forms import BorderForm, VnDateField, VnDecimalField

REFUSED = None


@pytest.fixture
def stock(settings):
    """The library's own Vietnamese formats, without ours."""
    settings.FORMAT_MODULE_PATH = None
    reset_format_cache()
    yield
    reset_format_cache()


class StockForm(forms.Form):
    day = forms.DateField(required=False)
    number = forms.DecimalField(required=False, localize=True)


class OurForm(BorderForm):
    day = VnDateField(label="Hạn", required=False)
    number = VnDecimalField(label="Thu ngân sách", required=False)


def read(form_class, **typed):
    form = form_class(typed)
    name = next(iter(typed))
    return form.cleaned_data[name] if form.is_valid() else REFUSED


DAYS = [
    ("12/06/2023", dt.date(2023, 12, 6), dt.date(2023, 6, 12)),
    ("20/06/2023", REFUSED, dt.date(2023, 6, 20)),
    ("12-06-2023", REFUSED, dt.date(2023, 6, 12)),
    ("2023-06-12", dt.date(2023, 6, 12), dt.date(2023, 6, 12)),
    ("12.06.2023", REFUSED, dt.date(2023, 6, 12)),
    ("20/6/23", REFUSED, dt.date(2023, 6, 20)),
]
NUMBERS = [
    ("1.480", Decimal(1480), Decimal(1480)),
    ("90,8", Decimal("90.8"), Decimal("90.8")),
    ("90.8", Decimal("90.8"), Decimal("90.8")),
    ("0.125", Decimal(125), REFUSED),
    ("12.345", Decimal(12345), Decimal(12345)),
    ("1,480", Decimal("1.480"), REFUSED),
    ("1 480", REFUSED, Decimal(1480)),
]


@pytest.mark.parametrize(("typed", "before", "after"), DAYS)
def test_days_before(stock, typed, before, after):
    assert read(StockForm, day=typed) == before


@pytest.mark.parametrize(("typed", "before", "after"), DAYS)
def test_days_after(typed, before, after):
    assert read(OurForm, day=typed) == after
    assert read(StockForm, day=typed) == after  # the formats alone already turn the library's own field round


@pytest.mark.parametrize(("typed", "before", "after"), NUMBERS)
def test_numbers_before(stock, settings, typed, before, after):
    settings.USE_THOUSAND_SEPARATOR = True
    assert read(StockForm, number=typed) == before


def test_the_library_reads_a_thousand_as_one_and_a_half_without_grouping():
    """Why no number field of the library is used: with the house's own settings it takes the Vietnamese group for a fraction."""
    assert read(StockForm, number="1.480") == Decimal("1.480")


@pytest.mark.parametrize(("typed", "before", "after"), NUMBERS)
def test_numbers_after(typed, before, after):
    assert read(OurForm, number=typed) == after


def test_grouping_before(stock, settings):
    settings.USE_THOUSAND_SEPARATOR = True
    assert localize(1234567) == "1234567"


def test_grouping_after(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    assert (localize(1234567), localize(Decimal("1234567.5"))) == ("1.234.567", "1.234.567,5")


def test_days_and_numbers_are_shown_as_they_are_typed():
    form = OurForm(initial={"day": dt.date(2023, 2, 6), "number": Decimal("1480.50")})
    assert 'value="06/02/2023"' in str(form["day"])
    assert 'value="1.480,5"' in str(form["number"])
    assert localize(dt.date(2023, 2, 6)) == "06/02/2023"
