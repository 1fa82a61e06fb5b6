"""Word, PDF and plain text give what the pasted text gives; a file without text is refused with a sentence."""

import io

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from campaigns.readings.paper import files
from campaigns.readings.paper.files import PDF, WORD, TextRefused, text_of
from campaigns.readings.paper.reader import read
from emulation.documents import engine
from tests.campaigns.readings import answer_2023, shapes, word_paper
from tests.documents import directive_2023

PASTED = shapes.text("chi_thi_2023")


def lines_between(first, last):
    lines = [line for line in PASTED.split("\n") if line.strip()]
    begin = next(at for at, line in enumerate(lines) if line.startswith(first))
    return lines[begin : next(at for at, line in enumerate(lines) if line.startswith(last))]


def word_2023(path, body=None):
    word_paper.save(
        path,
        left=["ỦY BAN NHÂN DÂN", "HUYỆN CẨM MỸ", "Số:       /CT-UBND"],
        right=["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Cẩm Mỹ, ngày       tháng       năm 2023"],
        body=body or lines_between("CHỈ THỊ", "Nơi nhận"),
        foot_left=[*lines_between("Nơi nhận", "CHỦ TỊCH")],
        foot_right=["CHỦ TỊCH", "", "", "Huỳnh Tấn Thìn"],
    )
    return path


def test_a_word_file_gives_the_same_findings_as_the_pasted_text(tmp_path):
    found = read(text_of(word_2023(tmp_path / "a.docx"), WORD))
    assert shapes.facts(found) == shapes.facts(read(PASTED))


def test_numbers_that_word_makes_are_written_out(tmp_path):
    path = tmp_path / "a.docx"
    body = [(0, "MỤC ĐÍCH"), (1, "Một"), (2, "Điểm"), (2, "Điểm sau"), (3, "Gạch"), (1, "Hai"), (0, "TỔ CHỨC"), (1, "Một nữa"), "Không số"]
    word_paper.save(path, left=["A"], right=["B"], body=body, foot_left=["C"], foot_right=["D"])
    lines = [line for line in text_of(path, WORD).split("\n") if line]
    assert lines == [
        *("A", "B", "I. MỤC ĐÍCH", "1. Một", "a) Điểm", "b) Điểm sau", "- Gạch", "2. Hai", "II. TỔ CHỨC", "1. Một nữa", "Không số", "C", "D"),
    ]


def test_the_real_directive_with_numbers_of_word_gives_the_same_clauses(tmp_path):
    """Clauses 1 to 7 counted by Word; points a to e typed (Word would count a, b, c, d, e as well)."""
    typed = lines_between("CHỈ THỊ", "Nơi nhận")
    body = [(1, line[3:]) if line[:1].isdigit() and line[1:3] == ". " else (2, line[3:]) if line[1:3] == ") " else line for line in typed]
    found = read(text_of(word_2023(tmp_path / "a.docx", body), WORD))
    assert shapes.facts(found) == shapes.facts(read(PASTED))


def test_a_table_of_tasks_in_word_gives_duties(tmp_path):
    path = tmp_path / "a.docx"
    table = [
        ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"],
        ["1", "Tổ chức lễ phát động thi đua", "Phòng Văn hóa - Xã hội", "Trước ngày 10/02/2026"],
        ["2", "Báo cáo kết quả năm", "Các ấp; Trạm Y tế", "15/11"],
    ]
    word_paper.save(
        path,
        left=["UBND XÃ SÔNG RAY"],
        right=["B"],
        body=["KẾ HOẠCH", "Thi đua năm 2026", "1. Phân công", (None, table)],
        foot_left=["C"],
        foot_right=["D"],
    )
    assert [(duty.kind, duty.title, duty.who, duty.rule, str(duty.due)) for duty in read(text_of(path, WORD)).duties] == [
        ("launch", "Tổ chức lễ phát động thi đua", ("Phòng Văn hóa - Xã hội",), "", "2026-02-10"),
        ("year", "Báo cáo kết quả năm", ("Các ấp", "Trạm Y tế"), "15/11", "None"),
    ]


def test_tracked_changes_are_read_as_accepted(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Các thôn ")
    for kind, words in (("ins", "<w:t>xây dựng kế hoạch</w:t>"), ("del", "<w:delText>lập kế hoạch</w:delText>")):
        paragraph._p.append(parse_xml(f'<w:{kind} {nsdecls("w")} w:id="1" w:author="A"><w:r>{words}</w:r></w:{kind}>'))
    paragraph.add_run(" trước ngày 15/3.\tHết")
    document.save(path := tmp_path / "a.docx")
    assert text_of(path, WORD) == "Các thôn xây dựng kế hoạch trước ngày 15/3.\tHết"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    path.write_bytes(engine.render_pdf(engine.render_html("documents/directive.html", directive_2023.FACTS)))
    return path


def test_a_printed_pdf_gives_the_same_findings_as_the_pasted_text(printed):
    """Our own paper carries a number and a day, and the mark of the drafter behind "Lưu": everything else is alike."""
    found, pasted = shapes.whole(read(text_of(printed, PDF))), shapes.whole(read(PASTED))
    same = ("BASES", "CLAUSES", "MOVEMENTS", "RECIPIENTS", "DUTIES")
    assert {part: found[part] for part in same} == {part: pasted[part] for part in same}
    differing = {key for key in pasted["HEAD"] | found["HEAD"] if pasted["HEAD"].get(key) != found["HEAD"].get(key)}
    assert differing == {"number", "day", "filing", "drafter_mark"}
    assert (found["HEAD"]["number"], str(found["HEAD"]["day"]), found["HEAD"]["filing"]) == (1, "2023-02-06", "VT, NC, Thọ")
    told_by_head = {"Văn bản chưa có số.", "Văn bản chưa có ngày ban hành."}
    assert [each for each in answer_2023.ODDITIES if each[0] not in told_by_head and "Thọ" not in each[0]] == found["ODDITIES"]


def test_a_scan_is_refused(tmp_path):
    path = tmp_path / "a.pdf"
    Image.new("RGB", (200, 280), "white").save(path)
    with pytest.raises(TextRefused, match="Tệp PDF là bản chụp, không có chữ để đọc. Dán nội dung hoặc gửi bản Word"):
        text_of(path, PDF)


def test_a_locked_pdf_is_refused(tmp_path, printed):
    path = tmp_path / "a.pdf"
    with pikepdf.open(printed) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="mở", owner="chủ"))
    with pytest.raises(TextRefused, match="mật khẩu"):
        text_of(path, PDF)


@pytest.mark.parametrize("kind", [PDF, WORD])
@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\x00" * 500])
def test_broken_files_are_refused(tmp_path, kind, content):
    path = tmp_path / "a"
    path.write_bytes(content)
    with pytest.raises(TextRefused):
        text_of(path, kind)


def test_a_cut_pdf_is_refused_or_read(tmp_path, printed):
    content = printed.read_bytes()
    path = tmp_path / "a.pdf"
    for size in range(500, len(content), len(content) // 12):
        path.write_bytes(content[:size])
        try:
            assert text_of(path, PDF)
        except TextRefused as refusal:
            assert str(refusal)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_plain_text_in_the_codings_of_notepad(tmp_path, coding):
    path = tmp_path / "a.txt"
    path.write_bytes(PASTED.encode(coding))
    assert read(text_of(path, "text/plain")) == read(PASTED)


@pytest.mark.parametrize(
    ("content", "words"), [(b"ch\xd8 th\xde TCVN3 \xfe", "bảng mã cũ"), (b"\x01\x02\x03", "bảng mã cũ"), (b" \n ", "không có chữ")]
)
def test_plain_text_that_is_none_is_refused(tmp_path, content, words):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(TextRefused, match=words):
        text_of(path, "text/plain")


def test_other_kinds_and_endless_texts_are_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a " * files.LONGEST)
    with pytest.raises(TextRefused, match="quá dài"):
        text_of(path, "text/plain")
    Image.new("RGB", (20, 20)).save(picture := io.BytesIO(), "PNG")
    path.write_bytes(picture.getvalue())
    with pytest.raises(TextRefused, match="Chỉ đọc được tệp Word"):
        text_of(path, "image/png")
