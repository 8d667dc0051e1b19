"""A newer export of each system merged after random edits on both sides, against a model written apart."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scheduler.importing.asked import Asked
from scheduler.importing.formats import PACKAGES
from scheduler.reading import read_folder
from scheduler.services.importing import Outcome, import_sources
from tests.scheduler.services.own_sources import SOURCES

Cells = Mapping[tuple[str, str], str]
FIRST = {("1", "title"): "Un", ("1", "abstract"): "Texte 1", ("2", "title"): "Deux", ("2", "abstract"): "Texte 2"}
#: Cells of a column of the organiser's own, which no source gives.
OWN = {("1", "own"): "", ("2", "own"): ""}
TEXTS = st.sampled_from(("Ici", "Là", "Été, « œuf »", "Deux ; trois"))
OURS = st.dictionaries(st.sampled_from(sorted({**FIRST, **OWN})), TEXTS, min_size=1, max_size=4)
THEIRS = st.dictionaries(st.sampled_from(sorted(FIRST)), TEXTS, max_size=4)


def taken(format: str, place: Path, cells: Cells, *more: str) -> Outcome:
    talks = {id: (cells[id, "title"], cells[id, "abstract"]) for id in "12"}
    talks |= {id: (f"Neuf {id}", "Texte") for id in more}
    files = SOURCES[format](talks)
    for name, text in files.items():
        (place / name).write_text(text, "utf-8")
    return import_sources(format, [place / name for name in files], place / "event", None, Asked("fr"))


def edit(folder: Path, ours: Cells) -> None:
    """The table as somebody saves it from a spreadsheet, with a column of their own."""
    data = (folder / "talks.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=";" if ";" in data.splitlines()[0] else ","))
    header = [*rows[0], "Suivi"]
    names = {"title": ("titre", "title"), "abstract": ("résumé", "abstract"), "own": ("Suivi",)}
    at = {field: next(header.index(name) for name in words if name in header) for field, words in names.items()}
    for row in rows[1:]:
        row.append("")
        for field, column in at.items():
            row[column] = ours.get((row[0], field), row[column])
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([header, *rows[1:]])
    (folder / "talks.csv").write_text(out.getvalue(), "utf-8")


def own_cells(folder: Path) -> dict[str, str]:
    rows = csv.reader(io.StringIO((folder / "talks.csv").read_text("utf-8-sig"), newline=""), delimiter=";")
    header = next(rows)
    return {row[0]: row[header.index("Suivi")] for row in rows}


def test_every_importer_has_a_source_here() -> None:
    assert set(SOURCES) == set(PACKAGES)


@pytest.mark.parametrize("format", SOURCES)
@settings(max_examples=3, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ours=OURS, theirs=THEIRS)
def test_each_cell_is_what_the_model_says(format: str, ours: Cells, theirs: Cells) -> None:
    with tempfile.TemporaryDirectory() as name:
        place, folder = Path(name), Path(name) / "event"
        first = taken(format, place, FIRST)
        assert not any("--" in guess.fr for guess in first.imported.guesses), "options are told apart"
        edit(folder, ours)
        outcome = taken(format, place, {**FIRST, **theirs}, "3")
        talks = {talk.id: talk for talk in read_folder(folder).event.talks}
        assert set(talks) == {"1", "2", "3"}
        assert outcome.merged is not None
        told = {(conflict.talk, conflict.column) for conflict in outcome.merged.conflicts}
        for (id, column), before in FIRST.items():
            here, there = ours.get((id, column), before), theirs.get((id, column), before)
            assert getattr(talks[id], column) == (there if here == before else here)
            assert ((id, column) in told) == (before not in (here, there) and here != there)
        assert own_cells(folder) == {"1": "", "2": "", "3": ""} | {
            id: ours[id, at] for id, at in OWN if (id, at) in ours
        }
        whole = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        taken(format, place, {**FIRST, **theirs}, "3")
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == whole
