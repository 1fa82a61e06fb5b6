"""An Excel file sent to be read: the form that takes it, and finding it again between the dry run and the confirmation."""

import uuid

from django.http import Http404
from django.shortcuts import get_object_or_404

from emulation.attachments import kinds
from emulation.attachments.forms import FilesField
from emulation.attachments.models import Attachment
from emulation.formats.layout import HouseHelper
from emulation.search.forms import BorderForm


class SheetForm(BorderForm):
    """One Excel file; it is held until it is read. `label` says what stands in it, in the words after "Tệp Excel có"."""

    file = FilesField(label="Tệp Excel", max_files=1, kinds=(kinds.XLSX,))

    helper = HouseHelper()

    def __init__(self, *args, label, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = f"Tệp Excel có {label}"
        self.required_words = {"file": f"Chọn tệp Excel có {label}"}


def held_sheet(user, key):
    """Return the Excel file that this person sent before, by the text of its id; raises Http404 for anything else."""
    try:
        key = uuid.UUID(key)
    except ValueError:
        raise Http404 from None
    return get_object_or_404(Attachment.objects.visible_to(user).filter(media_type=kinds.XLSX.media_type), pk=key)
