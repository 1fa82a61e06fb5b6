"""The obligations that a directive usually lays, proposed from its clauses for the office to confirm one by one.

The dates follow the year cycle of offices (domain facts, section 7.1: reports about 15/6 and 30/11); they are proposals, never law.
"""

import datetime as dt

from campaigns.directives.models import Duty
from emulation.units.models import Cluster

K, S = Duty.Kind, Duty.Scope


def propose_duties(directive, day):
    """Return unsaved, unconfirmed duties for a directive that has none yet; `day` (a date) is when it is expected to be launched."""
    year = directive.year
    clustered = Cluster.objects.filter(authority=directive.authority_id, year=year).exists()
    clauses = {_address(clause): clause for clause in directive.clauses.select_related("parent")}
    table = [
        (K.ACKNOWLEDGE, "Tiếp nhận Chỉ thị", "TN", S.RECIPIENTS, None, None, "7 ngày sau khi phát động"),
        (K.PLAN, f"Kế hoạch thi đua năm {year}", "KH", S.RECIPIENTS, "7.a", day, dt.date(year, 2, 28)),
        (K.LAUNCH, "Tổ chức phát động tại đơn vị", "PĐ", S.RECIPIENTS, "7.a", day, dt.date(year, 3, 15)),
        (K.CLUSTER_PLAN, f"Kế hoạch hoạt động cụm, khối năm {year}", "CK", S.CLUSTER_HEADS, "7.d", day, dt.date(year, 3, 15)),
        (K.PROPAGANDA, "Tuyên truyền phong trào, gương điển hình tiên tiến", "TT", S.UNITS, "7.c", day, dt.date(year, 11, 30)),
        (K.HALF_YEAR, "Báo cáo 6 tháng đầu năm", "6T", S.RECIPIENTS, None, dt.date(year, 5, 15), dt.date(year, 6, 15)),
        (K.YEAR, f"Báo cáo năm {year}", "CN", S.RECIPIENTS, None, dt.date(year, 11, 1), dt.date(year, 11, 30)),
    ]
    return [
        Duty(
            directive=directive, order=order, kind=kind, title=title, short=short, scope=scope, clause=clauses.get(address), **_days(opens, due, day)
        )
        for order, (kind, title, short, scope, address, opens, due) in enumerate(table, 1)
        if clustered or scope != S.CLUSTER_HEADS
    ]


def _days(opens, due, day):
    """Return the fields of the days: what is counted from the launch is a rule, a day of the year never lies before `day`."""
    if isinstance(due, str):
        return {"rule": due}
    return {"opens": min(opens, max(due, day)), "due": max(due, day)}


def _address(clause):
    own = clause.label.rstrip(".)")
    return f"{clause.parent.label.rstrip('.)')}.{own}" if clause.parent else own
