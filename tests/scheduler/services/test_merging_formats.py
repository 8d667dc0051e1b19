"""A newer export merged into a table of any format, after random edits on both sides, against a model written apart."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from scheduler.importing.asked import Asked
from scheduler.reading import read_folder
from scheduler.services.importing import import_sources

COLUMNS = ("title", "abstract")
MARK = ";"
HEADERS = {"title": "titre", "abstract": "résumé"}
FIRST = {("1", "title"): "Un", ("1", "abstract"): "Texte 1", ("2", "title"): "Deux", ("2", "abstract"): "Texte 2"}
EDITS = st.dictionaries(st.sampled_from(sorted(FIRST)), st.sampled_from(("Ici", "Là", "Été, « œuf »")), max_size=4)


def export(place: Path, cells: dict[tuple[str, str], str], *more: str) -> Path:
    rows = [[id, cells[id, "title"], cells[id, "abstract"], f"Ada {id}", "Eau"] for id in "12"]
    rows += [[id, f"Neuf {id}", "Texte", "Bo Yi", "Eau"] for id in more]
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([["N°", "Titre", "Résumé", "Intervenant", "Axe"], *rows])
    (place / "export.csv").write_text(out.getvalue(), "utf-8")
    return place / "export.csv"


def table_of(rows: list[list[str]], ending: str) -> bytes:
    out = io.BytesIO()
    if ending == "json":
        text = json.dumps([dict(zip(rows[0], row, strict=True)) for row in rows[1:]], ensure_ascii=False)
        return text.encode()
    if ending == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(out)
        return out.getvalue()
    document, table = OpenDocumentSpreadsheet(), Table(name="talks")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(out)
    return out.getvalue()


@pytest.mark.long
@pytest.mark.parametrize("ending", ["xlsx", "ods", "json"])
@settings(max_examples=8, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ours=EDITS, theirs=EDITS)
def test_each_cell_is_what_the_model_says(
    ending: str, ours: dict[tuple[str, str], str], theirs: dict[tuple[str, str], str]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        place, folder = Path(name), Path(name) / "event"
        import_sources("table", [export(place, FIRST)], folder, None, Asked("fr"))
        rows = list(csv.reader((folder / "talks.csv").read_text("utf-8-sig").splitlines(keepends=True), delimiter=MARK))
        for row in rows[1:]:
            for column in COLUMNS:
                at = rows[0].index(HEADERS[column])
                row[at] = ours.get((row[0], column), row[at])
        (folder / "talks.csv").unlink()
        (folder / f"talks.{ending}").write_bytes(table_of(rows, ending))
        outcome = import_sources("table", [export(place, {**FIRST, **theirs}, "3")], folder, None, Asked("fr"))
        talks = {talk.id: talk for talk in read_folder(folder).event.talks}
        assert set(talks) == {"1", "2", "3"}
        told = {(conflict.talk, conflict.column) for conflict in outcome.merged.conflicts} if outcome.merged else set()
        for (id, column), before in FIRST.items():
            here, there = ours.get((id, column), before), theirs.get((id, column), before)
            expected = there if here == before else here
            assert getattr(talks[id], column) == expected
            assert ((id, column) in told) == (before not in (here, there) and here != there)
        whole = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        import_sources("table", [place / "export.csv"], folder, None, Asked("fr"))
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == whole
