"""The form of page 4: the files of one slot, new ones and those that lie in another dossier of the unit already."""

from django import forms

from awards.proposals.models import Proposal, ProposalFile
from emulation.attachments.forms import FilesField
from emulation.attachments.models import Attachment
from emulation.formats.layout import HouseHelper
from emulation.formats.words import day_words
from emulation.search.forms import BorderForm

MOST_FILES = 10
OFFERED = 60  # files of other dossiers that may be used again


class SlotForm(BorderForm):
    """The files of one Slot; `known` are the Attachments that may be used again, the newest first."""

    files = FilesField(label="Tệp", max_files=MOST_FILES, required=False)
    again = forms.MultipleChoiceField(label="Dùng lại tệp đã tải lên", required=False, widget=forms.CheckboxSelectMultiple)

    helper = HouseHelper()

    def __init__(self, *args, slot, known, open, **kwargs):
        super().__init__(*args, initial={"files": [link.attachment for link in slot.files]}, **kwargs)
        self.slot, self.open = slot, open
        here = {link.attachment_id for link in slot.files}
        self.known = {str(file.pk): file for file in known if file.pk not in here}
        self.fields["files"].label = slot.item.name
        self.fields["again"].choices = [(key, f"{file.name} (tải lên {day_words(file.uploaded_at)})") for key, file in self.known.items()]
        if not self.known:
            del self.fields["again"]

    @property
    def key(self):
        """Which slot of whom it is."""
        return self.slot.item.code, self.slot.nominee

    def attachments(self):
        """Return the Attachments that the slot is to hold."""
        again = [self.known[key] for key in self.cleaned_data.get("again", ())]
        return list(dict.fromkeys([*self.cleaned_data["files"], *again]))

    @property
    def is_changed(self):
        """Whether anything was added, used again or taken out."""
        return [file.pk for file in self.attachments()] != [link.attachment_id for link in self.slot.files]


class Papers:
    """The SlotForms of one page as one thing."""

    def __init__(self, slots, known, openings, user, data=None, files=None):
        self.is_bound = data is not None
        self.forms = [
            SlotForm(
                data, files, prefix=_prefix(slot), user=user, slot=slot, known=known,
                open=openings.place(slot.nominee.pk if slot.nominee else None, f"slot:{slot.item.code}"),
            )
            for slot in slots
        ]  # fmt: skip

    def non_form_errors(self):
        """Nothing concerns all of them."""
        return []

    def is_valid(self):
        """Tell whether every slot that is open can be read; all are asked, so that every file is held."""
        said = [form.is_valid() for form in self.forms if form.open]
        return all(said)

    def changed(self):
        """Return {(code, Nominee or None): [Attachment]} of the slots that changed."""
        return {form.key: form.attachments() for form in self.forms if form.open and form.is_changed}


def known_files(proposal, user):
    """Return the newest files of the unit's dossiers, this one among them, as Attachments; one query."""
    own = Proposal.objects.visible_to(user).filter(unit__in=user.lineage_of({proposal.unit_id}))
    ids = ProposalFile.objects.filter(proposal__in=own).values("attachment")
    return list(Attachment.objects.filter(pk__in=ids).order_by("-uploaded_at", "pk")[:OFFERED])


def _prefix(slot):
    return f"o-{slot.item.code}-{slot.nominee.pk}" if slot.nominee else f"o-{slot.item.code}"
