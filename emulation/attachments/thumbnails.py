"""Small pictures for pages: a photograph of 5 MB is not sent to somebody who only looks at a list."""

import io

from PIL import Image, ImageOps

from emulation.attachments import kinds

SIDE = 480
MEDIA_TYPE = kinds.JPEG.media_type
PICTURES = (kinds.JPEG.media_type, kinds.PNG.media_type)
MAX_UNPACKED = 24_000_000  # pixels of a PNG, which must be unpacked whole; a JPEG is read at a fraction of its size


def thumbnail(attachment):
    """Return the bytes of a small upright JPEG of the picture, or None where the file is no picture, too large to unpack, or unreadable.

    What the camera wrote beside the picture (place, time) does not go along. Raises FileNotFoundError where the file is gone.
    """
    if attachment.media_type not in PICTURES:
        return None
    with attachment.file.open("rb") as file:
        try:
            return _shrunk(file, "PNG" if attachment.media_type == kinds.PNG.media_type else "JPEG")
        except (OSError, ValueError, Image.DecompressionBombError):
            return None


def _shrunk(file, form):
    with Image.open(file, formats=[form]) as picture:
        if form == "PNG" and picture.width * picture.height > MAX_UNPACKED:
            return None
        picture.draft("RGB", (SIDE, SIDE))
        picture.thumbnail((SIDE, SIDE))
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    page = Image.new("RGB", upright.size, "white")
    page.paste(upright, mask=upright)
    small = io.BytesIO()
    page.save(small, "JPEG", quality=80)
    return small.getvalue()
