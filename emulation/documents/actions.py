"""Issuing a paper."""

import logging
from functools import partial

from django.db import transaction
from kombu.exceptions import OperationalError

from emulation.documents import kinds, tasks
from emulation.documents.models import OfficialDocument
from emulation.documents.numbers import take_number
from emulation.search.text import nfc

log = logging.getLogger(__name__)


def issue(kind_code, subject, *, authority, facts, symbol, day, place, abstract, signer_name, signer_title, by, now):
    """Give a paper about `subject` its number and write it for good; return the OfficialDocument.

    Must run in the caller's transaction (raises TransactionManagementError): if the caller fails, the number is free again.
    `facts` are copied, together with what this call adds: number, symbol, day, place, signer. The year of the number is that of `day`.
    Raises LookupError for a kind nobody declared. Once committed, a worker is asked for the PDF; a lost broker is no failure, the sweep does it.
    """
    kind = kinds.get(kind_code)
    number = take_number(authority, kind.register, day.year)
    said = {"symbol": symbol, "place": place, "signer_name": signer_name, "signer_title": signer_title}
    copy = {"type_name": kind.name, "abstract": abstract} | facts | said | {"number": number, "day": day.isoformat()}
    document = OfficialDocument.objects.create(
        authority=authority,
        kind=kind.code,
        register=kind.register,
        year=day.year,
        number=number,
        day=day,
        abstract=" ".join(nfc(abstract).split()),
        facts=_normal(copy),
        subject=subject,
        issued_by=by,
        issued_at=now,
        **{name: nfc(text) for name, text in said.items()},
    )
    transaction.on_commit(partial(_ask_for_file, document.pk), robust=True)
    return document


def _normal(value):
    """Return the facts with every text in Unicode NFC, the form that Vietnamese law (TCVN 6909) and our searches expect."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(item) for item in value]
    return value


def _ask_for_file(pk):
    try:
        tasks.render.apply_async([pk], retry=False)
    except OperationalError as failure:
        log.warning("The broker was not reached, the sweep will render paper %s: %s", pk, failure)
