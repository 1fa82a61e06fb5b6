"""The door to the PDF engine: what goes through, and what must not."""

import datetime as dt
import http.server
import io
import json
import logging
import threading

import pikepdf
import pytest

from emulation.documents import engine
from tests.documents import directive_2023, measure, plan_2023, report_2023

CREATED = dt.datetime(2023, 2, 6, 2, 0, tzinfo=dt.UTC)
SECRET = "bi-mat-khong-duoc-doc"


@pytest.fixture
def canary():
    """A server on this machine that counts who calls."""
    calls = []

    class Count(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Count) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        server.calls = calls
        yield server
        server.shutdown()


def hostile(address, secret):
    return (
        f'<img src="{address}/img"><link rel="attachment" href="file://{secret}"><link rel="stylesheet" href="{address}/css">'
        f'<style>@import url("{address}/import"); body{{background:url({address}/bg)}}</style><object data="file://{secret}"></object>'
        f"<iframe src='file:///etc/passwd'></iframe></title></body>{{{{ secret }}}}{{% include 'x' %}}&lt;\"'"
    )


def poisoned(value, poison):
    if isinstance(value, str):
        return poison if not value[:4].isdigit() else value
    if isinstance(value, list):
        return [poisoned(item, poison) for item in value]
    return {key: poisoned(item, poison) for key, item in value.items()} if isinstance(value, dict) else value


PAPERS = {"directive": directive_2023.FACTS, "plan": plan_2023.FACTS, "report": report_2023.FACTS | {"annexes": report_2023.short_annexes()}}


@pytest.mark.parametrize("name", PAPERS)
def test_hostile_words_in_every_fact_stay_words(canary, tmp_path, name):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    poison = hostile(f"http://127.0.0.1:{canary.server_port}", secret)
    content = engine.render_pdf(engine.render_html(f"documents/{name}.html", poisoned(PAPERS[name], poison)), created=CREATED)
    assert canary.calls == []
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not pdf.attachments
        assert "/Names" not in pdf.Root or "/EmbeddedFiles" not in pdf.Root.Names
    said = measure.plain(content).replace(" ", "")
    assert SECRET not in said and "root:x:" not in said and "<imgsrc=" in said


@pytest.mark.parametrize("how", ["img", "attachment", "style", "other-font"])
def test_html_that_asks_for_a_file_is_refused(canary, tmp_path, how):
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    asks = {
        "img": f'<img src="http://127.0.0.1:{canary.server_port}/x.png">',
        "attachment": f'<link rel="attachment" href="{secret.as_uri()}">',
        "style": f'<link rel="stylesheet" href="http://127.0.0.1:{canary.server_port}/x.css">',
        "other-font": f'<style>@font-face{{font-family:x;src:url({secret.as_uri()})}}</style><p style="font-family:x">a</p>',
    }
    with pytest.raises(engine.RenderError):
        engine.render_pdf(f"<!DOCTYPE html><html lang=vi><title>t</title><body>{asks[how]}")
    assert canary.calls == []


def test_an_error_of_the_engine_is_never_silent():
    with pytest.raises(engine.RenderError):
        engine.render_pdf('<!DOCTYPE html><html lang="vi"><title>t</title><body><img src="data:image/png;base64,AAAA">')


def test_our_papers_log_nothing(caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        for name, facts in PAPERS.items():
            engine.render_pdf(engine.render_html(f"documents/{name}.html", facts))
    assert [record.getMessage() for record in caplog.records] == []


def test_the_file_is_an_archive_pdf_in_vietnamese_with_tags_and_embedded_faces():
    content = engine.render_pdf(engine.render_html("documents/directive.html", directive_2023.FACTS), created=CREATED)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("3", "A")
            assert meta["dc:title"].startswith("Chỉ thị 01/CT-UBND: Về việc phát động")
            assert "2023-02-06" in meta["xmp:CreateDate"]
        assert pdf.Root.Lang == "vi" and pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root and "/OutputIntents" in pdf.Root
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts and all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in fonts)
        assert all("/ToUnicode" in font for font in fonts)


def test_thirty_pages_of_text_are_one_paper():
    clauses = [{"label": f"{n}.", "text": directive_2023.CLAUSES[2]["text"]} for n in range(1, 95)]
    sheets = measure.pages(engine.render_pdf(engine.render_html("documents/directive.html", directive_2023.FACTS | {"clauses": clauses})))
    assert len(sheets) >= 30
    assert sheets[-1].crop((0, 0, sheets[-1].width, measure.TOP - 1)).extract_text() == str(len(sheets))


def test_a_word_without_end_stays_on_the_paper():
    facts = directive_2023.FACTS | {"opening": "ă" * 400, "signer_title": "Ư" * 60, "abstract": "ệ" * 200, "agency_line": "Ỡ" * 70}
    chars = [char for page in measure.pages(engine.render_pdf(engine.render_html("documents/directive.html", facts))) for char in page.chars]
    assert max(char["x1"] for char in chars) <= measure.RIGHT + 1


def test_facts_survive_a_trip_through_the_database():
    assert engine.render_html("documents/directive.html", directive_2023.FACTS) == engine.render_html(
        "documents/directive.html", json.loads(json.dumps(directive_2023.FACTS))
    )


def test_missing_optional_facts_leave_no_trace():
    needed = {key: directive_2023.FACTS[key] for key in ("agency_line", "symbol", "place", "type_name", "signer_title", "signer_name")}
    html = engine.render_html("documents/directive.html", needed)
    assert "None" not in html and "- Lưu: VT." in html


def test_two_threads_give_the_same_bytes():
    html = engine.render_html("documents/plan.html", plan_2023.FACTS)
    done = []
    threads = [threading.Thread(target=lambda: done.append(engine.render_pdf(html, created=CREATED))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 3 and len(set(done)) == 1
