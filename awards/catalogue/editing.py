"""Keeping the catalogue: a row of a table, a rule with its conditions, a local rule laid over the national one."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from awards.catalogue.actions import KEEPER_ONLY, digest_of, save_row, save_rule
from awards.catalogue.forms import CriterionFormSet, RuleForm, row_form
from awards.catalogue.models import AwardRule, AwardType, LocalRules
from awards.catalogue.tables import rows_of
from awards.catalogue.views import authorities_of, table_of
from emulation import clock
from emulation.accounts.doors import attempt, require
from emulation.workflow.models import Trace


@require_http_methods(["GET", "HEAD", "POST"])
def row_create(request, slug):
    """A new row of a table; one of an authority's own belongs to that of the person's seat."""
    require(request.user, "awards.keep_catalogue", None, KEEPER_ONLY)
    table = table_of(slug)
    row = table.model()
    if table.own == "authority":
        row.authority = _own_authority(request.user)
    return _row(request, table, row)


def _own_authority(user):
    """The authority of the chosen seat, or of the first seat that keeps the catalogue where the chosen one does not."""
    seats = user.seats_with("awards.keep_catalogue")
    chosen = getattr(user, "seat", None)
    return next((seat.authority for seat in seats if chosen and seat.id == chosen.id), seats[0].authority)


@require_http_methods(["GET", "HEAD", "POST"])
def row_edit(request, slug, pk):
    """Change a row of a table, with a reason."""
    require(request.user, "awards.keep_catalogue", None, KEEPER_ONLY)
    table = table_of(slug)
    row = get_object_or_404(rows_of(table, authorities_of(request.user)), pk=pk)
    require(request.user, "awards.keep_catalogue", row, KEEPER_ONLY)
    return _row(request, table, row)


def _row(request, table, row):
    before, posted = digest_of(row) if row.pk else "", request.POST if request.method == "POST" else None
    form = row_form(table)(posted, instance=row, authorities=authorities_of(request.user), initial={"seen": before})
    if form.is_bound and form.is_valid():
        said = {"by": request.user, "now": clock.now(), "reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"]}
        linked = {field.name: form.cleaned_data[field.name] for field in table.model._meta.many_to_many}
        if attempt(form, partial(save_row, table, form.instance, linked=linked, **said)):
            messages.success(request, f"Đã lưu vào bảng “{table.title}”.")
            return redirect("awards:catalogue-table", slug=table.slug)
    history = Trace.objects.of(row)[:20] if row.pk else ()
    context = {"table": table, "form": form, "row": row, "history": history, "before": before}
    return render(request, "awards/catalogue/row.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def rule_edit(request, pk):
    """Change a rule of an award and its conditions, with a reason."""
    rule = get_object_or_404(AwardRule.objects.select_related("award", "local"), pk=pk)
    require(request.user, "awards.keep_catalogue", rule, KEEPER_ONLY)
    return _rule(request, rule)


@require_http_methods(["GET", "HEAD", "POST"])
def rule_create(request, code):
    """A rule of a local regulation (`?quy-dinh=`) for an award."""
    require(request.user, "awards.keep_catalogue", None, KEEPER_ONLY)
    local = get_object_or_404(LocalRules.objects.filter(authority__in=authorities_of(request.user)), pk=_number(request.GET.get("quy-dinh", "")))
    award = get_object_or_404(AwardType, code=code)
    number = AwardRule.objects.filter(award=award, local=local).count() + 1
    rule = AwardRule(award=award, local=local, code=f"{award.code}@{local.pk}-{number}", valid_from=local.valid_from, valid_to=local.valid_to)
    rule.basis, rule.confidence = local.basis or local.name, local.confidence
    return _rule(request, rule)


def _rule(request, rule):
    known = {each.pk: each for each in rule.criteria.filter(parent__isnull=True)} if rule.pk else {}
    seen, posted = rule.version, request.POST if request.method == "POST" else None
    form = RuleForm(posted, instance=rule, authorities=authorities_of(request.user), initial={"seen": seen})
    rows = CriterionFormSet(posted, prefix="dk", initial=[_initial(each) for each in known.values()])
    if form.is_bound and form.is_valid() & rows.is_valid():
        criteria = [row.criterion(known) for row in rows if row.is_used]
        said = {"by": request.user, "now": clock.now(), "reason": form.cleaned_data["reason"], "version": _number(form.cleaned_data["seen"])}
        if attempt(form, partial(save_rule, form.instance, criteria, capacities=form.cleaned_data["capacities"], **said)):
            messages.success(request, f"Đã lưu quy định về “{rule.award.name}”.")
            return redirect("awards:award-detail", code=rule.award.code)
    history = Trace.objects.of(rule)[:20] if rule.pk else ()
    context = {"rule": rule, "form": form, "rows": rows, "history": history, "alternatives": any(each.kind == "any_of" for each in known.values())}
    return render(request, "awards/catalogue/rule.html", context, status=422 if form.is_bound else 200)


def _initial(criterion):
    names = (*CriterionFormSet.form.COLUMNS, "kind", "text", "pk")
    return {name: getattr(criterion, name) for name in names}


def _number(text):
    return int(text) if str(text).isdecimal() and len(str(text)) < 10 else 0
