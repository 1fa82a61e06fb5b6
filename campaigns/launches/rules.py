"""What a record of a launch may say and until when it may be mended. No database."""

from emulation.formats.words import day_words, number_words


def objection(directive, day, held_on, people):
    """Return the sentence that stands against recording on `day` a launch held on `held_on` (dates) with `people`, or ""."""
    if held_on > day:
        return f"Ngày tổ chức {day_words(held_on)} chưa đến. Ghi nhận sau khi đã tổ chức."
    if held_on.year < directive.year - 1:
        return f"Ngày tổ chức {day_words(held_on)} quá xa năm thi đua {directive.year}. Kiểm tra lại năm."
    if people < 1:
        return "Số người tham gia phải từ 1 trở lên."
    return ""


def mendable(directive, day):
    """Return whether a record under `directive` may still be mended on `day`: as long as its year runs."""
    return day.year <= directive.year


def sentence(held_on, place, people):
    """Return the launch in one sentence, as the obligation keeps it."""
    return f"Tổ chức ngày {day_words(held_on)} tại {place}, {number_words(people)} người tham gia."
