"""The bell: the list of messages, and opening one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from emulation import clock
from emulation.notifications.actions import mark_all_read, mark_read
from emulation.notifications.models import Notice
from emulation.notifications.writing import is_own_path

PAGE_SIZE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def bell(request):
    """The person's messages, newest first. POST marks all of them as read."""
    if request.method == "POST":
        mark_all_read(request.user, now=clock.now())
        messages.success(request, "Đã đánh dấu đã đọc tất cả thông báo.")
        return redirect("notifications:bell")
    notices = Notice.objects.visible_to(request.user).bell().only("subject", "body", "url", "about", "created_at", "read_at")
    page = Paginator(notices, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "notifications/bell.html", {"page": page})


@require_POST
def open_notice(request, pk):
    """Mark a message as read and go to the page it speaks of; to the list if it names none."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user).bell(), pk=pk)
    mark_read(notice, now=clock.now())
    return redirect(notice.url if is_own_path(notice.url) else "notifications:bell")
