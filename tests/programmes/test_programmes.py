"""Programmes as such days really have them, rebuilt with invented names, come out to the minute and proved optimal."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.check import check
from scheduler.domain.programme import PlacedSession, Programme
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
REAL = ROOT.parent / "shared" / "faults" / "programme-reel-rebati"
FOLDERS = {
    "table-ronde": ROOT / "samples" / "table-ronde",
    "colloque": ROOT / "samples" / "colloque",
    "entretiens": HERE / "folders" / "entretiens",
    "doctorales": HERE / "folders" / "doctorales",
    "programme-reel-rebati": REAL,
}
#: The columns of which a remark is made although nothing is wrong: people without address or biography, no keywords.
INCOMPLETE = {"courriels", "biographie", "biography", "keywords", "mots_clés"}


def hour(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def session_lines(session: PlacedSession, programme: Programme) -> list[str]:
    """The session with its room, axis and chairs, and its talks below it."""
    head = f"{hour(session.start)}-{hour(session.end)} {session.room} [{session.axis or '-'}]"
    talks = [talk for talk in programme.talks if talk.session == session.id]
    return [
        " / ".join((head, *session.chairs)),
        *(f"  {hour(talk.start)}-{hour(talk.end)} {talk.id}" for talk in sorted(talks, key=lambda talk: talk.start)),
    ]


def written(programme: Programme) -> str:
    """The programme as a list of hours, day by day."""
    blocks = [((one.day, one.start, one.room), session_lines(one, programme)) for one in programme.sessions]
    for one in (*programme.breaks, *programme.plenaries):
        blocks.append(((one.day, one.start, ""), [f"{hour(one.start)}-{hour(one.end)} {one.id}"]))
    lines, today = [], None
    for (day, _, _), block in sorted(blocks):
        lines += [day.isoformat()] if day != today else []
        lines, today = lines + block, day
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", FOLDERS)
def test_it_comes_out_to_the_minute(name: str) -> None:
    if not FOLDERS[name].is_dir():
        pytest.skip("../shared/faults is not beside this checkout")
    reading = read_folder(FOLDERS[name])
    assert {remark.column for remark in reading.remarks} <= INCOMPLETE or name == "programme-reel-rebati"
    result = solve(reading.event, Budget.of(60))
    assert result.status == "optimal"
    assert result.programme is not None
    assert check(reading.event, result.programme).passed
    assert written(result.programme) == (HERE / "expected" / f"{name}.txt").read_text(encoding="utf-8")
