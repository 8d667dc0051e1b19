"""Every service does its work in a thread: it prints nothing, handles no signal, and gives what it found."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from small import small_event

from benchmarks.folders import write_folder
from scheduler.domain.amendments import Amendments, amended
from scheduler.domain.errors import CheckFailed, FolderChanged, InputError, JourneeError
from scheduler.domain.event import Event
from scheduler.domain.presentation import Organiser
from scheduler.domain.windows import Window
from scheduler.language.message import Message
from scheduler.reading import read_folder
from scheduler.search.control import Budget
from scheduler.services import alternative_programmes, amending, event_folder, exporting, mailing, publishing, solving
from scheduler.services.comparing import compare
from scheduler.services.current_programme import fitting_programme, verify_programme
from scheduler.services.effort import Effort
from scheduler.services.known_programme import known_programme
from scheduler.services.programme_files import Recording
from scheduler.services.ways_in_files import explanation
from scheduler.services.writing import check_and_write

T = TypeVar("T")


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Any:
    """Nothing is printed, and no signal is touched; pages are not laid out."""

    def touched(*_: object) -> None:
        raise AssertionError("a service handles a signal")

    monkeypatch.setattr(signal, "signal", touched)
    for name in ("programme_pdf", "booklet_pdf", "impose", "badges_pdf", "attendance_pdf"):
        monkeypatch.setattr(f"exports.pdf.{name}", lambda *_, **__: b"%PDF")
    for name in ("door_signs", "chair_sheets"):
        monkeypatch.setattr(f"exports.pdf.{name}", lambda *_, **__: [])
    yield
    assert capfd.readouterr() == ("", "")


def in_thread(work: Callable[[], T]) -> T:
    """What `work` returns or raises, in another thread."""
    done: list[T] = []
    failed: list[BaseException] = []

    def call() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return done[0]


def event() -> Event:
    organisers = (Organiser(name="Zoé", email="zoe@example.org"),)
    people = tuple(person.model_copy(update={"email": f"{person.id}@example.org"}) for person in small_event().people)
    return small_event().model_copy(update={"organisers": organisers, "people": people})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "day").mkdir()
    write_folder(event(), tmp_path / "day")
    return tmp_path / "day"


def effort(seconds: float = 60) -> Effort:
    return Effort(Budget.of(seconds), workers=2)


def test_from_the_folder_to_mails(folder: Path) -> None:
    solved = in_thread(lambda: solving.solve(folder, None, effort()))
    assert solved.result.status == "optimal"
    assert solved.written is not None
    assert solved.written.report.passed
    assert (folder / "out/public/index.html").is_file()
    checked = in_thread(lambda: verify_programme(folder))
    assert checked.programme == solved.result.programme
    assert in_thread(lambda: fitting_programme(checked.event, folder)) == checked.programme
    assert in_thread(lambda: exporting.export(folder, ("schedule",))).programme == checked.programme
    first = in_thread(lambda: publishing.publish(folder, "one", "2027-05-01"))
    assert (first.release.number, first.written is not None) == (1, True)
    assert in_thread(lambda: publishing.publish(folder, "two", "2027-05-02")).written is None
    assert in_thread(lambda: compare(folder, None, None)).changes == ()
    drafts = in_thread(lambda: mailing.write_drafts(folder))
    assert {mail.address for mail in drafts.mails} == {person.email for person in checked.event.people}


def test_a_stopped_search_writes_nothing(folder: Path) -> None:
    stopped = effort()
    stopped.budget.stop.set()
    solved = in_thread(lambda: solving.solve(folder, None, stopped))
    assert (solved.result.programme, solved.written, solved.contradiction) == (None, None, None)
    assert not (folder / "out").exists()
    assert in_thread(lambda: solving.solve(folder, None, effort())).written is not None


@pytest.mark.long
def test_what_cannot_be_is_explained(folder: Path) -> None:
    too_short = {"available": (Window(start=540, end=560),)}
    talks = tuple(talk.model_copy(update=too_short) for talk in event().talks)
    write_folder(event().model_copy(update={"talks": talks}), folder)
    solved = in_thread(lambda: solving.solve(folder, None, effort()))
    assert solved.written is None
    assert solved.contradiction is not None
    assert solved.contradiction.contradictions
    reading = read_folder(folder)
    explained = in_thread(lambda: explanation(reading, effort()))
    assert explained is not None
    assert explained.ways
    assert not (folder / "out").exists()


def test_the_least_change_is_found_and_nothing_written(folder: Path) -> None:
    in_thread(lambda: solving.solve(folder, None, effort()))
    reading = read_folder(folder)
    known = known_programme(reading.event, folder)
    news = amending.News(cancelled=("t1",), away=(("P3", "09:00-09:30"),))
    amendments = in_thread(lambda: amending.amendments_of(news, reading, folder, known))
    assert amendments == Amendments(cancelled=("T1",), absent=(("p3@example.org", (Window(start=540, end=570),)),))
    before = (folder / "out/schedule.json").read_bytes()
    changed = in_thread(lambda: amending.least_change(amended(reading.stated, amendments), known, effort()))
    assert changed.repaired.programme is not None
    assert "T1" not in changed.repaired.programme.talk
    assert (folder / "out/schedule.json").read_bytes() == before


def test_one_of_several_programmes_is_taken(folder: Path) -> None:
    wanted = alternative_programmes.Wanted(2, {"compactness": 60})
    choice = in_thread(lambda: alternative_programmes.choose(folder, wanted, effort()))
    assert len(choice.programmes) == 2
    in_thread(lambda: alternative_programmes.take(folder, choice, 2))
    assert verify_programme(folder).programme.talks == choice.programmes[1].talks
    with pytest.raises(InputError):
        in_thread(lambda: alternative_programmes.take(folder, choice, 3))
    toml = folder / "event.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('title = "', 'title = "New ', 1), encoding="utf-8")
    before = (folder / "out/schedule.json").read_bytes()
    with pytest.raises(FolderChanged):
        in_thread(lambda: alternative_programmes.take(folder, choice, 1))
    assert (folder / "out/schedule.json").read_bytes() == before


def test_a_programme_that_the_check_refuses_is_not_written(folder: Path) -> None:
    reading = read_folder(folder)
    programme = in_thread(lambda: solving.best(reading.event, effort())).programme
    assert programme is not None
    moved = tuple(t.model_copy(update={"start": t.start - 5, "end": t.end - 5}) for t in programme.talks)
    wrong_level = programme.levels[0].model_copy(update={"value": programme.levels[0].value - 1})
    trial = Recording("journee trial", Message(fr="Essai", en="Trial"))
    for change in ({"talks": moved}, {"levels": (wrong_level, *programme.levels[1:])}):
        wrong = programme.model_copy(update=change)
        with pytest.raises(CheckFailed):
            in_thread(lambda wrong=wrong: check_and_write(folder, reading, wrong, trial))  # type: ignore[misc]
        assert not (folder / "out").exists()


def test_a_folder_is_begun_and_looked_through(tmp_path: Path) -> None:
    in_thread(lambda: event_folder.begin(tmp_path / "new", "fr"))
    assert in_thread(lambda: event_folder.inspect(tmp_path / "new")).mistakes == ()
    with pytest.raises(JourneeError):
        in_thread(lambda: event_folder.begin(tmp_path / "new", "fr"))
    (tmp_path / "new/event.toml").write_text("[event]\n")
    assert in_thread(lambda: event_folder.inspect(tmp_path / "new")).mistakes
