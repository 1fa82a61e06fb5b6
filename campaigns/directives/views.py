"""The pages of a directive: the list, the workshop of one directive, its heading, its draft as PDF."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from campaigns.directives import actions
from campaigns.directives.copying import copy_directive, latest_of, open_draft_of, year_after
from campaigns.directives.documents import facts_of
from campaigns.directives.drafting import authority_of_drafter, blank_heading, number_words, saved_meanwhile, version_of
from campaigns.directives.forms import FilterForm, HeadingForm
from campaigns.directives.list_sheet import DIRECTIVES
from campaigns.directives.models import Directive
from campaigns.directives.workshop import reading_of, workshop_of
from emulation import clock
from emulation.accounts.doors import require, seen
from emulation.documents.engine import draft_pdf
from emulation.documents.kinds import get as kind_of
from emulation.documents.word import draft_word, word_response
from emulation.formats import exports
from emulation.search.text import clean_query
from emulation.workflow.flows import Conflict

ONLY_OFFICE = "Chỉ Cơ quan Thường trực được soạn Chỉ thị."


@require_safe
def directive_list(request):
    """Every directive that the person may read, by year and by words."""
    readable = Directive.objects.visible_to(request.user)
    years = list(readable.order_by("-year").values_list("year", flat=True).distinct())
    form = FilterForm(request.GET, years=years)
    form.is_valid()
    found = readable.select_related("document", "authority")
    if year := form.cleaned_data.get("nam"):
        found = found.filter(year=year)
    if words := clean_query(form.cleaned_data.get("tim")):
        found = found.filter(search_key__contains=words)
    if exports.asked(request):
        narrowed = [year and f"năm {year}", words and f"có chữ “{form.cleaned_data['tim']}”"]
        return exports.answer(request, DIRECTIVES, found, day=clock.today(), filters=narrowed)
    context = {"directives": found, "filter": form, "filtered": bool(year or words), "may_draft": request.user.has_perm("campaigns.draft_directive")}
    return render(request, "campaigns/directives/list.html", context)


@require_safe
def detail(request, pk):
    """The workshop for those who draft, sign and inspect; a page to read for everybody else."""
    directive = seen(Directive.objects.select_related("document", "authority", "signer"), request.user, pk=pk)
    if not request.user.has_perm("campaigns.read_all", directive):
        return render(request, "campaigns/directives/reading.html", reading_of(directive))
    return render(request, "campaigns/directives/detail.html", workshop_of(directive, request.user, clock.today()))


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """Start a draft from the heading, prefilled with what the papers of the authority carry."""
    require(request.user, "campaigns.draft_directive", None, ONLY_OFFICE)
    authority, today = authority_of_drafter(request.user), clock.today()
    form = HeadingForm(request.POST or None, initial=blank_heading(authority, today), authority=authority, day=today, user=request.user)
    if request.method == "POST" and form.is_valid():
        directive = actions.create_directive(authority=authority, by=request.user, now=clock.now(), **form.cleaned_data)
        messages.success(request, "Đã tạo dự thảo. Nhập tiếp các phần còn thiếu.")
        return redirect("campaigns:directive-detail", pk=directive.pk)
    latest = latest_of(request.user, authority)
    context = {"form": form, "number": number_words(authority, today), "latest": latest, "year": latest and year_after(latest, today)}
    context["open_draft"] = open_draft_of(request.user, authority)
    return render(request, "campaigns/directives/heading.html", context, status=422 if form.is_bound else 200)


@require_POST
def copy(request, pk):
    """Start a draft of this year from an earlier directive."""
    source = seen(Directive.objects.select_related("document", "authority"), request.user, pk=pk)
    require(request.user, "campaigns.draft_directive", source, ONLY_OFFICE)
    draft = copy_directive(source, by=request.user, now=clock.now(), year=year_after(source, clock.today()))
    messages.success(request, f"Đã tạo dự thảo từ {source.short_title}. Rà lại lời văn, việc giao và hạn trước khi trình ký.")
    return redirect("campaigns:directive-detail", pk=draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Change the heading; what somebody else saved meanwhile is shown before it is saved over."""
    directive = seen(Directive.objects.select_related("authority"), request.user, pk=pk)
    require(request.user, "campaigns.draft_directive", directive, ONLY_OFFICE)
    actions.guard_editing(directive, request.user)
    form = HeadingForm(request.POST or None, instance=directive, authority=directive.authority, day=clock.today(), user=request.user)
    context = {
        "form": form,
        "directive": directive,
        "version": version_of(request, directive),
        "number": number_words(directive.authority, clock.today()),
    }
    if request.method == "POST" and form.is_valid():
        try:
            words = {"version": context["version"], "what": "Sửa phần đầu", "heading": form.cleaned_data}
            actions.edit_directive(directive, by=request.user, now=clock.now(), **words)
            messages.success(request, "Đã lưu phần đầu của Chỉ thị.")
            return redirect("campaigns:directive-detail", pk=pk)
        except Conflict as conflict:
            context |= saved_meanwhile(directive, conflict, form)
    return render(request, "campaigns/directives/heading.html", context, status=409 if "conflict" in context else 422 if form.is_bound else 200)


@require_safe
@xframe_options_sameorigin
@csp_update({"frame-ancestors": [SELF]})
def preview(request, pk):
    """The draft as PDF, made on the fly; an issued directive leads to its paper."""
    directive = seen(Directive.objects.select_related("authority__letterhead", "signer"), request.user, pk=pk)
    if directive.document_id:
        return redirect("documents:download", pk=directive.document_id)
    paper = draft_pdf(kind_of("chi-thi").template, facts_of(directive))
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="du-thao-chi-thi-{directive.year}.pdf"'
    return response


@require_safe
def preview_word(request, pk):
    """The draft as a Word file to work on, for whom the preview is; an issued directive leads to its paper."""
    directive = seen(Directive.objects.select_related("authority__letterhead", "signer"), request.user, pk=pk)
    if directive.document_id:
        return redirect("documents:word", pk=directive.document_id)
    return word_response(draft_word(kind_of("chi-thi").word, facts_of(directive)), f"du-thao-chi-thi-{directive.year}.docx")
