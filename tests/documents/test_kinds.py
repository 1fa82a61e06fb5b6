"""Declarations: a bad one stops the start; what nobody declared, nobody sees."""

from dataclasses import replace

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from emulation.documents import kinds
from emulation.documents.models import OfficialDocument
from tests.documents import papers


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"code": "khac", "template": "documents/khong-co.html"},
        {"code": ""},
        {"code": "Có dấu"},
        {"code": "khac", "register": "a b"},
        {"code": "khac", "visible": None},
    ],
    ids=["twice", "template", "empty", "code", "register", "sight"],
)
def test_a_bad_declaration_is_refused(kind, change):
    with pytest.raises(ImproperlyConfigured):
        kinds.register(replace(kind, **change))


def test_a_good_declaration_is_found(monkeypatch):
    monkeypatch.setattr(kinds, "_KINDS", {})
    assert kinds.register(papers.KIND) is kinds.get("thu") is kinds.every()[0]


def test_a_kind_shows_the_papers_of_the_subjects_it_names(authority, clerk, reader, kind):
    shown = papers.issue(authority, clerk)
    papers.issue(authority, clerk, subject=papers.unit("kin"))
    assert list(OfficialDocument.objects.visible_to(reader)) == [shown]
    assert not OfficialDocument.objects.visible_to(clerk).exists()


def test_a_subject_of_another_model_with_the_same_key_shows_nothing(authority, reader, kind):
    papers.issue(authority, reader, subject=reader)
    assert not OfficialDocument.objects.visible_to(reader).exists()


def test_a_kind_may_answer_with_a_condition(authority, clerk, kind, monkeypatch):
    paper = papers.issue(authority, clerk)
    monkeypatch.setitem(kinds._KINDS, "thu", replace(kind, visible=lambda user: Q(issued_by=user)))
    assert list(OfficialDocument.objects.visible_to(clerk)) == [paper]


def test_of_a_kind_nobody_declares_nothing_is_seen(authority, clerk, reader, kind, monkeypatch):
    papers.issue(authority, clerk)
    monkeypatch.delitem(kinds._KINDS, "thu")
    assert not OfficialDocument.objects.visible_to(reader).exists()
