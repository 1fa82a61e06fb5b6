"""Units that ended with open duties: the list, what would move where, and moving it."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from campaigns.obligations import asking
from campaigns.obligations.change_forms import READ_WORD_FOR_WORD
from campaigns.obligations.list_sheet import MOVES
from campaigns.obligations.moving import ended_units, open_duties, preview
from emulation import clock
from emulation.accounts.doors import attempt, require, seen
from emulation.formats import exports
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm
from emulation.units.models import Succession, Unit

ONLY_OFFICE = "Chỉ Cơ quan Thường trực được chuyển việc của đơn vị đã sáp nhập."


class MoveForm(BorderForm):
    """Whoever takes over: one of `successors` (Units); only asked where there are several."""

    successor = forms.ModelChoiceField(label="Đơn vị nhận việc", queryset=Unit.objects.none(), empty_label=None, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Lý do, căn cứ", help_text=READ_WORD_FOR_WORD, max_length=1000, widget=forms.Textarea(attrs={"rows": 3, "class": "short"})
    )

    required_words = {"successor": "Chọn đơn vị nhận việc", "reason": "Nhập lý do, căn cứ chuyển việc"}
    helper = HouseHelper()

    def __init__(self, *args, successors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = Unit.objects.filter(pk__in=[unit.pk for unit in successors])
        if len(successors) == 1:
            self.fields["successor"].initial = successors[0].pk
            self.fields["successor"].widget = forms.HiddenInput()


@require_safe
def move_list(request):
    """Every unit of the office's authority that ended and still owes something, with who took over."""
    require(request.user, "campaigns.review_obligation", None, ONLY_OFFICE)
    today = clock.today()
    ended = ended_units(request.user, today)
    if exports.asked(request):
        return exports.answer(request, MOVES, ended, day=today)
    return render(request, "campaigns/obligations/moves.html", {"ended": ended, "today": today})


@require_http_methods(["GET", "HEAD", "POST"])
def move(request, pk):
    """What would move and what would be merged, with the form that does it."""
    require(request.user, "campaigns.review_obligation", None, ONLY_OFFICE)
    today = clock.today()
    unit = seen(Unit.objects.select_related("kind"), request.user, pk=pk)
    owed = list(open_duties(request.user, today).filter(unit=unit))
    after = Succession.objects.filter(predecessor=unit, day__lte=today).select_related("successor").order_by("successor__sort_key")
    successors = [each.successor for each in after]
    initial = {"reason": after[0].source if after else ""}
    form = MoveForm(request.POST if request.method == "POST" else None, successors=successors, user=request.user, initial=initial)
    if form.is_bound and form.is_valid() and _moved(request, unit, form):
        return redirect("campaigns:move-list")
    previews = [preview(owed, successor) for successor in successors]
    context = {"unit": unit, "owed": owed, "previews": previews, "form": form, "today": today}
    context["possible"] = owed and any(not each.obstacle for each in previews)
    return render(request, "campaigns/obligations/move.html", context, status=422 if form.is_bound else 200)


def _moved(request, unit, form):
    said, counts = form.cleaned_data, []

    def verb(**who):
        counts.append(asking.move_duties(unit, said["successor"], reason=said["reason"], **who))

    if not attempt(form, verb, by=request.user, now=clock.now()):
        return False
    done = [f"{words} {counts[0][key]} việc" for key, words in (("moved", "chuyển"), ("waived", "gộp")) if counts[0][key]]
    messages.success(request, f"Đã {', '.join(done)} sang {said['successor'].name}. Người của đơn vị nhận được báo ngay.")
    return True
