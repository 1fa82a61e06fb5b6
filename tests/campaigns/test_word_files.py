"""Word files of drafts and of issued papers: who gets them, and that they say what the page says."""

import io

import pytest
from docx import Document

from campaigns.plans.actions import submit_plan
from campaigns.plans.models import Plan
from tests.factories import MORNING, make_directive, make_plan


def words(answer):
    """Return all paragraphs of the file that came, those of the table too."""
    document = Document(io.BytesIO(answer.content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for part in (document, *cells) for paragraph in part.paragraphs if paragraph.text]


def test_a_draft_directive_comes_as_a_draft_to_those_who_work_on_it(world, people, sign_in):
    directive = make_directive(world, year=2024)
    answer = sign_in(people.lan).get(f"/chi-thi/{directive.pk}/du-thao.docx")
    assert answer["Content-Disposition"] == 'attachment; filename="du-thao-chi-thi-2024.docx"'
    said = " ".join(" ".join(words(answer)).replace("\xa0", " ").split())
    assert "CHỈ THỊ" in said and f"Số: /{directive.symbol}" in said and "ngày tháng năm 2024" in said
    assert directive.clauses.first().text.split("\n")[0] in said
    header = Document(io.BytesIO(answer.content)).sections[0].first_page_header
    assert [paragraph.text for paragraph in header.paragraphs] == ["DỰ THẢO"]


def test_an_issued_directive_leads_to_its_paper(launched, people, sign_in):
    answer = sign_in(people.an).get(f"/chi-thi/{launched.pk}/du-thao.docx", follow=True)
    assert answer.redirect_chain == [(f"/van-ban/{launched.document_id}/word/", 302)]
    assert answer["Content-Disposition"] == f'attachment; filename="{launched.document.reference.replace("/", "-")}.docx"'
    assert f"Số: {launched.document.reference}" in words(answer) and launched.document.signer_name in words(answer)


@pytest.fixture
def plan(launched, world, people):
    return make_plan(launched, world.units["song_ray"], by=people.an)


def test_a_plan_comes_with_its_rows_to_the_unit_and_to_the_office_once_it_was_sent(plan, people, sign_in):
    address = f"/ke-hoach/{plan.pk}/ban-in.docx"
    assert sign_in(people.lan).get(address).status_code == 404
    submit_plan(plan, by=people.an, now=MORNING)
    for person in (people.an, people.lan):
        answer = sign_in(person).get(address)
        said = words(answer)
        assert answer["Content-Disposition"] == f'attachment; filename="{plan.code}.docx"'
        assert {"KẾ HOẠCH", "I. MỤC ĐÍCH, YÊU CẦU", plan.aims, "Người phụ trách"} <= set(said)
        assert {row.content for row in plan.rows.all()} <= set(said)


def test_a_plan_that_came_as_a_signed_scan_has_no_word_file(plan, people, sign_in):
    Plan.objects.filter(pk=plan.pk).update(form=Plan.Form.SCANNED)
    assert sign_in(people.an).get(f"/ke-hoach/{plan.pk}/ban-in.docx").status_code == 404
    assert "ban-in.docx" not in sign_in(people.an).get(f"/ke-hoach/{plan.pk}/").content.decode()


def test_beside_every_pdf_stands_the_word_file(launched, plan, people, sign_in):
    desk, own, paper = f"/chi-thi/{launched.pk}/", f"/ke-hoach/{plan.pk}/", f"/van-ban/{launched.document_id}/word/"
    assert f"/chi-thi/{launched.pk}/du-thao.docx" in sign_in(people.lan).get(desk).content.decode()
    assert paper in sign_in(people.an).get(desk).content.decode()
    assert paper in sign_in(people.an).get(f"/viec/{plan.obligation_id}/").content.decode()
    for page in (own, f"{own}sua/", f"{own}ra-soat/"):
        assert f"{own}ban-in.docx" in sign_in(people.an).get(page).content.decode(), page
