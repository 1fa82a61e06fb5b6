"""Refusals told kindly: an act the rules do not allow, a page somebody else changed, an address that is not there, a fault of ours."""

from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from emulation.workflow.flows import Conflict, Refused


class RefusalMiddleware:
    """Answer a Refused or Conflict that left a view with its sentence and status 409; nothing was changed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and request.user.is_authenticated:
            return self._only_by_a_button(request, response)
        return response

    @staticmethod
    def _only_by_a_button(request, response):
        """The address of an act stays in the bar after an error: opened again, it leads back instead of showing a blank page."""
        sentence = "Địa chỉ này chỉ dùng khi bấm nút trên trang."
        context = {"sentence": sentence, "conflict": False, "trace": None, "back": _page_before(request)}
        answer = render(request, "home/refused.html", context, status=405)
        answer["Allow"] = response.get("Allow", "POST")
        return answer

    def process_exception(self, request, exception):
        if not isinstance(exception, Refused):
            return None
        conflict = isinstance(exception, Conflict)
        context = {"sentence": str(exception), "conflict": conflict, "trace": getattr(exception, "trace", None), "back": _page_before(request)}
        return render(request, _template_for(request), context, status=409)


def _template_for(request):
    """Return the piece alone for a request that a script made, the whole page otherwise."""
    piecewise = request.headers.get("X-Autosave") or getattr(request, "htmx", False)
    return "components/conflict.html" if piecewise else "home/refused.html"


def _page_before(request):
    """Return the page to go back to: the one the form stood on, if it is ours, else the record's own address."""
    referer = request.META.get("HTTP_REFERER", "")
    own = f"{request.scheme}://{request.get_host()}/"
    return referer if referer.startswith(own) else "/"


def csrf_failure(request, reason=""):
    """Say in a kind sentence that the form was open too long or cookies are off (Django's CSRF_FAILURE_VIEW)."""
    return render(request, "home/csrf_failure.html", {"back": _page_before(request)}, status=403)


def forbidden(request, exception):
    """403 with the reason that PermissionDenied carries, which is a sentence for the person."""
    return render(request, "403.html", {"exception": str(exception)}, status=403)


def not_found(request, exception):
    return render(request, "404.html", status=404)


def bad_request(request, exception):
    """400, drawn without the frame of the page: the request itself cannot be trusted."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def broken(request):
    """500, drawn without the frame of the page: the database may be what is broken."""
    return HttpResponseServerError(render_to_string("500.html"))
