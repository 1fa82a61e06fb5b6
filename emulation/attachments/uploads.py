"""How an upload comes in: to the disk, and no further than the limit."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Write at most one byte more than allowed and count the rest, so that a huge file fills no disk yet is told its true size."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.written = 0

    def receive_data_chunk(self, raw_data, start):
        room = settings.UPLOAD_MAX_BYTES + 1 - self.written
        if room > 0:
            super().receive_data_chunk(raw_data[:room], start)
            self.written += min(room, len(raw_data))
