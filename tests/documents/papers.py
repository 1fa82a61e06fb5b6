"""What the tests of papers stand on: two authorities, a clerk, a reader, and a kind of paper about units."""

import datetime as dt

from django.utils import timezone

from emulation.accounts.models import User
from emulation.documents import actions, kinds
from emulation.units.models import Unit, UnitKind
from tests.documents import directive_2023

NOON = timezone.make_aware(dt.datetime(2023, 2, 6, 12, 0))
DAY = dt.date(2023, 2, 6)


def unit(code):
    kind, _ = UnitKind.objects.get_or_create(code="loai", defaults={"name": "Loại", "group_name": "Các đơn vị"})
    name = f"Đơn vị {code}"
    return Unit.objects.create(
        code=code, name=name, short_name=name, kind=kind, path=f"/{code}/", valid_from=dt.date(2020, 1, 1), search_key=code, sort_key=code
    )


def person(username):
    return User.objects.create(username=username, full_name="Trần Thị Bích Ngọc", search_key=username, sort_key=username)


def units_for(user):
    """The rule of sight of the tests: who is called `reader` sees the papers about every unit but "kin"."""
    return Unit.objects.exclude(code="kin") if user.username == "reader" else Unit.objects.none()


KIND = kinds.PaperKind(code="thu", name="CHỈ THỊ", register="thu", template="documents/directive.html", visible=units_for)


def issue(authority, by, *, subject=None, day=DAY, facts=directive_2023.FACTS, **changes):
    """Issue a paper of the kind of the tests in the caller's transaction."""
    said = {"symbol": "CT-UBND", "place": "Cẩm Mỹ", "abstract": directive_2023.ABSTRACT, "signer_name": "Huỳnh Tấn Thìn", "signer_title": "CHỦ TỊCH"}
    return actions.issue(KIND.code, subject or authority, authority=authority, facts=facts, day=day, by=by, now=NOON, **said | changes)
