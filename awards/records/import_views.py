"""Taking old awards and lists of people in from Excel: the file, what it would do, and how far the storing is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from awards.records.import_actions import KEEP, ONLY_OFFICE, dry_run, start_import
from awards.records.import_forms import ImportForm
from awards.records.import_sheets import template
from awards.records.import_tasks import ask_for
from awards.records.models import RecordImport
from awards.records.states import ImportKind, ImportState
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.attachments import kinds
from emulation.attachments.models import Attachment
from emulation.attachments.workbook import SheetRefused
from emulation.formats.exports import excel
from emulation.workflow.flows import Refused

SHOWN, LAST = 200, 20
GOING = (ImportState.WAITING, ImportState.RUNNING)
SHEETS = {"khen-thuong": ImportKind.AWARDS, "danh-sach": ImportKind.ROSTER}


@require_http_methods(["GET", "HEAD", "POST"])
def import_start(request):
    """The templates, the upload, the last imports. The file is held; nothing else is written."""
    authority = _authority(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(*sent, user=request.user, initial={"kind": SHEETS.get(request.GET.get("loai"), ImportKind.AWARDS)})
    if sent and form.is_valid():
        return redirect("awards:import-check", _word(form.cleaned_data["kind"]), form.cleaned_data["file"][0].pk)
    last = RecordImport.objects.visible_to(request.user).select_related("attachment", "by")[:LAST]
    context = {"form": form, "authority": authority, "last": last, "sheets": [(word, kind.label) for word, kind in SHEETS.items()]}
    return render(request, "awards/imports/start.html", context, status=422 if sent else 200)


@require_safe
def import_sheet(request, word):
    """The workbook to fill in."""
    return excel(template(SHEETS[word], _authority(request), clock.today()), f"mau-nhap-{word}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def import_check(request, word, pk):
    """The dry run of a file that the person sent; a post asks for it to be taken in, provided that the outcome is still the one shown."""
    authority, kind = _authority(request), SHEETS[word]
    if taken := RecordImport.objects.visible_to(request.user).filter(attachment=pk).first():
        return redirect("awards:import-detail", taken.pk)
    attachment = seen(Attachment.objects.filter(media_type=kinds.XLSX.media_type), request.user, pk=pk)
    context, status = {"file": attachment, "kind": kind, "word": word, "authority": authority, "most": SHOWN}, 200
    try:
        if request.method == "POST":
            return _start(request, attachment, kind, authority)
    except SheetRefused:
        status = 422  # said by the dry run below
    except Refused as refusal:
        context["sentence"], status = str(refusal), 409
    try:
        context["run"] = dry_run(attachment, kind, authority, clock.now())
    except SheetRefused as refusal:
        context["refusal"], status = refusal.sentence, 422
    return render(request, "awards/imports/check.html", context, status=status)


def _start(request, attachment, kind, authority):
    job = start_import(
        attachment,
        kind=kind,
        authority=authority,
        only_good=request.POST.get("only_good") == "1",
        shown=request.POST.get("shown", ""),
        by=request.user,
        now=clock.now(),
    )
    ask_for(job.pk)
    return redirect("awards:import-detail", job.pk)


@require_safe
def import_detail(request, pk):
    """How far an import is, and what came of it. The page asks again while it runs; without scripts the browser loads it again."""
    require(request.user, KEEP, sentence=ONLY_OFFICE)
    job = seen(RecordImport.objects.select_related("attachment", "by", "authority"), request.user, pk=pk)
    if request.htmx:
        return HttpResponseClientRefresh() if str(job.done) != request.GET.get("da") or job.state not in GOING else HttpResponse(status=204)
    return render(request, "awards/imports/detail.html", {"job": job, "going": job.state in GOING, "word": _word(job.kind)})


@require_POST
def import_resume(request, pk):
    """Ask a worker again for an import that stands still; harmless where it runs or is done."""
    require(request.user, KEEP, sentence=ONLY_OFFICE)
    job = seen(RecordImport.objects, request.user, pk=pk)
    if job.state in GOING:
        ask_for(job.pk)
        messages.success(request, "Đã yêu cầu nhập tiếp.")
    return redirect("awards:import-detail", pk)


def _word(kind):
    return next(word for word, each in SHEETS.items() if each == kind)


def _authority(request):
    """Return the authority whose records the person keeps: that of the chosen seat, else of the first one that may."""
    require(request.user, KEEP, sentence=ONLY_OFFICE)
    seats = request.user.seats_with(KEEP)
    chosen = getattr(request.user, "seat", None)
    return next((seat.authority for seat in seats if chosen and seat.id == chosen.id), seats[0].authority)
