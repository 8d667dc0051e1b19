"""Any table, matrix or workbook is read or told, never a traceback."""

from __future__ import annotations

import json

import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.settings import TABLES
from scheduler.reading.columns.kinds import SPEAKER_COLUMNS, TALK_COLUMNS, WISH_COLUMNS
from tests.scheduler.reading.drawn_texts import TALKS, nested, quick, reads_or_tells, texts

EVENT = '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n'
SLOTS = """
[[axes]]
id = "1"
title = "x"
[[axes]]
id = "2"
title = "x"
[[slots]]
start = "9h"
end = "10h"
places = 3
[[slots]]
start = "10h"
end = "11h"
places = 3
"""
PRESET_TALKS = "id,title,axis,reference\nT1,a,1,2\nT2,b,2,2\nT3,c,1,x\n"
SYNONYMS = [
    "N°",
    "Prénom",
    "Nom",
    "Intervenant 1",
    "Intervenant 2",
    "Mail",
    "Adresse",
    "Avis comité",
    "Absent",
    "Début",
    "H",
]
columns = st.sampled_from([*TALK_COLUMNS, *TALK_COLUMNS.values(), *SPEAKER_COLUMNS, *SYNONYMS, "other", ""])
wish_columns = st.sampled_from([*WISH_COLUMNS, *WISH_COLUMNS.values(), "other"])
labels = st.sampled_from(
    ["1", "2", "3", "T1", "t2", "T3", "x", "salle", "Salle", "", "no", "non", "0", "7", "-1", "1000001"]
)


@quick
@given(st.binary(max_size=300), st.sampled_from(["event.toml", "talks.csv", "talks.json", "speakers.csv"]))
def test_any_bytes(data, name):
    files = {"event.toml": EVENT.encode(), "talks.csv": TALKS.encode(), name: data}
    if name == "talks.json":
        del files["talks.csv"]
    reads_or_tells(files)


@examples(50, quick)
@given(st.data(), st.sampled_from(["xlsx", "ods"]))
def test_a_damaged_workbook(workbooks, data, ending):
    good = bytearray(workbooks[ending])
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    reads_or_tells({"event.toml": EVENT.encode(), f"talks.{ending}": bytes(good[: cut or None])})


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory):
    import openpyxl
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    folder = tmp_path_factory.mktemp("books")
    rows = [["id", "title", "speakers"], ["T1", "a", "Ada"]]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "t.xlsx")
    document = OpenDocumentSpreadsheet()
    sheet = Table(name="F")
    document.spreadsheet.addElement(sheet)
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    document.save(folder / "t.ods")
    return {ending: (folder / f"t.{ending}").read_bytes() for ending in ("xlsx", "ods")}


@quick
@given(st.lists(columns, max_size=8), st.lists(st.lists(texts, max_size=9), max_size=5), st.sampled_from(",;\t"))
def test_any_table(header, rows, separator):
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([["id", "title", "speakers", *header], *rows])
    table = text.getvalue().encode("utf-8", "replace")
    reads_or_tells({"event.toml": EVENT.encode(), "talks.csv": table, "speakers.csv": table})


@quick
@given(st.lists(st.dictionaries(columns, nested, max_size=6), max_size=4))
def test_any_json(objects):
    reads_or_tells({"event.toml": EVENT.encode(), "talks.json": json.dumps(objects).encode()})


@quick
@given(st.lists(st.lists(st.one_of(labels, texts), max_size=5), max_size=6), st.sampled_from(",;\t"))
def test_any_matrix(rows, separator):
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    table = text.getvalue().encode("utf-8", "replace")
    files = {"event.toml": (EVENT + SLOTS).encode(), "talks.csv": PRESET_TALKS.encode(), "voeux.csv": table}
    reads_or_tells({**files, **{f"{name}.csv": table for name in TABLES}})
    reads_or_tells({**files, "event.toml": EVENT.encode(), **{f"{name}.csv": table for name in TABLES}})


@quick
@given(st.binary(max_size=300), st.sampled_from(["axis_slot.csv", "axis_axis.xlsx", "talk_slot.ods", "wishes.json"]))
def test_any_bytes_of_a_matrix(data, name):
    reads_or_tells({"event.toml": (EVENT + SLOTS).encode(), "talks.csv": PRESET_TALKS.encode(), name: data})


@quick
@given(st.lists(st.dictionaries(wish_columns, nested, max_size=4), max_size=4))
def test_any_wishes(objects):
    files = {"event.toml": (EVENT + SLOTS).encode(), "talks.csv": PRESET_TALKS.encode()}
    reads_or_tells({**files, "wishes.json": json.dumps(objects).encode()})
