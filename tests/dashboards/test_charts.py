"""The numbers behind the charts."""

import datetime as dt

from emulation.dashboards.charts import Bar, on_time, submissions


def day(month, number):
    return dt.date(2023, month, number)


def test_the_line_counts_what_was_settled_by_each_day():
    chart = submissions([day(2, 7), day(2, 7), day(2, 9)], [], total=4, opens=day(2, 6), due=day(2, 20), day=day(2, 10))
    (now,) = chart.series
    assert now.values == (0, 2, 2, 3, 3)
    assert now.label == "2023: 3"
    assert chart.alternative == "Đến 10/2 có 3 trên 4 đơn vị đã nộp. Hạn nộp 20/2."
    assert [row[1] for row in chart.table] == [0, None, None, None]


def test_the_year_before_runs_to_the_end_and_is_named():
    chart = submissions([day(2, 7)], [day(2, 8), day(2, 25)], total=2, opens=day(2, 6), due=day(2, 20), day=day(2, 10))
    then, now = chart.series
    assert (then.label, now.label) == ("2022: 2", "2023: 1")
    assert "cùng ngày năm trước 1 đơn vị" in chart.alternative
    assert len(then.values) == 22  # until a week after the due day


def test_nothing_is_drawn_before_it_opens():
    assert submissions([], [], total=2, opens=day(2, 6), due=day(2, 20), day=day(2, 5)) is None


def test_the_labels_of_close_lines_do_not_cover_each_other():
    dates = [day(2, 7)] * 10
    then, now = submissions(dates, dates, total=10, opens=day(2, 6), due=day(2, 20), day=day(2, 27)).series
    assert abs(then.label_y - now.label_y) >= 13


def test_the_bars_are_sorted_and_leave_out_what_is_not_due():
    class Section:
        def __init__(self, title, settled, counted):
            self.title, self.settled_in_time, self.counted = title, settled, counted

    bars = on_time([Section("A", 1, 2), Section("B", 0, 0), Section("C", 3, 3)])
    assert bars == [Bar("C", 100, 3, 3), Bar("A", 50, 1, 2)]
