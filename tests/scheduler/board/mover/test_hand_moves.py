"""What was moved by hand: rules that it breaks are kept again with the least change."""

from __future__ import annotations

from pathlib import Path

import pytest

from constraints.phrases import hour
from scheduler.board.mover import Mover
from scheduler.reading import read_folder
from scheduler.services.current_programme import read_programme, verify_programme
from scheduler.services.undoing import undo
from tests.scheduler.board.mover.four_talks import effort, hand_moves, part, starts, take, talk, told


def test_a_pin_and_a_withdrawal_are_one_step_each_and_keep_the_programme(folder: Path) -> None:
    mover, before = Mover(), starts(folder)
    tables = (folder / "talks.csv").read_bytes(), (folder / "event.toml").read_bytes()
    told(mover, folder, "price", item=talk("3"), place={"how": "swap", **talk("4")})
    take(mover, folder, "literal", talk("3"), {"how": "swap", **talk("4")}, of=1)
    moves = hand_moves(folder)
    assert [move["id"] for move in moves] == ["3"]
    tea = {"kind": "break", "id": "tea", "day": "2025-05-23"}
    pin = {"folder": str(folder), "anyway": False, "items": [talk("3"), tea]}
    mover.pin({**pin, "pinned": True}, effort(), print)
    event = read_folder(folder).event
    placed = event.talk["3"].pin
    assert placed
    assert (placed.start, placed.room) == (before["4"], "here")
    assert event.breaks[0].at == before["tea"]
    assert hand_moves(folder) == []
    assert verify_programme(folder).report.hard == ()
    mover.withdraw({"folder": str(folder), "anyway": False, "item": talk("2")}, effort(), print)
    assert "2" not in starts(folder)
    assert verify_programme(folder).report.hard == ()
    for _ in range(3):
        undo(folder)
    assert starts(folder) == before
    assert tables == ((folder / "talks.csv").read_bytes(), (folder / "event.toml").read_bytes())


def test_broken_rules_are_kept_again_with_the_least_change(folder: Path) -> None:
    mover = Mover()
    told(mover, folder, "price", item=talk("2"), place={"how": "before", **talk("1")})
    take(mover, folder, "literal", talk("2"), {"how": "before", **talk("1")}, of=1)
    assert verify_programme(folder).report.hard
    assert [move["id"] for move in hand_moves(folder)] == ["2"]
    assert mover.nearest({"folder": str(folder)}, effort(), print) == {"status": "taken"}
    assert verify_programme(folder).report.hard == ()
    [moved] = hand_moves(folder)
    assert hour(starts(folder)["2"]).fr in moved["label"]


def test_what_was_moved_back_was_not_moved(folder: Path) -> None:
    mover = Mover()
    for expected in (["3"], []):
        told(mover, folder, "price", item=talk("3"), place={"how": "swap", **talk("4")})
        take(mover, folder, "literal", talk("3"), {"how": "swap", **talk("4")}, of=1)
        assert [move["id"] for move in hand_moves(folder)] == expected


def test_what_was_moved_by_hand_is_told_where_it_is_now(folder: Path) -> None:
    mover = Mover()
    for first, second in (("1", "3"), ("2", "1")):
        told(mover, folder, "price", item=talk(first), place={"how": "before", **talk(second)})
        take(mover, folder, "literal", talk(first), {"how": "before", **talk(second)}, of=1)
    now = starts(folder)
    labels = {move["id"]: move["label"] for move in hand_moves(folder)}
    assert set(labels) == {"1", "2"}
    for name, label in labels.items():
        assert hour(now[name]).fr in label


@pytest.mark.parametrize("kind", ["talk", "session"])
def test_what_an_item_breaks_by_itself_is_told_without_a_search(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    programme = read_programme(read_folder(folder).event, folder)
    session = next(each for each in programme.sessions if "1" in each.talks)
    (folder / "speakers.csv").write_text("name,available\nAda Byron,09:00-11:00\n")

    def searches(*_: object, **__: object) -> None:
        raise AssertionError("there is nothing to search")

    monkeypatch.setattr("scheduler.board.mover.is_possible", searches)
    item = talk("1") if kind == "talk" else {"kind": "session", "id": session.id, "day": session.day.isoformat()}
    place = {"how": "at", "day": session.day.isoformat(), "minute": 11 * 60 + 15, "room": session.room}
    parts = told(Mover(), folder, "price", item=item, place=place)
    assert part(parts, "literal")["name"] == "breaks"
    against = part(parts, "against")
    assert against["text"]["en"].startswith("Impossible, whatever else")
    assert any("Ada Byron" in line["en"] for line in against["lines"])
