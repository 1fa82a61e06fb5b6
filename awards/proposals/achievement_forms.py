"""The form of page 3: what one nominee achieved, told in four answers of at most 1.000 words together, or a report as a file."""

import re

from django import forms
from django.core.exceptions import ValidationError

from awards.records.models import Initiative, Recipient
from emulation.attachments import kinds
from emulation.attachments.forms import FilesField
from emulation.formats.layout import HouseHelper
from emulation.formats.words import number_words
from emulation.search.forms import BorderForm

MOST_WORDS = 1000
TOLD = ("task", "result", "comparison", "reach")
_WORD = re.compile(r"\S+")


def count_words(*texts):
    """Return how many words the texts have together: what stands between spaces, as offices count."""
    return sum(len(_WORD.findall(text)) for text in texts)


def initiatives_of(nominee):
    """Return the QuerySet of initiatives recorded for the nominee, whichever of the rows of one person they stand at."""
    family = Recipient.objects.all().family([nominee.recipient_id])
    return Initiative.objects.filter(authors__in=family).distinct()


def _told(label, hint):
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": 4, "class": "short", "data-words": ""}))


class AchievementForm(BorderForm):
    """What `nominee` achieved. `files` holds a report already written in Word or PDF, where the dossier asks for one (`slot`)."""

    task = _told("Việc gì?", "Nhiệm vụ được giao hoặc việc đã làm, vai trò của cá nhân, tập thể.")
    result = _told("Kết quả bằng số", "Ví dụ: 32/32 trường, 4.600 câu hỏi, tỷ lệ 99,4%.")
    comparison = _told("So với trước", "So với năm trước, với chỉ tiêu được giao hoặc mặt bằng chung.")
    reach = _told("Phạm vi ảnh hưởng", "Trong đơn vị, toàn cấp, toàn tỉnh; nơi nào đã áp dụng.")
    initiatives = forms.ModelMultipleChoiceField(
        Initiative.objects.none(), label="Sáng kiến, đề tài đã được công nhận", required=False, widget=forms.CheckboxSelectMultiple
    )
    files = FilesField(label="Báo cáo thành tích (Word hoặc PDF)", max_files=3, kinds=(kinds.PDF, kinds.DOCX), required=False)

    helper = HouseHelper()

    def __init__(self, *args, nominee, slot, **kwargs):
        super().__init__(*args, **kwargs)
        self.nominee, self.slot = nominee, slot
        self.fields["initiatives"].queryset = initiatives_of(nominee)
        self.fields["initiatives"].label_from_instance = _initiative_words
        if not slot:
            del self.fields["files"]

    def clean(self):
        """Refuse more than 1.000 words together."""
        said = super().clean()
        count = count_words(*(said.get(name, "") for name in TOLD))
        if count > MOST_WORDS:
            raise ValidationError(f"Tóm tắt thành tích đang có {number_words(count)} chữ, tối đa {number_words(MOST_WORDS)} chữ")
        return said

    @property
    def words(self):
        """How many words there are, typed or saved."""
        return count_words(*(self[name].value() or "" for name in TOLD))

    def facts(self):
        """Return the four answers."""
        return {name: self.cleaned_data[name] for name in TOLD}


def _initiative_words(initiative):
    number = f", {initiative.decision_number}" if initiative.decision_number else ""
    return f"{initiative.title} ({initiative.get_scope_display().lower()}, {initiative.year}{number})"
