"""The forms of page 2: the rows of the list, who of the roster is chosen, somebody new."""

from django import forms
from django.core.exceptions import ValidationError

from awards.catalogue.states import AwardKind, RecipientKind
from awards.proposals.law import grouped
from awards.proposals.nominating import Line
from awards.records.states import Gender, Leadership
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm, VnDateField, VnIntegerField

REASON = "Lý do vẫn đề nghị"


def dressed(form):
    """Give the boxes of `form` the looks that a cell of a table, which draws them bare, cannot."""
    for field in form.fields.values():
        if not isinstance(field.widget, forms.CheckboxInput):
            field.widget.attrs["class"] = "form-select" if isinstance(field.widget, forms.Select) else "form-control"


class _PeriodForm(BorderForm):
    """An achievement period: from, to."""

    achieved_from = VnDateField(label="Lập thành tích từ ngày", required=False)
    achieved_to = VnDateField(label="Đến ngày", required=False)

    helper = HouseHelper()

    def clean(self):
        """Refuse a period that ends before it begins."""
        said = super().clean()
        first, last = said.get("achieved_from"), said.get("achieved_to")
        if first and last and last < first:
            self.add_error("achieved_to", "Ngày kết thúc phải từ ngày bắt đầu trở đi")
        return said


class RowForm(_PeriodForm):
    """One row of the list: `nominee` with its award, period, reason, and a box to take it out. `sheet` is what the rules find about it."""

    award = forms.ChoiceField(label="Danh hiệu, hình thức")
    reason = forms.CharField(label=REASON, max_length=400, required=False)
    drop = forms.BooleanField(label="Bỏ khỏi danh sách", required=False)

    required_words = {"award": "Chọn danh hiệu, hình thức"}
    field_order = ["award", "achieved_from", "achieved_to", "reason", "drop"]

    def __init__(self, *args, nominee, awards, open, sheet=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.nominee, self.sheet, self.open, self.short = nominee, sheet, open, []
        self.awards = {str(award.pk): award for award in awards}
        choices = grouped(awards)
        if str(nominee.award_id) not in self.awards:
            choices = [("Không còn dùng được", [(str(nominee.award_id), nominee.award.name)]), *choices]
            self.awards[str(nominee.award_id)] = nominee.award
        self.fields["award"].choices = choices
        for field in self.fields.values():
            field.disabled = not open
        dressed(self)

    def changes(self):
        """Return what is to be saved of the row."""
        said = self.cleaned_data
        return {"award": self.awards[said["award"]], **{name: said[name] for name in ("achieved_from", "achieved_to", "reason")}}


class Rows:
    """The RowForms of some nominees as one thing, for the summary of errors."""

    def __init__(self, nominees, offered, openings, sheets, data=None, user=None):
        self.is_bound = data is not None
        self.forms = [
            RowForm(
                data,
                prefix=f"n{each.pk}",
                user=user,
                nominee=each,
                awards=offered[each.recipient.kind],
                open=openings.place(each.pk, "nominee"),
                sheet=sheets.get(each.pk),
                initial={"award": each.award_id, "achieved_from": each.achieved_from, "achieved_to": each.achieved_to, "reason": each.reason},
            )
            for each in nominees
        ]

    def non_form_errors(self):
        """Nothing concerns all of them."""
        return []

    def is_valid(self):
        """Tell whether every row can be read; all are asked. A row that is taken out need not be right."""
        said = [form.is_valid() or form.cleaned_data.get("drop", False) for form in self.forms]
        return all(said)

    @property
    def dropped(self):
        """Ids of the nominees that are taken out."""
        return [form.nominee.pk for form in self.forms if form.open and form.cleaned_data.get("drop")]

    @property
    def changes(self):
        """{id: what is to be saved} of the rows that stay and may be changed."""
        return {form.nominee.pk: form.changes() for form in self.forms if form.open and not form.cleaned_data.get("drop")}

    def mark(self, short):
        """Ask for a reason at the rows of `short` ({(recipient, award): sentences}, of a NeedsReason)."""
        for form in self.forms:
            chosen = form.cleaned_data.get("award") or form.nominee.award_id
            sentences = short.get((form.nominee.recipient_id, int(chosen)))
            if sentences and form.open:
                form.add_error("reason", f"Chưa đạt: {'; '.join(sentences)}. Ghi lý do vẫn đề nghị")


class ChoiceForm(_PeriodForm):
    """What is common to everybody chosen from the roster: the period. The rest stands beside each name, see `Choice`."""


class Choice(BorderForm):
    """One name of the roster: whether it is chosen, for which award, with which reason."""

    chosen = forms.BooleanField(required=False)
    award = forms.ChoiceField(label="Danh hiệu, hình thức", required=False)
    reason = forms.CharField(label=REASON, max_length=400, required=False)

    helper = HouseHelper()

    def __init__(self, *args, recipient, awards, here, award=None, **kwargs):
        fits = award in awards
        super().__init__(*args, initial={"award": award.pk} if fits else None, **kwargs)
        self.thought = Line(recipient, award) if fits and award.short_name not in here else None
        self.recipient, self.here, self.asks_reason = recipient, here, bool(self.is_bound and self.data.get(self.add_prefix("reason")))
        self.awards = {str(award.pk): award for award in awards}
        self.fields["award"].choices = [("", "Chọn danh hiệu, hình thức"), *grouped(awards)]
        self.fields["chosen"].label = f"Chọn {recipient.name}"
        dressed(self)

    def clean(self):
        """Ask who is chosen for an award."""
        said = super().clean()
        if said.get("chosen") and not said.get("award") and "award" not in self.errors:
            self.add_error("award", f"Chọn danh hiệu, hình thức cho {self.recipient.name}")
        return said

    def ask_reason(self, sentences):
        """Say why a reason is needed, at the box for it."""
        self.asks_reason = True
        self.add_error("reason", f"{self.recipient.name} chưa đạt: {'; '.join(sentences)}. Ghi lý do vẫn đề nghị, hoặc bỏ chọn")


class Choices:
    """The Choices of one page of the roster as one thing."""

    def __init__(self, recipients, offered, here, data=None, user=None, award=None):
        self.is_bound = data is not None
        self.forms = [
            Choice(data, prefix=f"r{each.pk}", user=user, recipient=each, awards=offered[each.kind], here=here.get(each.pk, ()), award=award)
            for each in recipients
        ]

    def non_form_errors(self):
        """Nothing concerns all of them."""
        return []

    def is_valid(self):
        """Tell whether every choice can be read; all are asked."""
        said = [form.is_valid() for form in self.forms]
        return all(said)

    @property
    def chosen(self):
        """The forms of those who are chosen."""
        return [form for form in self.forms if form.cleaned_data.get("chosen")]


class NewcomerForm(_PeriodForm):
    """Somebody who is not on the roster yet, and for which award. `same` asks whether it is somebody who bears the same name."""

    kind = forms.ChoiceField(label="Đối tượng", choices=RecipientKind.choices)
    name = forms.CharField(label="Họ tên, tên tập thể", max_length=200)
    award = forms.ChoiceField(label="Danh hiệu, hình thức")
    position = forms.CharField(label="Chức vụ", max_length=160, required=False)
    team = forms.CharField(label="Tổ, phòng, bộ phận", max_length=160, required=False)
    leadership = forms.ChoiceField(label="Cấp lãnh đạo", choices=Leadership.choices, required=False)
    direct_worker = forms.BooleanField(label="Trực tiếp lao động, công tác", required=False)
    birth_date = VnDateField(label="Ngày sinh", required=False)
    gender = forms.ChoiceField(label="Giới tính", choices=[("", "Chọn"), *Gender.choices], required=False)
    headcount = VnIntegerField(label="Số người của tập thể", required=False, min_value=1, max_value=100000)
    reason = forms.CharField(label=REASON, max_length=400, required=False)
    other = forms.BooleanField(label="Đây là người, tập thể khác, trùng tên", required=False)

    required_words = {"name": "Nhập họ tên, tên tập thể", "award": "Chọn danh hiệu, hình thức"}

    def __init__(self, *args, offered, roster, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.roster, self.today, self.alike = roster, today, []
        self.by_kind = {kind: {str(award.pk): award for award in awards} for kind, awards in offered.items()}
        every = {award.pk: award for awards in offered.values() for award in awards}
        self.fields["award"].choices = [("", "Chọn"), *grouped(sorted(every.values(), key=lambda award: (-award.rank, award.code)))]

    def clean_birth_date(self):
        """Refuse a day that has not come."""
        day = self.cleaned_data["birth_date"]
        if day and day >= self.today:
            raise ValidationError("Ngày sinh phải ở trước hôm nay")
        return day

    def clean(self):
        """Check the award against the sort, and the name against those who are known."""
        said = super().clean()
        if said.get("kind") != RecipientKind.PERSON:
            said["birth_date"], said["gender"] = None, ""
        if said.get("award") and said.get("kind") and said["award"] not in self.by_kind[said["kind"]]:
            self.add_error("award", "Danh hiệu, hình thức này không dùng cho đối tượng đã chọn")
        if said.get("name") and said.get("kind") and not said.get("other"):
            self.alike = list(self.roster.alike(said["name"], said["kind"])[:5])
            if self.alike:
                self.add_error("name", "Đã có trong danh sách của đơn vị. Tìm và chọn ở trên, hoặc đánh dấu là người khác")
        return said

    @property
    def chosen_award(self):
        return self.by_kind[self.cleaned_data["kind"]][self.cleaned_data["award"]]

    def details(self):
        """Return the fields of the Recipient and those of its place."""
        said = self.cleaned_data
        details = {name: said[name] for name in ("birth_date", "gender") if said[name]}
        if said["kind"] == RecipientKind.COLLECTIVE and said["headcount"]:
            details["headcount"] = said["headcount"]
        where = {name: said[name] for name in ("team", "position", "direct_worker")} | {"leadership": said["leadership"] or Leadership.NONE}
        return details, where


def period_of(proposal):
    """Return the achievement period that page 2 offers: the day of a sudden deed, else the year."""
    if proposal.kind == AwardKind.SUDDEN and proposal.event_day:
        return {"achieved_from": proposal.event_day, "achieved_to": proposal.event_day}
    return {"achieved_from": f"1/1/{proposal.year}", "achieved_to": f"31/12/{proposal.year}"}
