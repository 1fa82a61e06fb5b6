"""Pictures for pages: small, upright, without what the camera wrote; everything else comes whole."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from emulation.attachments import thumbnails
from emulation.attachments.intake import take_in
from tests.attachments.samples import pdf, picture
from tests.factories import MORNING


def stored(people, name, content):
    return take_in(SimpleUploadedFile(name, content), by=people.an, now=MORNING)


def photograph(size, form="JPEG", **save):
    out = io.BytesIO()
    Image.new("RGB", size, "#a33").save(out, form, **save)
    return out.getvalue()


def shown(attachment):
    return Image.open(io.BytesIO(thumbnails.thumbnail(attachment)))


def test_a_photograph_comes_small_and_upright_and_says_nothing_of_the_camera(people):
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Máy ảnh của tôi"  # lies on its side
    file = stored(people, "a.jpg", photograph((4000, 3000), exif=exif))
    small = shown(file)
    assert (small.format, small.size, dict(small.getexif())) == ("JPEG", (360, 480), {})
    assert len(thumbnails.thumbnail(file)) < 20_000


def test_a_picture_that_can_be_seen_through_lies_on_white(people):
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    assert shown(stored(people, "a.png", out.getvalue())).getpixel((5, 5)) == (255, 255, 255)


def test_no_picture_and_too_large_a_picture_have_no_small_one(people, monkeypatch):
    assert thumbnails.thumbnail(stored(people, "a.pdf", pdf())) is None
    large = stored(people, "a.png", picture())
    monkeypatch.setattr(thumbnails, "MAX_UNPACKED", 100)
    assert thumbnails.thumbnail(large) is None


@pytest.mark.parametrize(
    ("name", "content", "kind"), [("a.png", picture(), "image/jpeg"), ("a.pdf", pdf(), "application/pdf")], ids=["picture", "paper"]
)
def test_the_page_asks_for_the_small_one_at_the_same_address(people, sign_in, name, content, kind):
    file = stored(people, name, content)
    answer = sign_in(people.an).get(f"/tep/{file.pk}/?nho=1")
    guards = [answer[header] for header in ("X-Content-Type-Options", "Content-Security-Policy", "Cache-Control")]
    assert (answer["Content-Type"], guards) == (kind, ["nosniff", "sandbox; default-src 'none'", "private, no-store"])
    assert sign_in(people.binh).get(f"/tep/{file.pk}/?nho=1").status_code == 404


def test_a_file_that_is_gone_is_not_found(people, sign_in):
    file = stored(people, "a.png", picture())
    file.file.storage.delete(file.file.name)
    assert sign_in(people.an).get(f"/tep/{file.pk}/?nho=1").status_code == 404
