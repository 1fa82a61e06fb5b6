"""The page of the clauses proposed for the next directive: each with its evidence, to keep, word and order; one button makes the draft."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from emulation import clock
from emulation.accounts.doors import attempt, require
from emulation.workflow.models import Trace
from reports.synthesis import gap_actions
from reports.synthesis.gap_forms import GapsForm
from reports.synthesis.gap_limits import RULES
from reports.synthesis.views import seen_synthesis
from reports.synthesis.writing import ONLY_OFFICE, PERMISSION

AGAIN, MAKE = "again", "make"  # the buttons beside the one that only saves


@require_http_methods(["GET", "HEAD", "POST"])
def gap_list(request, pk):
    """The list; a POST saves it and then, by the button (`do`), proposes from the newest figures or makes the draft."""
    synthesis = seen_synthesis(request, pk)
    require(request.user, PERMISSION, synthesis, ONLY_OFFICE)
    gaps = list(synthesis.gaps.select_related("directive__document", "clause__parent"))
    if request.method != "POST":
        return _page(request, synthesis, GapsForm(gaps=gaps))
    form = GapsForm(request.POST, gaps=gaps)
    valid = form.is_valid()
    if valid and attempt(form, _save, request, synthesis, form):
        return _next(request, synthesis)
    return _page(request, synthesis, form, status=409 if valid else 422)


def _save(request, synthesis, form):
    """Save what was typed and do what the button says, both or neither."""
    who, wanted = {"by": request.user, "now": clock.now()}, request.POST.get("do", "")
    with transaction.atomic():
        gap_actions.write_gaps(synthesis, form.rows, seen=form.cleaned_data["seen"], **who)
        if wanted == AGAIN:
            count = gap_actions.propose(synthesis, **who)
            words = f"Đã lập {count} đề xuất từ số liệu mới nhất." if count else "Chưa có căn cứ nào đủ để đề xuất."
        elif wanted == MAKE:
            made, count = gap_actions.make_draft(synthesis, **who)
            request.made = made
            words = f"Đã đưa {count} điều khoản vào dự thảo Chỉ thị năm {made.year}. Rà lại lời văn, việc giao và hạn trước khi trình ký."
            words = words if count else f"Dự thảo Chỉ thị năm {made.year} đã có, không thêm điều khoản nào."
        else:
            words = "Đã lưu các đề xuất."
    messages.success(request, words)


def _next(request, synthesis):
    made = getattr(request, "made", None)
    return redirect("campaigns:directive-detail", pk=made.pk) if made else redirect("reports:gap-list", pk=synthesis.pk)


def _page(request, synthesis, form, status=200):
    gaps = form.gaps
    made = next((gap.directive for gap in gaps if gap.directive_id), None)
    last = Trace.objects.of(synthesis).filter(step=gap_actions.STEP).first()
    context = {
        "synthesis": synthesis,
        "form": form,
        "seen": gap_actions.mark_of(gaps),
        "kinds": [(rule, [(gap, boxes) for gap, boxes in form.typed if gap.kind == rule.kind]) for rule in RULES],
        "rules": RULES,
        "kept": sum(gap.kept and not gap.directive_id for gap in gaps),
        "made": made,
        "next_year": synthesis.year + 1,
        "last": last,
        "stale": last is not None and last.at < synthesis.built_at,
    }
    return render(request, "reports/synthesis/gaps.html", context, status=status)
