"""The files field: a failed form never loses a file that was sent, and nobody uses what another person sent."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from emulation.attachments.actions import keep
from emulation.attachments.forms import FilesField
from emulation.attachments.intake import MAX_HELD
from emulation.attachments.kinds import PDF
from emulation.attachments.models import Attachment
from emulation.search.forms import BorderForm
from tests.attachments import samples

UNKNOWN = "6f1f4c1e-8f0b-4a55-9c1e-2f7f6c0d9a11"
NOT_YOURS = "Có tệp không còn giữ được ở đây nên đã bỏ qua. Chọn lại tệp đó"


class PlanForm(BorderForm):
    title = forms.CharField(label="Tên kế hoạch")
    files = FilesField(label="Tệp đính kèm", max_files=3, required=False)


class SlotForm(BorderForm):
    minutes = FilesField(label="Biên bản họp xét", max_files=1, kinds=(PDF,))


def upload(name="Kế hoạch.pdf", content=None):
    return SimpleUploadedFile(name, samples.pdf() if content is None else content)


def post(user, *uploads, form_class=PlanForm, field="files", initial=None, prefix=None, held=(), drop=(), **typed):
    name = f"{prefix}-{field}" if prefix else field
    data = MultiValueDict({key: [value] for key, value in typed.items()} | {f"{name}-held": list(held), f"{name}-drop": list(drop)})
    return form_class(data, MultiValueDict({name: list(uploads)}), user=user, initial={field: initial or []}, prefix=prefix)


def words(form, field="files"):
    return list(form.errors.get(field, []))


def names(form, field="files"):
    return [attachment.name for attachment in form.cleaned_data[field]]


def test_a_failed_form_never_loses_a_file(binh):
    failed = post(binh, upload("Một.pdf"), upload("Hai.png", samples.picture()), title="")
    assert words(failed) == [] and failed.errors["title"] == ["Nhập tên kế hoạch"]
    page = str(failed["files"])
    held = [str(key) for key in Attachment.objects.held().values_list("pk", flat=True)]
    assert len(held) == 2 and all(f'name="files-held" value="{key}"' in page for key in held)
    assert "Một.pdf" in page and "Hai.png" in page and "Bỏ tệp" in page

    mended = post(binh, upload("Ba.pdf"), title="Kế hoạch", held=held, drop=[held[1]])
    assert mended.is_valid(), mended.errors
    assert names(mended) == ["Một.pdf", "Ba.pdf"]
    keep(mended.cleaned_data["files"])
    assert sorted(Attachment.objects.filter(held=False).values_list("name", flat=True)) == ["Ba.pdf", "Một.pdf"]


def test_one_refused_file_does_not_lose_the_others(binh):
    failed = post(binh, upload("Tốt.pdf"), upload("Xấu.pdf", b"<html>"), title="Kế hoạch")
    assert words(failed) == ["“Xấu.pdf”: Chỉ nhận PDF, Word, Excel, ảnh JPG hoặc PNG"]
    assert "Tốt.pdf" in str(failed["files"]) and Attachment.objects.get().name == "Tốt.pdf"


def test_the_summary_and_a_second_look_do_not_store_twice(binh):
    form = post(binh, upload(), title="")
    form.full_clean()
    str(form["files"]), form.full_clean()
    assert Attachment.objects.count() == 1


def test_only_the_sender_uses_a_held_file(binh, dung):
    post(binh, upload("Của Bình.pdf"), title="").is_valid()
    key = str(Attachment.objects.get().pk)
    thief = post(dung, title="Kế hoạch", held=[key])
    assert words(thief) == [NOT_YOURS]
    assert key not in str(thief["files"]) and "Của Bình" not in str(thief["files"])
    assert post(binh, title="Kế hoạch", held=[key]).is_valid()


def test_a_file_of_another_record_is_not_taken_along(binh):
    form = post(binh, upload(), title="Kế hoạch")
    assert form.is_valid()
    keep(form.cleaned_data["files"])
    key = str(form.cleaned_data["files"][0].pk)
    assert words(post(binh, title="Kế hoạch khác", held=[key])) == [NOT_YOURS]


def test_files_of_the_record_stay_for_a_colleague(binh, dung):
    form = post(binh, upload("Cũ.pdf"), title="Kế hoạch")
    assert form.is_valid()
    keep(form.cleaned_data["files"])
    record = list(Attachment.objects.all())
    key = str(record[0].pk)
    assert "Cũ.pdf" in str(PlanForm(user=dung, initial={"files": record})["files"])
    unchanged = post(dung, title="Kế hoạch", held=[key], initial=record)
    assert unchanged.is_valid() and names(unchanged) == ["Cũ.pdf"] and "files" not in unchanged.changed_data
    emptied = post(dung, title="Kế hoạch", held=[key], drop=[key], initial=record)
    assert emptied.is_valid() and names(emptied) == [] and "files" in emptied.changed_data
    assert Attachment.objects.count() == 1  # the form takes nothing away from the record; its action decides


@pytest.mark.parametrize("key", ["", "x", "\0", "1", "' OR 1=1", UNKNOWN, UNKNOWN.upper(), "{" + UNKNOWN + "}"])
def test_made_up_ids(binh, key):
    assert words(post(binh, title="Kế hoạch", held=[key])) == [NOT_YOURS]


def test_the_same_id_twice_is_one_file(binh):
    post(binh, upload(), title="").is_valid()
    key = str(Attachment.objects.get().pk)
    form = post(binh, title="Kế hoạch", held=[key, key])
    assert form.is_valid() and len(names(form)) == 1


def test_too_many_files_are_kept_and_counted(binh):
    form = post(binh, *[upload(f"{n}.pdf") for n in range(5)], title="Kế hoạch")
    assert words(form) == ["Chọn tối đa 3 tệp, đang có 5 tệp. Đánh dấu “Bỏ tệp” ở tệp thừa"]
    held = [str(key) for key in Attachment.objects.values_list("pk", flat=True)]
    assert post(binh, title="Kế hoạch", held=held, drop=held[:2]).is_valid()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: upload("a.pdf", b""), "Tệp rỗng. Chọn tệp khác"),
        (lambda: upload("a.exe"), "Chỉ nhận PDF, Word, Excel, ảnh JPG hoặc PNG"),
        (lambda: upload("a.pdf", b"x" * (31 << 20)), "Tệp 31 MB, vượt mức 20 MB. Nén lại hoặc chia nhỏ"),
        (lambda: upload("a.pdf", b"x" * ((20 << 20) + 1)), "Tệp 21 MB, vượt mức 20 MB. Nén lại hoặc chia nhỏ"),
    ],
)
def test_refusals(binh, make, sentence):
    assert words(post(binh, make(), title="Kế hoạch")) == [sentence]
    assert not Attachment.objects.exists()


def test_a_slot_for_one_file(binh):
    missing = post(binh, form_class=SlotForm, field="minutes")
    assert words(missing, "minutes") == ["Chọn tệp biên bản họp xét"]
    wrong = post(binh, upload("a.docx", samples.docx()), form_class=SlotForm, field="minutes")
    assert words(wrong, "minutes") == ["Chỉ nhận PDF"]
    first = post(binh, upload("Cũ.pdf"), form_class=SlotForm, field="minutes")
    assert first.is_valid()
    second = post(binh, upload("Mới.pdf"), held=[str(first.cleaned_data["minutes"][0].pk)], form_class=SlotForm, field="minutes")
    assert second.is_valid() and names(second, "minutes") == ["Mới.pdf"]


def test_the_box_on_the_page(binh):
    page = PlanForm(user=binh).as_p()
    assert 'type="file" name="files" multiple accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png"' in page
    assert 'id="id_files"' in page and 'aria-describedby="id_files_helptext"' in page
    assert "PDF, Word, Excel, ảnh JPG hoặc PNG. Mỗi tệp không quá 20 MB, tối đa 3 tệp." in page
    assert " multiple" not in str(SlotForm(user=binh)["minutes"])
    assert PlanForm(user=binh).is_multipart()


def test_a_hostile_name_is_text_on_the_page(binh):
    form = post(binh, upload('<img src=x onerror=alert(1)>".pdf'), title="")
    assert "<img" not in str(form["files"]) and "onerror" in str(form["files"])
    form = post(binh, upload("<script>a.pdf", b""), upload("b.pdf"), title="")
    assert "<script>" not in form.as_p()


def test_rows_with_a_prefix(binh):
    form = post(binh, upload(), form_class=SlotForm, field="minutes", prefix="muc-1")
    assert form.is_valid() and 'name="muc-1-minutes-held"' in str(form["minutes"])


def test_the_form_must_know_who_sends(binh):
    with pytest.raises(TypeError, match="PlanForm"):
        post(None, upload(), title="Kế hoạch").is_valid()


def test_nobody_fills_the_store_with_files_of_failed_forms(binh, dung):
    row = {"media_type": PDF.media_type, "size": 1, "name": "a.pdf", "sha256": "0" * 64, "uploaded_at": "2023-02-06T08:00+07:00"}
    Attachment.objects.bulk_create(Attachment(file=f"attachments/00/{n}.pdf", uploaded_by=binh, **row) for n in range(MAX_HELD))
    assert words(post(binh, upload(), title="Kế hoạch")) == [f"Đang giữ {MAX_HELD} tệp chưa nộp. Nộp các tệp đó trước, hoặc thử lại sau hai ngày"]
    assert post(dung, upload(), title="Kế hoạch").is_valid()
