"""Letters that a file has lost are told; question marks of titles are not."""

from __future__ import annotations

import pytest

from scheduler.reading.lost_letters import report_lost
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
