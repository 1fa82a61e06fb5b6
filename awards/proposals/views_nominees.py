"""Page 2: who is proposed for what. Three forms on one page: the list, the roster to choose from, somebody new."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from awards.catalogue.states import RecipientKind
from awards.proposals import chips, pages
from awards.proposals.law import book_of, grouped, offered
from awards.proposals.nominating import Line, NeedsReason, add_newcomer, add_nominees, places_of, save_nominees
from awards.proposals.nominee_forms import ChoiceForm, Choices, NewcomerForm, Rows, period_of
from awards.proposals.openings import openings_of
from awards.proposals.roster import Roster
from awards.proposals.states import Result
from emulation import clock
from emulation.attachments.refusal import UploadRefused
from emulation.workflow.flows import Refused

PAGE, FOUND = 25, 20
NOBODY = "Chọn ít nhất một người, tập thể, rồi bấm thêm"


class Desk:
    """Everything of page 2 that is asked of the database once: the rules, the roster, what the rules find."""

    def __init__(self, request, proposal):
        self.request, self.proposal, self.today = request, proposal, clock.today()
        self.book, self.openings = book_of(proposal, self.today), openings_of(proposal)
        self.roster = Roster(proposal, request.user, request.GET, self.today)
        self.all = list(proposal.nominees.select_related("recipient", "award"))
        self.sheets = chips.sheets_of(self.all, self.book, self.today)
        self.short = [each for each in self.all if self.sheets[each.pk].worst == Result.FAIL]
        self.only_short = request.GET.get("xem") == "chua-du"
        shown = self.short if self.only_short else self.all
        self.page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
        self.found = Paginator(self.roster.recipients(), FOUND).get_page(request.GET.get("trang-tim"))
        self.offered = {kind: offered(self.book, proposal.kind, kind) for kind in RecipientKind.values}
        # For which award the roster is looked through: the chips beside the names speak of it.
        self.award = next((award for awards in self.offered.values() for award in awards if str(award.pk) == request.GET.get("danh-hieu")), None)

    @property
    def here(self):
        """{id of the recipient: short names of the awards they are in the list for}."""
        found = {}
        for each in self.all:
            found.setdefault(each.recipient_id, []).append(each.award.short_name)
        return found

    def rows(self, data=None):
        """The rows of the page of the list, bound to `data`."""
        return Rows(self.page.object_list, self.offered, self.openings, self.sheets, data, self.request.user)

    def choices(self, data=None):
        """The names of the page of the roster, each with the place it has in the unit."""
        recipients = list(self.found.object_list)
        places = places_of(self.proposal, recipients, self.today)
        for each in recipients:
            each.at = places.get(each.pk)
        choices = Choices(recipients, self.offered, self.here, data, self.request.user, self.award)
        sheets = chips.thought_of(self.proposal, [form.thought for form in choices.forms if form.thought], self.book, self.today)
        for form in choices.forms:
            form.sheet = sheets.get(form.thought.key) if form.thought else None
        return choices

    @property
    def awards(self):
        """Every award that may be proposed, as the choices of a select."""
        every = {award.pk: award for awards in self.offered.values() for award in awards}
        return grouped(sorted(every.values(), key=lambda award: (-award.rank, award.code)))

    @property
    def award_key(self):
        return str(self.award.pk) if self.award else ""

    @property
    def list_query(self):
        return "xem=chua-du" if self.only_short else ""

    @property
    def query(self):
        """What the roster was asked, as part of an address."""
        said = {
            "q": self.roster.q,
            "loai": self.roster.kind,
            "tat-ca": "1" if self.roster.left_too else "",
            "danh-hieu": self.award and self.award.pk,
        }
        return urlencode({key: value for key, value in said.items() if value})

    def common(self, data=None):
        """The period for everybody chosen."""
        return ChoiceForm(data, user=self.request.user, initial=period_of(self.proposal))

    def newcomer(self, data=None):
        """The form of somebody new."""
        return NewcomerForm(
            data, prefix="moi", user=self.request.user, offered=self.offered, roster=self.roster, today=self.today,
            initial=period_of(self.proposal),
        )  # fmt: skip

    def show(self, status=200, **typed):
        """Draw the page; `typed` are the forms that were refused."""
        parts = {"rows": "rows", "choices": "choices", "common": "common", "newcomer": "newcomer"}
        context = {name: typed.pop(name, None) or getattr(self, name)() for name in parts}
        return pages.show(
            self.request,
            self.proposal,
            "nominees",
            status=status,
            desk=self,
            adding=self.openings.place(None, "nominee"),
            openings=self.openings,
            **context,
            **typed,
        )


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The list, the roster and the newcomer; which of the three is sent, its button says."""
    proposal = pages.own(request, pk)
    if away := pages.elsewhere(request, proposal):
        return away
    desk = Desk(request, proposal)
    if request.method != "POST":
        return desk.show()
    if "add" in request.POST:
        return _add(request, desk)
    if "newcomer" in request.POST:
        return _newcomer(request, desk)
    return _save(request, desk)


def _save(request, desk):
    rows = desk.rows(request.POST)
    if not rows.is_valid():
        return desk.show(422, rows=rows, shown_version=pages.version_of(request))
    try:
        save_nominees(
            desk.proposal, by=request.user, now=clock.now(), version=pages.version_of(request), changes=rows.changes, dropped=rows.dropped
        )  # fmt: skip
    except NeedsReason as refusal:
        rows.mark(refusal.short)
        return desk.show(422, rows=rows, shown_version=pages.version_of(request))
    except Refused as refusal:
        return desk.show(rows=rows, **pages.refused(request, desk.proposal, refusal))
    return pages.onward(request, desk.proposal, "nominees")


def _add(request, desk):
    common, choices = desk.common(request.POST), desk.choices(request.POST)
    valid = [common.is_valid(), choices.is_valid()]
    if all(valid) and not choices.chosen:
        common.add_error(None, NOBODY)
    if not all(valid) or common.errors:
        return desk.show(422, common=common, choices=choices, shown_version=pages.version_of(request))
    period = common.cleaned_data
    lines = [
        Line(form.recipient, form.awards[form.cleaned_data["award"]], period["achieved_from"], period["achieved_to"], form.cleaned_data["reason"])
        for form in choices.chosen
    ]
    try:
        fresh, changed = add_nominees(desk.proposal, lines, by=request.user, now=clock.now(), version=pages.version_of(request))
    except NeedsReason as refusal:
        for form in choices.chosen:
            if sentences := refusal.short.get((form.recipient.pk, int(form.cleaned_data["award"]))):
                form.ask_reason(sentences)
        return desk.show(422, common=common, choices=choices, shown_version=pages.version_of(request))
    except Refused as refusal:
        return desk.show(common=common, choices=choices, **pages.refused(request, desk.proposal, refusal))
    return _added(request, desk, fresh, changed)


def _newcomer(request, desk):
    form = desk.newcomer(request.POST)
    version = pages.version_of(request)
    if not form.is_valid():
        return desk.show(422, newcomer=form, shown_version=version)
    said, now = form.cleaned_data, clock.now()
    details, where = form.details()
    try:
        with transaction.atomic():
            made = add_newcomer(desk.proposal, by=request.user, now=now, kind=said["kind"], name=said["name"], details=details, **where)
            line = Line(made, form.chosen_award, said["achieved_from"], said["achieved_to"], said["reason"])
            fresh, changed = add_nominees(desk.proposal, [line], by=request.user, now=now, version=version)
    except NeedsReason as refusal:
        form.add_error("reason", f"Chưa đạt: {'; '.join(*refusal.short.values())}. Ghi lý do vẫn đề nghị")
        return desk.show(422, newcomer=form, shown_version=version)
    except (Refused, UploadRefused) as refusal:
        return desk.show(newcomer=form, **pages.refused(request, desk.proposal, refusal))
    return _added(request, desk, fresh, changed)


def _added(request, desk, fresh, changed):
    words = [f"thêm {fresh}" if fresh else "", f"cập nhật {changed}" if changed else ""]
    messages.success(request, f"Đã {', '.join(part for part in words if part)} người, tập thể trong danh sách.")
    query = request.GET.urlencode()
    return redirect(reverse("awards:proposal-nominees", args=[desk.proposal.pk]) + (f"?{query}" if query else ""))
