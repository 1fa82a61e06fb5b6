"""One spelling for the names of bodies, so that "UBMTTQ Việt Nam" and "Ủy ban MTTQ Việt Nam" are seen to be the same. Pure.

Which level of government issues is data: the words of its name are taken from the name itself, and dropped where they only say "ours".
"""

import re

from emulation.search.text import fold

# Spellings of offices, folded; longest first. Only bodies that every level of government has.
SHORT = {
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "tdkt": "thi dua khen thuong",
    "gdnn gdtx": "giao duc nghe nghiep giao duc thuong xuyen",
    "gddt": "giao duc dao tao",
    "gd dt": "giao duc dao tao",
    "vhtt": "van hoa thong tin",
    "vh tt": "van hoa thong tin",
    "tnmt": "tai nguyen moi truong",
    "tn mt": "tai nguyen moi truong",
    "tc kh": "tai chinh ke hoach",
    "tckh": "tai chinh ke hoach",
    "ld tb xh": "lao dong thuong binh xa hoi",
    "ld tbxh": "lao dong thuong binh xa hoi",
    "ldtbxh": "lao dong thuong binh xa hoi",
    "csxh": "chinh sach xa hoi",
    "bhxh": "bao hiem xa hoi",
    "vksnd": "vien kiem sat nhan dan",
    "tand": "toa an nhan dan",
    "chqs": "chi huy quan su",
    "lhpn": "lien hiep phu nu",
    "ldld": "lien doan lao dong",
    "ccb": "cuu chien binh",
    "vp": "van phong",
}
_SHORT = re.compile(rf"\b({'|'.join(sorted(map(re.escape, SHORT), key=len, reverse=True))})\b")
_SIGNS = re.compile(r"[^a-z0-9 ]+")
_SILENT = re.compile(r"\b(va|viet nam)\b")
_CHIEFS = re.compile(
    r"^(de nghi |yeu cau |giao )?"
    r"(thu truong|nguoi dung dau|lanh dao|giam doc|chu tich|bi thu|chanh van phong|chi huy truong|vien truong|chanh an"
    r"|truong(?= (phong|ban|co quan|don vi)))\b *"
)
_NEAR = re.compile(r" (truc thuoc|thuoc|trong|cua|o|tai|dong tren dia ban|tren dia ban|cap|toan)$")
_BODY = re.compile(r"^(uy ban nhan dan|hoi dong nhan dan) ")


def key_of(name):
    """Return the comparable spelling of a body's name: folded, abbreviations written out, no signs, no "và", no "Việt Nam"."""
    plain = " ".join(_SIGNS.sub(" ", fold(name)).split())
    written = _SHORT.sub(lambda match: SHORT[match[0]], plain)
    return " ".join(_SILENT.sub(" ", written).split())


def without_chief(key):
    """Return `key` without the person in front: "thu truong cac co quan" is about the bodies."""
    return _CHIEFS.sub("", key)


def tails_of(authority_name):
    """Return the words that only say "ours" at the end of a name, longest first: from "UBND xã Cẩm Mỹ" xa cam my, cam my, xa."""
    words = _BODY.sub("", key_of(authority_name)).split()
    heads = [words[:count] for count in range(1, len(words) - 1)]
    rests = [words[count:] for count in range(len(words) - 1)]
    return sorted({" ".join(part) for part in (*heads, *rests)}, key=len, reverse=True)


def without_tail(key, tails):
    """Return `key` without a tail of `tails` and the word that ties it on; a key that is nothing else stays."""
    for tail in tails:
        if key.endswith(f" {tail}"):
            shorter = _NEAR.sub("", key[: -len(tail) - 1])
            return shorter if shorter.removeprefix("cac ").strip() not in ("", "uy ban nhan dan", "cac") else key
    return _NEAR.sub("", key)
