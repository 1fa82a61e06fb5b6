"""Excel in and out: what is read for certain is read as it was typed, everything else is refused with the address of the cell."""

import datetime as dt
import io
import resource
import time
import unicodedata
import zipfile
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from emulation.attachments.sheet_xml import typed
from emulation.attachments.workbook import (
    Cell,
    Column,
    Fault,
    Sheet,
    SheetRefused,
    as_date,
    as_decimal,
    as_int,
    as_text,
    read_table,
    sheet_names,
    write_book,
    write_table,
)  # fmt: skip
from tests.attachments import samples

COLUMNS = [Column("code", "Mã đơn vị", required=True), Column("name", "Tên đơn vị", required=True, also=("Đơn vị",)), Column("since", "Có từ ngày")]
NOT_EXCEL = "Chỉ nhận tệp Excel .xlsx. Tải mẫu về, điền vào rồi gửi lại"
BROKEN = "Tệp Excel hỏng hoặc tải lên chưa trọn. Mở ra, lưu lại rồi gửi lại"
OLD = "Tệp Word, Excel kiểu cũ hoặc có mật khẩu. Lưu lại thành .docx, .xlsx không mật khẩu rồi gửi lại"


def excel(*rows, name="Đơn vị", change=None, **options):
    """Return an open Excel file with these rows from A1 on; `change(book, page)` adds what rows cannot say."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False} | options)
    page, day = book.add_worksheet(name), book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                page.write_datetime(number, column, value, day)
            elif value is not None:
                page.write(number, column, value)
    if change:
        change(book, page)
    book.close()
    held.seek(0)
    return held


def refused(source, columns=COLUMNS, **options):
    with pytest.raises(SheetRefused) as refusal:
        read_table(source, columns, **options)
    return refusal.value.sentence


HEADER = ["Mã đơn vị", "Tên đơn vị", "Có từ ngày"]


def test_rows_are_read_with_their_addresses():
    rows = read_table(excel(HEADER, ["songray", " Xã Sông Ray ", dt.date(2023, 6, 15)], [], ["xuandong", "Xã Xuân Đông"]), COLUMNS)
    assert [(row.number, dict(row.cells)) for row in rows] == [
        (2, {"code": Cell("songray", "A2"), "name": Cell("Xã Sông Ray", "B2"), "since": Cell(dt.date(2023, 6, 15), "C2")}),
        (4, {"code": Cell("xuandong", "A4"), "name": Cell("Xã Xuân Đông", "B4"), "since": Cell(None, "C4")}),
    ]


def test_the_header_may_stand_lower_in_another_order_spelled_in_another_way():
    def title(book, page):
        page.merge_range("A1:F1", "DANH SÁCH ĐƠN VỊ")

    decomposed = unicodedata.normalize("NFD", "ĐƠN VỊ (ghi đủ) *")
    rows = read_table(excel([], ["STT"], ["TT", decomposed, "Ghi chú", "MA DON VI:"], [1, "Xã Sông Ray", "x", "songray"], change=title), COLUMNS)
    assert [dict(row.cells) for row in rows] == [{"code": Cell("songray", "D4"), "name": Cell("Xã Sông Ray", "B4"), "since": Cell(None, "dòng 4")}]


def test_decomposed_text_is_composed():
    rows = read_table(excel(HEADER, ["a", unicodedata.normalize("NFD", "Xã Xuân Đông")]), COLUMNS)
    assert [row["name"].value for row in rows] == ["Xã Xuân Đông"]


def test_numbers_that_are_whole_come_whole():
    rows = read_table(excel(["Số", "Chữ"], [1480.0, 90.8], [True, "0123"]), [Column("n", "Số"), Column("t", "Chữ")])
    found = [(row["n"].value, row["t"].value) for row in rows]
    assert found == [(1480, 90.8), (True, "0123")]
    assert [type(value) for value in found[0]] == [int, float]


@pytest.mark.parametrize(
    ("form", "value"),
    [("d/m/yyyy", dt.date(2023, 6, 15)), ("mm-yy", dt.date(2023, 6, 15)), ("[$-42A]dd mmmm yyyy;@", dt.date(2023, 6, 15)), ("#,##0", 45092)],
)
def test_a_day_is_known_by_its_format(form, value):
    made = excel(HEADER, ["a", "b"], change=lambda book, page: page.write_number(1, 2, 45092, book.add_format({"num_format": form})))
    assert [row["since"].value for row in read_table(made, COLUMNS)] == [value]


@pytest.mark.parametrize(
    ("form", "number", "text"), [("0%", 0.9, "90%"), ("0.00%", 0.123, "12,3%"), ("0.0%;[Red]-0.0%", 1, "100%"), ('0"%"', 90, 90), ("0.00", 0.9, 0.9)]
)
def test_a_share_comes_as_the_person_sees_it(form, number, text):
    """What stands there as 90% is 0,9 in the file: read as a number, a goal of 90 would silently become one of 0,9."""
    made = excel(["Mã đơn vị", "Tên đơn vị"], change=lambda book, page: page.write_row(1, 0, ["a", number], book.add_format({"num_format": form})))
    assert [row["name"].value for row in read_table(made, COLUMNS)] == [text]


def test_a_day_drops_its_hour_and_an_hour_stays_an_hour():
    def moments(book, page):
        page.write_number(1, 2, 45092.75, book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        page.write_number(2, 2, 0.3125, book.add_format({"num_format": "hh:mm"}))

    rows = read_table(excel(HEADER, ["a", "b"], ["c", "d"], change=moments), COLUMNS)
    assert [row["since"].value for row in rows] == [dt.date(2023, 6, 15), "07:30"]


def test_a_workbook_that_counts_from_1904():
    rows = read_table(excel(HEADER, ["a", "b", dt.date(2023, 6, 15)], date_1904=True), COLUMNS)
    assert [row["since"].value for row in rows] == [dt.date(2023, 6, 15)]


def test_the_first_sheet_with_the_header_is_read_unless_one_is_named():
    notes = Sheet("Ghi chép", [Column("x", "Việc"), Column("y", "Ai")], [{"x": "a"}])
    made = write_book([notes, Sheet("Đơn vị", COLUMNS, [{"code": "b", "name": "B"}])])
    assert sheet_names(io.BytesIO(made)) == ["Ghi chép", "Đơn vị"]
    assert [row["code"].value for row in read_table(io.BytesIO(made), COLUMNS)] == ["b"]
    assert [row["code"].value for row in read_table(io.BytesIO(made), COLUMNS, sheet="DON VI")] == ["b"]
    assert refused(io.BytesIO(made), sheet="Cụm, khối") == (
        "Tệp không có trang tính “Cụm, khối”, chỉ có “Ghi chép”, “Đơn vị”. Đổi tên trang tính rồi gửi lại"
    )


def test_hidden_sheets_are_not_read():
    made = excel(["x"], change=lambda book, page: (book.add_worksheet("Thấy"), page.hide(), book.get_worksheet_by_name("Thấy").activate()))
    assert sheet_names(made) == ["Thấy"]


def test_columns_missing_or_doubled_are_named():
    assert refused(excel(["Mã đơn vị", "Có từ ngày"], ["a"])) == "Thiếu cột “Tên đơn vị” ở hàng tiêu đề (dòng 1). Thêm cột rồi gửi lại"
    assert refused(excel([], ["Mã đơn vị", "Đơn vị", None, "Tên đơn vị"])) == "Có hai cột “Tên đơn vị” ở ô B2 và D2. Bỏ một cột rồi gửi lại"
    none = "Không thấy hàng tiêu đề có các cột “Mã đơn vị”, “Tên đơn vị”, “Có từ ngày” trong 20 dòng đầu. Tải mẫu về rồi chép số liệu sang"
    assert refused(excel(["Họ tên", "Chức vụ"], ["a", "b"])) == none
    assert refused(excel()) == none
    assert refused(excel(*[[]] * 20, HEADER, ["a", "b"])) == none


def test_a_table_without_rows_is_an_empty_list():
    assert read_table(excel(HEADER), COLUMNS) == []


def test_merged_cells_in_the_table_are_refused_with_their_address():
    merge = "Ô {} bị gộp. Bỏ gộp ô (Unmerge Cells), điền đủ từng ô rồi gửi lại"
    assert refused(excel(HEADER, change=lambda book, page: page.merge_range("B2:B3", "Xã"))) == merge.format("B2:B3")
    assert refused(excel(["x"], HEADER, ["a", "b"], change=lambda book, page: page.merge_range("C1:C2", "Có từ ngày"))) == merge.format("C1:C2")
    beside = excel(HEADER, ["a", "b"], change=lambda book, page: page.merge_range("F2:G9", "ghi chú"))
    assert [row["code"].value for row in read_table(beside, COLUMNS)] == ["a"]


def test_formulas_are_refused_where_they_would_be_read():
    words = "Ô {} là công thức. Chép rồi dán lại dưới dạng giá trị (Paste Values), sau đó gửi lại"
    assert refused(excel(HEADER, ["a", "b"], change=lambda book, page: page.write_formula("B2", "=A1", None, "b"))) == words.format("B2")
    assert refused(excel(HEADER, change=lambda book, page: page.write_array_formula("A5:A5", "{=1+1}"))) == words.format("A5")
    counted = excel(HEADER + ["STT"], ["a", "b"], change=lambda book, page: page.write_formula("D2", "=ROW()-1"))
    assert [row["name"].value for row in read_table(counted, COLUMNS)] == ["b"]


def test_the_rows_are_counted():
    rows = [["a", "b"]] * 20_001
    begun = time.perf_counter()
    assert refused(excel(HEADER, *rows)) == "Bảng có 20.001 dòng, tối đa 5.000 dòng mỗi tệp. Chia thành nhiều tệp rồi gửi lại"
    assert time.perf_counter() - begun < 20
    assert len(read_table(excel(HEADER, *rows[:50]), COLUMNS, max_rows=50)) == 50
    assert refused(excel(HEADER, *rows[:51]), max_rows=50).startswith("Bảng có 51 dòng, tối đa 50 dòng")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp rỗng. Chọn tệp khác"),
        (b"Ma,Ten\n", NOT_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, OLD),
        (samples.pdf(), NOT_EXCEL),
        (samples.docx(), NOT_EXCEL),
        (samples.xlsx(), BROKEN),
        (b"PK\x03\x04" + b"\0" * 400, "Tệp Word, Excel hỏng hoặc tải lên chưa trọn. Mở ra, lưu lại rồi gửi lại"),
        (samples.xlsx({"xl/vbaProject.bin": b"x"}), "Tệp có macro. Lưu lại thành .docx, .xlsx không macro rồi gửi lại"),
    ],
)
def test_what_is_no_excel_file_is_refused(content, sentence):
    assert refused(io.BytesIO(content)) == sentence


def test_a_path_is_read_as_well_as_a_file(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(excel(HEADER, ["a", "b"]).getvalue())
    assert [row["code"].value for row in read_table(tmp_path / "a.xlsx", COLUMNS)] == ["a"]


def with_part(name, change):
    """Return an honest file in which the part `name` was changed."""
    source = zipfile.ZipFile(excel(HEADER, ["a", "b"]))
    return io.BytesIO(samples.archive({part: change(source.read(part)) if part == name else source.read(part) for part in source.namelist()}))


SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def test_a_zip_bomb_is_refused_before_it_unfolds():
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    sentence = refused(with_part(SHEET, lambda xml: xml + b" " * (60 << 20)))
    assert sentence == "Tệp nở ra quá lớn khi mở. Chép riêng phần bảng sang một tệp Excel mới rồi gửi lại"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000
    assert time.perf_counter() - begun < 5


def test_entities_are_never_opened():
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]>'
    assert refused(with_part(SHEET, lambda xml: xml.replace(b"<worksheet", laughs + b"<worksheet", 1))).startswith("Tệp Word, Excel hỏng")
    assert refused(with_part(SHEET, lambda xml: xml.replace(b'encoding="UTF-8"', b'encoding="UTF-7"', 1))) == BROKEN


def test_a_cell_at_the_far_end_costs_nothing():
    far = b'<row r="1048576"><c r="XFD1048576" t="s"><v>0</v></c></row></sheetData>'
    begun = time.perf_counter()
    assert len(read_table(with_part(SHEET, lambda xml: xml.replace(b"</sheetData>", far)), COLUMNS)) == 1
    assert time.perf_counter() - begun < 2


def test_a_long_text_pointed_to_by_every_cell_is_held_once():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    long = with_part(TEXTS, lambda xml: xml.replace(b"<t>b</t>", b"<t>" + bytes(range(97, 123)) * 40_000 + b"</t>"))
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>4</v></c></row>' % (n, n) for n in range(3, 4000))
    source = zipfile.ZipFile(long)
    parts = {part: source.read(part) for part in source.namelist()}
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cells + b"</sheetData>")
    assert len(read_table(io.BytesIO(samples.archive(parts, compression=zipfile.ZIP_STORED)), COLUMNS)) == 3998
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<v>3</v>", b"<v>99</v>"),
        lambda xml: xml.replace(b"<v>3</v>", b"<v>x</v>"),
        lambda xml: xml.replace(b'r="A2"', b'r="2A"'),
        lambda xml: xml[:-30],
        lambda xml: b"",
        lambda xml: xml.replace(b't="s"', b't="n"', 1).replace(b"<v>0</v>", b"<v>1e999</v>"),
    ],
)
def test_a_damaged_sheet_is_refused(change):
    assert refused(with_part(SHEET, change)) == BROKEN


def test_cells_without_addresses_are_counted():
    bare = with_part(SHEET, lambda xml: xml.replace(b' r="A2"', b"").replace(b' r="B2"', b"").replace(b'<row r="2"', b"<row"))
    assert [(row.number, row["name"]) for row in read_table(bare, COLUMNS)] == [(2, Cell("b", "B2"))]


PAYLOADS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "{=1}", "\t=1", "=cmd|' /C calc'!A0", "http://thidua.vn", "00123", "1e5",
    "_x0041_", "mailto:a@b.vn", "internal:A1", "🎉", "a" * 32_000,
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_that_looks_like_a_formula_stays_text(payload):
    made = write_table("Đơn vị", COLUMNS, [{"code": payload, "name": payload}], notes=[payload])
    assert [(row["code"].value, row["name"].value) for row in read_table(io.BytesIO(made), COLUMNS)] == [(payload.strip(),) * 2]
    sheets = [zipfile.ZipFile(io.BytesIO(made)).read(f"xl/worksheets/sheet{number}.xml") for number in (1, 2)]
    assert [b"<f" in sheet or b"hyperlink" in sheet for sheet in sheets] == [False, False]


def test_a_table_out_and_in_again():
    rows = [{"code": "songray", "name": "Xã Sông Ray", "since": dt.date(2023, 6, 15)}, {"code": 7, "name": Decimal("90.8"), "since": None}]
    made = write_table("Đơn vị: 2023/2024", COLUMNS, rows, notes=["Mỗi dòng một đơn vị."], choices={"code": ["a", "b"], "name": ["Có, không"] * 200})
    assert sheet_names(io.BytesIO(made)) == ["Đơn vị  2023 2024", "Hướng dẫn"]
    back = [[row[key].value for key in ("code", "name", "since")] for row in read_table(io.BytesIO(made), COLUMNS)]
    assert back == [["songray", "Xã Sông Ray", dt.date(2023, 6, 15)], [7, 90.8, None]]


values = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**9), 10**9), st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)),
    st.floats(-1e9, 1e9).filter(lambda number: number != int(number)), st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), max_size=40),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(values, values), max_size=8))
def test_an_independent_reader_sees_the_same(rows):
    made = excel(["Mã đơn vị", "Tên đơn vị"], *rows, strings_to_urls=False)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(made.getvalue())).get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]
    expected = [tuple(unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value for value in row[:2]) for row in theirs]
    found = [(row["code"].value, row["name"].value) for row in read_table(made, COLUMNS)]
    assert found == [tuple(value if value != "" else None for value in row) for row in expected if any(value != "" for value in row)]


def test_days_typed_as_text():
    typed = {"15/6/2023": dt.date(2023, 6, 15), "15.6.2023": dt.date(2023, 6, 15), 15062023: dt.date(2023, 6, 15), None: None}
    assert {value: as_date(Cell(value, "C7")) for value in typed} == typed
    for wrong in ("31/2/2023", "tháng 6", 45092, 1.5, "15/6"):
        with pytest.raises(ValueError, match=r"không có\. Nhập ngày/tháng/năm, ví dụ 15/6/2023"):
            as_date(Cell(wrong, "C7"))
    with pytest.raises(ValueError, match="Năm phải từ 1900 đến 2100"):
        as_date(Cell("15/6/0203", "C7"))


def test_numbers_typed_as_text():
    assert [as_int(Cell(value, "A1")) for value in ("1.480", 1480, 1480.0, " 7 ", None)] == [1480, 1480, 1480, 7, None]
    assert [as_decimal(Cell(value, "A1")) for value in ("90,8", 90.8, 12, None)] == [Decimal("90.8"), Decimal("90.8"), Decimal(12), None]
    for wrong, words in (
        (1.5, "Nhập số nguyên"),
        ("1,5", "Nhập số nguyên"),
        ("mười", "chưa rõ"),
        (True, "không là số"),
        (dt.date(2023, 1, 1), "không là số"),
    ):
        with pytest.raises(ValueError, match=words):
            as_int(Cell(wrong, "A1"))
    with pytest.raises(ValueError, match="không quá 2 chữ số"):
        as_decimal(Cell(1.234, "A1"))


def test_a_line_of_text():
    shown = [as_text(Cell(value, "A1"), 20) for value in ("Hồ  Tiến\nDũng", 912345678, 8.5, dt.date(2023, 6, 15), True, None)]
    assert shown == ["Hồ Tiến Dũng", "912345678", "8,5", "15/6/2023", "Có", ""]
    assert as_text(Cell("Một\nhai", "A1"), 20, multiline=True) == "Một\nhai"
    with pytest.raises(ValueError, match="Nội dung dài 21 ký tự, tối đa 20"):
        as_text(Cell("a" * 21, "A1"), 20)
    with pytest.raises(ValueError, match="không nhìn thấy được"):
        as_text(Cell("a\x07b", "A1"), 20)


@pytest.mark.parametrize("number", [1e300, -1e300, 1e29, 10**18])
def test_a_number_no_column_holds_is_refused_with_a_sentence(number):
    for read in (as_int, as_decimal):
        with pytest.raises(ValueError, match="Số quá lớn"):
            read(Cell(number, "A1"))


def test_half_of_a_pair_is_refused_and_may_be_shown():
    """Excel escapes what it cannot write; half of a pair would break every page that shows the cell."""
    assert (typed("xin_xD83D_chao").encode(), typed("_x0041_")) == (b"xin\x1achao", "A")
    with pytest.raises(ValueError, match="không nhìn thấy được"):
        as_text(Cell(typed("xin_xD83D_chao"), "A1"), 40)


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (["Hướng dẫn"], ["Hướng dẫn 2", "Hướng dẫn"]),
        (["History", "Danh mục"], ["History 2", "Danh mục 2", "Hướng dẫn"]),
        (["Báo cáo", "BÁO CÁO"], ["Báo cáo", "BÁO CÁO 2", "Hướng dẫn"]),
        (["a" * 30 + "'b"], ["a" * 30, "Hướng dẫn"]),
        (["a" * 40, "a" * 35], ["a" * 31, "a" * 27 + " 2", "Hướng dẫn"]),
        (["'[]'"], ["Bảng", "Hướng dẫn"]),
    ],
)
def test_any_title_makes_a_sheet_that_opens(titles, names):
    made = write_book([Sheet(title, COLUMNS, []) for title in titles], notes=["Mỗi dòng một đơn vị."])
    assert sheet_names(io.BytesIO(made)) == names


def test_a_fault_says_where_and_what():
    assert (Fault("C7", "Ngày không có").address, Fault("C7", "Ngày không có").words) == ("C7", "Ngày không có")
