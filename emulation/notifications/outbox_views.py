"""Thư đi: the letters in the name of an authority, on shelves; one letter to read, correct, drop or send once more."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.formats import exports
from emulation.notifications import bounces
from emulation.notifications.delivery import letter as letter_of
from emulation.notifications.forms import DiscardForm, LetterForm
from emulation.notifications.list_sheet import of_shelf
from emulation.notifications.models import Address, Notice
from emulation.notifications.outbox import DROPPED, RESENT, discard, edit_letter, resend, stamp
from emulation.notifications.shelves import FIRST, PREVIEWED, Outbox, coming, day_fault, wanted_day
from emulation.notifications.states import State
from emulation.workflow.flows import Refused
from emulation.workflow.models import Trace

PAGE = 25
REASON = "Thư đi dành cho Thường trực Hội đồng và quản trị hệ thống."


@require_safe
def outbox(request):
    """One shelf of the outbox; before what waits stands what the next morning round would say."""
    require(request.user, "notifications.keep_outbox", sentence=REASON)
    today, box = clock.today(), Outbox(request.user, request.GET)
    if exports.asked(request):
        narrowed = [box.label, box.query and f"người nhận “{box.typed}”"]
        return exports.answer(request, of_shelf(box.label), box.letters(), day=today, filters=narrowed)
    page = Paginator(box.letters(), PAGE).get_page(request.GET.get("page"))
    context = {"box": box, "tabs": box.tabs(), "page": page, "today": today}
    if box.key == FIRST:
        day = wanted_day(request.GET.get("ngay"), today)
        found = coming(request.user, day, box.query)
        shown = found if "het" in request.GET else found[:PREVIEWED]
        context["day_fault"] = day_fault(request.GET.get("ngay"), today)
        context |= {"day": day, "coming": shown, "coming_count": len(found), "coming_more": len(shown) < len(found)}
    if box.key == "tra-lai":
        context["stopped"] = box.stopped()
    return render(request, "notifications/outbox.html", context)


@require_safe
def letter(request, pk):
    """One letter as text and as its reader sees it, with what may be done with it."""
    notice = _kept(request, pk)
    made = letter_of(notice)
    context = {
        "notice": notice,
        "text": made.body,
        "looks": made.alternatives[0].content,
        "may_edit": notice.state == State.PENDING,
        "may_resend": notice.state in RESENT,
        "discard_form": DiscardForm() if notice.state in DROPPED else None,
        "history": Trace.objects.of(notice),
    }
    return render(request, "notifications/letter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change subject and text of a letter that still waits."""
    notice = _kept(request, pk)
    form = LetterForm(request.POST if request.method == "POST" else None, initial={"subject": notice.subject, "body": notice.body})
    seen = request.POST.get("seen")
    if request.method == "POST" and form.is_valid():
        try:
            edit_letter(notice, by=request.user, now=clock.now(), seen=seen, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Đã sửa thư.")
            return redirect("notifications:letter", pk)
    return render(
        request, "notifications/letter_edit.html", {"form": form, "notice": notice, "seen": stamp(notice)}, status=422 if form.errors else 200
    )


@require_POST
def step(request, pk, step):
    """Drop a letter, or send it once more; where that is not allowed any more, the refusal says why."""
    if step not in ("discard", "resend"):
        raise Http404
    notice = _kept(request, pk)
    if step == "resend":
        notice = resend(notice, by=request.user, now=clock.now())
        messages.success(request, f"Đã đưa thư vào hàng gửi lại cho {notice.recipient.full_name}.")
    else:
        form = DiscardForm(request.POST)
        note = form.cleaned_data["note"] if form.is_valid() else ""
        discard(notice, by=request.user, now=clock.now(), note=note)
        messages.success(request, "Đã bỏ thư. Người nhận vẫn thấy tin trong chuông.")
    return redirect("notifications:letter", notice.pk)


@require_POST
def resume(request, pk):
    """Send to a stopped address again."""
    address = seen(Address.objects, request.user, pk=pk)
    bounces.resume(address, by=request.user, now=clock.now())
    messages.success(request, f"Từ nay gửi lại bình thường đến {address.email}.")
    return redirect("notifications:outbox" if request.user.has_perm("notifications.keep_outbox") else "notifications:choices")


def _kept(request, pk):
    """Return a letter of the authorities whose outbox the person keeps; 404 for any other, as if it did not exist."""
    letters = Notice.objects.outbox(request.user).select_related("authority__authority__standing_office", "recipient", "edited_by")
    return get_object_or_404(letters, pk=pk)
