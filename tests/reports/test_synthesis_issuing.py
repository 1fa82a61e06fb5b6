"""An issued synthesis: a paper with its sources and a digest, that no later report changes; and the words the office puts into it."""

import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from emulation.documents.models import OfficialDocument
from emulation.notifications.models import Notice
from emulation.units.models import Letterhead
from emulation.workflow.flows import Conflict, Refused
from reports.periodic import actions as periodic
from reports.periodic.models import Passage, Report
from reports.synthesis import actions
from reports.synthesis.annexes import annexes_of
from reports.synthesis.documents import paper_facts
from reports.synthesis.models import Synthesis
from reports.synthesis.provenance import used_in
from reports.synthesis.quoting import Picker, kept_by_part
from reports.synthesis.snapshot import digest_of, facts_of
from reports.synthesis.splitting import sentences_of
from tests.report_factories import type_figures
from tests.reports.syntheses import LATE, numbers

pytestmark = pytest.mark.usefixtures("late")


@pytest.fixture
def frozen(crowd, lan):
    return actions.freeze(crowd.build(), by=lan, now=LATE)


def correct(crowd, number, **figures):
    """The office returns the report of that unit, which submits it again with other figures."""
    report = Report.objects.get(unit=crowd.units[number])
    periodic.return_report(report, by=crowd.world.people.lan, now=LATE, note="Xem lại")
    report = Report.objects.get(pk=report.pk)
    head = crowd.heads[crowd.units[number].pk]
    type_figures(report, by=head, now=LATE, figures=figures)
    periodic.submit_report(report, by=head, now=LATE + dt.timedelta(minutes=1))
    return report


def say(crowd, number, key, text):
    """The unit of that number says `text` in the part `key` of what it submitted."""
    report = Report.objects.get(unit=crowd.units[number])
    Passage.objects.filter(report=report, key=key).update(text=text)
    version = report.versions.last()
    for passage in version.facts["passages"]:
        if passage["key"] == key:
            passage["text"] = text
    type(version).objects.filter(pk=version.pk).update(facts=version.facts)
    return report


def test_issuing_gives_a_number_of_the_offices_own_register_and_tells_the_chairman(crowd, frozen):
    paper = frozen.document
    assert (paper.reference, paper.authority, paper.signer_name) == ("01/BC-PNV", crowd.world.units["noi_vu"], "Cao Thị Em")
    assert (frozen.state, frozen.frozen_at, len(frozen.digest)) == ("issued", LATE, 64)
    told = Notice.objects.filter(key__contains=f"synthesis-{frozen.pk}", channel="bell").values_list("recipient__username", flat=True)
    assert list(told) == ["thin"]


def test_without_a_letterhead_of_its_own_the_authority_issues(crowd, lan):
    Letterhead.objects.filter(unit=crowd.world.units["noi_vu"]).delete()
    paper = actions.freeze(Synthesis.objects.get(pk=crowd.build().pk), by=lan, now=LATE).document
    assert (paper.reference, paper.authority, paper.signer_name) == ("01/BC-UBND", crowd.world.authority, "Huỳnh Văn Thìn")


def test_the_digest_stands_on_the_paper_and_is_that_of_the_facts(frozen):
    frozen.refresh_from_db()
    assert digest_of(frozen.facts) == frozen.digest == frozen.document.facts["digest"]
    assert frozen.digest[:8] in frozen.document.facts["closing"]


def test_the_command_finds_an_edition_that_was_tampered_with(frozen):
    out = io.StringIO()
    call_command("verify_syntheses", stdout=out)
    assert out.getvalue() == "1 báo cáo tổng hợp khớp mã kiểm tra.\n"
    facts = frozen.facts | {"received": 4}
    Synthesis.objects.filter(pk=frozen.pk).update(facts=facts)
    with pytest.raises(CommandError, match="1 báo cáo tổng hợp không khớp"):
        call_command("verify_syntheses", stdout=io.StringIO())


def test_a_frozen_edition_never_changes_when_reports_do(crowd, frozen, lan, sign_in):
    browser, pages = sign_in(lan), (f"/tong-hop/{frozen.pk}/", f"/tong-hop/{frozen.pk}/so-lieu/{frozen.figures.first().pk}/")
    before = [browser.get(page).context for page in pages]
    told, facts, paper = (before[0]["reading"].lines, before[1]["figure"]), frozen.facts, frozen.document.facts
    correct(crowd, 1, THU="99")
    crowd.build(LATE + dt.timedelta(hours=1))
    after = [browser.get(page).context for page in pages]
    again = Synthesis.objects.get(pk=frozen.pk)
    assert (after[0]["reading"].lines, after[1]["figure"]) == told
    assert (again.facts, again.document.facts) == (json.loads(json.dumps(facts)), paper)
    assert digest_of(again.facts) == frozen.digest


def test_a_later_build_is_edition_two_with_changes_against_edition_one(crowd, frozen):
    correct(crowd, 1, THU="99")
    second = crowd.build(LATE + dt.timedelta(hours=1))
    figure = second.figures.get(indicator__code="THU")
    assert (second.edition, second.state, figure.previous_build) == (2, "draft", numbers(frozen)["THU"])
    assert [(change["name"], change["before"], change["after"]) for change in figure.changes] == [("UBND xã Số 1", "4.2", "99")]


def test_every_verb_refuses_on_a_frozen_one(crowd, frozen, lan):
    who = {"by": lan, "now": LATE, "version": frozen.version}
    for verb in (
        lambda: actions.write_parts(frozen, {"society": "Mới"}, **who),
        lambda: actions.keep_quotes(frozen, "highlights", [], [], **who),
        lambda: actions.arrange_quotes(frozen, "highlights", {}, **who),
        lambda: actions.freeze(frozen, **who),
    ):
        with pytest.raises(Refused, match="đã ban hành"):
            verb()
    assert OfficialDocument.objects.filter(kind="bao-cao-tong-hop").count() == 1


def test_an_old_page_does_not_issue_what_was_changed_meanwhile(crowd, lan):
    made = crowd.build()
    seen = made.version
    actions.write_parts(made, {"society": "Mới"}, by=lan, now=LATE, version=seen)
    with pytest.raises(Conflict):
        actions.freeze(made, by=lan, now=LATE, version=seen)
    assert OfficialDocument.objects.filter(kind="bao-cao-tong-hop").count() == 0


def test_a_number_that_no_longer_follows_from_its_cells_is_not_issued(crowd, lan):
    made = crowd.build()
    made.figures.filter(indicator__code="THU").update(value=Decimal(1))
    with pytest.raises(Refused, match="Tổng hợp lại"):
        actions.freeze(made, by=lan, now=LATE)


def test_the_sources_name_every_unit_with_version_day_and_value(crowd):
    made = crowd.build()
    annexes = annexes_of(facts_of(made))
    table = annexes[-1]
    assert [column["title"] for column in table["columns"]][2:4] == ["(1) Thu ngân sách nhà nước", "(2) Dân số trung bình"]
    assert [row["cells"][:5] for row in table["rows"]] == [
        ["UBND xã Số 0", "Bản 1, 9/6", "0,5", "1.000", "70"],
        ["UBND xã Số 1", "Bản 1, 9/6", "4,2", "1.113", "70,7"],
        ["UBND xã Số 2", "Bản 1, 9/6", "7,9", "1.226", "71,4"],
    ]
    assert sum(column["width"] for column in table["columns"]) == 252
    ways = {row["cells"][1]: row["cells"][3] for row in annexes[-2]["rows"]}
    assert ways["Thu ngân sách nhà nước"] == "Cộng 3 đơn vị. 3 đơn vị chưa có báo cáo."
    assert ways["Tỷ lệ tham gia bảo hiểm y tế"].startswith("Bình quân theo Dân số trung bình của 3 đơn vị, làm tròn 2 chữ số thập phân.")


def test_sentences_are_cut_as_people_write_them():
    text = "- Thu đạt 1.480 tỷ đồng. TP. Hồ Chí Minh hỗ trợ; ông Nguyễn V. An dự.\n+ Còn chậm! “Vì sao?” Chưa rõ."
    assert sentences_of(text) == [
        "Thu đạt 1.480 tỷ đồng.",
        "TP. Hồ Chí Minh hỗ trợ; ông Nguyễn V. An dự.",
        "Còn chậm!",
        "“Vì sao?”",
        "Chưa rõ.",
    ]


def test_kept_sentences_know_their_unit_and_stand_in_the_paper_by_its_name(crowd, lan):
    say(crowd, 0, "highlights", "Hiến đất làm đường. Thu vượt dự toán.")
    say(crowd, 1, "highlights", "Mở 3 lớp tập huấn.")
    made = crowd.build()
    offers = Picker(made, "highlights", {}).offers
    assert [(offer.unit.name, offer.text) for offer in offers] == [
        ("UBND xã Số 0", "Hiến đất làm đường."),
        ("UBND xã Số 0", "Thu vượt dự toán."),
        ("UBND xã Số 1", "Mở 3 lớp tập huấn."),
    ]
    actions.keep_quotes(made, "highlights", offers, [], by=lan, now=LATE, version=made.version)
    quotes = list(made.quotes.all())
    arranged = {quotes[0].pk: (2, "Hiến đất làm đường nông thôn."), quotes[1].pk: (3, ""), quotes[2].pk: (1, quotes[2].text)}
    actions.arrange_quotes(made, "highlights", arranged, by=lan, now=LATE, version=made.version)
    paper = paper_facts(made, facts_of(made))
    texts = [part["text"] for chapter in paper["chapters"] for part in chapter["parts"] if part["title"] == "Kết quả nổi bật"]
    assert texts[0].endswith("- UBND xã Số 1: Mở 3 lớp tập huấn.\n- UBND xã Số 0: Hiến đất làm đường nông thôn.")
    assert [quote.original for quote in made.quotes.all()] == ["Mở 3 lớp tập huấn.", "Hiến đất làm đường."]


def test_sentences_are_found_by_unit_cluster_and_words_without_marks(crowd):
    say(crowd, 0, "limits", "Tuyên truyền còn yếu.")
    say(crowd, 1, "limits", "Hồ sơ còn chậm.")
    made = crowd.build()

    def found(**asked):
        return [offer.unit.name for offer in Picker(made, "limits", asked).page(1)]

    assert found() == ["UBND xã Số 0", "UBND xã Số 1"]
    assert found(q="tuyen TRUYEN") == ["UBND xã Số 0"]
    assert found(**{"don-vi": str(crowd.units[1].pk)}) == ["UBND xã Số 1"]
    assert found(cum=str(made.authority.clusters.first().pk)) == []


def test_kept_sentences_stay_and_say_when_the_unit_wrote_something_else(crowd, lan):
    say(crowd, 0, "limits", "Tuyên truyền còn yếu.")
    made = crowd.build()
    actions.keep_quotes(made, "limits", Picker(made, "limits", {}).offers, [], by=lan, now=LATE, version=made.version)
    assert [kept.changed for kept in kept_by_part(made)["limits"]] == [""]
    Passage.objects.filter(report__unit=crowd.units[0], key="limits").update(text="Đã khắc phục.")
    correct(crowd, 0, THU="1")
    made = crowd.build(LATE + dt.timedelta(hours=1))
    assert [(kept.quote.text, kept.changed) for kept in kept_by_part(made)["limits"]] == [("Tuyên truyền còn yếu.", "Đơn vị đã sửa đoạn này ở bản 2")]


def test_what_is_being_written_is_not_offered_before_it_is_submitted(crowd):
    say(crowd, 0, "limits", "Tuyên truyền còn yếu.")
    Passage.objects.filter(report__unit=crowd.units[0], key="limits").update(text="Câu đang viết dở.")
    assert [offer.text for offer in Picker(crowd.build(), "limits", {}).offers] == ["Tuyên truyền còn yếu."]


def test_the_next_edition_begins_with_the_words_of_the_one_before(crowd, lan):
    say(crowd, 0, "limits", "Tuyên truyền còn yếu.")
    made = crowd.build()
    actions.keep_quotes(made, "limits", Picker(made, "limits", {}).offers, [], by=lan, now=LATE, version=made.version)
    actions.write_parts(made, {"causes": "Do kiêm nhiệm."}, by=lan, now=LATE, version=made.version)
    actions.freeze(made, by=lan, now=LATE)
    second = crowd.build(LATE + dt.timedelta(hours=1))
    assert [quote.text for quote in second.quotes.all()] == ["Tuyên truyền còn yếu."]
    assert second.parts.get(key="causes").text == "Do kiêm nhiệm."
    assert made.quotes.count() == 1


def test_the_report_of_a_unit_says_in_which_editions_it_stands(crowd, frozen, lan):
    report, head = Report.objects.get(unit=crowd.units[1]), crowd.heads[crowd.units[1].pk]
    crowd.build(LATE + dt.timedelta(hours=1))
    own = [(use.synthesis.edition, use.figures, use.url) for use in used_in(report, lan)]
    assert own == [(2, 6, f"/tong-hop/{Synthesis.objects.get(edition=2).pk}/"), (1, 6, f"/tong-hop/{frozen.pk}/")]
    assert [(use.synthesis.edition, use.url) for use in used_in(report, head)] == [(1, "")]
    assert used_in(report, lan, crowd.indicators["HONGHEONU"]) == []
    assert [use.words for use in used_in(report, head, crowd.indicators["THU"])] == ["Báo cáo tổng hợp số 01/BC-PNV, lần 1: 1 chỉ tiêu"]
