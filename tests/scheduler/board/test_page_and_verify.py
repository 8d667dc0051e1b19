"""Whatever is moved by hand, the page of the board says what `journee verify` says of the folder."""

from __future__ import annotations

import json
import random
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from scheduler.cli.program import main
from scheduler.domain.errors import InputError
from scheduler.domain.programme import Programme
from scheduler.language.message import message
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.current_programme import read_programme
from scheduler.services.effort import Effort
from scheduler.services.hand_moves import Place, after_move
from scheduler.services.movable import Placed
from scheduler.services.placed_items import item_of, mention
from scheduler.services.taking import take
from scheduler.services.undoing import history, undo
from tests.reference.examples import SHARE
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.mover.four_talks import EVENT

TALKS = """\
id,title,speakers,axis,room,after,available
1,First,Ada Byron,1,here,,
2,Second <b>,Bob,1,here,1,09:00-11:30
3,Third,Cy,2,there,,
4,Fourth,Ada Byron,2,,,
"""
#: The moves of a whole run.
MOVES = 200 // SHARE


def test_after_any_moves_the_page_says_what_verify_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "event.toml").write_text(EVENT, encoding="utf-8")
    (tmp_path / "talks.csv").write_text(TALKS, encoding="utf-8")
    assert solving.solve(tmp_path, None, Effort(Budget.of(20.0), workers=1)).written
    rng, visitor, seen = random.Random(20), Visitor(tmp_path, "en"), set[bool]()
    solved = len(history(tmp_path).done)
    for _ in range(MOVES):
        if rng.random() < 0.6 and len(history(tmp_path).done) > solved:
            undo(tmp_path)  # else the programme would soon be broken for good
        else:
            _moved(tmp_path, rng)
        page, said = visitor.see("/"), _verified(tmp_path, capsys)
        assert _broken(page) == sorted(violation["text"] for violation in said["violations"])
        assert ("This programme breaks" in page) == (said["status"] == "invalid")
        assert _starts(page) == _written(tmp_path)
        seen.add(said["status"] == "invalid")
    assert seen == {True, False}, "programmes of both kinds were seen"


def _moved(folder: Path, rng: random.Random) -> None:
    """An item is somewhere else, whatever rule that breaks."""
    event = read_folder(folder).event
    base = read_programme(event, folder)
    while True:
        item = rng.choice(_items(base))
        try:
            after = after_move(event, base, item, _place(base, rng))
        except InputError:
            continue  # nothing can be there: before itself, behind midnight
        if after != base:
            return take(folder, (event, base), after, mention(base, item), message("déplacé", "moved"))


def _items(programme: Programme) -> list[Placed]:
    named = [("talk", talk.id) for talk in programme.talks] + [("session", each.id) for each in programme.sessions]
    found = [item_of(programme, kind, name) for kind, name in named]
    found += [item_of(programme, "break", pause.id, pause.day) for pause in programme.breaks]
    return [item for item in found if item is not None]


def _place(programme: Programme, rng: random.Random) -> Place:
    day = programme.talks[0].day
    if rng.random() < 0.3:
        return Place("at", None, day, 5 * rng.randrange(108, 150), rng.choice((None, "here", "there")))
    how = rng.choice(("before", "after", "swap"))
    return Place(how, rng.choice(_items(programme)))  # type: ignore[arg-type]


def _verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    main(["verify", str(folder), "--json", "--lang", "en"])
    return json.loads(capsys.readouterr().out)


def _broken(page: str) -> list[str]:
    """The rules that the page says to be broken."""
    notice = re.search(r'<div class="notice bad">\s*<p>[^<]*</p>\s*<ul>(.*?)</ul>', page, re.DOTALL)
    return sorted(unescape(line) for line in re.findall(r"<li>(.*?)</li>", notice[1] if notice else "", re.DOTALL))


def _starts(page: str) -> dict[tuple[str, str], str]:
    """The minute of each talk and break on the page."""
    cards = re.findall(r'data-kind="(talk|break)" data-id="([^"]*)"[^>]*?data-start="(\d+)"', page)
    return {(kind, name): f"{int(start) // 60:02}:{int(start) % 60:02}" for kind, name, start in cards}


def _written(folder: Path) -> dict[tuple[str, str], str]:
    """The hour of each talk and break in schedule.json."""
    said = json.loads((folder / "out" / "schedule.json").read_bytes())
    return {(kind, each["id"]): each["start"][11:16] for kind in ("talk", "break") for each in said[f"{kind}s"]}
