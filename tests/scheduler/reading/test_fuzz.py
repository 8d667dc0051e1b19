"""Whatever stands in the folder, reading it gives an event or a list of mistakes, never anything else."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.domain.clock import DAY
from scheduler.domain.errors import InputError
from scheduler.domain.settings import TABLES
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.reading import cells, read_folder
from scheduler.reading.columns.kinds import SPEAKER_COLUMNS, TALK_COLUMNS, WISH_COLUMNS
from scheduler.reading.matrices import cost
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.axis_names import axis
from scheduler.reading.spoken.cells import absence_in, stated_in
from scheduler.reading.spoken.durations import duration
from scheduler.reading.spoken.lists import keywords, known_names
from scheduler.reading.spoken.pins import pin
from scheduler.reading.spoken.stated import Stated
from scheduler.reading.spoken.statuses import status
from scheduler.reading.understood import Understood

EVENT = '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n'
TALKS = "id,title,speakers\nT1,a,Ada\n"
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

DAYS = (Day(date=date(2025, 5, 23), start=540, end=1080), Day(date=date(2025, 5, 24), start=600, end=1020))

quick = examples(120, settings(deadline=None, suppress_health_check=list(HealthCheck)))

words = st.sampled_from(
    [
        "T1",
        "T2",
        "1",
        "Ada",
        "Ada <a@b.org>",
        "a@b.org",
        "9h-10h",
        "2025-05-23 9h-10h",
        "14:00@salle",
        "30",
        ";",
        "a;b;c",
        "=1+1",
        "\u202e",
        "\x00",
        "é",
        '"',
        "\r\n",
        "x" * 7000,
        "<b>",
        "-",
        "0",
        "1e99",
        "rejected",
        "nan",
        "{}",
        "{x}",
        "%s",
    ]
)
texts = st.one_of(words, st.text(max_size=20))
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

plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts)
nested = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3), max_leaves=6
)


@contextmanager
def a_folder(files: dict[str, bytes]):
    with tempfile.TemporaryDirectory() as name:
        for file, data in files.items():
            (Path(name) / file).write_bytes(data)
        yield Path(name)


def reads_or_tells(files: dict[str, bytes]) -> None:
    with a_folder(files) as path:
        try:
            reading = read_folder(path)
            problems = reading.remarks
            enough = bool(reading.event.talks and reading.event.rooms)
        except InputError as error:
            problems = (*error.mistakes, *error.remarks)
            enough = bool(error.mistakes)
    assert enough
    for problem in problems:
        for text in (problem.file, problem.column or "", problem.found or "", problem.text.fr, problem.text.en):
            text.encode()
            assert "\n" not in text
        assert problem.text.fr
        assert problem.text.en


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


toml_values = st.one_of(
    st.booleans().map(lambda b: str(b).lower()),
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
    texts.map(lambda t: json.dumps(t.encode("utf-8", "replace").decode())),
    st.sampled_from(["[]", "{}", "[[]]", '["a", 1]', "2025-05-23", "09:00:00", "0001-01-01", "9999-12-31T00:00:00Z"]),
)
toml_keys = st.sampled_from(
    [
        "event.title",
        "event.date",
        "event.start",
        "event.end",
        "event.step",
        "event.venue",
        "event.venue.latitude",
        "event.id",
        "event.organisers",
        "event.committees",
        "event.url",
        "days",
        "talks",
        "talks.duration",
        "sessions.max_talks",
        "axes",
        "rooms",
        "plenaries",
        "breaks",
        "rules",
        "rules.pin",
        "priorities",
        "priorities.order",
        "other",
        "event",
        "slots",
        "time_zones",
        "time_zones.suitable",
        "time_zones.small",
        "rules.axis_slot_table",
        "columns",
        "columns.talks",
        "columns.talks.title",
        "columns.talks.ignore",
        "columns.speakers.name",
        "event.timezone",
    ]
)
item_keys = st.sampled_from(
    [
        "id",
        "title",
        "start",
        "end",
        "date",
        "duration",
        "between",
        "ideal",
        "room",
        "speakers",
        "chair",
        "features",
        "available",
        "places",
        "rooms",
    ]
)


@quick
@given(
    st.lists(st.tuples(toml_keys, toml_values), max_size=5, unique_by=lambda pair: pair[0]),
    st.lists(
        st.tuples(st.sampled_from(["axes", "rooms", "plenaries", "breaks", "days", "slots"]), item_keys, toml_values),
        max_size=4,
    ),
)
def test_any_toml(pairs, items):
    text = "".join(f"{key} = {value}\n" for key, value in pairs)
    text += "".join(f"[[{table}]]\n{key} = {value}\n" for table, key, value in items)
    usual = ['event.title = "x"', "event.date = 2025-05-23", 'event.start = "9h"', 'event.end = "18h"']
    text = "".join(f"{line}\n" for line in usual if line.split(" ")[0] not in dict(pairs)) + text
    reads_or_tells({"event.toml": text.encode(), "talks.csv": TALKS.encode()})


anything: st.SearchStrategy[Any] = st.one_of(nested, st.times(), st.dates(), st.datetimes(), st.timedeltas())


@quick
@given(anything)
def test_any_cell_is_read_or_wrong(value):
    for parse, kinds in (
        (cells.line, str),
        (cells.block, str),
        (cells.places, tuple),
        (cells.listed, tuple),
        (cells.whole(0, 9), int),
        (duration(1, DAY), int),
        (status("fr"), str),
        (keywords, tuple),
        (known_names({"a": "a"}), tuple),
        (partial(stated_in, days=()), Stated),
        (partial(stated_in, days=DAYS), Stated),
        (partial(absence_in, days=DAYS), tuple),
        (pin(()), tuple),
        (pin(DAYS), tuple),
        (cost, int | None),
    ):
        with suppress(Wrong):
            parsed = parse(value)
            assert isinstance(parsed.value if isinstance(parsed, Understood) else parsed, kinds)


@pytest.mark.parametrize(
    "piece", ["a, ", "(", "((a) ", " ", "matin ; ", "pas avant 11h, ", "1+", "9-", "é" * 9, "T1 et "]
)
def test_a_cell_of_any_length_is_answered(piece):
    text = piece * (50_000 // len(piece))
    for parse in (
        duration(1, DAY),
        status("fr"),
        axis([Axis(id="1", title="Nommer")]),
        keywords,
        known_names({"a": "a"}),
        partial(stated_in, days=DAYS),
        pin(DAYS),
    ):
        with suppress(Wrong):
            parse(text)


@quick
@given(st.integers(0, DAY - 1))
def test_a_time_is_the_same_however_the_spreadsheet_keeps_it(minutes):
    from datetime import datetime, time, timedelta

    forms = [
        f"{minutes // 60}h{minutes % 60:02d}",
        f"{minutes // 60:02d}:{minutes % 60:02d}:00",
        time(minutes // 60, minutes % 60),
        timedelta(minutes=minutes),
        minutes / DAY,
    ]
    assert {pin(())(form) for form in forms} == {(None, minutes, None)}
    moment = datetime(2025, 5, 23) + timedelta(minutes=minutes)
    dated = [moment, f"2025-05-23 {minutes // 60}:{minutes % 60:02d}", 45800 + minutes / DAY]
    assert {pin(())(form) for form in dated} == {(moment.date(), minutes, None)}
