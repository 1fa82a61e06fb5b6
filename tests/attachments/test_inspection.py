"""What gets in and what does not: the content decides, the name must agree, and looking costs neither memory nor time."""

import io
import random
import resource
import struct
import time
import zipfile

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from emulation.attachments import kinds
from emulation.attachments.inspection import inspect
from emulation.attachments.kinds import ONLY_THESE
from emulation.attachments.names import NAME_LENGTH, clean_name
from emulation.attachments.refusal import UploadRefused
from tests.attachments import samples

MIXED = "Tệp trộn hai loại nội dung nên không nhận. In lại thành PDF rồi gửi lại"
CODE = "Tệp PDF có chứa mã lệnh. In lại thành PDF rồi gửi lại"
INSIDE = "Tệp PDF có kèm tệp khác bên trong. Gửi riêng từng tệp"
BROKEN_PDF = "Tệp PDF hỏng hoặc tải lên chưa trọn. In lại thành PDF rồi gửi lại"
HEAVY = "Tệp PDF quá phức tạp, không mở được. In lại thành PDF rồi gửi lại"
BROKEN_PICTURE = "Ảnh hỏng hoặc tải lên chưa trọn. Chụp hoặc lưu lại rồi gửi lại"
HUGE_PICTURE = "Ảnh có quá nhiều điểm ảnh. Giảm kích thước ảnh rồi gửi lại"
BROKEN_OFFICE = "Tệp Word, Excel hỏng hoặc tải lên chưa trọn. Mở ra, lưu lại rồi gửi lại"
BOMB = "Tệp nở ra quá lớn khi mở. Lưu lại thành PDF rồi gửi lại"
MACRO = "Tệp có macro. Lưu lại thành .docx, .xlsx không macro rồi gửi lại"
EMBEDDED = "Tệp có nhúng tệp hoặc đối tượng khác bên trong. Lưu lại thành PDF rồi gửi lại"
REMOTE = "Tệp tự lấy nội dung từ máy khác khi mở. Lưu lại thành PDF rồi gửi lại"


def look(path, content, name, **options):
    path.write_bytes(content)
    return inspect(path, name, **options)


def own_template():
    return samples.docx({"word/_rels/settings.xml.rels": samples.external("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm")})


def linked_letter():
    return samples.docx({"word/_rels/document.xml.rels": samples.external("hyperlink", "https://vanban.vn")})


HONEST = [
    ("Kế hoạch.pdf", lambda: samples.pdf(pages=3), kinds.PDF.media_type, 3),
    ("Khóa sửa.pdf", lambda: samples.pdf(encryption=pikepdf.Encryption(owner="chu", user="")), kinds.PDF.media_type, 1),
    ("Có liên kết.pdf", lambda: samples.pdf(with_link), kinds.PDF.media_type, 1),
    ("Báo cáo.docx", samples.docx, kinds.DOCX.media_type, None),
    (
        "Mẫu của máy.docx",
        own_template,
        kinds.DOCX.media_type,
        None,
    ),
    (
        "Có liên kết.docx",
        linked_letter,
        kinds.DOCX.media_type,
        None,
    ),
    ("Có biểu đồ.docx", lambda: samples.docx({"word/embeddings/Microsoft_Excel_Worksheet.xlsx": samples.xlsx()}), kinds.DOCX.media_type, None),
    ("Danh sách.xlsx", samples.xlsx, kinds.XLSX.media_type, None),
    ("Ảnh.jpg", lambda: samples.picture("JPEG"), kinds.JPEG.media_type, None),
    ("Ảnh.jpeg", lambda: samples.picture("JPEG"), kinds.JPEG.media_type, None),
    ("Ảnh.png", samples.picture, kinds.PNG.media_type, None),
]


def with_link(pdf):
    action = Dictionary(S=Name.URI, URI=String("https://vanban.vn"))
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 1, 1], A=action)])


@pytest.mark.parametrize(("name", "make", "media_type", "pages"), HONEST, ids=[row[0] for row in HONEST])
def test_honest_files(tmp_path, name, make, media_type, pages):
    finding = look(tmp_path / "file", make(), name)
    assert (finding.media_type, finding.pages) == (media_type, pages)


def script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def script_on_page(pdf):
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.alert(1)")))


def script_by_name(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))])))


def script_in_array(pdf):
    pdf.Root.Odd = Array([Array([Dictionary(Next=Array([Dictionary(S=Name.JavaScript, JS=String("1"))]))])])


def launch(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def send_off(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.SubmitForm, F=String("http://127.0.0.1/"))


def embed(pdf):
    pdf.attachments["virus.exe"] = b"MZ"


def embed_in_note(pdf):
    held = pdf.make_stream(b"MZ", Type=Name.EmbeddedFile)
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 1, 1], FS=Dictionary(Type=Name.Filespec, EF=Dictionary(F=held)))
    pdf.pages[0].Annots = Array([note])


def dynamic_form(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))


def hidden_name():
    """The name of the action spelt with an escape: a search in the bytes does not see it, a reader does."""
    plain = samples.pdf(script, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain.replace(b"/JavaScript", b"/Java#53cript")


def locked_entry():
    content = bytearray(samples.docx())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        content[at + place] |= 1
    return bytes(content)


def lying_size():
    """A part that says it unpacks to 10 bytes; its checksum then fails."""
    content = bytearray(samples.docx({"word/media/a.bin": b"a" * 100_000}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<L", 10)
    return bytes(content)


def many_entries():
    return samples.archive(samples.word_parts() | {f"word/{n}.xml": "<a/>" for n in range(1100)})


def wide_directory():
    return samples.archive(samples.word_parts() | {f"word/{n}{'x' * 3000}.xml": "<a/>" for n in range(400)})


def bombs_in_bomb():
    charts = {f"word/embeddings/{n}.xlsx": samples.xlsx({f"xl/{part}.xml": b"<a/>" + b" " * 1_000_000 for part in range(40)}) for n in range(5)}
    return samples.docx(charts)


def russian_doll():
    inner = samples.xlsx({"xl/embeddings/b.xlsx": samples.xlsx()})
    return samples.docx({"word/embeddings/a.xlsx": inner})


def twice():
    with pytest.warns(UserWarning):
        return samples.archive([*samples.word_parts().items(), ("word/document.xml", "<khac/>")])


def wrong_name(extension, words):
    return f"Tên tệp ghi {extension} nhưng nội dung là {words}. Lưu lại đúng loại rồi gửi lại"


HOSTILE = [
    # contents that are none of the five
    ("a.pdf", lambda: b"<html><script>alert(1)</script></html>", ONLY_THESE),
    ("a.png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', ONLY_THESE),
    ("a.svg", lambda: b"<svg/>", ONLY_THESE),
    ("a.html", lambda: b"<p>", ONLY_THESE),
    ("a.exe", lambda: b"MZ\x90\0", ONLY_THESE),
    ("a.pdf.exe", samples.pdf, ONLY_THESE),
    ("a", samples.pdf, ONLY_THESE),
    ("a.pdf", lambda: b"MZ\x90\0" * 50, ONLY_THESE),
    ("a.docx", lambda: b"{\\rtf1 }", ONLY_THESE),
    ("a.docm", samples.docx, ONLY_THESE),
    ("a.png", lambda: b"GIF89a" + b"\0" * 40, ONLY_THESE),
    ("a.zip", lambda: samples.archive({"a.txt": "a"}), ONLY_THESE),
    ("a.docx", lambda: samples.archive({"[Content_Types].xml": "<Types/>", "a.txt": "a"}), ONLY_THESE),
    ("a.pdf", lambda: b"Rar!\x1a\x07\0", "Không nhận tệp nén. Giải nén rồi gửi từng tệp"),
    ("a.jpg", lambda: b"\0\0\0\x18ftypheic" + b"\0" * 40, "Ảnh kiểu HEIC không mở được trên máy khác. Lưu lại thành ảnh JPG rồi gửi lại"),
    ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, kinds._FAMILIAR[0][1]),
    # honest contents under a wrong name
    ("a.docx", samples.pdf, wrong_name(".docx", "PDF")),
    ("a.pdf", samples.docx, wrong_name(".pdf", "Word")),
    ("a.xlsx", samples.docx, wrong_name(".xlsx", "Word")),
    ("a.docx", samples.xlsx, wrong_name(".docx", "Excel")),
    ("a.jpg", samples.picture, wrong_name(".jpg", "ảnh PNG")),
    # two contents in one file
    ("a.jpg", lambda: samples.picture("JPEG") + samples.archive({"a.html": "<script>"}), MIXED),
    ("a.png", lambda: samples.picture() + samples.archive({"a.jar": "x"}), MIXED),
    ("a.pdf", lambda: samples.pdf() + samples.archive({"a.jar": "x"}), MIXED),
    ("a.pdf", lambda: b"%PDF-1.4 <script>alert(1)</script>" + samples.pdf(), MIXED),
    ("a.jpg", lambda: b"\xff\xd8\xff\xfe\0\x20%PDF-1.4\n" + samples.picture("JPEG")[2:], MIXED),
    ("a.png", lambda: samples.picture(size=(400, 300)) + b"<?php system($_GET[0]); ?>", BROKEN_PICTURE),
    ("a.docx", lambda: samples.docx() + b"<html>", BROKEN_OFFICE),
    # PDFs
    ("a.pdf", lambda: samples.pdf(script), CODE),
    ("a.pdf", lambda: samples.pdf(script_on_page), CODE),
    ("a.pdf", lambda: samples.pdf(script_by_name), CODE),
    ("a.pdf", lambda: samples.pdf(script_in_array), CODE),
    ("a.pdf", hidden_name, CODE),
    ("a.pdf", lambda: samples.pdf(script, encryption=pikepdf.Encryption(owner="chu", user="")), CODE),
    ("a.pdf", lambda: samples.pdf(launch), CODE),
    ("a.pdf", lambda: samples.pdf(send_off), CODE),
    ("a.pdf", lambda: samples.pdf(dynamic_form), CODE),
    ("a.pdf", lambda: samples.pdf() + b"\n%/JavaScript left over from an older revision", CODE),
    ("a.pdf", lambda: samples.pdf(embed), INSIDE),
    ("a.pdf", lambda: samples.pdf(embed_in_note), INSIDE),
    ("a.pdf", lambda: samples.pdf(encryption=pikepdf.Encryption(owner="chu", user="khoa")), "Tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi lại"),
    ("a.pdf", lambda: samples.pdf(pages=0), "Tệp PDF không có trang nào. Chọn tệp khác"),
    ("a.pdf", lambda: b"%PDF-1.7\n" + b"\0" * 2000, BROKEN_PDF),
    ("a.pdf", lambda: samples.pdf_bomb(300), HEAVY),
    # pictures
    ("a.png", lambda: samples.png_header(60_000, 60_000), HUGE_PICTURE),
    ("a.png", lambda: samples.png_header(30_000, 10), HUGE_PICTURE),
    ("a.png", lambda: samples.png_header(9_000, 9_000), HUGE_PICTURE),
    ("a.png", lambda: samples.picture()[:-30], BROKEN_PICTURE),
    ("a.png", lambda: samples.picture().replace(b"IDAT", b"IDAX"), BROKEN_PICTURE),
    ("a.jpg", lambda: samples.picture("JPEG", (400, 300))[:900], BROKEN_PICTURE),
    ("a.jpg", lambda: b"\xff\xd8\xff" + b"\0" * 100, BROKEN_PICTURE),
    # Word and Excel
    ("a.docx", lambda: samples.docx({"word/vbaProject.bin": b"x"}), MACRO),
    ("a.docx", lambda: samples.archive(samples.word_parts() | {"[Content_Types].xml": samples.CONTENT_TYPES.format(samples.MACRO_MAIN)}), MACRO),
    ("a.docx", lambda: samples.docx({"word/activeX/activeX1.xml": "<a/>"}), MACRO),
    ("a.xlsx", lambda: samples.xlsx({"xl/macrosheets/sheet1.xml": "<a/>"}), MACRO),
    ("a.docx", lambda: samples.docx({"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}), EMBEDDED),
    ("a.docx", lambda: samples.docx({"word/media/image1.png": b"MZ\x90\0"}), EMBEDDED),
    ("a.docx", lambda: samples.docx({"word/embeddings/b.zip": samples.archive({"c": "d"})}), EMBEDDED),
    ("a.docx", russian_doll, EMBEDDED),
    ("a.docx", lambda: samples.docx({"word/embeddings/a.xlsx": samples.xlsx({"xl/vbaProject.bin": b"x"})}), MACRO),
    ("a.docx", lambda: samples.docx({"word/_rels/settings.xml.rels": samples.external("attachedTemplate", "http://127.0.0.1/a.dotm")}), REMOTE),
    ("a.docx", lambda: samples.docx({"word/_rels/settings.xml.rels": samples.external("attachedTemplate", "\\\\may\\a.dotm")}), REMOTE),
    ("a.docx", lambda: samples.docx({"word/_rels/document.xml.rels": samples.external("oleObject", "https://may/a")}), REMOTE),
    ("a.xlsx", lambda: samples.xlsx({"xl/a.xml": b"<a>" + b" " * 60_000_000}), BOMB),
    ("a.xlsx", lambda: samples.xlsx({"xl/a.xml": b"<a>" + b" " * 5_000_000}), BOMB),
    ("a.docx", bombs_in_bomb, BOMB),
    ("a.docx", many_entries, BOMB),
    ("a.docx", wide_directory, BOMB),
    ("a.docx", lambda: samples.docx({"word/a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), BROKEN_OFFICE),
    ("a.docx", lambda: samples.docx({"word/a.xml": "\ufeff<!DOCTYPE a><a/>".encode("utf-16-le")}), BROKEN_OFFICE),
    ("a.docx", lambda: samples.docx({"../../etc/cron.d/a": "x"}), BROKEN_OFFICE),
    ("a.docx", lambda: samples.docx({"/etc/a": "x"}), BROKEN_OFFICE),
    ("a.docx", lambda: samples.docx({"C:\\a": "x"}), BROKEN_OFFICE),
    ("a.docx", twice, BROKEN_OFFICE),
    ("a.docx", lying_size, BROKEN_OFFICE),
    ("a.docx", locked_entry, "Tệp Word, Excel có mật khẩu. Bỏ mật khẩu rồi gửi lại"),
    ("a.docx", lambda: samples.docx()[:-10], BROKEN_OFFICE),
    ("a.docx", lambda: b"PK\x03\x04" + b"\0" * 100, BROKEN_OFFICE),
    ("a.docx", lambda: samples.archive(samples.word_parts(), compression=zipfile.ZIP_BZIP2), BROKEN_OFFICE),
]


@pytest.mark.parametrize(("name", "make", "sentence"), HOSTILE, ids=[f"{place}-{row[0]}" for place, row in enumerate(HOSTILE)])
def test_hostile_files(tmp_path, name, make, sentence):
    content = make()
    begun = time.monotonic()
    with pytest.raises(UploadRefused) as refusal:
        look(tmp_path / "file", content, name)
    assert refusal.value.sentence == sentence
    assert time.monotonic() - begun < 4


def test_only_some_kinds(tmp_path):
    with pytest.raises(UploadRefused, match="^Chỉ nhận PDF$"):
        look(tmp_path / "file", samples.docx(), "a.docx", only=(kinds.PDF,))


def test_random_damage_is_refused_or_read_but_never_breaks(tmp_path):
    """Each honest file with bytes changed, cut or doubled: either a Finding or a sentence."""
    dice = random.Random(4)
    honest = [("a.docx", samples.docx()), ("a.xlsx", samples.xlsx()), ("a.jpg", samples.picture("JPEG")), ("a.png", samples.picture())]
    honest = honest * 60 + [("a.pdf", samples.pdf())] * 12
    for name, content in honest:
        spoiled = bytearray(content)
        for _ in range(dice.randint(1, 12)):
            spoiled[dice.randrange(len(spoiled))] = dice.randrange(256)
        cut = bytes(spoiled[: dice.randint(1, len(spoiled))]) if dice.random() < 0.3 else bytes(spoiled)
        try:
            look(tmp_path / "file", cut, name)
        except UploadRefused as refusal:
            assert refusal.sentence


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Kế hoạch thi đua.PDF", "Kế hoạch thi đua.pdf"),
        ("Ke\u0302\u0301 hoa\u0323ch.pdf", "Kế hoạch.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\lan\\Bao cao.docx", "Bao cao.docx"),
        ("..\\..\\a.pdf", "a.pdf"),
        ("a\0.pdf", "a.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("bao-cao\u202efdp.exe", "bao-caofdp.exe"),
        ('a"b<c>|?*.pdf', "a_b_c____.pdf"),
        ("  .pdf", "tep.pdf"),
        (".htaccess", "tep.htaccess"),
        ("", "tep"),
        (None, "tep"),
        ("...", "tep"),
        ("a/", "a"),
        ("bao cao . pdf ", "bao cao.pdf"),
        ("a.pdf...", "a.pdf"),
        ("\ud800.pdf", "tep.pdf"),
        ("x" * 300 + ".docx", "x" * (NAME_LENGTH - 5) + ".docx"),
        ("a." + "x" * 300, "a.xxxxxxxxx"),
    ],
)
def test_names(raw, clean):
    assert clean_name(raw) == clean
    assert clean_name(clean) == clean


def test_looking_into_a_bomb_costs_little_memory(tmp_path):
    content = samples.xlsx(dict.fromkeys((f"xl/{n}.xml" for n in range(400)), b"<a>" + b"0" * 900_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UploadRefused, match="nở ra"):
        look(tmp_path / "file", content, "a.xlsx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # kB
    assert io.BytesIO(content).getbuffer().nbytes < 1_000_000


def test_plain_text_comes_in_only_where_it_is_asked_for(tmp_path):
    path = tmp_path / "chi-thi.txt"
    path.write_text("CHỈ THỊ về phong trào thi đua")
    assert inspect(path, "chi-thi.txt", only=(kinds.PDF, kinds.TEXT)).media_type == "text/plain"
    with pytest.raises(UploadRefused, match="Chỉ nhận PDF"):
        inspect(path, "chi-thi.txt")


@pytest.mark.parametrize("content", [b"%PDF-1.7\x00\x01", b"PK\x03\x04abc", b"\x7fELF\x02", b"Ch\xd8 th\xde", b"a\x00b"])
def test_what_is_no_text_is_refused_as_text(tmp_path, content):
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(UploadRefused, match="không phải văn bản Unicode"):
        inspect(path, "x.txt", only=(kinds.TEXT,))
