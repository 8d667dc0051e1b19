"""A move on the board has its sign, its prices and its reason, as the check and the command have them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scheduler.board import mover as mover_module
from scheduler.board.move_questions import Gone
from scheduler.board.move_targets import tell_targets
from scheduler.board.mover import Mover
from scheduler.check import check
from scheduler.domain.errors import Refused
from scheduler.domain.event import Event
from scheduler.explanation.what_if import Consequence
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services.current_programme import read_programme, verify_programme
from scheduler.services.hand_moves import targets
from scheduler.services.move_prices import Wish
from scheduler.services.moving import Move, move
from scheduler.services.placed_items import item_of
from scheduler.services.undoing import history, undo
from tests.scheduler.board.mover.four_talks import TALKS, effort, hand_moves, part, starts, take, talk, told

AT_TEN = {"day": "2025-05-23", "minute": 10 * 60, "room": "here"}


def targets_told(folder: Path, name: str) -> list[Mapping[str, Any]]:
    """What is told of the places for a talk."""
    parts: list[Mapping[str, Any]] = []
    assert tell_targets({"folder": str(folder), "item": talk(name)}, effort(), parts.append) == {"status": "told"}
    json.dumps(parts)
    return parts


@pytest.mark.parametrize(("kind", "name"), [("talk", "1"), ("talk", "3"), ("session", "S1"), ("break", "tea")])
def test_a_place_says_what_the_check_says_of_it(folder: Path, kind: str, name: str) -> None:
    event = read_folder(folder).event
    programme = read_programme(event, folder)
    item = item_of(programme, kind, name)
    assert item
    every = list(targets(event, programme, item))
    assert every
    for target in every:
        hard = check(event, target.programme).hard
        assert (target.verdict.sign == "breaks") == bool(hard)
        assert {t.id for t in target.programme.talks} == {"1", "2", "3", "4"}
    assert len({(t.programme.sessions, t.programme.breaks) for t in every}) == len(every), "no place stands twice"


def test_a_place_is_told_with_sign_and_words_in_both_languages(folder: Path) -> None:
    parts = [place for each in targets_told(folder, "3") for place in each.get("targets", ())]
    exchange = next(each for each in parts if each["place"]["id"] == "4")
    assert exchange["sign"] in ("✓", "~")
    assert re.fullmatch(r"\d+:\d\d", exchange["hour"]["en"]), "the card itself says day and room"
    assert exchange["text"]["fr"].startswith("possible")
    across = next(each for each in parts if each["place"]["id"] == "1")
    assert (across["name"], across["sign"]) == ("breaks", "✗")
    assert "enfreint" in across["text"]["fr"]
    assert "breaks" in across["text"]["en"]


def test_a_move_has_two_prices_and_each_can_be_taken(folder: Path) -> None:
    mover, before = Mover(), starts(folder)
    parts = told(mover, folder, "price", item=talk("3"), place={"how": "swap", **talk("4")})
    assert part(parts, "possible")
    for name in ("literal", "least", "best"):
        assert "2 exposés bougent" in part(parts, name)["who"]["fr"]
        assert {each["id"] for each in part(parts, name)["moved"]} == {"3", "4"}
    assert starts(folder) == before, "asking writes nothing"
    taken = take(mover, folder, "least", talk("3"), {"how": "swap", **talk("4")}, of=1)
    assert taken == {"status": "taken"}
    assert starts(folder) == {**before, "3": before["4"], "4": before["3"]}
    assert verify_programme(folder).report.hard == ()
    assert mover.has_more_to_write
    mover.write_rest()
    assert not mover.has_more_to_write
    assert len(history(folder).done) == 1, "the files that follow are no change of their own"
    undo(folder)
    assert starts(folder) == before


def test_a_price_that_is_no_other_programme_says_which_offer_it_is(folder: Path) -> None:
    """Judged by taking each: two offers name each other if and only if the folder is the same with either."""
    for place in ({"how": "swap", **talk("4")}, {"how": "swap", **talk("1")}, {"how": "at", **AT_TEN}):
        mover, after = Mover(), {}
        parts = told(mover, folder, "price", item=talk("3"), place=place)
        offers = {name: part(parts, name) for name in ("literal", "least", "best") if part(parts, name)}
        for name in offers:
            copy = Path(shutil.copytree(folder, folder.parent / f"copy-{place['how']}-{place.get('id')}-{name}"))
            mover = Mover()
            told(mover, copy, "price", item=talk("3"), place=place)
            assert take(mover, copy, name, talk("3"), place, of=1) == {"status": "taken"}
            after[name] = starts(copy)
        for name, offer in offers.items():
            earlier = [other for other in list(offers)[: list(offers).index(name)] if after[other] == after[name]]
            assert offer.get("same", "") == (earlier[0] if earlier else "")
            assert not earlier or "aussi" in offer["text"]["fr"]


@pytest.mark.parametrize("how", ["literal", "least", "best"])
def test_a_move_that_nobody_asked_about_is_priced_and_taken_at_once(folder: Path, how: str) -> None:
    twin = Path(shutil.copytree(folder, folder.parent / "twin"))
    place = {"how": "swap", **talk("4")}
    assert take(Mover(), folder, how, talk("3"), place) == {"status": "taken"}
    mover = Mover()
    told(mover, twin, "price", item=talk("3"), place=place)
    assert take(mover, twin, how, talk("3"), place, of=1) == {"status": "taken"}
    assert starts(folder) == starts(twin)


def test_a_price_is_taken_for_its_own_move_alone(folder: Path) -> None:
    mover, before, place = Mover(), starts(folder), {"how": "swap", **talk("4")}
    told(mover, folder, "price", item=talk("3"), place=place)
    for item, to in ((talk("4"), place), (talk("3"), {"how": "swap", **talk("1")})):
        assert take(mover, folder, "literal", item, to, of=1)["code"] == "stale"
    impossible = {"how": "at", "day": "2025-05-23", "minute": 12 * 60 + 15, "room": "here"}
    assert take(mover, folder, "least", talk("1"), impossible)["code"] == "no_answer"
    assert starts(folder) == before


def test_what_is_found_in_time_and_changes_more_than_the_move_alone_is_no_offer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = read_folder(folder).event
    programme = read_programme(event, folder)
    tea = item_of(programme, "break", "tea")
    assert tea
    more = next(target.programme for target in targets(event, programme, tea))
    assert more.breaks != programme.breaks, "besides two talks or more"

    def in_time(wanted: Wish, *_: object) -> Consequence:
        return Consequence("feasible", wanted.event, programme=more)

    monkeypatch.setattr(mover_module, "least_with", in_time)
    least = part(told(Mover(), folder, "price", item=talk("3"), place={"how": "swap", **talk("4")}), "least")
    assert least["same"] == "literal"
    assert len(least["moved"]) == 2
    assert "Rien qui change moins n’a été trouvé" in least["text"]["fr"]


def test_a_price_is_not_taken_once_the_folder_has_changed(folder: Path) -> None:
    mover = Mover()
    told(mover, folder, "price", item=talk("3"), place={"how": "swap", **talk("4")})
    (folder / "talks.csv").write_text(TALKS.replace("Cy", "Cyd"), encoding="utf-8")
    before = starts(folder)
    with pytest.raises(Refused):
        take(mover, folder, "literal", talk("3"), {"how": "swap", **talk("4")}, of=1)
    assert starts(folder) == before
    ended = take(mover, folder, "literal", talk("3"), {"how": "swap", **talk("4")}, of=2)
    assert ended["status"] == "failed", "the price of another question is none"


def test_what_is_impossible_is_said_before_its_reason_in_few_lines(folder: Path) -> None:
    place = {"how": "at", "day": "2025-05-23", "minute": 12 * 60 + 15, "room": "here"}
    parts = told(Mover(), folder, "price", item=talk("1"), place=place)
    assert [name for each in parts for name in each] == ["literal", "impossible", "against"]
    assert part(parts, "impossible")["fr"].startswith("C’est impossible")
    against = part(parts, "against")
    assert against["text"]["fr"].startswith("Impossible")
    assert 1 <= len(against["lines"]) <= 8


@pytest.mark.parametrize(("by", "possible"), [(5, True), (7, False)])
def test_a_talk_at_a_minute_that_no_move_by_hand_gives_is_asked_of_the_search(
    folder: Path, by: int, possible: bool
) -> None:
    """In the row of its session a talk stays where it is: that is no offer, and not what was asked."""
    minute = starts(folder)["1"] + by
    assert minute - by == 9 * 60, "the day begins with it"
    place = {"how": "at", "day": "2025-05-23", "minute": minute, "room": "here"}
    parts = told(Mover(), folder, "price", item=talk("1"), place=place)
    assert part(parts, "literal") is None
    assert bool(part(parts, "best")) == possible == (part(parts, "against") is None)
    for name in ("least", "best") if possible else ():
        assert part(parts, name)["at"]["fr"].startswith("9\u202fh\u202f05")
        assert part(parts, name)["moved"]


def test_a_break_is_priced_at_an_hour_and_a_session_beside_another(folder: Path) -> None:
    tea = {"kind": "break", "id": "tea", "day": "2025-05-23"}
    place = {"how": "at", "day": "2025-05-23", "minute": starts(folder)["tea"] + 30, "room": ""}
    parts = told(Mover(), folder, "price", item=tea, place=place)
    assert part(parts, "literal")
    assert part(parts, "best") or part(parts, "against")
    session = {"kind": "session", "id": "S1", "day": ""}
    place = {"how": "swap", **session, "id": "S2"}
    parts = told(Mover(), folder, "price", item=session, place=place)
    assert len(part(parts, "literal")["moved"]) >= 4


@pytest.mark.long
def test_why_here_says_what_holds_it_and_what_other_hours_cost(folder: Path) -> None:
    parts = told(Mover(), folder, "why", item=talk("2"))
    assert any("1" in each["holds"]["fr"] for each in parts if "holds" in each)
    assert any("start" in each for each in parts)


def test_what_has_gone_is_told(folder: Path) -> None:
    with pytest.raises(Gone):
        targets_told(folder, "9")


def test_what_the_command_moves_is_as_what_the_board_moves(folder: Path) -> None:
    """The board asks about it before a search, and both write it as feasible: a search gives the best alone."""
    mover, twin = Mover(), Path(shutil.copytree(folder, folder.parent / "twin"))
    told(mover, folder, "price", item=talk("3"), place={"how": "swap", **talk("4")})
    assert take(mover, folder, "literal", talk("3"), {"how": "swap", **talk("4")}, of=1) == {"status": "taken"}
    move(twin, Move("3", swap="4"))
    ours, theirs = (read_programme(read_folder(each).event, each) for each in (folder, twin))
    assert ours == theirs
    assert ours.status == "feasible"
    assert [each["id"] for each in hand_moves(folder)] == [each["id"] for each in hand_moves(twin)] == ["3"]


def test_what_a_drop_does_is_told_before_a_model_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds of its levels need a model of the whole event, for which nobody waits."""
    parts: list[Mapping[str, Any]] = []
    told_before: list[bool] = []

    def level_bounds(event: Event, budget: Budget | None = None) -> dict[str, int]:
        told_before.append("literal" in parts[0] if parts else False)
        return dict.fromkeys(event.levels, 0)

    monkeypatch.setattr("scheduler.search.builder.level_bounds", level_bounds)
    place = {"how": "before", **talk("3")}
    Mover().price({"id": 1, "folder": str(folder), "item": talk("2"), "place": place}, effort(), parts.append)
    assert told_before
    assert all(told_before)
