"""Choosing among the units' own sentences, and putting the kept ones in order and in words."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from emulation import clock
from emulation.accounts.doors import attempt
from emulation.workflow.flows import Refused
from reports.synthesis import actions
from reports.synthesis.forms import ArrangeForm, VersionForm
from reports.synthesis.parts import chapter_of_part
from reports.synthesis.quoting import Picker
from reports.synthesis.sentences import REPORTING
from reports.synthesis.writing import draft_of

FIRST = "highlights"


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request, pk):
    """The sentences of one part (`phan`): a tick keeps, no tick lets go; only those shown on the page are touched."""
    synthesis = draft_of(request, pk)
    part = _part(synthesis, request.GET.get("phan", FIRST))
    picker = Picker(synthesis, part.key, request.GET)
    page = picker.page(request.GET.get("page"))
    if request.method == "POST":
        return _keep(request, synthesis, part, picker)
    return _page(request, synthesis, part, picker, page, _arranging(synthesis, picker))


@require_POST
def arrange(request, pk):
    """Save order and words of the kept sentences of a part."""
    synthesis = draft_of(request, pk)
    part = _part(synthesis, request.GET.get("phan", FIRST))
    picker = Picker(synthesis, part.key, request.GET)
    form = ArrangeForm(request.POST, kept=picker.kept, user=request.user)
    valid = form.is_valid()
    if valid and attempt(form, _arrange, synthesis, part.key, form, by=request.user, now=clock.now()):
        messages.success(request, "Đã lưu các câu đã chọn.")
        return _back(request, synthesis, part)
    page = picker.page(request.GET.get("page"))
    return _page(request, synthesis, part, picker, page, form, status=409 if valid else 422)


def _arrange(synthesis, key, form, *, by, now):
    actions.arrange_quotes(synthesis, key, form.arranged, by=by, now=now, version=form.cleaned_data["version"])


def _keep(request, synthesis, part, picker):
    form = VersionForm(request.POST, user=request.user)
    shown, ticked = set(request.POST.getlist("shown")), set(request.POST.getlist("keep"))
    chosen = [offer for offer in picker.offers if offer.key in ticked]
    dropped = [offer.kept for offer in picker.offers if offer.kept and offer.key in shown - ticked]
    if not form.is_valid():
        messages.error(request, "Tải lại trang rồi chọn lại.")
        return _back(request, synthesis, part)
    who = {"by": request.user, "now": clock.now(), "version": form.cleaned_data["version"]}
    try:
        kept, gone = actions.keep_quotes(synthesis, part.key, chosen, dropped, **who)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Đã đưa vào {kept} câu" + (f", bỏ {gone} câu." if gone else "."))
    return _back(request, synthesis, part)


def _back(request, synthesis, part):
    """Return to the same choice on the same page of it."""
    kept = {name: request.GET[name] for name in ("don-vi", "cum", "q", "page") if request.GET.get(name)}
    address = reverse("reports:synthesis-quotes", args=[synthesis.pk])
    return redirect(f"{address}?{urlencode({'phan': part.key, **kept})}")


def _arranging(synthesis, picker):
    return ArrangeForm(kept=picker.kept, initial={"version": synthesis.version})


def _part(synthesis, key):
    """Return the part of that key that sentences may be kept in; raises Http404."""
    # Compared here: an address may hold what PostgreSQL refuses to look for.
    part = next((part for part in synthesis.parts.exclude(key=REPORTING) if part.key == key), None)
    if part is None:
        raise Http404
    return part


def _page(request, synthesis, part, picker, page, form, status=200):
    asked = {name: request.GET[name] for name in ("don-vi", "cum", "q") if request.GET.get(name)}
    context = {
        "synthesis": synthesis,
        "part": part,
        "chapter": chapter_of_part(part.key),
        "parts": [each for each in synthesis.parts.all() if each.key != REPORTING],
        "picker": picker,
        "page": page,
        "form": form,
        "asked": asked,
        "query": urlencode({"phan": part.key, **asked}),
    }
    return render(request, "reports/synthesis/quotes.html", context, status=status)
