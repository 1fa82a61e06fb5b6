"""The annexes of the paper: the table of results, the units without a report, how each number is made, and the value of each unit behind it.

"Nguồn số liệu" lies on its side: a row for each unit, with the version and the day it stands on, and a column for each number.
"""

from reports.synthesis.sentences import names_words

WIDE, NAME, SENT, LEAST = 252, 46, 32, 14  # mm: a page on its side, its first two columns, the narrowest column of a number
LETTER, ROOM = 1.9, 3  # mm: a letter or figure of the small type, and what a cell needs beside its words


def annexes_of(facts):
    """Return the annexes (shape: see documents.kinds) of the edition that `facts` tell (see `snapshot.facts_of`)."""
    figures = list(enumerate(_by_field(facts["figures"]), 1))
    tables = _packed([(number, figure) for number, figure in figures if figure["cells"]])
    absent = [_absent(facts)] if facts["absent"] or facts["waived"] else []
    ways = [_ways(figures)] if figures else []
    return [*([_results(facts, figures)] if figures else []), *absent, *ways, *(_sources(table, len(tables) > 1) for table in tables)]


def _results(facts, figures):
    columns = [
        _column("STT", 11, middle=True),
        _column("Chỉ tiêu", 54),
        _column("Kế hoạch năm", 23, middle=True),
        _column("Kỳ so sánh", 23, middle=True),
        _column("Kết quả", 23, middle=True),
        _column("So kế hoạch", 16, middle=True),
        _column("Số đơn vị", 15, middle=True),
    ]
    rows, field = [], ""
    for number, figure in figures:
        if figure["field"] != field:
            field = figure["field"]
            rows.append({"group": field})
        rows.append({"cells": [str(number), *_result(figure)]})
    return {"title": f"Kết quả các chỉ tiêu {facts['span']}", "columns": columns, "rows": rows}


def _result(figure):
    measure = f" ({figure['measure']})" if figure["measure"] else ""
    before = f"{figure['before_words']} ({_joined(figure['before_span'], figure['before_note'])})" if figure["before_words"] else ""
    share = _joined(figure["share"], figure["share_note"])
    units = f"{figure['reported']}/{figure['assigned']}"
    return [f"{figure['name']}{measure}", figure["target_short"], before, figure["short"], share, units]


def _joined(*words):
    return ", ".join(word for word in words if word)


def _absent(facts):
    columns = [_column("STT", 12, middle=True), _column("Đơn vị", 70), _column("Tình trạng", 53), _column("Quá hạn", 30, middle=True)]
    units = [*facts["absent"], *facts["waived"]]
    rows = [
        {"cells": [str(number), unit["name"], unit["words"], f"{unit['late']} ngày" if unit["late"] else ""]} for number, unit in enumerate(units, 1)
    ]
    return {"title": f"Đơn vị chưa có báo cáo đến ngày {facts['built_on']}", "columns": columns, "rows": rows}


def _ways(figures):
    columns = [_column("Số", 13, middle=True), _column("Chỉ tiêu", 54), _column("Kết quả", 28, middle=True), _column("Cách tính", 70)]
    rows = [{"cells": [f"({number})", figure["name"], figure["words"], way_words(figure)]} for number, figure in figures]
    return {"title": "Nguồn số liệu: cách tính từng số", "columns": columns, "rows": rows}


def way_words(figure):
    """Return the formula of a number with everybody who is not in it, in words; those without a report are in a list of their own."""
    notes = [f"Không có quyền số: {names_words(figure['left_out'])}"] if figure["left_out"] else []
    notes += [f"Để trống: {names_words(figure['blank'])}"] if figure["blank"] and figure["cells"] else []
    notes += [f"{len(figure['unreported'])} đơn vị chưa có báo cáo"] if figure["unreported"] else []
    return ". ".join([figure["formula"], *notes]) + "."


def _by_field(figures):
    """Return the figures with those of a field together, the fields in the order in which they first come."""
    order = list(dict.fromkeys(figure["field"] for figure in figures))
    return sorted(figures, key=lambda figure: order.index(figure["field"]))


def _packed(told):
    """Return lists of (number, figure) that fit beside each other on a page, about equally wide: no table for what is left over."""
    tables = _filled(told, enough=WIDE)
    if len(tables) > 1:
        even = _filled(told, enough=sum(_width(figure) for _, figure in told) / len(tables))
        tables = even if len(even) == len(tables) else tables
    return tables


def _filled(told, enough):
    """The same, a new table begun where the next does not fit or the last is as wide as `enough` (mm)."""
    tables, used = [], WIDE
    for number, figure in told:
        width = _width(figure)
        if used >= enough or used + width > WIDE - NAME - SENT:
            tables.append([])
            used = 0
        tables[-1].append((number, figure))
        used += width
    return tables


def _width(figure):
    """The column of a number holds its longest value and the longest word of its name in one line."""
    values = max(len(cell["words"]) for cell in figure["cells"] if not cell["zero"]) if any(not cell["zero"] for cell in figure["cells"]) else 1
    return max(LEAST, round(max(values, *(len(word) for word in figure["name"].split())) * LETTER + ROOM))


def _sources(table, several):
    widths = [_width(figure) for _, figure in table]
    spare = min((WIDE - NAME - SENT - sum(widths)) // len(widths), 10)
    widths = [width + spare for width in widths]
    columns = [_column("Đơn vị", WIDE - SENT - sum(widths)), _column("Bản trình, ngày gửi", SENT, middle=True)]
    columns += [_column(f"({number}) {figure['name']}", width, middle=True) for width, (number, figure) in zip(widths, table, strict=True)]
    rows = {}
    for place, (_, figure) in enumerate(table):
        for cell in figure["cells"]:
            row = rows.setdefault(cell["unit"], [cell["name"], _sent_words(cell), *[""] * len(table)])
            row[2 + place] = "0" if cell["zero"] else cell["words"]
    span = f", số ({table[0][0]}) đến ({table[-1][0]})" if several else ""
    lines = [{"cells": row} for row in rows.values()]
    return {"title": f"Nguồn số liệu: số của từng đơn vị{span}", "wide": True, "dense": True, "columns": columns, "rows": lines}


def _sent_words(cell):
    late = f", muộn {cell['late']} ngày" if cell["late"] else ""
    return f"Bản {cell['version']}, {cell['short_day']}{late}"


def _column(title, width, *, middle=False):
    return {"title": title, "width": width, "middle": middle}
