"""Letters that a file has lost are told; question marks of titles are not."""

from __future__ import annotations

import pytest

from scheduler.reading.lost_letters import report_lost, with_lost_letters
from scheduler.reading.report import Place, Report


def told(text: str, key: str = "title") -> list[str]:
    report = Report()
    report_lost({key: text}, Place("talks.csv", 2, "", {key: key}), report)
    return [remark.found for remark in report.remarks]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kowalski ?ukasz", "?ukasz"),
        ("Solidarno?? ? l?histoire", "l?histoire"),
        ("Écouter l?archive", "l?archive"),
        ("Dvo?ák", "Dvo?ák"),
        ("SOLIDARNO?CI", "SOLIDARNO?CI"),
        ("Un th\ufffdme", "th\ufffdme"),
        ("(?eljko) Novak", "?eljko"),
    ],
)
@pytest.mark.parametrize("key", ["title", "speakers", "affiliations", "abstract"])
def test_a_word_that_lacks_a_letter_is_told(text: str, word: str, key: str) -> None:
    assert told(text, key) == [word]


@pytest.mark.parametrize(
    "text",
    [
        *("Que faire des cassettes ?", "Why? Because", "Quoi?Comment", "Vraiment ?? Oui", "Ada Roy ?", "(?)", "?"),
        *("https://example.org/page?id=3&lang=fr", "« Où ? » et « quand ? »", "Pourquoi\u202f?", "¿Qué?"),
    ],
)
def test_a_question_is_none(text: str) -> None:
    assert told(text) == []


def test_lost_letters_of_a_table_are_told_with_their_rows(folder) -> None:
    remarks = folder.talks({"title": "Un"}, {"title": "L?archive", "speakers": "?ukasz Nowak"}).remarks()
    lost = [(remark.row, remark.column) for remark in remarks if "seems lost" in remark.text.en]
    assert sorted(lost) == [(3, "speakers"), (3, "title")]


@pytest.mark.parametrize(
    ("name", "spellings", "whole"),
    [
        ("Dominique Nguy?n", ["D. Nguyễn", "Dominique Nguyễn"], "Dominique Nguyễn"),
        ("?ukasz W\ufffdjcik", ["Łukasz Wójcik"], "Łukasz Wójcik"),
        ("Xavière ?ukasiewicz", ["Xavière Lukas"], "Xavière ?ukasiewicz"),
        ("Ada Roy", ["Ada Rey"], "Ada Roy"),
        ("Dvo?ák", ["Dvo8ák", "Dvo?ák"], "Dvo?ák"),
    ],
)
def test_a_name_that_has_lost_letters_is_the_spelling_that_has_them(
    name: str, spellings: list[str], whole: str
) -> None:
    assert with_lost_letters(name, spellings) == whole


def test_the_name_of_the_table_of_talks_mends_that_of_the_speakers_file(folder):
    folder.event('[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n')
    folder.write("talks.csv", "id,title,speakers,emails\nT1,Un,Dominique Nguyễn,dn@example.org\n")
    folder.write("speakers.csv", "name,email\nDominique Nguy?n,dn@example.org\n")
    reading = folder.read()
    assert [person.name for person in reading.event.people] == ["Dominique Nguyễn"]
    assert any("letter seems lost" in remark.text.en for remark in reading.remarks)
