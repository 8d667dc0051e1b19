"""On a terminal an import asks which column is the title and who speaks, where no header says it, and keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Question
from scheduler.reading import read_folder
from scheduler.services.importing import import_sources

ROWS = "Marca;Ponencia propuesta;Quien habla\n1/2;El viento;Ana Ruiz\n2/2;El mar;Bo Berg\n"
ANSWERS = {"title": "Ponencia propuesta", "speakers": "Quien habla"}


def test_columns_that_are_not_known_are_asked_once_and_kept(tmp_path: Path) -> None:
    source, asked = tmp_path / "t.csv", list[Question]()
    source.write_text(ROWS, "utf-8")

    def answer(question: Question) -> str:
        asked.append(question)
        return ANSWERS.get(question.field, "") if question.option == "map" else ""

    import_sources("table", [source], tmp_path / "event", None, Asked("fr"), answer)
    columns = [question for question in asked if question.option == "map"]
    assert [question.field for question in columns] == ["title", "speakers"]
    assert columns[0].choices == ("Marca", "Ponencia propuesta", "Quien habla")
    assert [talk.title for talk in read_folder(tmp_path / "event").event.talks] == ["El viento", "El mar"]
    before = (tmp_path / "event/talks.csv").read_bytes()
    import_sources("table", [source], tmp_path / "event", None, Asked("fr"))  # the answers are kept
    assert (tmp_path / "event/talks.csv").read_bytes() == before


def test_where_nobody_is_there_the_options_are_told(tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_text(ROWS, "utf-8")
    with pytest.raises(InputError) as refused:
        import_sources("table", [source], tmp_path / "event", None, Asked("fr"))
    assert {option for mistake in refused.value.mistakes for option in mistake.options} == {
        '--map "title=…"',
        '--map "speakers=…"',
    }
