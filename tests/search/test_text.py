"""Vietnamese text: one spelling, search without marks, the order of the alphabet; the same on both databases."""

import random
import re
import unicodedata

import pytest

from emulation.accounts.models import User
from emulation.search.text import SEARCH_LIMIT, SORT_KEY_LENGTH, clean_query, fold, has_control, nfc, person_sort_key, title_sort_key

ORDER = ["An", "Ân", "Ấn", "Bình", "Dũng", "Đặng", "Oanh", "Ơn", "Uyên", "Ưu"]
TITLES = ["An Bình", "Anh", "Ấp 2", "Ấp 10", "Ca", "Ca dao", "Cà cuống", "Cả", "Cã", "Cá", "Cạ", "Dân", "Đan", "Xã 1", "Xã 02", "Xã 11"]
PEOPLE = [
    "An",
    "Lê An",
    "Nguyễn An",
    "Nguyễn Bình An",
    "Lê Văn An",
    "Trần Văn An",
    "Nguyễn Thị Ấn",
    "Hồ Tiến Dũng",
    "Đặng Thị Đào",
    "Lý Đặng",
    "Phạm Thị Hoa",
    "Phạm Thị Hòa",
    "Lê Thị Yến",
]


def shuffled(things):
    return random.Random(7).sample(things, len(things))


@pytest.mark.parametrize(("names", "key"), [(ORDER, person_sort_key), (ORDER, title_sort_key), (TITLES, title_sort_key), (PEOPLE, person_sort_key)])
def test_order_of_the_alphabet(names, key):
    assert sorted(shuffled(names), key=key) == names


def test_old_and_new_place_of_the_tone_are_one_name():
    assert person_sort_key("Phạm Thị Hoà") == person_sort_key("Phạm Thị Hòa")


@pytest.mark.parametrize("text", [*ORDER, *TITLES, *PEOPLE, "Łódź 東京 Ünal", "9" * 50, "", "!!!", "x" * 900])
def test_keys_agree_with_every_collation(text):
    """Digits sort alike in C, in ICU and in every locale; composed and decomposed input give one key."""
    for key in (person_sort_key, title_sort_key):
        assert re.fullmatch(r"[0-9]*", key(text), re.ASCII) and len(key(text)) <= SORT_KEY_LENGTH
        assert key(unicodedata.normalize("NFD", text)) == key(text) == key(text.upper())


def test_keys_sort_in_the_database(db):
    User.objects.bulk_create(
        User(username=str(n), full_name=name, sort_key=person_sort_key(name), search_key=fold(name)) for n, name in enumerate(shuffled(ORDER))
    )
    assert list(User.objects.order_by("sort_key").values_list("full_name", flat=True)) == ORDER
    assert list(User.objects.filter(search_key__contains=clean_query("ĐẶNG")).values_list("full_name", flat=True)) == ["Đặng"]
    assert list(User.objects.filter(search_key__contains=clean_query("dung")).values_list("full_name", flat=True)) == ["Dũng"]
    assert not User.objects.filter(search_key__contains=clean_query("%")).exists()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  ĐẶNG  Thị\tÚt ", "dang thi ut"),
        ("Nguyễn Hữu Phước", "nguyen huu phuoc"),
        ("ƠN ƯU ằ ẫ ợ ữ ỵ", "on uu a a o u y"),
        (unicodedata.normalize("NFD", "Đỗ Quỳnh"), "do quynh"),
        ("Giỏi\u200b việc nước", "gioi viec nuoc"),
        ("01/CT-UBND", "01/ct-ubnd"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded == fold(fold(text))


def test_nfc():
    assert nfc(unicodedata.normalize("NFD", "Cẩm Mỹ")) == "Cẩm Mỹ"
    assert nfc("a\r\nb\rc\ufeff") == "a\nb\nc"


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ud800"])
def test_characters_nobody_can_see(sign):
    assert has_control(f"a{sign}b") and has_control(f"a{sign}b", multiline=True)


def test_line_ends_belong_in_text_areas():
    assert has_control("a\nb") and has_control("a\tb")
    assert not has_control("a\n\tb", multiline=True)
    assert not has_control("Nghị quyết “số 01” – 90,8 % ½ 😀")


@pytest.mark.parametrize("typed", [None, "", "\0", "   ", "\u202e"])
def test_empty_queries(typed):
    assert clean_query(typed) == ""


def test_long_queries_are_cut():
    assert len(clean_query("ế" * 10_000)) == SEARCH_LIMIT
    assert clean_query("Cẩm\0Mỹ") == "cam my"
    assert clean_query("an bình", limit=4) == "an b"
