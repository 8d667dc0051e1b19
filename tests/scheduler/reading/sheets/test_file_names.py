"""A table under another name is never read, and always told."""

from __future__ import annotations

import pytest

from scheduler.domain.errors import Problem


def missing_talks(folder, *names: str) -> Problem:
    (folder.path / "talks.csv").unlink()
    for name in names:
        folder.write(name, "id;titre\n1;a\n")
    (mistake,) = [mistake for mistake in folder.mistakes() if mistake.file == "talks.csv"]
    return mistake


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("communications.xlsx", "talks.xlsx"),
        ("exposés.csv", "talks.csv"),
        ("propositions.ods", "talks.ods"),
        ("Programme communications (2).xlsx", "talks.xlsx"),
        ("2025-05-12_Communications_v3 FINAL.XLSX", "talks.xlsx"),
        ("Soumissions retenues.csv", "talks.csv"),
        ("accepted papers.csv", "talks.csv"),
        ("Résumés.json", "talks.json"),
        ("talk.csv", "talks.csv"),
        ("talks (1).csv", "talks.csv"),
    ],
)
def test_a_file_whose_name_speaks_of_talks_suggests_itself(folder, name: str, wanted: str) -> None:
    mistake = missing_talks(folder, name)
    assert mistake.found == name
    assert mistake.suggestions == (wanted,)
    assert f"rename it to {wanted}" in mistake.text.en
    assert name in mistake.text.fr


@pytest.mark.parametrize("name", ["communications.xls", "talks.txt", "Exposés.numbers"])
def test_a_file_that_must_be_converted_is_no_renaming(folder, name: str) -> None:
    mistake = missing_talks(folder, name)
    assert mistake.suggestions == ()
    assert name in mistake.text.en
    assert "save it as talks.xlsx" in mistake.text.en


def test_of_several_files_none_is_suggested_and_all_are_named(folder) -> None:
    mistake = missing_talks(folder, "communications.csv", "exposes.ods")
    assert mistake.suggestions == ()
    assert "communications.csv" in mistake.text.en
    assert "exposes.ods" in mistake.text.en


@pytest.mark.parametrize("name", ["~$communications.xlsx", ".~lock.exposés.ods#", "notes.docx", "event.toml"])
def test_locks_and_documents_are_not_suggested(folder, name: str) -> None:
    if name != "event.toml":
        folder.write(name, "x")
    (folder.path / "talks.csv").unlink()
    (mistake,) = [mistake for mistake in folder.mistakes() if mistake.file == "talks.csv"]
    assert mistake.found is None
    assert "is it" not in mistake.text.en


@pytest.mark.parametrize("name", ["intervenants.csv", "Contacts 2025.xlsx", "biographies.ods", "auteurs.json"])
def test_a_file_whose_name_speaks_of_people_is_told_beside_the_talks(folder, name: str) -> None:
    folder.write(name, "nom\nAda\n")
    (remark,) = folder.remarks()
    assert remark.file == name
    assert f"speakers.{name.rpartition('.')[2]}" in remark.text.fr


def test_the_people_are_not_taken_for_the_talks(folder) -> None:
    mistake = missing_talks(folder, "intervenants.csv")
    assert mistake.found is None


def test_tables_that_have_their_name_are_not_suggested(folder) -> None:
    folder.speakers({"nom": "Marie Curie", "courriel": "marie@example.org"})
    assert missing_talks(folder).found is None
