"""The pages of "Đọc văn bản có sẵn": bring a text in, decide on what was found in it, make a draft of what was taken."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.directives.drafting import authority_of_drafter, number_words
from campaigns.readings import actions
from campaigns.readings.checking import Checks, choices_of
from campaigns.readings.forms import PaperForm, form_of
from campaigns.readings.items import KEPT, PROPOSED
from campaigns.readings.list_sheet import READINGS
from campaigns.readings.making import make_draft
from campaigns.readings.marks import around
from campaigns.readings.models import DirectiveReading
from campaigns.readings.resolving import Resolver
from campaigns.readings.review import entries_of, page_of
from campaigns.readings.vocabulary import FACTS, HEAD, NOUNS, ODDITIES, PARTS
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from emulation.workflow.flows import Conflict, Refused


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Take in a pasted text or one file, read it, and go to the findings."""
    require(request.user, "campaigns.draft_directive", None, actions.ONLY_OFFICE)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PaperForm(*sent, user=request.user)
    if form.is_bound and form.is_valid():
        authority, now = authority_of_drafter(request.user), clock.now()
        source = next(iter(form.cleaned_data["file"]), None)
        resolver = Resolver(authority, clock.day_of(now))
        reading = actions.read_paper(form.cleaned_data["found"], authority=authority, resolver=resolver, by=request.user, now=now, source=source)
        return redirect("campaigns:reading-detail", pk=reading.pk)
    return render(request, "campaigns/readings/create.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
def reading_list(request):
    """The papers that were read in the office, newest first."""
    require(request.user, "campaigns.draft_directive", None, actions.ONLY_OFFICE)
    readings = DirectiveReading.objects.visible_to(request.user).select_related("author", "directive__document").defer("text", "findings")
    if exports.asked(request):
        return exports.answer(request, READINGS, readings, day=clock.today())
    return render(request, "campaigns/readings/list.html", {"readings": readings[:200]})


@require_safe
def detail(request, pk):
    """The text with its findings beside it, each to be taken, changed or dropped."""
    reading = _reading(request, pk)
    return _page(request, reading)


@require_POST
def decide(request, pk):
    """Take or drop one finding, or take what has no fault of a part; then back to the same place."""
    reading, item, part = _reading(request, pk), request.POST.get("item", ""), request.POST.get("part", "")
    if not item and part not in PARTS:
        raise Http404
    doubtful = () if item else _doubtful(reading, part, request.user)
    words = {"decision": request.POST.get("decision", ""), "item": item, "part": part, "but": doubtful}
    try:
        actions.decide(reading, by=request.user, now=clock.now(), **words)
    except KeyError:
        raise Http404 from None
    if doubtful:
        messages.warning(request, f"{PARTS[part]}: còn {len(doubtful)} {NOUNS[part]} cần xem riêng, lý do ghi ở từng {NOUNS[part]}.")
    return redirect(f"{reverse('campaigns:reading-detail', args=[pk])}#{f'f-{item}' if item else f'h-{part}'}")


def _doubtful(reading, part, user):
    """Return the ids of the undecided findings of `part` that cannot go into a draft as they are."""
    checks = Checks(reading.findings["items"], Resolver(reading.authority, clock.today()), user)
    undecided = [item["id"] for item in checks.items if item["part"] == part and item["decision"] == PROPOSED]
    return [name for name in undecided if checks.faults[name]]


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk, step):
    """Change the finding whose id is `step`, and take it."""
    reading = _reading(request, pk)
    if reading.directive_id:
        raise Refused(actions.MADE)
    item = next((each for each in reading.findings["items"] if each["id"] == step and each["decision"] != KEPT), None)
    if item is None or item["part"] == ODDITIES:
        raise Http404
    resolver = Resolver(reading.authority, clock.today())
    choices, data = choices_of(reading.findings["items"], resolver), request.POST if request.method == "POST" else None
    form = form_of(item, choices, data, request.user, initial=item["value"])
    context = {"reading": reading, "item": item, "form": form, "rev": _rev(request, item), "label": _label(item)}
    context["before"], context["itself"], context["after"] = around(reading.text, item["place"])
    if form.is_bound and form.is_valid():
        try:
            words = {"item": step, "rev": context["rev"], "value": form.cleaned_data}
            actions.change_item(reading, by=request.user, now=clock.now(), **words)
            return redirect(f"{reverse('campaigns:reading-detail', args=[pk])}#f-{step}")
        except Conflict as conflict:
            context |= {"conflict": conflict, "rev": item["rev"], "theirs": _shown(reading, item, resolver, request.user)}
    return render(request, "campaigns/readings/edit.html", context, status=409 if "conflict" in context else 422 if form.is_bound else 200)


@require_POST
def make(request, pk):
    """Make the draft of what was taken and go to its desk; what the form lacks is told on the page of the reading."""
    reading = _reading(request, pk)
    if reading.directive_id:
        return redirect("campaigns:directive-detail", pk=reading.directive_id)
    resolver = Resolver(reading.authority, clock.today())
    context = page_of(reading, resolver, request.user, clock.today(), request.POST)
    if not context["form"].is_valid():
        return render(request, "campaigns/readings/detail.html", context | _numbers(reading), status=422)
    heading = context["form"].cleaned_data
    directive = make_draft(reading, by=request.user, now=clock.now(), heading=heading, resolver=resolver)
    messages.success(request, "Đã lập dự thảo từ các mục đã lấy. Xác nhận từng việc giao và nhập hạn còn thiếu trước khi trình ký.")
    return redirect("campaigns:directive-detail", pk=directive.pk)


def _reading(request, pk):
    return seen(
        DirectiveReading.objects.select_related("authority__authority", "authority__letterhead", "source", "directive__document"), request.user, pk=pk
    )


def _page(request, reading):
    resolver = Resolver(reading.authority, clock.today())
    context = page_of(reading, resolver, request.user, clock.today())
    return render(request, "campaigns/readings/detail.html", context | _numbers(reading))


def _numbers(reading):
    return {"next_number": "" if reading.directive_id else number_words(reading.authority, clock.today())}


def _rev(request, item):
    typed = request.POST.get("rev", "")
    if request.method != "POST":
        return item["rev"]
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _label(item):
    return FACTS[item["key"]][0] if item["part"] == HEAD else PARTS[item["part"]]


def _shown(reading, item, resolver, user):
    entries = entries_of(reading, Checks(reading.findings["items"], resolver, user), resolver)
    entry = next(entry for entry in entries if entry.item["id"] == item["id"])
    return [" ".join(part for part in (entry.label, entry.title) if part), *entry.lines]
