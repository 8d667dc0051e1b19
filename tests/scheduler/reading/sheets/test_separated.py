"""The separator of a table is found even where no column of it is known, as in another language."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.reading.sheets.separated import separator

CELLS = st.text(st.sampled_from('abé ;,|\t\n"'), min_size=1, max_size=8).filter(lambda text: text.strip())


def written(rows: list[list[str]], mark: str) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=mark).writerows(rows)
    return file.getvalue()


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_most_rows_have_as_many_cells_as_the_header(mark: str) -> None:
    header = ["Título de la ponencia", "Nombre y apellidos", "Palabras clave"]
    rows = [header, ["El viento", "Ana Muñoz", "a; b, c | d"], ["El mar", "Bo Berg", "a; b"]]
    assert separator(written(rows, mark), lambda _: None) == mark


@given(st.lists(CELLS, min_size=3, max_size=5), st.sampled_from(";,\t|"))
def test_a_known_header_decides_before_all_else(names: list[str], mark: str) -> None:
    header = [f"{name.strip()}{number}" for number, name in enumerate(names)]
    text = written([header, *[[";,|\t" * 5] * 2] * 4], mark)
    assert separator(text, lambda cell: cell if cell in header else None) == mark
