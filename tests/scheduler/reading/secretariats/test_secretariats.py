"""A dozen tables as they come: what a person reads is read, every guess is told, and `--fix` keeps what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import Problem
from scheduler.domain.event import Event
from scheduler.domain.talks import Talk
from scheduler.domain.windows import Window
from scheduler.language.text import fold
from scheduler.reading import examine
from scheduler.reading.report import Guess, shown
from scheduler.services.fixing import fix
from scheduler.services.undoing import undo
from tests.scheduler.reading.secretariats.secretariat import Said, Secretariat
from tests.scheduler.reading.secretariats.tables import SECRETARIATS

NAMES = [secretariat.name for secretariat in SECRETARIATS]
each = pytest.mark.parametrize("secretariat", SECRETARIATS, ids=NAMES)
READABLE = [secretariat for secretariat in SECRETARIATS if not secretariat.asked]
each_readable = pytest.mark.parametrize("secretariat", READABLE, ids=[readable.name for readable in READABLE])


@pytest.fixture
def folder(secretariat: Secretariat, tmp_path: Path) -> Path:
    for name, data in secretariat.folder().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def said(event: Event, talk: Talk, like: Said) -> Said:
    """What the program read of a talk, as far as `like` says anything of it."""
    people = [event.person[person] for person in talk.speakers]
    return Said(
        tuple(_name(person.name) for person in people),
        tuple(person.email for person in people) if like.emails else (),
        talk.axis,
        talk.duration,
        _minutes(talk.available) or _minutes(people[0].available),
        _minutes(talk.preferred),
        talk.keywords,
        talk.note,
        talk.id if like.id else "",
    )


def _name(text: str) -> str:
    """The name whatever its capitals and whichever of its words comes first: how it is printed is told elsewhere."""
    return " ".join(sorted(fold(text).split()))


def _minutes(windows: tuple[Window, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((window.start, window.end) for window in windows)


def _plain(like: Said) -> Said:
    return Said(**{**_fields(like), "speakers": tuple(map(_name, like.speakers))})


def _fields(like: Said) -> dict[str, object]:
    return {name: getattr(like, name) for name in like.__dataclass_fields__}


@each
def test_no_mistake_is_told_but_what_only_a_person_can_answer(secretariat: Secretariat, folder: Path) -> None:
    mistakes = examine(folder).mistakes
    assert sorted({(mistake.row, mistake.column) for mistake in mistakes}) == sorted(secretariat.asked), mistakes


@each_readable
def test_what_a_person_reads_in_the_table_is_read(secretariat: Secretariat, folder: Path) -> None:
    reading = examine(folder).reading
    assert reading is not None
    event = reading.event
    for talks, expected in ((event.talks, secretariat.talks), (event.posters, secretariat.posters)):
        assert {talk.title for talk in talks} == expected.keys()
        for talk in talks:
            like = expected[talk.title]
            assert said(event, talk, like) == _plain(like), talk.title
    assert [talk.title for talk in event.left_out] == list(secretariat.left_out)


@each
def test_no_guess_is_silent(secretariat: Secretariat, folder: Path) -> None:
    examination = examine(folder)
    told = [*examination.remarks, *examination.mistakes]
    for guess in examination.guesses:
        assert any(_tells(problem, guess) for problem in told), guess


def _tells(problem: Problem, guess: Guess) -> bool:
    """True if the problem is about the column of the guess and gives what it means, or its row among others."""
    at = (problem.file, problem.column) == (guess.spot.file, guess.spot.column and shown(guess.spot.column))
    rows = problem.text.en.rpartition("(rows ")[2]
    return at and (guess.meant.en in problem.text.en or str(guess.spot.row) in rows or "–" in rows)


@each
def test_after_fix_the_folder_means_the_same_without_guesses(secretariat: Secretariat, folder: Path) -> None:
    before = examine(folder)
    fix(folder)
    after = examine(folder)
    assert after.guesses == ()
    assert {(m.row, m.column) for m in after.mistakes} == {(m.row, m.column) for m in before.mistakes}
    if before.reading is not None:
        assert after.reading is not None
        assert after.reading.event.model_dump() == before.reading.event.model_dump()
    written = {name: (folder / name).read_bytes() for name in secretariat.folder()}
    assert fix(folder).changes == ()
    assert {name: (folder / name).read_bytes() for name in written} == written


@each
def test_undo_gives_every_byte_back(secretariat: Secretariat, folder: Path) -> None:
    if fix(folder).changes:
        undo(folder)
    assert {name: (folder / name).read_bytes() for name in secretariat.folder()} == secretariat.folder()
