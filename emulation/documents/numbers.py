"""Numbers without gaps: a counter row, moved inside the transaction that issues the paper. Never a sequence, never MAX() + 1.

A transaction that fails gives its number back, because the counter falls back with it.
"""

import logging

from django.db import connection, transaction
from django.db.models import F

from emulation.documents.models import NumberRegister, OfficialDocument
from emulation.workflow.flows import Refused

log = logging.getLogger(__name__)


def take_number(authority, register, year):
    """Return the next number of the book (int, from 1) and keep the book locked until the caller's transaction ends.

    Raises TransactionManagementError outside a transaction: the number would be lost if the caller failed afterwards.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A number is taken inside the transaction that issues the paper.")
    _move(authority, register, year, last=F("last") + 1)
    return _last(authority, register, year)


def next_number(authority, register, year):
    """Return the number the next paper would get, for display only: somebody else may be faster."""
    return _last(authority, register, year) + 1


@transaction.atomic
def open_register(authority, register, year, last, *, by):
    """Continue a book kept on paper: `last` is the last number used there.

    Raises Refused once this book has given a number here: the order of the numbers would break, or one would be used twice.
    Who may do this is the caller's rule; `by` goes into the log.
    """
    if last < 0:
        raise Refused("Số cuối đã cấp phải từ 0 trở lên.")
    _move(authority, register, year, last=F("last"))  # locks the book: nobody takes a number between the look and the change
    if OfficialDocument.objects.filter(authority=authority, register=register, year=year).exists():
        raise Refused("Sổ này đã cấp số trên hệ thống, không đặt lại được.")
    _move(authority, register, year, last=last)
    log.info("%s continued the book %s %s of %s after number %s", by, register, year, authority, last)


def _move(authority, register, year, *, last):
    """Set the counter with one UPDATE (it locks the row on PostgreSQL and the file on SQLite); open the book first if it is new."""
    book = {"authority": authority, "register": register, "year": year}
    if not NumberRegister.objects.filter(**book).update(last=last):
        NumberRegister.objects.get_or_create(**book)  # of two that open it at once, one waits and finds the row of the other
        NumberRegister.objects.filter(**book).update(last=last)


def _last(authority, register, year):
    return NumberRegister.objects.filter(authority=authority, register=register, year=year).values_list("last", flat=True).first() or 0
