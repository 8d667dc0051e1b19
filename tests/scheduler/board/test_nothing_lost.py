"""Whoever writes the folder beside the board, and whatever ends in the midst of it: nothing is lost, all is told."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.board import readings
from scheduler.storage import journal
from tests.scheduler.board.asking import Visitor, cell
from tests.scheduler.board.hands import Hands, interrupted

#: The steps of each interleaving.
STEPS = 10


def interleaved(hands: Hands) -> None:
    """So many steps of all hands, half of them in the midst of one another; what each was told holds after each."""
    steps: list[Callable[[], None]] = [
        *[hands.edit] * 4,
        hands.look,
        hands.command,
        lambda: hands.back("/api/undo"),
        lambda: hands.back("/api/redo"),
        hands.save,
    ]
    for _ in range(STEPS):
        step = hands.random.choice(steps)
        if step == hands.edit and hands.random.random() < 0.6:
            with interrupted(hands.random.randrange(1, 40), hands.random.choice((hands.save, hands.command))):
                step()
        else:
            step()
        hands.must_be_so()


def taken_back(hands: Hands) -> None:
    """All is undone: to the byte where nobody else wrote."""
    for _ in range(STEPS * 2 + 1):
        hands.ask("POST", "/api/undo", **{"x-journee-anyway": "yes"})
    if not hands.foreign:
        assert hands.table.read_bytes() == hands.first


@pytest.mark.parametrize("seed", [2, 3, *(pytest.param(n, marks=pytest.mark.long) for n in range(4, 202))])
def test_no_edit_is_lost_or_lands_elsewhere(tmp_path: Path, seed: int) -> None:
    hands = Hands(tmp_path, seed, "xlsx" if seed % 4 == 3 else "csv")
    interleaved(hands)
    taken_back(hands)


@pytest.mark.parametrize("number", [1, *(pytest.param(n, marks=pytest.mark.long) for n in (2, 3, 4))])
def test_a_full_disk_is_told_and_the_value_is_written_once_there_is_room(
    one_talk: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The disk is full from the file on that the change would write as its `number`-th."""
    visitor, table = Visitor(one_talk, "fr"), one_talk / "talks.csv"
    visitor.see("/data")
    before, write, count = table.read_bytes(), journal._write, [0]
    body = cell("T1", "title", "Only", "Autre")

    def full(path: Path, data: bytes) -> None:
        count[0] += 1
        if count[0] >= number:
            path.write_bytes(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(journal, "_write", full)
        answer = visitor.ask("PATCH", "/api/sheet/talks", body)
        assert answer.status == 409
        assert "disque est plein" in json.loads(answer.body)["text"]
        assert "Rien n’a été écrit" in json.loads(answer.body)["text"]
        assert table.read_bytes() == before
        visitor.see("/data")
    assert visitor.ask("PATCH", "/api/sheet/talks", body).status == 200
    assert "Autre" in table.read_text()
    assert visitor.ask("POST", "/api/undo").status == 200
    assert table.read_bytes() == before


def test_a_page_left_open_for_a_day_is_told_and_writes_nothing(one_talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "_READINGS", 2)
    visitor, table = Visitor(one_talk, "fr"), one_talk / "talks.csv"
    visitor.see("/data")
    old = visitor.rev
    for number in range(3):
        table.write_text(table.read_text() + f"N{number},Nouveau,Mme Y,\n")
        visitor.see("/data")
    visitor.rev, before = old, table.read_bytes()
    body = cell("T1", "title", "Only", "Autre")
    answer = visitor.ask("PATCH", "/api/sheet/talks", body)
    assert answer.status == 409
    assert "rechargez-la" in json.loads(answer.body)["text"]
    assert table.read_bytes() == before
