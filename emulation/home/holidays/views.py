"""Lịch nghỉ: everybody reads the year; administrators lay, change and remove days."""

import re

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from emulation import clock
from emulation.accounts.doors import require
from emulation.home.holidays.actions import NOBODY, change_day, lay_days, mark, remove_day
from emulation.home.holidays.effects import drafts_counting
from emulation.home.holidays.forms import ChangeForm, LayForm
from emulation.home.holidays.telling import Watch
from emulation.home.holidays.year import SHORT_WEEKDAYS, year_of
from emulation.units.holidays import FIRST_YEAR, LAST_YEAR, span_words
from emulation.units.models import Holiday
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace

RIGHT = "units.keep_calendar"
TRACES = 20


@require_safe
def calendar(request):
    """The year: its months, the rows with their sources, what hangs on them; the last changes for those who make them."""
    today, keeps = clock.today(), request.user.has_perm(RIGHT)
    year = year_of(_asked_year(request, today))
    context = {
        "year": year,
        "before": year.number - 1 if year.number > FIRST_YEAR else None,
        "after": year.number + 1 if year.number < LAST_YEAR else None,
        "weekdays": SHORT_WEEKDAYS,
        "keeps": keeps,
        "drafts": drafts_counting(request.user, today),
        "traces": Trace.objects.filter(content_type__app_label="units", content_type__model="holiday")[:TRACES] if keeps else (),
        "today": today,
    }
    return render(request, "home/holidays/year.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_add(request):
    require(request.user, RIGHT, sentence=NOBODY)
    form = LayForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        watch = Watch(request.user, clock.today())
        try:
            laid = lay_days(**form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã thêm {span_words([row.day for row in laid])}: {laid[0].name}.")
            watch.tell(request, [row.day for row in laid], laid=() if laid[0].working else laid)
            return _back(laid[0].day.year)
    context = {"form": form, "title": "Thêm ngày vào lịch nghỉ", "verb": "Thêm vào lịch", "year": _asked_year(request, clock.today())}
    return render(request, "home/holidays/form.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_change(request, pk):
    """One row, to change or to take out."""
    holiday = get_object_or_404(Holiday, pk=pk)
    require(request.user, RIGHT, sentence=NOBODY)
    form = ChangeForm(request.POST if request.method == "POST" else None, holiday=holiday)
    if request.method == "POST" and form.is_valid():
        watch = Watch(request.user, clock.today())
        try:
            words = change_day(holiday, **form.cleaned_data, by=request.user, now=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã sửa. {words[:1].upper()}{words[1:]}." if words else "Không có gì thay đổi.")
            watch.tell(request, [holiday.day, form.cleaned_data["day"]] if words else [])
            return _back(form.cleaned_data["day"].year)
    context = {"form": form, "holiday": holiday, "seen": mark(holiday), "title": "Sửa ngày trong lịch nghỉ", "verb": "Lưu", "year": holiday.day.year}
    return render(request, "home/holidays/form.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def calendar_remove(request, pk):
    """Take one row out; where somebody else was quicker nothing is done and that is said."""
    holiday = get_object_or_404(Holiday, pk=pk)
    require(request.user, RIGHT, sentence=NOBODY)
    watch = Watch(request.user, clock.today())
    try:
        remove_day(holiday, seen=request.POST.get("seen", ""), by=request.user, now=clock.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã bỏ {span_words([holiday.day])}: {holiday.name}.")
        watch.tell(request, [holiday.day])
    return _back(holiday.day.year)


def _asked_year(request, today):
    asked = request.GET.get("nam", "")
    return int(asked) if re.fullmatch(r"[0-9]{4}", asked) and FIRST_YEAR <= int(asked) <= LAST_YEAR else today.year


def _back(year):
    return redirect(f"{reverse('home:calendar')}?nam={year}")
