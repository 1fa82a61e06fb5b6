"""A field is label, help, error, box; an error is said in the summary and at the field, with a link between them."""

from html.parser import HTMLParser

from django import forms
from django.template import engines

from emulation.formats.layout import ActionBar, HouseHelper, Section
from emulation.home.templatetags.house import error_summary


class ReviewForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(label="Tên", help_text="Viết <gọn>.", error_messages={"required": "Nhập tên"})
    verdict = forms.ChoiceField(
        label="Kết luận",
        help_text="Chọn một.",
        widget=forms.RadioSelect,
        choices=[("1", "Duyệt"), ("2", "Trả lại")],
        error_messages={"required": "Chọn kết luận"},
    )
    read = forms.BooleanField(label="Đã đọc", error_messages={"required": "Đánh dấu khi đã đọc"})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = HouseHelper()
        self.helper.layout = self.helper.build_default_layout(self)
        self.helper.layout.fields = [Section("1. Chung", "name", "verdict", "read"), ActionBar("Trình", others=[("draft", "Lưu nháp")])]


class Ids(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.described = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.described += attrs.get("aria-describedby", "").split()


def drawn(form):
    return engines["django"].from_string("{% load crispy_forms_tags %}{% crispy form %}").render({"form": form})


def test_label_help_error_box_in_this_order():
    page = drawn(ReviewForm({}))
    places = [page.index(part) for part in (">Tên</label>", "Viết &lt;gọn&gt;.", "Nhập tên", 'name="name"')]
    assert places == sorted(places)


def test_no_asterisk_and_no_browser_bubbles():
    page = drawn(ReviewForm())
    assert "*" not in page and "required" not in page


def test_every_description_exists_once():
    parsed = Ids(drawn(ReviewForm({})))
    assert len(parsed.ids) == len(set(parsed.ids))
    assert set(parsed.described) <= set(parsed.ids)
    assert {"id_name_error", "id_verdict_error", "id_read_error", "id_name_helptext"} <= set(parsed.described)


def test_a_group_of_radio_buttons_has_a_legend():
    page = drawn(ReviewForm({}))
    assert "<legend>Kết luận</legend>" in page
    assert '<fieldset aria-describedby="id_verdict_helptext id_verdict_error">' in page


def test_the_summary_leads_to_boxes_that_exist():
    form = ReviewForm({})
    ids = Ids(drawn(form)).ids
    errors = error_summary(form)["errors"]
    assert [sentence for _, sentence in errors] == ["Nhập tên", "Chọn kết luận", "Đánh dấu khi đã đọc"]
    assert all(box in ids for box, _ in errors)


def test_the_summary_lists_formsets_too():
    rows = forms.formset_factory(ReviewForm)({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-name": ""})
    assert error_summary(ReviewForm(), rows)["errors"][0] == ("id_form-0-name", "Nhập tên")


def test_no_summary_before_anything_was_sent():
    assert error_summary(ReviewForm(), None)["errors"] == []
