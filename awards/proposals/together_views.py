"""Acts on several at once, after their names were read: taking dossiers up, concluding about nominees about whom nothing was found."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from awards.proposals.concluding import judge_many, take_up
from awards.proposals.queue import Queue, may_take, with_awards
from awards.proposals.review import Review
from awards.proposals.review_views import ONLY_OFFICE, of_the_office
from awards.proposals.states import REVIEW
from emulation import clock
from emulation.accounts.doors import require
from emulation.workflow.flows import Refused

MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def take_many(request):
    """The names of the dossiers chosen (`chon`), and one button; what somebody else took meanwhile is left out and named."""
    require(request.user, REVIEW, None, ONLY_OFFICE)
    queue = Queue(request.user, clock.today(), request.GET)
    chosen = _chosen(request)
    proposals = [each for each in with_awards(queue.rows().filter(pk__in=sorted(chosen)[:MOST]), request.user) if may_take(each)]
    if not proposals:
        messages.warning(request, "Chọn ít nhất một hồ sơ chưa có người nhận.")
        return redirect(_back("awards:award-queue", queue.query))
    if request.method != "POST":
        context = {"proposals": proposals, "queue": queue, "left_out": len(chosen) - len(proposals)}
        return render(request, "awards/proposals/queue_together.html", context)
    done, refused = _take(request, proposals)
    if done:
        messages.success(request, f"Đã nhận thẩm định {done} hồ sơ.")
    left_out = len(chosen) - len(proposals)
    if refused or left_out:
        messages.warning(request, " ".join([*refused, *([f"{left_out} hồ sơ không nhận được: mở từng hồ sơ để xem."] if left_out else [])]))
    return redirect(_back("awards:award-queue", queue.query))


def _take(request, proposals):
    """Take one after the other, each for itself; return (how many, sentences about the others)."""
    done, refused = 0, []
    for proposal in proposals:
        version = request.POST.get(f"ban-{proposal.pk}", "")
        try:
            take_up(proposal, by=request.user, now=clock.now(), version=int(version) if version.isdecimal() and len(version) < 10 else -1)
        except Refused as refusal:
            refused.append(f"{proposal.code}: {refusal}")
        else:
            done += 1
    return done, refused


@require_http_methods(["GET", "HEAD", "POST"])
def judge_together(request, pk):
    """The names of those about whom nothing was found that a person has to look at, each with a box; one button concludes about the chosen."""
    proposal = of_the_office(request, pk)
    page = Review(proposal, request.user, clock.today(), request.GET)
    if request.method == "POST":
        chosen = _chosen(request)
        people = [person for person in page.together if person.pk in chosen]
        try:
            count = judge_many(proposal, [person.nominee for person in people], by=request.user, now=clock.now())
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, f"Đã kết luận trình Hội đồng với {count} người, tập thể.")
        return redirect(_back("awards:award-review", page.list_query, pk))
    if not (page.mine and page.together):
        messages.warning(request, "Không có ai kết luận cùng lúc được: mở từng người để xem.")
        return redirect(_back("awards:award-review", page.list_query, pk))
    return render(request, "awards/proposals/judge_together.html", {"proposal": proposal, "page": page})


def _chosen(request):
    return {int(key) for key in (request.POST or request.GET).getlist("chon") if key.isdecimal() and len(key) < 10}


def _back(name, query, *args):
    address = reverse(name, args=args)
    return f"{address}?{query}" if query else address
