"""The tables of the law that the office reads and edits by one page for all of them: their columns, and the fields of their rows."""

from dataclasses import dataclass

from django.db import models

from awards.catalogue.models import (
    BaseSalary,
    BonusRate,
    Capacity,
    Checklist,
    ChecklistItem,
    DecidingPower,
    LocalRules,
    Principle,
    ProcessingTime,
    Regime,
    VoteRule,
)
from emulation.formats.words import day_words, number_words

DATED = ("valid_from", "valid_to", "basis", "confidence", "note")


@dataclass(frozen=True, kw_only=True)
class Table:
    """`slug` stands in the address; `columns` are field names shown in the list, `fields` those of the form, `key` what may hold once at a time.

    `own` names the field that ties a row to one authority (its own rows only may be edited), "" where all rows are national; `dated` says
    whether its rows have days, a basis and a confidence of their own.
    """

    slug: str
    title: str
    hint: str
    model: type
    columns: tuple
    fields: tuple
    key: tuple
    own: str = ""
    dated: bool = True


TABLES = {
    table.slug: table
    for table in (
        Table(
            slug="che-do",
            title="Chế độ pháp lý",
            hint="Luật cùng nghị định, thông tư của từng thời kỳ. Chế độ được chọn theo ngày tiếp nhận hồ sơ.",
            model=Regime,
            columns=("code", "name"),
            fields=("code", "name", *DATED),
            key=(),
        ),
        Table(
            slug="dia-phuong",
            title="Quy định địa phương",
            hint="Quy chế của tỉnh hoặc của cơ quan, đặt lên trên quy định chung cho các đơn vị trực thuộc.",
            model=LocalRules,
            columns=("name", "authority"),
            fields=("name", *DATED),
            key=(),
            own="authority",
        ),
        Table(
            slug="tham-quyen",
            title="Thẩm quyền của cơ quan",
            hint="Cơ quan quyết định khen thưởng với tư cách nào, từ ngày nào đến ngày nào.",
            model=DecidingPower,
            columns=("capacity", "authority"),
            fields=("capacity", *DATED),
            key=("authority", "capacity"),
            own="authority",
        ),
        Table(
            slug="luong-co-so",
            title="Mức lương cơ sở",
            hint="Tiền thưởng tính theo mức có hiệu lực vào ngày ban hành quyết định.",
            model=BaseSalary,
            columns=("amount",),
            fields=("amount", *DATED),
            key=("valid_from",),
        ),
        Table(
            slug="tien-thuong",
            title="Mức tiền thưởng",
            hint="Hệ số nhân với mức lương cơ sở, theo danh hiệu, hình thức và đối tượng.",
            model=BonusRate,
            columns=("award", "recipient", "multiplier", "ceiling", "local"),
            fields=("award", "recipient", "multiplier", "ceiling", "local", *DATED),
            key=("award", "recipient", "local"),
            own="local",
        ),
        Table(
            slug="ty-le-phieu",
            title="Tỷ lệ phiếu",
            hint="Tỷ lệ phiếu đồng ý cần có tại Hội đồng. Để trống tỷ lệ nghĩa là theo quy định địa phương.",
            model=VoteRule,
            columns=("award", "pct", "suggested_pct", "of_all", "secret", "local"),
            fields=("award", "pct", "suggested_pct", "of_all", "secret", "absent_in_writing", "local", *DATED),
            key=("award", "local"),
            own="local",
        ),
        Table(
            slug="thoi-han",
            title="Thời hạn giải quyết",
            hint="Số ngày làm việc kể từ ngày tiếp nhận hồ sơ.",
            model=ProcessingTime,
            columns=("days", "award", "kind", "local"),
            fields=("days", "award", "kind", "local", *DATED),
            key=("award", "kind", "local"),
            own="local",
        ),
        Table(
            slug="thanh-phan-ho-so",
            title="Thành phần hồ sơ",
            hint="Hồ sơ nêu danh hiệu, hình thức cụ thể được dùng trước, rồi đến hồ sơ theo cấp, rồi đến hồ sơ dùng chung.",
            model=Checklist,
            columns=("name", "level", "simplified", "local"),
            fields=("code", "name", "awards", "level", "simplified", "revocation", "copies", "when", "local", *DATED),
            key=("code",),
            own="local",
        ),
        Table(
            slug="giay-to",
            title="Giấy tờ trong hồ sơ",
            hint="Từng giấy tờ của mỗi thành phần hồ sơ, hệ thống lập hay đơn vị nộp, bắt buộc hay không.",
            model=ChecklistItem,
            columns=("name", "checklist", "award", "made", "required"),
            fields=("checklist", "order", "code", "name", "award", "each", "made", "required"),
            key=(),
            own="checklist",
            dated=False,
        ),
        Table(
            slug="tu-cach",
            title="Người có thẩm quyền",
            hint="Các tư cách quyết định khen thưởng và cấp của từng tư cách.",
            model=Capacity,
            columns=("name", "level"),
            fields=("code", "name", "level", "order"),
            key=(),
            dated=False,
        ),
        Table(
            slug="nguyen-tac",
            title="Nguyên tắc xét khen thưởng",
            hint="Áp dụng cho mọi danh hiệu, hình thức. Chỉ điều đã đối chiếu văn bản mới được coi là không đạt.",
            model=Principle,
            columns=("text", "severity", "subject"),
            fields=("code", "text", "subject", "severity", *DATED),
            key=("code",),
        ),
    )
}


def words_of(row, name):
    """Return one column of `row` as words for a page."""
    field = row._meta.get_field(name)
    if field.choices:
        return getattr(row, f"get_{name}_display")()
    if field.many_to_many:
        return ", ".join(str(each) for each in getattr(row, name).all()) if row.pk else ""
    value = getattr(row, name)
    if isinstance(field, models.BooleanField):
        return {True: "có", False: "không", None: ""}[value]
    if isinstance(field, models.DateField):
        return day_words(value) if value else ""
    if isinstance(field, (models.DecimalField, models.IntegerField)):
        return "" if value is None else number_words(value)
    return "" if value is None else str(value)


def titles_of(table):
    """Return the headings of the columns of a Table."""
    return [str(table.model._meta.get_field(name).verbose_name) for name in table.columns]


def rows_of(table, authorities):
    """Return the rows of a Table that concern `authorities` (ids): national ones, and their own; one query."""
    rows = table.model.objects.all()
    linked = [name for name in table.columns if table.model._meta.get_field(name).is_relation]
    if table.own == "authority":
        rows = rows.filter(authority__in=authorities)
    elif table.own == "checklist":
        rows = rows.filter(models.Q(checklist__local__isnull=True) | models.Q(checklist__local__authority__in=authorities))
    elif table.own == "local":
        rows = rows.filter(models.Q(local__isnull=True) | models.Q(local__authority__in=authorities))
    return rows.select_related(*linked) if linked else rows
