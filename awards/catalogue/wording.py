"""A condition in one sentence, as the pages and papers say it."""

from awards.catalogue.states import CriterionKind as K
from emulation.formats.words import number_words


def criterion_words(criterion):
    """Return what a Criterion asks as words, without the mark at the end; what only a text says, as that text."""
    said = _SENTENCES.get(criterion.kind, lambda each: each.get_kind_display())(criterion)
    who = f" ({criterion.get_applies_to_display().lower()})" if criterion.applies_to else ""
    return f"{said}{who}"


def _title(each):
    return each.award.name if each.award_id else "danh hiệu"


def _count(each):
    return number_words(each.value) if each.value is not None else ""


def _share(each):
    if each.value is None:
        return "theo tỷ lệ địa phương quy định"
    return f"{'trên' if each.strict else 'từ'} {each.value}%"


def _initiatives(each):
    scope = f", phạm vi ảnh hưởng {each.get_scope_display().lower()}" if each.scope else ""
    return f"Có từ {each.value or 1} sáng kiến, đề tài được công nhận{scope}"


def _grades(each):
    found = f"{each.years} năm liên tục “{each.get_grade_display()}”"
    return f"{found} và {each.initiatives} sáng kiến được công nhận" if each.initiatives else found


def _award(each):
    found = f"Đã được tặng {_title(each)}"
    after = f", sau đó {each.years} năm" if each.years else ""
    grade = f" “{each.get_grade_display()}”" if each.grade else ""
    return f"{found}{after}{grade}{f' và {each.initiatives} sáng kiến' if each.initiatives else ''}"


_SENTENCES = {
    K.GRADE: lambda each: f"Mức độ hoàn thành nhiệm vụ từ “{each.get_grade_display()}” trở lên",
    K.GRADE_YEARS: _grades,
    K.TITLE: lambda each: f"Đạt danh hiệu {_title(each)}{' ngay trong năm xét' if each.same_year else ''}",
    K.TITLE_YEARS: lambda each: f"{each.years} năm liên tục đạt danh hiệu {_title(each)}",
    K.AWARD: _award,
    K.INITIATIVES: _initiatives,
    K.SERVICE: lambda each: f"Công tác từ {_count(each)} tháng trở lên trong năm",
    K.DISCIPLINE: lambda each: f"Không {'có thành viên ' if each.of_members else ''}bị kỷ luật từ {each.get_sanction_display().lower()} trở lên",
    K.MEMBER_RATIO: lambda each: f"{_share(each).capitalize()} thành viên đạt {_title(each)}",
    K.MEMBER_GRADE: lambda each: f"{_share(each).capitalize()} thành viên từ “{each.get_grade_display()}” trở lên",
    K.MEMBER_TITLE: lambda each: f"Có từ {each.value or 1} thành viên đạt {_title(each)}",
    K.CLUSTER_RANK: lambda each: f"Xếp thứ {each.value or 1} trong cụm, khối thi đua",
    K.QUOTA: lambda each: f"Không quá {each.value}% số {_title(each)} của đơn vị" if each.value else "Tỷ lệ do địa phương, cơ quan quy định",
    K.CONSULTATION: lambda each: f"Lấy ý kiến công khai từ {_count(each)} ngày",
}
