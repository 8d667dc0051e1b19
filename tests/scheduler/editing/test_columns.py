"""An edit finds the column that the reader read, whatever it is called; it never lands in another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tabled import FORMATS, saved

from scheduler.editing import Edit, applied, edited, planned
from scheduler.reading import Reading, read_folder

EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"
"""
COLUMNS = '\n[columns.talks]\nid = "Clé"\ntitle = "Ce dont on parle"\nspeakers = "Qui"\nduration = "Combien"\n'

#: Tables in which the title and duration of T2 stand in other columns than the contract's own.
TABLES: dict[str, tuple[str, Sequence[str], Sequence[Sequence[str]]]] = {
    "synonyms": (
        "",
        ["Durée (min)", "N°", "Remarques", "Titre de la communication", "Intervenant·e"],
        [["20", "T1", "", "Un", "Ada"], ["30", "T2", "", "Deux", "Bob"]],
    ),
    "stated": (
        COLUMNS,
        ["Combien", "Clé", "Titre ?", "Ce dont on parle", "Qui"],
        [["20", "T1", "x", "Un", "Ada"], ["30", "T2", "y", "Deux", "Bob"]],
    ),
    "title above": (
        COLUMNS,
        ["Colloque", "", "", "", ""],
        [
            ["Combien", "Clé", "", "Ce dont on parle", "Qui"],
            ["20", "T1", "", "Un", "Ada"],
            ["30", "T2", "", "Deux", "Bob"],
        ],
    ),
    "two rows": (
        "",
        ["", "", "Intervenant 1", "", ""],
        [
            ["Durée", "Nom", "Prénom", "Titre de l'exposé", "id"],
            ["20", "Ada", "A", "Un", "T1"],
            ["30", "Bob", "B", "Deux", "T2"],
        ],
    ),
    "same headers": (
        "",
        ["id", "Titre", "Titre", "Durée", "Intervenants"],
        [["T1", "", "Un", "20", "Ada"], ["T2", "", "Deux", "30", "Bob"]],
    ),
}


def folder_with(path, name: str, ending: str) -> Reading:
    columns, header, rows = TABLES[name]
    if ending == "json" and name in ("title above", "two rows", "same headers"):
        pytest.skip("objects have no such headers")
    (path / "event.toml").write_text(EVENT + columns, encoding="utf-8")
    (path / f"talks.{ending}").write_bytes(saved(ending, header, rows))
    return read_folder(path)


def write(path, reading: Reading, edits: Sequence[Edit]) -> Reading:
    for file, data in edited(reading.sources, edits).items():
        (path / file).write_bytes(data)
    return read_folder(path)


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(("key", "value"), [("title", "Neuf"), ("duration", 45), ("available", "10:00-12:00")])
def test_one_field_of_one_talk_changes(tmp_path, name: str, ending: str, key: str, value: str | int) -> None:
    before = folder_with(tmp_path, name, ending)
    spot = before.spot("talk", "T2", key)
    assert spot is not None
    assert spot.column is not None
    after = write(tmp_path, before, [Edit(spot.file, spot.row, spot.column, value)])
    assert after.event.talk["T1"] == before.event.talk["T1"]
    changed = after.event.talk["T2"].model_dump()
    differing = {field for field, was in before.event.talk["T2"].model_dump().items() if changed[field] != was}
    assert differing == {key}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("name", ["synonyms", "stated", "title above", "two rows"])
def test_a_talk_is_found_again_in_a_table_that_has_changed(tmp_path, name: str, ending: str) -> None:
    reading = folder_with(tmp_path, name, ending)
    spot = reading.spot("talk", "T2", "title")
    assert spot is not None
    assert spot.column is not None
    plans = planned(reading.sources, [Edit(spot.file, spot.row, spot.column, "Neuf")])
    _, header, rows = TABLES[name]
    turned = [*rows[:-2], rows[-1], rows[-2]]
    files = {**reading.sources, spot.file: saved(ending, header, turned)}
    (tmp_path / spot.file).write_bytes(applied(files, plans)[spot.file])
    assert {talk.id: talk.title for talk in read_folder(tmp_path).event.talks} == {"T1": "Un", "T2": "Neuf"}


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_a_field_in_several_columns_is_not_edited(tmp_path, ending: str) -> None:
    reading = folder_with(tmp_path, "two rows", ending)
    spot = reading.spot("talk", "T2", "speakers")
    assert spot is not None
    assert spot.column == "Prénom + Nom"
    for key in (spot.column, "speakers", "intervenants"):
        with pytest.raises(LookupError, match="several columns"):
            edited(reading.sources, [Edit(spot.file, spot.row, key, "Cy")])
