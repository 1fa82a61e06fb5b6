"""How a paper cites what it stands on (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6)."""

import datetime as dt

import pytest

from campaigns.directives.models import LegalBasis


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (("Luật", "06/2022/QH15", dt.date(2022, 6, 15), "Quốc hội", "Thi đua, khen thưởng"), "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"),
        (
            ("Luật", "06/2022/QH15", dt.date(2022, 6, 15), "Quốc hội", "Luật Thi đua, khen thưởng"),
            "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        ),
        (
            ("Nghị quyết", "25/NQ-HĐND", dt.date(2021, 2, 5), "Hội đồng nhân dân", "về Kế hoạch năm 2022"),
            "Nghị quyết số 25/NQ-HĐND ngày 05 tháng 02 năm 2021 của Hội đồng nhân dân về Kế hoạch năm 2022",
        ),
    ],
)
def test_laws_by_name_and_day_others_in_full(fields, words):
    kind, number, day, issuer, title = fields
    assert LegalBasis(kind=kind, number=number, day=day, issuer=issuer, title=title).citation == words
