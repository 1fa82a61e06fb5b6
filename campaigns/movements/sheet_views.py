"""Indicators and levels out to Excel and in again: the file, what it would do, and only then the storing."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.movements.choosing import chosen
from campaigns.movements.level_sheets import LevelImport, levels_sheet
from campaigns.movements.sheets import IndicatorImport, indicators_sheet
from campaigns.movements.views import ONLY_OFFICE
from emulation import clock
from emulation.accounts.doors import require
from emulation.attachments.sheet_forms import SheetForm, held_sheet
from emulation.attachments.workbook import SheetRefused
from emulation.formats.exports import excel
from emulation.workflow.flows import Refused


@dataclass(frozen=True)
class _Kind:
    """One of the two imports: its words, its addresses, how a file is read."""

    what: str
    page: str
    sheet: str
    back: str
    read: object


INDICATORS = _Kind(
    "chỉ tiêu", "campaigns:indicator-import", "campaigns:indicator-sheet", "campaigns:indicator-list",
    lambda source, found: IndicatorImport(source, found.authority, found.year),
)  # fmt: skip
LEVELS = _Kind(
    "mức giao", "campaigns:target-import", "campaigns:target-sheet", "campaigns:target-matrix",
    lambda source, found: LevelImport(source, found.authority, found.year, clock.today()),
)  # fmt: skip


@require_safe
def indicators_out(request):
    """The indicators of the year, to be changed and read in again; empty, it is the template."""
    found = _keepers(request)
    return excel(indicators_sheet(found.authority, found.year), f"chi-tieu-{found.year}.xlsx")


@require_safe
def levels_out(request):
    """The levels of all units."""
    found = _keepers(request)
    return excel(levels_sheet(found.authority, found.year, clock.today()), f"muc-giao-{found.year}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def indicators_in(request):
    return _take_in(request, INDICATORS)


@require_http_methods(["GET", "HEAD", "POST"])
def levels_in(request):
    return _take_in(request, LEVELS)


def _take_in(request, kind):
    """Take an Excel file (it is held), show what it would do (`tep`), and only on a second post store it."""
    found = _keepers(request)
    if held := request.POST.get("tep") or request.GET.get("tep"):
        return _dry_run(request, kind, found, held_sheet(request.user, held))
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, user=request.user, label=kind.what)
    if sent and form.is_valid():
        return redirect(f"{reverse(kind.page)}?{urlencode({'nam': found.year, 'tep': form.cleaned_data['file'][0].pk})}")
    context = {"kind": kind, "chosen": found, "form": form}
    return render(request, "campaigns/movements/sheet_in.html", context, status=422 if sent else 200)


def _dry_run(request, kind, found, file):
    """Show what the file would do; a post stores it, unless something stands against it."""
    context, status = {"kind": kind, "chosen": found, "file": file, "reason": request.POST.get("reason", "")[:400]}, 200
    try:
        context["found"] = _read(kind, found, file)
        if request.method == "POST":
            status = _store(request, kind, context)
            if status == 302:
                return redirect(f"{reverse(kind.back)}?{found.query}")
            context["found"] = _read(kind, found, file)
    except SheetRefused as refusal:
        context["refusal"], status = refusal.sentence, 422
    return render(request, "campaigns/movements/sheet_check.html", context, status=status)


def _store(request, kind, context):
    """Store what the file changes; return 302 once it is done, else the status of the page to show again, with the sentence in `context`."""
    found = context["found"]
    if found.faults:
        context["sentence"] = "Sửa các ô dưới đây trong tệp rồi gửi lại."
        return 422
    if not found.changed:
        messages.info(request, f"Không có gì thay đổi: {kind.what} trong tệp giống {kind.what} đang có.")
        return 302
    try:
        found.store(by=request.user, now=clock.now(), reason=context["reason"].strip(), shown=request.POST.get("shown", ""))
    except Refused as refusal:
        context["sentence"] = str(refusal)
        return 409
    messages.success(request, f"Đã nhập từ Excel: {len(found.changed)} thay đổi về {kind.what}.")
    return 302


def _read(kind, found, file):
    with file.file.open("rb") as source:
        return kind.read(source, found)


def _keepers(request):
    require(request.user, "campaigns.keep_indicators", None, ONLY_OFFICE)
    return chosen(request.user, request.GET, clock.today())
