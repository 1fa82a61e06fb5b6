"""The rules of `checks.odd` in the database: which reports hold a submitted figure that is worth a second look."""

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast, Coalesce

from campaigns.movements.models import Indicator, Target
from campaigns.movements.periods import HALF, YEAR
from reports.periodic.checks import TIMES
from reports.periodic.models import Entry


def with_oddness(reports):
    """Return the QuerySet `reports` with `odd`: whether a figure of theirs looks odd without a reason; and `explained`: whether one has its."""
    own = _odd_entries().filter(report=OuterRef("pk"))
    return reports.annotate(odd=Exists(own.filter(reason="")), explained=Exists(own.exclude(reason="")))


def _odd_entries():
    """Return the Entries whose submitted figure looks odd; the sizes are compared as thousandths, as they are stored."""
    given = Target.objects.filter(indicator=OuterRef("indicator"), unit=OuterRef("unit"))
    found = Entry.objects.filter(sent__isnull=False).exclude(indicator__form=Indicator.Form.CRITERION)
    found = found.annotate(
        size=_size("sent"),
        level_then=Subquery(given.annotate(size=_size("level")).values("size")[:1]),
        past=_past(given),
    )
    leap = Q(past__gt=0) & (Q(size__gte=F("past") * TIMES) | Q(past__gte=F("size") * TIMES))
    over_all = Q(indicator__measure="%", indicator__most__isnull=True, sent__gt=100)
    return found.filter(leap | over_all | Q(level_then__gt=0, size__gt=F("level_then")))


def _past(given):
    """Return the figure of the period that stands beside (see `Period.compared`), else last year's own baseline where that is the one."""
    baseline = Subquery(given.annotate(size=_size("baseline")).values("size")[:1])
    stock = Q(indicator__nature=Indicator.Nature.STOCK)
    last_year = Coalesce(_sent(OuterRef("year") - 1, YEAR), baseline)
    return Case(
        When(stock & Q(period=HALF), then=last_year),
        When(stock, then=_sent(OuterRef("year"), HALF)),
        When(period=YEAR, then=last_year),
        default=_sent(OuterRef("year") - 1, HALF),
        output_field=BigIntegerField(),
    )


def _sent(year, period):
    same = {"authority": OuterRef("authority"), "unit": OuterRef("unit"), "indicator__code": OuterRef("indicator__code")}
    known = Entry.objects.filter(year=year, period=period, sent__isnull=False, **same)
    return Subquery(known.annotate(size=_size("sent")).values("size")[:1])


def _size(name):
    return Cast(name, BigIntegerField())
