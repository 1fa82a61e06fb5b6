"""What is typed on the pages of messages: a corrected letter, a person's choices, the rungs of a ladder."""

from django import forms
from django.forms.formsets import formset_factory

from emulation.formats.layout import HouseHelper
from emulation.formats.words import WEEKDAYS
from emulation.notifications.models import Preference, Rung
from emulation.notifications.states import Reader, Ways
from emulation.notifications.writing import SUBJECT_LENGTH
from emulation.search.forms import BorderForm, BorderFormSet, VnIntegerField

HOURS = [(hour, f"{hour} giờ") for hour in range(5, 18)]
FURTHEST, LONGEST = 365, 90
MOST_RUNGS = 40
BEFORE, AFTER = "truoc", "sau"


class LetterForm(BorderForm):
    """Subject and text of a letter that waits."""

    required_words = {"subject": "Nhập tiêu đề thư", "body": "Nhập nội dung thư"}
    subject = forms.CharField(label="Tiêu đề", max_length=SUBJECT_LENGTH)
    body = forms.CharField(label="Nội dung", max_length=20000, widget=forms.Textarea(attrs={"rows": 12}))


class DiscardForm(BorderForm):
    """Why a letter is dropped; may be left empty."""

    note = forms.CharField(label="Lý do bỏ thư", required=False, max_length=400)


class ChoicesForm(BorderForm):
    """When and by which way a person wishes to be told."""

    required_words = {"digest_hour": "Chọn giờ nhận thư", "channel": "Chọn cách nhận"}
    channel = forms.ChoiceField(label="Cách nhận thông báo", choices=Ways.choices, widget=forms.RadioSelect)
    digest_hour = forms.TypedChoiceField(
        label="Giờ nhận thư nhắc việc buổi sáng",
        choices=HOURS,
        coerce=int,
        help_text="Mỗi ngày nhiều nhất một thư gộp mọi việc sắp hạn và quá hạn. Chuông luôn có tin ngay.",
    )

    @classmethod
    def of(cls, user, data=None):
        """Return the form as `user` has chosen until now; one query."""
        wish = Preference.objects.filter(user=user).first() or Preference()
        return cls(data, initial={"digest_hour": wish.digest_hour, "channel": wish.channel})


class RungForm(BorderForm):
    """One rung: who, how many days before or after the deadline, how often again. A row that is left empty is no rung."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # The cells of a table are drawn without crispy, which gives the boxes elsewhere their looks.
            field.widget.attrs.setdefault("class", "form-select" if isinstance(field, forms.ChoiceField) else "form-control num")

    required_words = {"reader": "Chọn người được nhắc", "days": "Nhập số ngày, 0 là đúng ngày hạn"}
    reader = forms.ChoiceField(label="Nhắc ai", choices=[("", "Chọn"), *Reader.choices])
    days = VnIntegerField(label="Số ngày", min_value=0, max_value=FURTHEST)
    side = forms.ChoiceField(label="Trước hay sau hạn", choices=[(BEFORE, "ngày trước hạn"), (AFTER, "ngày sau hạn")], initial=BEFORE)
    every = VnIntegerField(label="Nhắc lại sau mỗi (ngày)", min_value=1, max_value=LONGEST, required=False)
    weekday = forms.TypedChoiceField(
        label="Chỉ vào", choices=[("", "ngày nào cũng được"), *enumerate(WEEKDAYS)], coerce=int, empty_value=None, required=False
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("weekday") is not None and cleaned.get("every") not in (None, 7):
            self.add_error("every", "Nhắc vào một thứ trong tuần thì nhắc lại sau 7 ngày, hoặc để trống")
        return cleaned

    @staticmethod
    def typed(rung):
        """Return what stands in the boxes of a Rung."""
        return {
            "reader": rung.reader,
            "days": abs(rung.offset),
            "side": AFTER if rung.offset > 0 else BEFORE,
            "every": rung.every or None,
            "weekday": rung.weekday,
        }

    @property
    def rung(self):
        """The Rung that was typed, not stored."""
        said = self.cleaned_data
        offset = said["days"] if said["side"] == AFTER else -said["days"]
        return Rung(reader=said["reader"], offset=offset, every=said["every"] or 0, weekday=said["weekday"])


class RungRows(BorderFormSet):
    """The whole ladder: no rung twice, and at least one."""

    helper = HouseHelper()

    def clean(self):
        super().clean()
        if any(form.errors for form in self.forms if not self._should_delete_form(form)):
            return
        rungs = self.rungs
        if not rungs:
            raise forms.ValidationError("Giữ ít nhất một nấc nhắc. Muốn bỏ hết thay đổi, bấm “Trở về mặc định”")
        if len({(rung.reader, rung.offset) for rung in rungs}) < len(rungs):
            raise forms.ValidationError("Có hai nấc cùng người, cùng ngày. Bỏ một nấc")

    @property
    def rungs(self):
        """The Rungs that stay, not stored."""
        return [form.rung for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]


LadderForm = formset_factory(
    RungForm, formset=RungRows, extra=2, can_delete=True, max_num=MOST_RUNGS, absolute_max=MOST_RUNGS + 20, validate_max=True
)
