"""One more duty under an issued directive: the form, what it will do, and doing it. Three POSTs of one address, no script needed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from campaigns.directives.dueness import calendar_of
from campaigns.directives.models import Directive
from campaigns.directives.states import DirectiveState
from campaigns.obligations import asking
from campaigns.obligations.adding_forms import AddDutyForm
from campaigns.obligations.audience import people_of_units
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.units.models import Cluster, ClusterMember, Unit, UnitKind

ONLY_OFFICE = "Chỉ Cơ quan Thường trực được giao thêm việc."
NO_UNITS = "Cụm, loại đã chọn không có đơn vị nào vào hôm nay."
NOT_SENT = {"csrfmiddlewaretoken", "xac-nhan", "sua-lai"}


@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    """The form; a complete one leads to the page that says who will be told; confirmed there, the duty is laid."""
    directive = seen(Directive.objects.select_related("authority", "document"), request.user, pk=pk)
    require(request.user, "campaigns.review_obligation", directive, ONLY_OFFICE)
    if directive.state != DirectiveState.ISSUED:
        messages.error(request, "Chỉ thị chưa ban hành: thêm việc vào danh sách việc giao của dự thảo.")
        return redirect("campaigns:directive-detail", pk=pk)
    today = clock.today()
    units = list(Unit.objects.under(directive.authority).valid_on(today).select_related("kind").ordered())
    form = AddDutyForm(request.POST if request.method == "POST" else None, choices=_choices(directive, units), user=request.user)
    if not form.is_bound or "sua-lai" in request.POST or not form.is_valid():
        return _form_page(request, directive, form, 422 if form.is_bound and form.errors and "sua-lai" not in request.POST else 200)
    chosen = _chosen(form, directive, units)
    if not chosen:
        form.add_error("units", NO_UNITS)
        return _form_page(request, directive, form, 422)
    if "xac-nhan" not in request.POST:
        return _confirm_page(request, directive, form, chosen, today)
    return _laid(request, directive, form, chosen)


def _choices(directive, units):
    kinds = {unit.kind_id for unit in units}
    clusters = Cluster.objects.filter(authority=directive.authority_id, year=directive.year)
    return {
        "kinds": [(kind.pk, kind.group_name) for kind in UnitKind.objects.all() if kind.pk in kinds],
        "clusters": [(cluster.pk, cluster.name) for cluster in clusters],
        "units": [(unit.pk, unit.name) for unit in units],
    }


def _chosen(form, directive, units):
    """Return the units that were chosen by kind, by cluster or one by one, in the order of the tree."""
    said = form.cleaned_data
    members = ClusterMember.objects.filter(cluster__in=said["clusters"], cluster__authority=directive.authority_id)
    named = {*said["units"], *members.values_list("unit_id", flat=True)}
    return [unit for unit in units if unit.pk in named or unit.kind_id in said["kinds"]]


def _laid(request, directive, form, chosen):
    names = ("title", "kind", "ground", "brief", "due", "late")
    said, made = {name: form.cleaned_data[name] for name in names}, []
    if attempt(form, lambda **rest: made.append(asking.add_duty(directive, chosen, **rest)), by=request.user, now=clock.now(), **said):
        messages.success(request, f"Đã giao thêm việc cho {len(chosen)} đơn vị.")
        return redirect("campaigns:duty-detail", pk=made[0].pk)
    return _form_page(request, directive, form, 409)


def _form_page(request, directive, form, status):
    return render(request, "campaigns/obligations/add_duty.html", {"directive": directive, "form": form}, status=status)


def _confirm_page(request, directive, form, chosen, today):
    context = {
        "directive": directive,
        "said": form.cleaned_data,
        "rest_day": not calendar_of(directive.year, today).works(form.cleaned_data["due"]),
        "late": form.instance.get_late_display(),
        "kind": form.instance.get_kind_display(),
        "units": chosen,
        "people": people_of_units({unit.pk for unit in chosen}, today).count(),
        "posted": [(name, value) for name, values in request.POST.lists() if name not in NOT_SENT for value in values],
        "past": form.cleaned_data["due"] < today,
    }
    return render(request, "campaigns/obligations/add_duty_confirm.html", context)
