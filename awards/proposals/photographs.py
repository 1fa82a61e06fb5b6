"""The same photograph: a difference hash of 8 x 8 steps of light, which a smaller copy, another quality or a little more light leave as it is."""

from PIL import Image, ImageOps

from emulation.attachments.thumbnails import PICTURES

NEAR = 6  # bits of 64 in which two prints of one photograph may differ
SIDE = 8
_BANDS = NEAR + 1  # of two prints that differ in no more bits than NEAR, one band at least is the same
_PLAIN = 6  # a blank page, a seal on white: too little to tell one from another


def print_of(attachment):
    """Return the print (16 hexadecimal digits) of a picture; None where the file is no picture, unreadable, gone, or nearly blank."""
    if attachment.media_type not in PICTURES:
        return None
    try:
        with attachment.file.open("rb") as file, Image.open(file, formats=["JPEG", "PNG"]) as picture:
            return picture_print(picture)
    except (OSError, ValueError, Image.DecompressionBombError):
        return None


def picture_print(picture):
    """Return the print of an open PIL picture, None where it is nearly blank."""
    picture.draft("L", (SIDE * 16, SIDE * 16))  # a JPEG is read at a fraction of its size
    small = ImageOps.exif_transpose(picture).convert("RGBA")
    page = Image.new("RGB", small.size, "white")
    page.paste(small, mask=small)
    light = page.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BOX).tobytes()
    bits = 0
    for place in range(SIDE * (SIDE + 1)):
        if place % (SIDE + 1) != SIDE:
            bits = bits << 1 | (light[place] > light[place + 1])
    return f"{bits:016x}" if _PLAIN <= bits.bit_count() <= SIDE * SIDE - _PLAIN else None


def distance(one, other):
    """Return in how many bits two prints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def pairs(mine, others):
    """Return [(key of mine, key of the other, distance)] of prints that are near; both are {key: print}. Compares only what shares a band."""
    shelf = {}
    for key, value in others.items():
        for band in _bands(value):
            shelf.setdefault(band, []).append(key)
    found = {}
    for key, value in mine.items():
        for other in {other for band in _bands(value) for other in shelf.get(band, ())}:
            apart = distance(value, others[other])
            if apart <= NEAR and other != key:
                found[key, other] = apart
    return [(key, other, apart) for (key, other), apart in found.items()]


def _bands(value):
    bits = int(value, 16)
    width = -(-SIDE * SIDE // _BANDS)
    return [(band, bits >> band * width & (1 << width) - 1) for band in range(_BANDS)]
