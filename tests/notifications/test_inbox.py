import datetime as dt

import pytest

from emulation.notifications import inbox
from emulation.notifications.inbox import Row

DAY = dt.date(2023, 6, 12)
pytestmark = pytest.mark.usefixtures("nobody_declared")


def titles():
    return [row.title for row in inbox.rows("lan", DAY)]


def test_rows_of_all_rooms_by_section_and_day():
    inbox.register(lambda user, day: [Row(section="done", title="cũ", done=dt.date(2023, 2, 6)), Row(section="done", title="vừa xong", done=DAY)])
    inbox.register(lambda user, day: [Row(section="todo", title="sau", due=dt.date(2023, 6, 20)), Row(section="todo", title="không hạn")])
    inbox.register(lambda user, day: [Row(section="todo", title="trước", due=dt.date(2023, 6, 14)), Row(section="waiting", title="chờ")])
    assert titles() == ["trước", "sau", "không hạn", "chờ", "vừa xong", "cũ"]


def test_a_source_gets_the_person_and_the_day():
    inbox.register(lambda user, day: [Row(section="todo", title=f"{user} {day}")])
    assert titles() == ["lan 2023-06-12"]


def test_a_source_is_asked_once_even_if_declared_twice():
    @inbox.register
    def source(user, day):
        return [Row(section="todo", title="một")]

    inbox.register(source)
    assert titles() == ["một"]


def test_an_unknown_section_is_refused_where_it_is_written():
    with pytest.raises(ValueError, match="todo, waiting, coming, done"):
        Row(section="later", title="?")
