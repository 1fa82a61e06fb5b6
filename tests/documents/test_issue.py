"""Issuing: the number, the copy, the file; and that nothing changes afterwards."""

import datetime as dt
import hashlib
import unicodedata

import pytest
from django.db import IntegrityError, connection, transaction
from kombu.exceptions import OperationalError

from emulation.documents import rendering, tasks
from emulation.documents.models import OfficialDocument
from tests.documents import directive_2023, papers


@pytest.fixture
def paper(authority, clerk, kind, shelf):
    return papers.issue(authority, clerk)


def test_an_issued_paper_carries_its_own_copy(authority, clerk, kind):
    paper = papers.issue(authority, clerk)
    assert (paper.number, paper.year, paper.reference, paper.filename) == (1, 2023, "01/CT-UBND", "01-CT-UBND.pdf")
    assert str(paper) == "Chỉ thị 01/CT-UBND"
    paper.refresh_from_db()
    assert paper.facts == directive_2023.FACTS | {"number": 1, "day": "2023-02-06"}
    assert "\n" not in paper.abstract and paper.subject == authority
    assert list(OfficialDocument.objects.of(authority)) == [paper]


def test_the_year_of_the_number_is_that_of_the_day(authority, clerk, kind):
    last = papers.issue(authority, clerk, day=dt.date(2022, 12, 31))
    first = papers.issue(authority, clerk, day=dt.date(2023, 1, 1))
    assert [(paper.year, paper.number) for paper in (last, first)] == [(2022, 1), (2023, 1)]


def test_every_word_is_kept_in_nfc(authority, clerk, kind):
    apart = unicodedata.normalize("NFD", "Huỳnh Tấn Thìn")
    paper = papers.issue(authority, clerk, signer_name=apart, facts={"recipients": [apart], "clauses": [{"text": apart}]})
    assert unicodedata.is_normalized("NFC", paper.signer_name + str(paper.facts))


def test_an_unknown_kind_takes_no_number(authority, clerk):
    with pytest.raises(LookupError):
        papers.issue(authority, clerk)


@pytest.mark.django_db(transaction=True)
def test_a_failed_request_leaves_neither_paper_nor_task(kind, shelf):
    authority, clerk = papers.unit("co-quan"), papers.person("clerk")
    with pytest.raises(RuntimeError), transaction.atomic():
        papers.issue(authority, clerk)
        raise RuntimeError
    assert not OfficialDocument.objects.exists() and not list(shelf.iterdir())


def test_a_lost_broker_does_not_stop_the_issue_and_the_sweep_makes_the_file(
    authority, clerk, kind, shelf, monkeypatch, django_capture_on_commit_callbacks
):
    def lost(*args, **kwargs):
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.render, "apply_async", lost)
    with django_capture_on_commit_callbacks(execute=True):
        paper = papers.issue(authority, clerk)
    assert list(OfficialDocument.objects.unrendered()) == [paper]
    tasks.sweep()
    paper.refresh_from_db()
    assert paper.ready and paper.pages == 3


def test_the_file_is_kept_with_its_digest(paper, shelf):
    assert rendering.render(paper, now=papers.NOON)
    content = paper.file.read()
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    assert (paper.pages, paper.rendered_at) == (3, papers.NOON)


def test_rendering_twice_changes_nothing(paper, shelf):
    twin = OfficialDocument.objects.get(pk=paper.pk)
    assert rendering.render(paper, now=papers.NOON)
    assert not rendering.render(twin, now=papers.NOON + dt.timedelta(hours=1))  # was read before the file existed
    assert not rendering.render(paper, now=papers.NOON)
    assert twin.sha256 == paper.sha256 and twin.rendered_at == papers.NOON
    assert [file.name for file in shelf.rglob("*.pdf")] == [paper.file.name.rsplit("/")[-1]]


def test_one_bad_paper_does_not_stop_the_sweep(authority, clerk, kind, shelf):
    bad = papers.issue(authority, clerk, facts={"clauses": 5})
    good = papers.issue(authority, clerk)
    tasks.sweep()
    assert [OfficialDocument.objects.get(pk=paper.pk).ready for paper in (bad, good)] == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"facts": {}},
        {"number": 9},
        {"symbol": "QĐ-UBND"},
        {"day": dt.date(2023, 2, 7)},
        {"register": "khac"},
        {"year": 2024},
        {"kind": "khac"},
        {"abstract": "Khác"},
        {"place": "Khác"},
        {"signer_name": "Khác"},
        {"signer_title": "Khác"},
        {"issued_at": papers.NOON + dt.timedelta(seconds=1)},
        {"subject_id": 99},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_database_refuses_to_change_an_issued_paper(paper, change):
    with pytest.raises(IntegrityError, match="đã ban hành"), transaction.atomic():
        OfficialDocument.objects.filter(pk=paper.pk).update(**change)


def test_the_authority_of_a_paper_cannot_be_changed(paper):
    with pytest.raises(IntegrityError), transaction.atomic():
        OfficialDocument.objects.update(authority=papers.unit("khac"))


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"file": "khac.pdf"}, {"file": "", "sha256": ""}], ids=["digest", "file", "none"])
def test_a_file_once_written_stays(paper, change):
    rendering.render(paper, now=papers.NOON)
    with pytest.raises(IntegrityError, match="đã ban hành"), transaction.atomic():
        OfficialDocument.objects.filter(pk=paper.pk).update(**change)


def test_a_file_has_a_digest_and_a_digest_a_file(paper):
    for change in ({"file": "a.pdf"}, {"sha256": "0" * 64}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OfficialDocument.objects.filter(pk=paper.pk).update(**change)


def test_a_number_is_given_once(paper, clerk):
    paper.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)
    assert connection.in_atomic_block
