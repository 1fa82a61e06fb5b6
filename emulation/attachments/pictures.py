"""Pictures: whole, and small enough to be shown by any computer."""

import warnings

from PIL import Image, ImageFile

from emulation.attachments import kinds
from emulation.attachments.refusal import UploadRefused

MAX_PIXELS = 50_000_000
MAX_SIDE = 20_000
_FORMATS = {kinds.JPEG: "JPEG", kinds.PNG: "PNG"}
_BROKEN = "Ảnh hỏng hoặc tải lên chưa trọn. Chụp hoặc lưu lại rồi gửi lại"
_HUGE = "Ảnh có quá nhiều điểm ảnh. Giảm kích thước ảnh rồi gửi lại"


def inspect_picture(path, kind):
    """Check the picture at `path` of the JPEG or PNG `kind`; the size is read from the header, before anything is unpacked.

    Raises UploadRefused. Parsers fail in many ways on hostile input, so every failure of the library counts as a broken picture.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _open_and_verify(path, _FORMATS[kind])
    except UploadRefused:
        raise
    except Image.DecompressionBombError:
        raise UploadRefused(_HUGE) from None
    except Exception as problem:
        raise UploadRefused(_BROKEN) from problem


def _open_and_verify(path, form):
    with Image.open(path, formats=[form]) as picture:
        width, height = picture.size
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            raise UploadRefused(_HUGE)
        if form == "PNG":
            picture.verify()  # checksums of all chunks
        else:
            # WeasyPrint switches this on for the whole process when it is imported: half a picture would then count as whole.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            picture.draft("RGB", (width // 8, height // 8))  # an eighth of the size is enough to see that it is whole
            picture.load()
    if form == "PNG":
        _refuse_tail(path)


def _refuse_tail(path):
    """Nothing may follow the last chunk of a PNG: what stands there is not picture."""
    with path.open("rb") as file:
        file.seek(-12, 2)
        if file.read() != b"\x00\x00\x00\x00IEND\xaeB`\x82":
            raise UploadRefused(_BROKEN)
