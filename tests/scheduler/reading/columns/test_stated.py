"""event.toml says which column of a table is which; what is wrong in that is told with its key."""

from __future__ import annotations

import pytest

from tests.scheduler.reading.columns.tables import names, table, with_columns

STATED = """
[columns.talks]
title = "Ce dont on parle"
speakers = ["Petit nom", "Grand nom"]
ignore = ["statut"]
"""


def test_event_toml_says_which_column_is_which(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + STATED)
    folder.write(
        "talks.csv",
        table(
            ("id", "Ce dont on parle", "axis", "Grand nom", "Petit nom", "statut", "keywords", "biography"),
            ("T1", "Un", "1", "Lovelace", "Ada", "retiré", "k", "b"),
        ),
    )
    reading = folder.read()
    assert reading.event.talks[0].title == "Un"
    assert names(reading) == [["Ada Lovelace"]]
    assert [remark.column for remark in reading.remarks if remark.file == "talks.csv"] == ["emails"]


@pytest.mark.parametrize(
    ("lines", "key", "found"),
    [
        ('title = "Titre"', "columns.talks.title", "Titre"),
        ('speakers = ["title", "Prenom"]', "columns.talks.speakers", "Prenom"),
        ('titre = "title"', "columns.talks.titre", "titre"),
        ("title = 3", "columns.talks.title", "3"),
        ('title = "title"\nspeakers = "Title"', "columns.talks.speakers", "Title"),
        ('title = "title"\nignore = ["title"]', "columns.talks.title", "title"),
        ("ignore = {}", "columns.talks.ignore", "{}"),
    ],
)
def test_what_is_wrong_in_columns_is_told_with_its_key(folder, lines: str, key: str, found: str) -> None:
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\n{lines}\n")
    assert (key, found) in {
        (mistake.column, mistake.found) for mistake in folder.mistakes() if mistake.file == "event.toml"
    }


def test_a_kind_of_table_that_has_no_columns_to_state_is_a_mistake(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.rooms]\nid = "x"\n')
    assert folder.mistake().column == "columns.rooms"


def test_a_header_that_the_table_does_not_have_is_suggested(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.talks]\nnote = "Mots clé"\n')
    folder.write(
        "talks.csv", with_columns(("speakers", "Ada", "Bob"), ("emails", "a@e.org", "b@e.org"), ("Mots clés!", "", ""))
    )
    mistake = folder.mistake()
    assert (mistake.file, mistake.column, mistake.suggestions) == ("event.toml", "columns.talks.note", ("Mots clés!",))


def test_a_column_to_ignore_that_is_gone_is_only_remarked(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.talks]\nignore = ["Statut"]\n')
    assert [remark.column for remark in folder.remarks()] == ["columns.talks.ignore"]


def test_event_toml_against_the_very_name_of_a_column_is_a_mistake(folder) -> None:
    folder.event((folder.path / "event.toml").read_text() + '\n[columns.talks]\nspeakers = "Qui"\n')
    folder.write("talks.csv", with_columns(("Qui", "Ada", "Bob"), ("speakers", "Cy", "Dan")))
    mistake = folder.mistake()
    assert mistake.column == "speakers"
    assert 'ignore = ["speakers"]' in mistake.text.en


def test_columns_of_another_table_are_one_mistake(folder) -> None:
    """As in the folder of last year's event, with this year's table."""
    lines = 'title = "Ce dont on parle"\nspeakers = ["Petit nom", "Grand nom"]\nignore = ["Horodateur"]\n'
    folder.event((folder.path / "event.toml").read_text() + f"\n[columns.talks]\n{lines}")
    mistake = folder.mistake()
    assert (mistake.file, mistake.column) == ("event.toml", "columns.talks")
    assert "delete [columns.talks]" in mistake.text.en
