"""Numbers: no gap, no double, one book per authority, register and year."""

import random
import threading

import pytest
from django.db import connection, transaction

from emulation.documents.models import NumberRegister, OfficialDocument
from emulation.documents.numbers import next_number, open_register, take_number
from emulation.workflow.flows import Refused
from tests.documents import papers


def test_each_book_begins_at_one_and_counts_alone(authority):
    other = papers.unit("khac")
    taken = [take_number(authority, "chi-thi", 2023) for _ in range(3)]
    assert taken == [1, 2, 3]
    assert take_number(authority, "chi-thi", 2024) == take_number(authority, "ke-hoach", 2023) == take_number(other, "chi-thi", 2023) == 1


def test_looking_at_the_next_number_takes_nothing(authority):
    assert next_number(authority, "chi-thi", 2023) == 1
    assert not NumberRegister.objects.exists()
    take_number(authority, "chi-thi", 2023)
    assert next_number(authority, "chi-thi", 2023) == next_number(authority, "chi-thi", 2023) == 2


@pytest.mark.django_db(transaction=True)
def test_a_number_is_only_taken_inside_a_transaction():
    authority = papers.unit("co-quan")
    with pytest.raises(transaction.TransactionManagementError):
        take_number(authority, "chi-thi", 2023)
    assert not NumberRegister.objects.exists()


def test_a_failed_transaction_gives_its_number_back(authority):
    with pytest.raises(RuntimeError), transaction.atomic():
        assert take_number(authority, "chi-thi", 2023) == 1
        raise RuntimeError
    assert take_number(authority, "chi-thi", 2023) == 1


def test_a_book_kept_on_paper_is_continued(authority, clerk):
    open_register(authority, "chi-thi", 2023, 14, by=clerk)
    assert take_number(authority, "chi-thi", 2023) == 15


def test_a_book_in_use_is_not_set_again(authority, clerk, kind):
    papers.issue(authority, clerk)
    with pytest.raises(Refused, match="đã cấp số"):
        open_register(authority, "thu", 2023, 14, by=clerk)
    open_register(authority, "thu", 2024, 14, by=clerk)
    assert next_number(authority, "thu", 2023) == 2 and next_number(authority, "thu", 2024) == 15


def test_a_book_cannot_stand_below_zero(authority, clerk):
    with pytest.raises(Refused):
        open_register(authority, "chi-thi", 2023, -1, by=clerk)


@pytest.mark.django_db(transaction=True)
def test_twenty_issuers_at_once_with_failures_leave_no_gap_and_no_double(kind, shelf, monkeypatch):
    monkeypatch.setattr("emulation.documents.actions._ask_for_file", lambda pk: None)
    authority, clerk = papers.unit("co-quan"), papers.person("clerk")
    failures, problems = [], []

    def work(seed):
        chance = random.Random(seed)
        for _ in range(6):
            try:
                with transaction.atomic():
                    papers.issue(authority, clerk, facts={"agency_line": "X"})
                    if chance.random() < 0.2:
                        failures.append(seed)
                        raise InterruptedError
            except InterruptedError:
                pass
            except Exception as problem:
                problems.append(problem)
        connection.close()

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = sorted(OfficialDocument.objects.values_list("number", flat=True))
    assert problems == []
    assert len(failures) > 5
    assert numbers == list(range(1, 121 - len(failures)))
    assert next_number(authority, "thu", 2023) == len(numbers) + 1
