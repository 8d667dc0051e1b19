"""Without a folder the board lets one be chosen or made, and is that folder's board from then on."""

from __future__ import annotations

import asyncio
import json
import re
import stat
import tomllib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from scheduler.board import application
from scheduler.board.guard import Keys
from scheduler.board.recent import recent, remember
from scheduler.board.start import Start
from scheduler.reading import examine, read_folder
from tests.scheduler.board.asking import AUTHORS, HOST, PAPERS, PORT, Answer, asked, handed_over

TABLE = b"id,title,speakers\nT1,One,Ada Lovelace\n"
Ask = Callable[..., Coroutine[Any, Any, Answer]]


@pytest.fixture(autouse=True)
def own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder; the board has no workers here."""
    own = tmp_path_factory.mktemp("own")
    monkeypatch.setenv("XDG_STATE_HOME", str(own))
    monkeypatch.setattr("sys.platform", "linux")

    async def nothing(_: object) -> None:
        pass

    monkeypatch.setattr(application.Board, "_start", nothing)
    return own


def visited(place: Path, visit: Callable[[Ask], Coroutine[Any, Any, None]]) -> None:
    """A browser that was let in asks, while the server lives."""
    start = Start(place, Keys(PORT), "en")
    app, keys = start.application(), start._keys

    async def ask(method: str, path: str, body: bytes = b"", **more: str) -> Answer:
        headers = {"host": HOST, "cookie": f"{keys.cookie}={keys.session}", "x-journee": keys.token, **more}
        return await asked(app, method, path, headers, body)

    async def living() -> None:
        async with start._life(None):  # type: ignore[arg-type]
            await visit(ask)

    asyncio.run(living())


def notices_in(page: str) -> list[str]:
    """The sentences of the section of notices."""
    section = re.search(r'<section class="notice".*?</section>', page, re.DOTALL)
    return re.findall(r"<p>(.*?)</p>", section.group()) if section else []


def opening(path: Path | str) -> bytes:
    return json.dumps({"path": str(path)}).encode()


def test_a_table_becomes_a_folder_as_it_is_and_its_board_follows(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        assert "Which event?" in (await ask("GET", "/")).text
        assert "Quelle journée" in (await ask("GET", "/?lang=fr")).text
        answer = await ask("PUT", f"/api/upload?name={quote('Ma journée')}", TABLE)
        assert (answer.status, json.loads(answer.text)) == (200, {"to": "/"})
        assert "T1" in (await ask("GET", "/data")).text

    visited(tmp_path, visit)
    folder = tmp_path / "ma-journee"
    assert (folder / "talks.csv").read_bytes() == TABLE
    assert [talk.title for talk in read_folder(folder).event.talks] == ["One"]
    assert recent() == [folder]


def test_what_is_typed_as_its_name_is_its_title_and_no_person_or_place_of_the_example_is_in_it(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        name = quote('Le « Port » "du\u0007 Nord"\n= 1')
        assert (await ask("PUT", f"/api/upload?name={name}", TABLE)).status == 200

    visited(tmp_path, visit)
    event = read_folder(next(tmp_path.iterdir())).event
    assert event.title == 'Le « Port » "du Nord" = 1'
    assert (event.plenaries, event.organisers, event.venue.name) == ((), (), None)
    assert [person.name for person in event.people] == ["Ada Lovelace"]


@pytest.mark.parametrize(
    ("themes", "axes", "least"),
    [
        (("Sea", "Land", "Sea", "Land"), ["Sea", "Land"], 2),
        (("Sea", "Land", "Sea", "Sea"), ["Sea", "Land"], 1),
        (("Sea", "", "Sea", "Sea"), [], 2),
        (("", "", "", ""), [], 2),
    ],
    ids=["two each", "one alone", "a talk without", "none"],
)
def test_the_themes_of_a_table_are_axes_where_every_talk_has_one(
    tmp_path: Path, themes: tuple[str, ...], axes: list[str], least: int
) -> None:
    rows = "".join(f"T{n},Talk {n},Person {n},{theme}\n" for n, theme in enumerate(themes, start=1))

    async def visit(ask: Ask) -> None:
        table = f"id,title,speakers,Theme\n{rows}".encode()
        assert (await ask("PUT", "/api/upload?name=Day", table)).status == 200

    visited(tmp_path, visit)
    event = read_folder(tmp_path / "day").event
    assert [axis.title for axis in event.axes] == axes
    assert event.session_settings.min_talks == least
    titles = {axis.id: axis.title for axis in event.axes}
    assert [titles.get(talk.axis or "", "") for talk in event.talks] == (list(themes) if axes else [""] * 4)


@pytest.mark.parametrize(
    ("themes", "axes"),
    [
        (("Sea", "", "Land", ""), ["Sea", "Land"]),
        (("Sea", "Sea", "", "Land"), ["Sea", "Land"]),
        (("Sea", "", "", ""), []),
    ],
    ids=["merged", "one without", "hardly any"],
)
def test_talks_without_their_axis_are_mended_and_not_the_others(
    tmp_path: Path, themes: tuple[str, ...], axes: list[str]
) -> None:
    """Of merged cells a CSV keeps the first; where most talks have an axis, those are wrong that have none."""
    rows = "".join(f"T{n},Talk {n},Person {n},{theme}\n" for n, theme in enumerate(themes, start=1))

    async def visit(ask: Ask) -> None:
        assert (await ask("PUT", "/api/upload?name=Day", f"id,title,speakers,axis\n{rows}".encode())).status == 200

    visited(tmp_path, visit)
    stated = tomllib.loads((tmp_path / "day" / "event.toml").read_text(encoding="utf-8")).get("axes", [])
    assert [axis["title"] for axis in stated] == axes
    wrong = [mistake.row for mistake in examine(tmp_path / "day").mistakes]
    assert wrong == [row for row, theme in enumerate(themes, start=2) if bool(theme) != bool(axes)]


def test_an_event_without_a_name_has_a_title_that_can_be_read(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        assert (await ask("PUT", "/api/upload?name=", TABLE)).status == 200

    visited(tmp_path, visit)
    assert read_folder(tmp_path / "journee").event.title == "Study day"


def test_where_no_folder_is_known_the_page_begins_with_a_new_event(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        assert re.findall(r"<h2>([^<]*)", (await ask("GET", "/")).text) == ["New event"]
        (tmp_path / "day").mkdir()
        (tmp_path / "day" / "event.toml").write_text("")
        assert re.findall(r"<h2>([^<]*)", (await ask("GET", "/")).text) == ["Open", "New event"]

    visited(tmp_path, visit)


def test_an_export_becomes_a_folder_by_an_import(tmp_path: Path) -> None:
    talk = {"id": 7, "title": "Seven", "start": "10:00", "duration": "00:20", "persons": [], "do_not_record": True}
    day = {"date": "2025-05-23", "rooms": {"A": [talk]}}
    data = json.dumps({"schedule": {"conference": {"title": "Conf", "days": [day]}}}).encode()

    async def visit(ask: Ask) -> None:
        assert (await ask("PUT", "/api/upload?name=", data)).status == 200
        for path in ("/", "/data"):
            notices = notices_in((await ask("GET", path)).text)
            assert any("this is an export of" in each for each in notices), "what was guessed is told"
            assert any(each.startswith("Not taken over: ") for each in notices), "and what was left aside"
        assert (await ask("POST", "/api/seen")).status == 200
        assert notices_in((await ask("GET", "/")).text) == []

    visited(tmp_path, visit)
    event = read_folder(tmp_path / "journee").event
    assert (event.title, [talk.title for talk in event.talks]) == ("Conf", ["Seven"])


def test_the_several_files_of_an_export_become_one_folder(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        files = handed_over(("submission.csv", PAPERS), ("author.csv", AUTHORS), name="Conf")
        assert (await ask("PUT", *files)).status == 200

    visited(tmp_path, visit)
    event = read_folder(tmp_path / "conf").event
    assert [talk.title for talk in event.talks] == ["Water", "Wind"]
    assert "Lund" in (tmp_path / "conf" / "talks.csv").read_text()


def test_a_table_of_talks_and_one_of_their_people_are_taken_as_they_are(tmp_path: Path) -> None:
    people = b"Nom;Disponibilit\xc3\xa9s\nAda Lovelace;matin\n"

    async def visit(ask: Ask) -> None:
        files = handed_over(("les gens.csv", people), ("nos exposes.csv", TABLE), name="Conf")
        assert (await ask("PUT", *files)).status == 200

    visited(tmp_path, visit)
    folder = tmp_path / "conf"
    assert (folder / "talks.csv").read_bytes() == TABLE
    assert (folder / "speakers.csv").read_bytes() == people
    (person,) = read_folder(folder).event.people
    assert (person.name, bool(person.available)) == ("Ada Lovelace", True)


def test_an_example_is_begun_beside_others_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "day").mkdir()

    async def visit(ask: Ask) -> None:
        assert (await ask("POST", "/api/new", b'{"name": "../Day"}')).status == 200
        assert (await ask("POST", "/api/new", b'{"name": "other"}')).status != 200, "there is a board by now"

    visited(tmp_path, visit)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["day", "day-2"]
    event = read_folder(tmp_path / "day-2").event
    assert (event.title, len(event.talks)) == ("../Day", 6)


def test_folders_that_were_opened_and_those_of_the_place_are_offered(tmp_path: Path, own: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "event.toml").write_text("")
    elsewhere = own / "<b>three"
    elsewhere.mkdir()
    (elsewhere / "event.toml").write_text("")
    remember(elsewhere)
    assert stat.S_IMODE((own / "journee" / "recent.json").stat().st_mode) == 0o600

    async def visit(ask: Ask) -> None:
        page = (await ask("GET", "/")).text
        assert page.count('data-send="/api/open"') == 4, "three folders and a path"
        assert "<b>three" not in page
        assert (await ask("POST", "/api/open", opening(elsewhere))).status == 200

    visited(tmp_path, visit)


def test_a_second_start_finds_the_page_while_nothing_is_chosen_there(tmp_path: Path, own: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "event.toml").write_text("")

    def notes() -> list[Path]:
        return sorted((own / "journee" / "boards").glob("*"))

    async def visit(ask: Ask) -> None:
        (waiting,) = notes()
        assert json.loads(waiting.read_bytes())["port"] == PORT
        assert (await ask("POST", "/api/open", opening(tmp_path / "nothing"))).status != 200
        assert notes() == [waiting]
        assert (await ask("POST", "/api/open", opening(tmp_path / "one"))).status == 200
        (board,) = notes()
        assert board != waiting, "the next start can choose another event"

    visited(tmp_path, visit)
    assert notes() == []


@pytest.mark.parametrize("path", ["", "relative", "/nowhere/at/all", "/", "\0", "~nobody-of-this-name/x"])
def test_what_is_no_event_folder_is_not_opened(tmp_path: Path, path: str) -> None:
    async def visit(ask: Ask) -> None:
        answer = await ask("POST", "/api/open", opening(path))
        assert (answer.status, "event.toml" in answer.text) == (409, True)

    visited(tmp_path, visit)


def test_what_is_no_table_makes_no_folder(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        for data in (b"", b"\x89PNG\r\n\x1a\n\0\0", b"<html>"):
            assert (await ask("PUT", "/api/upload?name=x", data)).status == 409

    visited(tmp_path, visit)
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_let_in_who_has_no_ticket(tmp_path: Path) -> None:
    async def visit(ask: Ask) -> None:
        assert (await ask("GET", "/", cookie="")).status == 401
        assert (await ask("POST", "/api/new", b'{"name": "x"}', **{"x-journee": ""})).status == 403
        assert (await ask("GET", "/", host="evil.example")).status == 421

    visited(tmp_path, visit)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("said", ["", "{}", "[1, 2]", '["relative", "\\u0000"]', "[" * 4000])
def test_a_note_that_says_nothing_is_no_note(own: Path, said: str) -> None:
    (own / "journee").mkdir()
    (own / "journee" / "recent.json").write_text(said)
    assert recent() == []
