"""What an import leaves aside while the day of the event is unknown: said once, and with the true reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scheduler.cli.program import main

#: The words of each row, of which no day of the event would explain the last two.
ROWS = ("12/06", "11/06 9h-12h", "14:00-16:00", "12/06 matin", "online", "whatever suits the chair")


@pytest.fixture
def told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines of an import without the days of the event that say what was left aside."""
    rows = [f"T{number},Talk {number},Ann Bee {number},{words}" for number, words in enumerate(ROWS, 1)]
    (tmp_path / "talks.csv").write_text("\n".join(["id,title,speakers,available", *rows]), encoding="utf-8")
    assert main(["import", "table", str(tmp_path / "talks.csv"), str(tmp_path / "event"), "--lang", "en"]) == 0
    printed = capsys.readouterr()
    return [line for line in (printed.out + printed.err).splitlines() if "left aside" in line]


def test_all_cells_that_wait_for_the_day_are_told_in_one_sentence(told: list[str]) -> None:
    (line,) = [line for line in told if "The day of the event is not known" in line]
    rows = re.search(r"rows ([\d, –]+), ", line)
    assert rows is not None
    assert rows[1] == "2–3, 5"
    assert all(f"“{words}”" in line for words in (ROWS[0], ROWS[1], ROWS[3]))


def test_what_no_day_would_explain_is_told_by_itself(told: list[str]) -> None:
    others = [line for line in told if "The day of the event is not known" not in line]
    assert len(others) == 2
    for line, row, words in zip(others, ("row 6", "row 7"), ROWS[4:], strict=True):
        assert row in line
        assert f"“{words}” is no window" in line


def test_a_column_is_named_in_the_language_of_its_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talks.csv").write_text("id,title,speakers,unavailable\nT1,Talk,Ann Bee,online\n", encoding="utf-8")
    assert main(["import", "table", str(tmp_path / "talks.csv"), str(tmp_path / "event"), "--lang", "fr"]) == 0
    assert "ligne 2, indisponibilités" in capsys.readouterr().out
