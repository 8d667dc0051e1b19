"""What `journee repair` keeps in amendments.toml holds for the other commands, until it is deleted."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message
from scheduler.storage import journal
from tests.scheduler.cli.commands.repair.three_talks import (
    BASE,
    TALKS,
    amendments,
    contents,
    placements,
    repair,
    repaired_result,
    write_talks,
)

Captured = pytest.CaptureFixture[str]


def test_another_programme_may_be_the_base(folder: Path, capsys: Captured) -> None:
    write_talks(folder, TALKS.replace("10:20,here", "10:40,here"))
    assert main(["solve", str(folder), "--quiet"]) == 0
    shutil.copy(folder / "out/schedule.json", folder / "mine.json")
    write_talks(folder, TALKS)
    assert repair(folder, "--quiet") == 0
    assert placements(folder) == BASE
    write_talks(folder, TALKS.replace("10:20,here", ",here"))
    assert repaired_result(folder, capsys)["moved"] == []
    assert placements(folder) == BASE
    assert repaired_result(folder, capsys, "--from", str(folder / "mine.json"))["moved"] == []
    assert placements(folder) == {**BASE, "T3": "10:40-11:10 here"}


@pytest.mark.long
@pytest.mark.parametrize(
    "words",
    [
        ("--cancel", "T2"),
        ("--unavailable", "Bob", "09:30-10:00"),
        ("--late", "20", "--now", "09:40"),
        ("--late", "75", "--now", "10:30", "--until", "12:30"),
        ("--late", "5", "--now", "08:00"),
    ],
)
def test_every_other_command_takes_it_into_account(words: tuple[str, ...], folder: Path) -> None:
    assert repair(folder, "--quiet", *words) == 0
    before = contents(folder)
    assert main(["verify", str(folder), "--quiet"]) == 0
    assert main(["export", str(folder), "--quiet"]) == 0
    assert contents(folder) == before
    assert repair(folder, "--quiet") == 0
    assert contents(folder) == before
    assert main(["solve", str(folder), "--quiet"]) == 0
    assert main(["verify", str(folder), "--quiet"]) == 0


@pytest.mark.parametrize("words", [("--cancel", "T2"), ("--unavailable", "Bob", "11:00-12:00")])
def test_a_block_deleted_brings_the_earlier_programme_back(words: tuple[str, ...], folder: Path) -> None:
    before = contents(folder)
    assert repair(folder, "--quiet", *words) == 0
    path = folder / "amendments.toml"
    path.write_text(path.read_text(encoding="utf-8").partition("[[")[0], encoding="utf-8")
    assert repair(folder, "--quiet") == 0
    path.unlink()
    assert contents(folder) == before


@pytest.mark.parametrize("former", [None, '[[absent]]\nperson = "Bob"\nhours = "11:30-12:00"\n'])
@pytest.mark.parametrize(
    "failure", [EnvironmentFailure(Message(fr="plein", en="full")), OSError(28, "full"), ValueError("x")]
)
def test_a_failure_while_out_is_written_leaves_the_amendments_as_they_were(
    failure: Exception, former: str | None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if former is not None:
        (folder / "amendments.toml").write_text(former)
    before = contents(folder)

    real = journal._move

    def fails(target: Path, put: list[str], drop: Any) -> None:
        real(target, put[:1], [])
        assert amendments(folder)["cancelled"] == [{"talk": "T2"}]
        raise failure

    monkeypatch.setattr(journal, "_move", fails)
    assert repair(folder, "--quiet", "--cancel", "T2") == 1
    assert contents(folder) == before


def test_people_are_told_why(folder: Path, capsys: Captured) -> None:
    assert repair(folder, "--late", "20", "--now", "09:40") == 0
    shown = capsys.readouterr().out
    assert "Repaired programme: no other keeps the order better, then ends sooner" in shown
    assert "Under way: talk T2" in shown
    assert "To be told (2):" in shown
    assert "– Cy: talk T3 “Third”: from 10:30 to 11:00 in room here (before: from 10:20 to 10:50)." in shown
    assert "Talks moved (1):" in shown
    assert "– Break “Tea”: from 10:20 to 10:30 (before: from 10:00 to 10:20)." in shown
