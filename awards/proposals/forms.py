"""The forms of the unit's pages: what is proposed and why (page 1), the unit's meeting (page 5), the steps."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError

from awards.catalogue.states import AwardKind
from awards.proposals.models import Proposal
from campaigns.movements.models import Movement
from campaigns.obligations.remark_forms import VersionForm
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm, VnDateField, VnIntegerField

KINDS_SAID = {
    AwardKind.MERIT: "Thành tích thường xuyên trong năm: danh hiệu thi đua, giấy khen, bằng khen tổng kết.",
    AwardKind.SUDDEN: "Thành tích xuất sắc, bất ngờ: cứu người, cứu tài sản, phòng chống thiên tai, dịch bệnh.",
    AwardKind.MOVEMENT: "Tổng kết, sơ kết một phong trào thi đua theo chuyên đề.",
    AwardKind.CAREER: "Quá trình giữ chức vụ, công tác lâu dài, đến khi nghỉ.",
    AwardKind.SERVICE: "Đủ thời gian phục vụ trong lực lượng vũ trang.",
    AwardKind.EXTERNAL: "Cá nhân, tổ chức nước ngoài, người Việt Nam ở nước ngoài có đóng góp.",
    AwardKind.RESISTANCE: "Thành tích trong kháng chiến.",
}


class KindForm(BorderForm):
    """Page 1. `movements` are those of the year; a field that a kind does not use is emptied."""

    kind = forms.ChoiceField(label="Loại hình khen thưởng", choices=AwardKind.choices, widget=forms.RadioSelect)
    year = forms.IntegerField(label="Năm xét", widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
    title = forms.CharField(label="Về việc", max_length=300, help_text="Tên ngắn của hồ sơ, ví dụ “Khen thưởng tổng kết năm 2023”.")
    movement = forms.ModelChoiceField(Movement.objects.none(), label="Phong trào", required=False, empty_label="Chọn phong trào")
    movement_result = forms.CharField(
        label="Kết quả phong trào của đơn vị", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4, "class": "short"}),
        help_text="Lấy từ báo cáo đơn vị đã trình, sửa được trước khi lưu.",
    )  # fmt: skip
    event_day = VnDateField(label="Ngày lập thành tích đột xuất", required=False)
    fast = forms.BooleanField(label="Theo thủ tục đơn giản", required=False)

    required_words = {"kind": "Chọn loại hình khen thưởng", "year": "Nhập năm xét", "title": "Nhập tên ngắn của hồ sơ"}
    helper = HouseHelper()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["year"].error_messages["invalid"] = f"Năm xét là số, ví dụ {today.year}"
        self.fields["movement"].queryset = Movement.objects.visible_to(self.user)
        self.kinds = [(key, label, KINDS_SAID[key]) for key, label in AwardKind.choices]

    def clean_year(self):
        """Refuse a year that nobody can mean."""
        year = self.cleaned_data["year"]
        if not 2017 <= year <= self.today.year + 1:
            raise ValidationError(f"Năm xét phải từ 2017 đến {self.today.year + 1}")
        return year

    def clean_event_day(self):
        """Refuse a day that has not come."""
        day = self.cleaned_data["event_day"]
        if day and day > self.today:
            raise ValidationError("Ngày lập thành tích không thể ở sau hôm nay")
        return day

    def clean(self):
        """Ask for what the kind needs, drop what it does not use."""
        said = super().clean()
        if said.get("kind") == AwardKind.MOVEMENT:
            if not said.get("movement") and "movement" not in self.errors:
                self.add_error("movement", "Chọn phong trào")
        else:
            said["movement"], said["movement_result"] = None, ""
            self._forget("movement", "movement_result")
        if said.get("kind") == AwardKind.SUDDEN:
            if not said.get("event_day") and "event_day" not in self.errors:
                self.add_error("event_day", "Nhập ngày lập thành tích đột xuất")
        else:
            said["event_day"] = None
            self._forget("event_day")
        return said

    def _forget(self, *names):
        """What stands in a box that the kind does not show is not wrong: nobody could see why the page is not saved."""
        for name in names:
            self._errors.pop(name, None)

    def facts(self):
        """Return what is to be saved of the dossier."""
        return {name: self.cleaned_data[name] for name in KIND_FIELDS}


KIND_FIELDS = ("kind", "year", "title", "movement", "movement_result", "event_day", "fast")


def kind_of(proposal):
    """Return the initial values of a KindForm."""
    return {name: getattr(proposal, name) for name in KIND_FIELDS if name != "movement"} | {"movement": proposal.movement_id}


class MeetingForm(BorderForm):
    """Page 5: the unit's own meeting."""

    met_on = VnDateField(label="Ngày họp bình xét", required=False)
    members = VnIntegerField(label="Tổng số người được họp", required=False, min_value=1, max_value=30000)
    present = VnIntegerField(label="Số người có mặt", required=False, min_value=0, max_value=30000)
    chair = forms.CharField(label="Người chủ trì", required=False, max_length=160)
    secretary = forms.CharField(label="Thư ký", required=False, max_length=160)
    minutes = forms.CharField(
        label="Ý kiến tại cuộc họp", required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 4, "class": "short"})
    )

    helper = HouseHelper()

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        for name, most in (("members", "30.000"), ("present", "30.000")):
            self.fields[name].error_messages |= {"max_value": f"Số người không quá {most}", "min_value": "Số người phải từ 1 trở lên"}

    def clean_met_on(self):
        """Refuse a meeting that has not taken place."""
        day = self.cleaned_data["met_on"]
        if day and day > self.today:
            raise ValidationError("Ngày họp không thể ở sau hôm nay")
        if day and day < self.today - dt.timedelta(days=3 * 366):
            raise ValidationError("Ngày họp cách đây hơn 3 năm. Kiểm tra lại năm")
        return day

    def clean(self):
        """Refuse more people present than there are."""
        said = super().clean()
        members, present = said.get("members"), said.get("present")
        if members is not None and present is not None and present > members:
            self.add_error("present", f"Số người có mặt không quá tổng số {members}")
        return said


MEETING_FIELDS = tuple(MeetingForm.base_fields)


class VoteForm(BorderForm):
    """The votes about one nominee."""

    yes = VnIntegerField(label="Phiếu đồng ý", required=False, min_value=0, max_value=30000)
    votes = VnIntegerField(label="Tổng số phiếu", required=False, min_value=0, max_value=30000)

    helper = HouseHelper()

    def clean(self):
        """Ask for both or none, and for no more agreement than votes."""
        said = super().clean()
        yes, votes = said.get("yes"), said.get("votes")
        if yes is not None and votes is None and "votes" not in self.errors:
            self.add_error("votes", "Nhập tổng số phiếu")
        elif votes is not None and yes is None and "yes" not in self.errors:
            self.add_error("yes", "Nhập số phiếu đồng ý")
        elif yes is not None and votes is not None and yes > votes:
            self.add_error("yes", f"Số phiếu đồng ý không quá {votes}")
        return said


class StepForm(VersionForm):
    """A step with a note where `step` needs one."""

    note = forms.CharField(label="Lý do", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "class": "short"}))

    helper = HouseHelper()

    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, **kwargs)
        if step.needs_note:
            self.fields["note"].label, self.fields["note"].required = step.note_label, True
            self.required_words = {"note": f"Nhập {step.note_label.lower()}"}
        else:
            del self.fields["note"]


def blank(unit, authority, user, today):
    """Return the Proposal that page 1 shows before there is one."""
    title = f"Khen thưởng tổng kết năm {today.year}"
    return Proposal(authority=authority, unit=unit, year=today.year, title=title, kind=AwardKind.MERIT, author=user)
