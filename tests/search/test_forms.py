"""The border: composed text, nothing invisible, Vietnamese sentences, the same for each row of a formset."""

import datetime as dt
import unicodedata

import pytest
from django import forms
from django.forms import formset_factory, inlineformset_factory
from django.http import QueryDict

from emulation.accounts.models import Appointment, User
from emulation.search.forms import BorderForm, BorderFormSet, BorderInlineFormSet, BorderModelForm, VnDateField, VnDecimalField


class LetterForm(BorderForm):
    required_words = {"abstract": "Nhập trích yếu của Chỉ thị"}

    title = forms.CharField(label="Tóm tắt thành tích", max_length=10)
    abstract = forms.CharField(widget=forms.Textarea, max_length=1000)
    signed_on = VnDateField(label="Ngày ký", required=False)
    kind = forms.ChoiceField(label="Loại văn bản", choices=[("a", "A"), ("b", "B")], required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    count = forms.IntegerField(label="Số người", min_value=1, max_value=2000, required=False)
    sure = forms.BooleanField(label="Số liệu đã được rà soát", required=False)
    note = forms.CharField(label="Ghi chú (không bắt buộc)", max_length=5, required=False)
    own = forms.CharField(required=False, max_length=3, error_messages={"max_length": "Mã chỉ có %(limit_value)d chữ"})


GOOD = {"title": "Tốt", "abstract": "Về việc"}


def errors(form_class=LetterForm, **typed):
    return {name: list(words) for name, words in form_class(GOOD | typed).errors.items()}


@pytest.mark.parametrize(
    ("name", "typed", "words"),
    [
        ("title", "", "Nhập tóm tắt thành tích"),
        ("title", "x" * 1240, "Tóm tắt thành tích đang có 1.240 ký tự, tối đa 10 ký tự"),
        ("title", "a\0b", "Tóm tắt thành tích có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"),
        ("title", "a\nb", "Tóm tắt thành tích có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"),
        ("abstract", "", "Nhập trích yếu của Chỉ thị"),
        ("abstract", "a\x1bb", "Abstract có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"),
        ("abstract", "x" * 1240, "Abstract đang có 1.240 ký tự, tối đa 1.000 ký tự"),
        ("signed_on", "31/02/2023", "Nhập ngày theo dạng 20/6/2023"),
        ("signed_on", "06/20/2023", "Nhập ngày theo dạng 20/6/2023"),
        ("signed_on", "20/6/0203", "Năm phải từ 1900 đến 2100"),
        ("signed_on", "\0", "Nhập ngày theo dạng 20/6/2023"),
        ("kind", "zzz", "Chọn loại văn bản trong danh sách"),
        ("email", "không có", "Thư điện tử viết theo dạng ten@coquan.gov.vn"),
        ("count", "ba", "Số người chỉ gồm chữ số, ví dụ 12"),
        ("count", "3000", "Số người phải từ 1 đến 2.000"),
        ("note", "xxxxxx", "Ghi chú đang có 6 ký tự, tối đa 5 ký tự"),
        ("own", "xxxxx", "Mã chỉ có 3 chữ"),
    ],
)
def test_sentences(name, typed, words):
    assert errors(**{name: typed}) == {name: [words]}


@pytest.mark.parametrize("typed", ["20/6/2023", "20/06/2023", "20-6-2023", "20.6.2023", "20/6/23", "2023-06-20", "20062023", " 20 / 6 / 2023 "])
def test_days(typed):
    form = LetterForm(GOOD | {"signed_on": typed})
    assert form.is_valid() and form.cleaned_data["signed_on"] == dt.date(2023, 6, 20)


def test_required_sentences_by_kind():
    class AllRequired(BorderForm):
        kind = forms.ChoiceField(label="Loại văn bản", choices=[("a", "A")])
        units = forms.ModelMultipleChoiceField(User.objects.none(), label="Nơi nhận")
        sure = forms.BooleanField(label="Số liệu đã được rà soát")
        unit = forms.CharField(label="UBND xã")
        day = VnDateField(label="Hạn nộp:")

    assert {name: words[0] for name, words in AllRequired({}).errors.items()} == {
        "kind": "Chọn loại văn bản",
        "units": "Chọn nơi nhận",
        "sure": "Đánh dấu ô “Số liệu đã được rà soát”",
        "unit": "Nhập UBND xã",
        "day": "Nhập hạn nộp",
    }


@pytest.mark.parametrize("as_query", [True, False])
def test_what_is_typed_is_composed(as_query):
    typed = GOOD | {"abstract": unicodedata.normalize("NFD", "Phát động\r\nthi đua\ufeff")}
    if as_query:
        query = QueryDict(mutable=True)
        query.update(typed)
        typed = query
    form = LetterForm(typed)
    assert form.is_valid()
    assert form.cleaned_data["abstract"] == "Phát động\nthi đua" == form["abstract"].value()


def test_a_failed_post_clears_nothing():
    form = LetterForm({"title": "x" * 40, "abstract": "Đã viết rất nhiều", "signed_on": "31/02/2023"})
    assert not form.is_valid()
    page = form.as_p()
    assert "x" * 40 in page and "Đã viết rất nhiều" in page and "31/02/2023" in page


def test_no_browser_limits():
    page = LetterForm().as_p()
    assert "maxlength" not in page and " required" not in page and ":</label>" not in page


def test_fields_and_labels_of_a_late_form_count():
    class LateForm(LetterForm):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["title"].label = "Tên kế hoạch"
            self.fields["more"] = forms.CharField(label="Ghi chú")

    assert errors(LateForm, title="", more="\0") == {
        "title": ["Nhập tên kế hoạch"],
        "more": ["Ghi chú có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"],
    }


def test_sentences_do_not_leak_between_forms():
    assert errors(title="")["title"] == errors(title="")["title"]
    form = LetterForm(GOOD | {"title": "\0"})
    form.full_clean()
    form.full_clean()
    assert len(form.errors["title"]) == 1


class RowForm(BorderForm):
    content = forms.CharField(label="Nội dung", max_length=20)
    level = VnDecimalField(label="Mức phấn đấu", required=False)


def rows(*contents, **more):
    data = {"form-TOTAL_FORMS": str(len(contents)), "form-INITIAL_FORMS": "0"} | more
    return data | {f"form-{place}-content": content for place, content in enumerate(contents)}


def test_rows_stand_behind_the_same_border():
    RowSet = formset_factory(RowForm, formset=BorderFormSet, can_delete=True)
    rowset = RowSet(rows(unicodedata.normalize("NFD", "Giảm nghèo"), "a\0"))
    assert not rowset.is_valid()
    assert rowset.forms[0].cleaned_data["content"] == "Giảm nghèo"
    assert rowset.errors[1] == {"content": ["Nội dung có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"]}


def test_words_of_the_set():
    RowSet = formset_factory(RowForm, formset=BorderFormSet, max_num=2, min_num=1, validate_max=True, validate_min=True)
    assert list(RowSet(rows("a", "b", "c")).non_form_errors()) == ["Danh sách có quá nhiều dòng, tối đa 2 dòng"]
    assert list(RowSet(rows()).non_form_errors()) == ["Nhập ít nhất 1 dòng"]
    RowSet = formset_factory(RowForm, formset=BorderFormSet)
    assert list(RowSet({"form-TOTAL_FORMS": "\0"}).non_form_errors()) == ["Trang gửi lên thiếu dữ liệu. Tải lại trang rồi nhập lại"]


def test_two_hundred_rows_are_composed_once(monkeypatch):
    from emulation.search import forms as border

    calls = []
    monkeypatch.setattr(border, "nfc", lambda text: calls.append(text) or text)
    RowSet = formset_factory(RowForm, formset=BorderFormSet, max_num=200)
    assert RowSet(rows(*["a"] * 200)).is_valid()
    assert len(calls) == 202


class AppointmentForm(BorderModelForm):
    class Meta:
        model = Appointment
        fields = ["title", "valid_from"]


def test_model_forms_get_the_fields_of_the_house():
    form = AppointmentForm({"title": "x" * 300, "valid_from": "20/6/2023"})
    assert isinstance(form.fields["valid_from"], VnDateField)
    assert form.errors["title"] == ["Chức vụ đang có 300 ký tự, tối đa 120 ký tự"]
    assert form.cleaned_data["valid_from"] == dt.date(2023, 6, 20)


def test_inline_rows(db):
    RowSet = inlineformset_factory(User, Appointment, form=AppointmentForm, formset=BorderInlineFormSet, fk_name="user", extra=0)
    prefix = RowSet.get_default_prefix()
    data = {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0", f"{prefix}-0-title": "\0", f"{prefix}-0-valid_from": "mai"}
    rowset = RowSet(data, instance=User())
    assert rowset.errors == [
        {"title": ["Chức vụ có ký tự lạ không hiển thị được. Xóa ký tự đó rồi lưu lại"], "valid_from": ["Nhập ngày theo dạng 20/6/2023"]}
    ]
