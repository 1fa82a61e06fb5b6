"""Page 3: what each nominee achieved. The list of nominees says how far each is; one of them (`nguoi`) is written at a time."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from awards.proposals import pages
from awards.proposals.achievement_forms import AchievementForm, count_words
from awards.proposals.drafting import save_achievement
from awards.proposals.law import book_of
from awards.proposals.openings import openings_of
from awards.proposals.slots import Folder
from emulation import clock

PAGE = 25


class Told:
    """The nominees of a dossier with how far each is: words typed, files of a report, initiatives; and which one is being written."""

    def __init__(self, request, proposal):
        self.folder = Folder(proposal, book_of(proposal, clock.today()))
        self.slot = self.folder.report_code
        self.all = self.folder.nominees
        for each in self.all:
            each.proposal = proposal
            each.words = count_words(each.task, each.result, each.comparison, each.reach)
            each.reports = self.folder.files.get((self.slot, each.pk), [])
            each.is_told = bool(each.reports) or bool(each.task and each.result)
        self.left = [each for each in self.all if not each.is_told]
        asked = request.GET.get("nguoi", "")
        wanted = next((place for place, each in enumerate(self.all) if str(each.pk) == asked), None)
        first = next((place for place, each in enumerate(self.all) if not each.is_told), 0)
        self.place = first if wanted is None else wanted
        self.chosen = self.all[self.place] if self.all else None
        self.page = Paginator(self.all, PAGE).get_page(request.GET.get("page") or self.place // PAGE + 1)

    @property
    def following(self):
        """The next nominee in the list, or None."""
        return self.all[self.place + 1] if self.place + 1 < len(self.all) else None

    @property
    def done(self):
        return len(self.all) - len(self.left)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Write what one nominee achieved, and go on to the next."""
    proposal = pages.own(request, pk)
    if away := pages.elsewhere(request, proposal):
        return away
    told = Told(request, proposal)
    if told.chosen is None:
        return pages.show(request, proposal, "achievements", told=told)
    if request.method != "POST":
        return _page(request, proposal, told, _form(request, told))
    form = AchievementForm(request.POST, request.FILES, user=request.user, nominee=told.chosen, slot=told.slot, initial=_saved(told))
    if not form.is_valid():
        return _page(request, proposal, told, form, status=422, shown_version=pages.version_of(request))
    more = {"slot": told.slot, "files": form.cleaned_data["files"]} if told.slot else {}
    answer = pages.keep_page(
        request, proposal, "achievements", save_achievement, told.chosen, version=pages.version_of(request), fields=form.facts(),
        initiatives=form.cleaned_data["initiatives"], **more,
    )  # fmt: skip
    if isinstance(answer, Exception):
        return _page(request, proposal, told, form, **pages.refused(request, proposal, answer, form))
    if "following" in request.POST and told.following:
        return redirect(f"{reverse('awards:proposal-achievements', args=[pk])}?nguoi={told.following.pk}")
    return answer


def _form(request, told):
    return AchievementForm(user=request.user, nominee=told.chosen, slot=told.slot, initial=_saved(told))


def _saved(told):
    chosen = told.chosen
    return {
        **{name: getattr(chosen, name) for name in ("task", "result", "comparison", "reach")},
        "initiatives": list(chosen.initiatives.values_list("pk", flat=True)),
        "files": [link.attachment for link in chosen.reports],
    }


def _page(request, proposal, told, form, **context):
    openings = openings_of(proposal)
    is_open = openings.place(told.chosen.pk, "achievement")
    return pages.show(request, proposal, "achievements", told=told, form=form, open=is_open, openings=openings, **context)
