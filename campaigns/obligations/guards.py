"""What stands against working on an obligation on a day: that it was waived, that it is not open yet, that it is locked."""

from emulation.formats.words import day_words
from emulation.workflow.flows import Refused


def barrier(obligation, day):
    """Return the sentence that says why nobody may work on the obligation on `day` and who can help, or "" where one may."""
    if waiver := obligation.waiver(day):
        return f"Việc này đã được miễn từ ngày {day_words(waiver.day)}: {waiver.reason}"
    if not obligation.is_open_on(day):
        return f"Việc này mở từ ngày {day_words(obligation.opens)}."
    if obligation.is_locked(day):
        deadline = day_words(obligation.deadline(day))
        return f"Đã khóa vì quá hạn ngày {deadline} (việc này không nhận sau hạn). Bấm “Đề nghị gia hạn” để Cơ quan Thường trực mở lại."
    return ""


def guard_open(obligation, day):
    """Raise Refused where `barrier` has something to say."""
    if sentence := barrier(obligation, day):
        raise Refused(sentence)
