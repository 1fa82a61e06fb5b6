"""Page 1: what kind of commendation is proposed. The first saving of it makes the dossier."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from awards.proposals import forms, pages
from awards.proposals.actions import start_proposal
from awards.proposals.citation import cited
from awards.proposals.drafting import save_kind
from awards.proposals.law import simple_checklist
from awards.proposals.openings import openings_of
from emulation import clock
from emulation.accounts.doors import attempt, require


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Begin a dossier: page 1 for the unit of one of the person's seats (`don-vi`)."""
    require(request.user, "awards.draft_proposal", None, pages.ONLY_OWNERS)
    seats = request.user.seats_with("awards.draft_proposal")
    seat = next((each for each in seats if str(each.unit.pk) == request.GET.get("don-vi")), seats[0])
    today = clock.today()
    proposal = forms.blank(seat.unit, seat.authority, request.user, today)
    if request.method != "POST":
        form = forms.KindForm(user=request.user, today=today, initial=forms.kind_of(proposal))
        return _page(request, proposal, form, seats=_units(seats, seat))
    if "cite" in request.POST:
        return _page(request, proposal, _with_citation(request, proposal, today), seats=_units(seats, seat))
    form = forms.KindForm(request.POST, user=request.user, today=today)
    made = []
    if form.is_valid() and attempt(form, _start, made, seat, form, by=request.user, now=clock.now()):
        return redirect("awards:proposal-nominees", pk=made[0].pk)
    return _page(request, proposal, form, status=422, seats=_units(seats, seat))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change the kind of a dossier."""
    proposal, today = pages.own(request, pk), clock.today()
    if away := pages.elsewhere(request, proposal):
        return away
    if request.method != "POST":
        return _page(request, proposal, forms.KindForm(user=request.user, today=today, initial=forms.kind_of(proposal)))
    if "cite" in request.POST:
        return _page(request, proposal, _with_citation(request, proposal, today), shown_version=pages.version_of(request))
    form = forms.KindForm(request.POST, user=request.user, today=today)
    if not form.is_valid():
        return _page(request, proposal, form, status=422, shown_version=pages.version_of(request))
    answer = pages.keep_page(request, proposal, "kind", save_kind, proposal, version=pages.version_of(request), fields=form.facts())
    return _page(request, proposal, form, **pages.refused(request, proposal, answer, form)) if isinstance(answer, Exception) else answer


def _start(made, seat, form, *, by, now):
    made.append(start_proposal(seat.authority, seat.unit, by=by, now=now, **form.facts()))


def _with_citation(request, proposal, today):
    """The form as typed, the unit's own reports cited in it; nothing is stored."""
    asked = forms.KindForm(request.POST, user=request.user, today=today)
    asked.full_clean()
    said = asked.cleaned_data
    data = request.POST.copy()
    if said.get("movement") and said.get("year"):
        sentence = cited(proposal.authority, proposal.unit, said["movement"], said["year"])
        data["movement_result"] = sentence or data.get("movement_result", "")
        form = forms.KindForm(data, user=request.user, today=today)
        if not sentence:
            form.add_error("movement_result", f"Đơn vị chưa trình báo cáo nào năm {said['year']} có kết quả của phong trào này. Nhập trực tiếp")
        return form
    return asked


def _units(seats, chosen):
    return [(each.unit, each == chosen) for each in seats] if len(seats) > 1 else []


def _page(request, proposal, form, status=200, **context):
    openings, simple = openings_of(proposal), simple_checklist(clock.today())
    phone = proposal.authority.authority.phone
    more = {"form": form, "open": openings.place(None, "kind"), "simple": simple, "phone": phone, "openings": openings}
    return pages.show(request, proposal, "kind", status=status, **more | context)
