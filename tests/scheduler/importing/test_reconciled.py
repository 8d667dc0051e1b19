"""Every column and element of real and made exports arrives, or is counted among what is left aside.

The sources are read here by other means than the importers': the standard library's, without any knowledge of formats.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scheduler.importing.asked import Asked
from scheduler.importing.formats import importer
from scheduler.importing.imported import Imported
from scheduler.language.text import fold

DATA = Path(__file__).parents[4] / "shared/data/interchange"
#: What the views of Sessionize join by.
_SESSIONIZE = "id sort type startsAt endsAt roomId items speakers sessions categoryItems questionId questionType"
#: The files of each import, and what arrives in another form than it is written in: decisions, numbers that order or
#: join, dates, durations in words, flags.
CASES: Mapping[str, tuple[str, str, str]] = {
    "sciencesconf": (
        "sciencesconf",
        "made-planning.csv made-submissions.json made-submissions.xml",
        "id date start end type STATUS @status @order speaker labidx @labidx subject sigle",
    ),
    "easychair": ("easychair", "submission.csv author.csv", "decision deleted? corresponding? authors"),
    "easychair alone": ("easychair", "submission.csv", "decision deleted?"),
    "pretalx csv": ("pretalx", "made/sessions.csv made/speakers.csv", "Start|End|Slot Count|Speaker IDs|Session type"),
    "pretalx json": ("pretalx", "made/sessions.json", "Start|End|Slot Count|Speaker IDs|Session type"),
    "pretalx rest": (
        "pretalx",
        "made/submissions-plain.json made/speakers.json made/tracks.json made/rooms.json made/slots.json",
        "count speakers submission_type track slots slot_count start end submissions id room submission state",
    ),
    "pretalx before 2025": (
        "pretalx",
        "programapi-submissions.json programapi-speakers.json",
        "submission_type submission_type_id track_id slot_count submissions id submission person code state "
        "content_locale answer_file question",
    ),
    "indico csv": ("indico", "made-contributions.csv", "Date|Duration|Type"),
    "indico json": ("indico", "made-event.json", "count date time tz type _type duration friendly_id id description"),
    "conftool": ("conftool", "papers-2011.csv", "contribtion_type acceptance acceptance_status withdrawn authors"),
    "sessionize 2020": ("sessionize", "gab-linz-2020-all.json", _SESSIONIZE),
    "sessionize 2024": ("sessionize", "gab-austria-2024-all.json", _SESSIONIZE),
    "cmt": ("cmt", "made-papers.xls", "Status|Authors|Author Names|Author Emails"),
    "hotcrp": ("hotcrp", "made-data.json made-authors.csv", "status decision withdrawn pid error"),
    "frab": (
        "frab",
        "../pretalx/made/schedule.xml",
        "@id @guid @code date start duration type day_change @start @end @date @index base_url @slug slug days acronym",
    ),
    "schedule-json": (
        "schedule-json",
        "pretalx-democon.json",
        "id guid code date start end duration type index day_start day_end base_url slug daysCount acronym generator",
    ),
    "ics": ("ics", "jres_2022.ics", "BEGIN END VERSION PRODID DTSTAMP DTSTART DTEND"),
}


def cells(path: Path) -> Iterator[tuple[str, str]]:
    """Each filled value of a file with the name of its column or element."""
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    if path.suffix == ".json":
        yield from leaves("", json.loads(text))
    elif path.suffix == ".ics":
        lines = re.sub(rb"\r*\n[ \t]", b"", path.read_bytes()).decode().splitlines()
        pairs = (line.partition(":") for line in lines)
        yield from ((name.partition(";")[0], re.sub(r"\\\\(.)", r"\1", value)) for name, _, value in pairs)
    elif path.suffix == ".csv":
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";" if text.startswith('"id";') else ","))
        yield from ((name, cell) for row in rows[1:] for name, cell in zip(rows[0], row, strict=False))
    elif "<Workbook" in text:
        root = ElementTree.fromstring(text)
        grid = [
            [cell[0].text or "" for cell in row]
            for row in root.iter("{urn:schemas-microsoft-com:office:spreadsheet}Row")
        ]
        header = max(grid[:10], key=len)
        body = grid[grid.index(header) + 1 :]
        yield from ((name, cell) for row in body for name, cell in zip(header, row, strict=True))
    else:
        for element in ElementTree.fromstring(text).iter():
            yield from ((f"@{key}", value) for key, value in element.attrib.items())
            yield element.tag, "" if len(element) else element.text or ""


def leaves(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inside in value.items():  # texts by language belong to the name above them
            yield from leaves(name if key in ("en", "fr") else key, inside)
    elif isinstance(value, list):
        for inside in value:
            yield from leaves(name, inside)
    elif value not in (None, False, True):
        yield name, str(value)


def letters(text: str) -> str:
    """The letters and digits of the text, without tags and entities of HTML."""
    return re.sub(r"[\W_]", "", fold(re.sub(r"<[^<>]*>|&\w+;", "", text)))


def values(value: Any) -> Iterator[str]:
    if dataclasses.is_dataclass(value):
        value = [getattr(value, field.name) for field in dataclasses.fields(value)]
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, tuple | list):
        for inside in value:
            yield from values(inside)
    else:
        yield str(value)


@pytest.mark.parametrize("case", CASES)
def test_all_that_a_source_says_arrives_or_is_counted_as_left_aside(case: str) -> None:
    name, files, otherwise = CASES[case]
    paths = [DATA / name / file for file in files.split()]
    if not all(path.is_file() for path in paths):
        pytest.skip("../shared/data/interchange is not beside this checkout")
    result: Imported = importer(name)(paths, Asked())
    parts = (result.talks, result.axes, result.rooms, result.pauses, result.title)
    names = (lost.what.en for lost in result.lost)
    everything = " ".join(map(letters, (*values(parts), *names)))
    missing: Counter[str] = Counter()
    for column, cell in (pair for path in paths for pair in cells(path)):
        if letters(cell) and column not in re.split(r"[| ]" if "|" not in otherwise else r"\|", otherwise):
            missing[column] += not all(letters(part) in everything for part in re.split("[,;<>()]", cell))
    told = sum(lost.count for lost in result.lost)
    assert sum(missing.values()) <= told, {column: count for column, count in missing.items() if count}


TABLES = (
    *("forms/made-google-forms.csv", "forms/made-limesurvey.csv", "forms/made-microsoft-forms.csv"),
    *("tables/conferia-test_data.csv", "tables/miniconf-speakers.csv"),
)


@pytest.mark.parametrize("file", TABLES)
def test_each_column_of_a_table_arrives_or_is_named_as_left_aside(file: str) -> None:
    path = DATA / file
    if not path.is_file():
        pytest.skip("../shared/data/interchange is not beside this checkout")
    result = importer("table")([path], Asked())
    arrived = " ".join(map(letters, values(result.talks)))
    told = " ".join(guess.fr for guess in result.guesses)
    rows = {str(talk.origin.row) for talk in result.talks}
    data = path.read_bytes()
    text = data.decode("cp1252" if b"\x85" in data else "utf-8-sig")
    mark = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    grid = list(csv.reader(text.splitlines(keepends=True), delimiter=mark))
    header = next(row for row in grid if len([cell for cell in row if cell]) > 2)
    for number, row in enumerate(grid, start=1):
        if str(number) in rows:
            lacking = {
                name
                for name, cell in zip(header, row, strict=False)
                if name != "Décision du comité"  # which decides
                and letters(cell)
                and not all(letters(part) in arrived for part in re.split("[,;<>()]", cell))
            }
            assert not [name for name in lacking if f"« {name} »" not in told.replace("\xa0", " ")], file


@pytest.mark.parametrize("case", CASES)
def test_the_same_files_give_the_same_import(case: str) -> None:
    name, files, _ = CASES[case]
    paths = [DATA / name / file for file in files.split()]
    if not all(path.is_file() for path in paths):
        pytest.skip("../shared/data/interchange is not beside this checkout")
    assert importer(name)(paths, Asked()) == importer(name)(paths, Asked())
