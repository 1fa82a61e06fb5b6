"""What an indicator may be: which others it may belong to or be weighed by, and which figures fit it. Pure but for what is handed in."""

import re

from campaigns.movements.levels import misfit
from campaigns.movements.models import Indicator
from emulation.formats.exact import LARGEST, PLACES
from emulation.formats.words import number_words
from emulation.search.text import fold

Summing = Indicator.Summing
OF_CRITERION = {Summing.SUM, Summing.LAST}
_SIGNS = re.compile(r"[\W_]+")
_NEEDED = {"code": "Nhập mã chỉ tiêu, ví dụ THU", "name": "Nhập tên chỉ tiêu", "field": "Chọn lĩnh vực"}


def plain(code):
    """Return a code for comparing, as the head of a column in Excel is compared: "A-1", "a.1" and "A 1" are the same."""
    return " ".join(_SIGNS.sub(" ", fold(code)).split())


def tidied(fields):
    """Return the fields ({name: value}) without what another choice makes meaningless: a weight without weighing, decimals of a criterion."""
    fields = dict(fields)
    if "summing" in fields and fields["summing"] != Summing.WEIGHTED:
        fields["weight"] = None
    if fields.get("form") == Indicator.Form.CRITERION:
        fields |= {"places": 0, "measure": "", "least": None, "most": None}
    return fields


def faults(indicator, siblings):
    """Return {field: sentence} for what stands against `indicator` as it would be; {} means that it may be stored.

    `siblings` are the other indicators of the same authority and year ({id: Indicator}): links lead to these only, and never in a circle.
    """
    found = {name: words for name, words in _NEEDED.items() if not getattr(indicator, name)}
    if not indicator.is_criterion and not indicator.measure:
        found["measure"] = "Nhập đơn vị tính, ví dụ tỷ đồng"
    if indicator.code and any(plain(other.code) == plain(indicator.code) for other in siblings.values()):
        found["code"] = f"Mã {indicator.code} đã dùng cho chỉ tiêu khác của năm {indicator.year}"
    if indicator.is_criterion and indicator.summing not in OF_CRITERION:
        found["summing"] = "Tiêu chí chỉ cộng số đơn vị đạt, hoặc lấy số báo cáo mới nhất"
    return _weighing(indicator, siblings) | _parting(indicator, siblings) | _figures(indicator) | found


def _weighing(indicator, siblings):
    if indicator.summing != Summing.WEIGHTED:
        return {}
    weight = siblings.get(indicator.weight_id)
    if indicator.weight_id is None:
        return {"weight": "Chọn chỉ tiêu làm quyền số, ví dụ Dân số trung bình"}
    if weight is None:
        return {"weight": "Quyền số phải là một chỉ tiêu khác của cùng năm"}
    if weight.summing == Summing.WEIGHTED or weight.is_criterion:
        return {"weight": f"“{weight.name}” không làm quyền số được. Chọn chỉ tiêu bằng số, không tính theo quyền số khác"}
    if any(other.weight_id == indicator.pk for other in siblings.values() if indicator.pk):
        return {"summing": "Chỉ tiêu này đang là quyền số của chỉ tiêu khác nên không tính theo quyền số được"}
    return {}


def _parting(indicator, siblings):
    own = [other for other in siblings.values() if indicator.pk and indicator.pk in (other.part_of_id, other.weight_id)]
    if indicator.is_criterion and own:
        return {"form": f"“{own[0].name}” đang tính theo chỉ tiêu này nên không đổi thành tiêu chí được"}
    if indicator.part_of_id is None:
        return {}
    whole = siblings.get(indicator.part_of_id)
    if whole is None:
        return {"part_of": "“Trong đó của” phải là một chỉ tiêu khác của cùng năm"}
    if whole.part_of_id or whole.is_criterion or indicator.is_criterion:
        return {"part_of": f"“{whole.name}” không chia nhỏ tiếp được. Chọn chỉ tiêu gốc bằng số"}
    if any(other.part_of_id == indicator.pk for other in own):
        return {"part_of": "Chỉ tiêu này đã có phần “trong đó” nên không là phần của chỉ tiêu khác"}
    return {}


def _figures(indicator):
    found = {}
    for name in ("least", "most"):
        value = getattr(indicator, name)
        if value is not None and (value != round(value, PLACES) or abs(value) > LARGEST):
            found[name] = f"Số quá lớn hoặc quá {PLACES} chữ số sau dấu phẩy"
    if not found and indicator.least is not None and indicator.most is not None and indicator.least > indicator.most:
        found["most"] = f"Giá trị lớn nhất phải từ {number_words(indicator.least)} trở lên"
    if not 0 <= indicator.places <= PLACES:
        return found | {"places": f"Từ 0 đến {PLACES} chữ số thập phân"}
    for name in ("baseline", "target"):
        value = getattr(indicator, name)
        # The sum over units may pass the bounds of one of them; only what is no sum must keep to them.
        free = indicator.summing == Summing.SUM
        bounds = Indicator(places=indicator.places, measure=indicator.measure) if free else indicator
        if value is not None and not found and (problem := misfit(bounds, value)):
            found[name] = problem
    return found
