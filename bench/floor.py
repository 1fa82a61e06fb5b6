"""The floor under every page: signing in, the base template, the queries of the shell, and one sentence. The map of the site with one page more."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from emulation.urls import handler400, handler403, handler404, handler500
from emulation.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
PAGE = engines["django"].from_string('{% extends "base.html" %}{% block content %}<p>Trang trống.</p>{% endblock %}')


def bare(request):
    return HttpResponse(PAGE.render({}, request))


urlpatterns = [*site, path("san/", bare, name="floor")]
