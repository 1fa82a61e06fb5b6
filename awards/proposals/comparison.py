"""Two copies of a dossier side by side (see `snapshot.facts_of`): what was changed in the dossier itself, about each nominee, who came and went."""

from dataclasses import dataclass

from emulation.formats.differences import changed, files, value, words

ACCOUNT = (("task", "Việc đã làm"), ("result", "Kết quả bằng số"), ("comparison", "So với trước"), ("reach", "Phạm vi ảnh hưởng"))
SMALL = (
    ("award_name", "Danh hiệu, hình thức"),
    ("position", "Chức vụ"),
    ("team", "Tổ, phòng, bộ phận"),
    ("achieved_from", "Lập thành tích từ ngày"),
    ("achieved_to", "Lập thành tích đến ngày"),
    ("yes", "Phiếu đồng ý"),
    ("votes", "Tổng số phiếu"),
    ("reason", "Lý do vẫn đề nghị"),
)
WHOLE_TEXTS = (("title", "Về việc"), ("movement_result", "Kết quả phong trào của đơn vị"), ("minutes", "Ý kiến tại cuộc họp"))
WHOLE_SMALL = (
    ("kind_words", "Loại hình"),
    ("movement", "Phong trào"),
    ("event_day", "Ngày lập thành tích đột xuất"),
    ("met_on", "Ngày họp bình xét"),
    ("members", "Tổng số người được họp"),
    ("present", "Số người có mặt"),
    ("chair", "Người chủ trì"),
    ("secretary", "Thư ký"),
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What differs between two copies: `whole` (label, pieces) of the dossier itself, `files` pieces, `came`, `gone` (names), `people` changed."""

    whole: list
    files: list
    came: list
    gone: list
    people: dict

    @property
    def empty(self):
        return not (self.whole or self.files or self.came or self.gone or self.people)


def compare(before, after):
    """Return the Change from the copy `before` to the copy `after`; `people` is {id of the nominee: name} of those about whom something differs."""
    old = {each["id"]: each for each in before["nominees"]}
    new = {each["id"]: each for each in after["nominees"]}
    names = files(before["files"], after["files"])
    return Change(
        whole=_differing(before, after, WHOLE_TEXTS, WHOLE_SMALL),
        files=names if changed(names) else [],
        came=[each["name"] for key, each in new.items() if key not in old],
        gone=[each["name"] for key, each in old.items() if key not in new],
        people={key: each["name"] for key, each in new.items() if key in old and differs(old[key], each)},
    )


def differs(before, after):
    """Tell whether anything about a nominee differs between two copies (their dicts)."""
    return bool(small_changes(before, after)) or any(before[name] != after[name] for name, _ in ACCOUNT) or _digests(before) != _digests(after)


def account(after, before=None):
    """Return [(label, pieces)] of what a nominee achieved; with `before`, the pieces say what was changed since then."""
    said = [(label, words(before[name], after[name]) if before else [("same", after[name])]) for name, label in ACCOUNT]
    return [(label, pieces) for label, pieces in said if any(text.strip() for _, text in pieces)]


def small_changes(before, after):
    """Return [(label, pieces)] of the small values about a nominee that differ."""
    return _differing(before, after, (), SMALL)


def _differing(before, after, texts, small):
    found = [(label, words(before[name] or "", after[name] or "")) for name, label in texts]
    found += [(label, value(_words(before[name]), _words(after[name]))) for name, label in small]
    return [(label, pieces) for label, pieces in found if changed(pieces)]


def _words(said):
    return "" if said is None else str(said)


def _digests(nominee):
    return sorted(file["sha256"] for file in nominee["files"])
