"""The form that takes the Excel file in."""

from emulation.attachments import kinds
from emulation.attachments.forms import FilesField
from emulation.search.forms import BorderForm


class RosterForm(BorderForm):
    file = FilesField(label="Tệp Excel", max_files=1, kinds=(kinds.XLSX,), error_messages={"required": "Chọn tệp Excel có danh sách"})
