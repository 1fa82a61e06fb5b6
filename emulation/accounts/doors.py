"""The doors of a view: a stranger gets 404 (through `visible_to`), a colleague without the right 403 and a reason, what a rule refuses its form."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from emulation.attachments.refusal import UploadRefused
from emulation.workflow.flows import Refused


def seen(queryset, user, **lookup):
    """Return the record among those the person may see; raises Http404 for anything else, as if it did not exist."""
    return get_object_or_404(queryset.visible_to(user), **lookup)


def require(user, name, record=None, sentence="Vai trò đang dùng không có quyền làm việc này."):
    """Raise PermissionDenied with `sentence` unless the person holds the permission for the record."""
    if not user.has_perm(name, record):
        raise PermissionDenied(sentence)


def attempt(form, verb, *args, **kwargs):
    """Call `verb`; where it is refused, put the sentence on the form, so that nothing typed is lost. Return whether it went through."""
    try:
        verb(*args, **kwargs)
    except (Refused, UploadRefused) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
