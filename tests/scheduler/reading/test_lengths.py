"""A text that is too long is a mistake at its place, whichever file it stands in; a shorter one is read."""

from __future__ import annotations

import json

import pytest
from sheets import Sheet, book

from scheduler.domain.lengths import LONGEST, LONGEST_LINE

HEADER = ["id", "title", "speakers", "abstract", "keywords", "available", "affiliations"]
GOOD = ["T1", "Un", "Marie Curie", "Résumé.", "a", "", ""]
EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"

[[rooms]]
id = "amphi"
name = "Amphithéâtre"
"""
LINES, BLOCKS = ["id", "title", "speakers", "keywords", "affiliations"], ["abstract"]
LIMITS = [(column, LONGEST_LINE) for column in LINES] + [(column, LONGEST) for column in [*BLOCKS, "available"]]


def row(column: str, length: int) -> list[str]:
    return [
        ("Abc " * length)[:length].replace("  ", "a") if key == column else cell
        for key, cell in zip(HEADER, GOOD, strict=True)
    ]


def as_csv(cells: list[str]) -> bytes:
    quoted = (cell if cell.startswith('"') else f'"{cell}"' for cell in cells)
    return "\n".join([";".join(HEADER), ";".join(quoted), "T2;Deux;Ada Lovelace;;;;"]).encode()


def as_json(cells: list[str]) -> bytes:
    second = {"id": "T2", "title": "Deux", "speakers": "Ada Lovelace"}
    return json.dumps([dict(zip(HEADER, cells, strict=True)), second]).encode()


def as_workbook(cells: list[str]) -> bytes:
    return book("xlsx", Sheet([HEADER, cells]))


WRITTEN = {"talks.csv": (as_csv, 2), "talks.json": (as_json, 1), "talks.xlsx": (as_workbook, 2)}


@pytest.mark.parametrize("file", WRITTEN)
@pytest.mark.parametrize(("column", "most"), LIMITS)
def test_a_text_that_is_too_long_is_a_mistake_of_its_cell(folder, file, column, most):
    write, number = WRITTEN[file]
    (folder.path / "talks.csv").unlink()
    folder.event(EVENT).write(file, write(row(column, most + 4)))
    found = [mistake for mistake in folder.mistakes() if f"{most}" in mistake.text.en]
    assert [(mistake.file, mistake.row, mistake.column) for mistake in found] == [(file, number, column)]
    assert "characters: shorten it to" in found[0].text.en


@pytest.mark.parametrize(
    ("column", "most"), [(column, most) for column, most in LIMITS if column not in ("id", "available")]
)
def test_the_longest_texts_are_read(folder, column, most):
    folder.event(EVENT).write("talks.csv", as_csv(row(column, most - 4)))
    assert "T1" in folder.read().event.talk


def test_many_people_may_stand_in_a_long_cell(folder):
    people = "; ".join(f"Marie{chr(97 + at // 26)}{chr(97 + at % 26)} Curie" for at in range(200))
    folder.event(EVENT).write("talks.csv", as_csv([*GOOD[:2], people, *GOOD[3:]]))
    assert len(folder.read().event.talk["T1"].speakers) == 200


def test_a_cell_that_is_never_closed_is_no_long_text(folder):
    folder.event(EVENT).write("talks.csv", as_csv(["T1", '"Un', "Marie Curie", "x" * 2 * LONGEST, "", "", ""]))
    assert "is not closed" in folder.mistake().text.en


@pytest.mark.parametrize(("text", "column"), [("Une journée", "event.title"), ("Amphithéâtre", "rooms[1].name")])
def test_a_long_text_of_event_toml_is_a_mistake_of_its_key(folder, text, column):
    folder.event(EVENT.replace(text, "x" * (LONGEST_LINE + 1)))
    found = [(mistake.file, mistake.column) for mistake in folder.mistakes() if "characters" in mistake.text.en]
    assert found == [("event.toml", column)]


def test_a_long_text_of_the_amendments_is_a_mistake(folder):
    folder.write("amendments.toml", f'[[cancelled]]\ntalk = "{"x" * (LONGEST_LINE + 1)}"\n')
    assert "1000" in folder.mistakes()[0].text.en
    assert folder.mistakes()[0].file == "amendments.toml"
