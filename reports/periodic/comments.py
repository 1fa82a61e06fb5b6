"""Remarks of the office on a submitted report, each tied to a cell or a passage: its own until the return sends them, then things to fix."""

from campaigns.obligations.grounds import office_name
from reports.periodic.models import ReportComment


def count_words(count):
    """Return how many things are to be fixed, in words."""
    return f"{count} chỗ cần sửa"


def send_comments(report, *, now):
    """Send every remark that waits, at the moment of the return; returns them. Must run in the caller's transaction, with the report locked."""
    waiting = list(ReportComment.objects.unsent().filter(report=report))
    ReportComment.objects.filter(pk__in=[comment.pk for comment in waiting]).update(sent_at=now)
    return waiting


def told(report, note, comments):
    """Return the letter of a return: who sends it back, the reason, and every remark with the place it is about."""
    lines = [f"{comment.quote or 'Toàn văn'}: {comment.text}" for comment in comments]
    return "\n".join([f"{office_name(report.obligation)} trả lại để bổ sung. {note}", *lines]) if lines else note
