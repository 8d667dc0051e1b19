"""The board shows a folder as it is and changes it as the commands do."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from scheduler.board import application, change_routes
from scheduler.board.folder_view import view
from tests.scheduler.board.asking import HOST, Visitor, asked

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7993 }}"


def test_a_ticket_lets_in_and_goes_on_by_a_page(visitor: Visitor) -> None:
    """A redirection would not bear the cookie, since the way in is asked for by a file on the disk."""
    ticket = visitor.board.keys.ticket()
    headers = {"host": HOST, "sec-fetch-site": "cross-site"}
    answer = asyncio.run(asked(visitor.app, "GET", f"/enter?ticket={ticket}", headers))
    assert answer.status == 200
    assert 'http-equiv="refresh"' in answer.text
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{visitor.board.keys.cookie}={visitor.board.keys.session}")
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    again = asyncio.run(asked(visitor.app, "GET", f"/enter?ticket={ticket}", headers))
    assert again.status == 403
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("page", ["/", "/data", "/ways", "/event", "/publish", "/today", "/mails", "/files"])
def test_every_page_is_in_both_languages(visitor: Visitor, page: str) -> None:
    french, english = visitor.see(f"{page}?lang=fr"), visitor.see(f"{page}?lang=en")
    assert '<html lang="fr"' in french
    assert '<html lang="en"' in english
    words = [set(re.findall(r"[^\W\d_]{4,}", re.sub(r"<[^>]*>", " ", text))) for text in (french, english)]
    assert words[0] != words[1]


def test_the_language_is_that_of_the_browser(visitor: Visitor) -> None:
    assert 'lang="fr"' in visitor.ask("GET", "/", **{"accept-language": "fr-FR,fr;q=0.9"}).text
    assert 'lang="en"' in visitor.ask("GET", "/", **{"accept-language": "de"}).text


def test_a_folder_that_can_be_solved_says_so(visitor: Visitor) -> None:
    assert 'data-job="solve"' in visitor.see("/")


@pytest.mark.parametrize("page", ["/", "/publish", "/today"])
@pytest.mark.parametrize("file", ["talks.csv", "out/schedule.json"])
def test_a_programme_that_waits_for_what_is_to_be_mended_is_not_said_to_be_missing(
    made: Path, tmp_path: Path, page: str, file: str
) -> None:
    folder = tmp_path / "event"
    shutil.copytree(made, folder)
    visitor = Visitor(folder)
    assert "Il y a un programme" not in visitor.see(f"{page}?lang=fr")
    text = (folder / file).read_text()
    (folder / file).write_text(text.replace("09:00-10:00", "9 to ten") if file == "talks.csv" else text[:-20])
    shown = unescape(visitor.see(f"{page}?lang=fr"))
    assert "Il y a un programme" in shown
    assert "pas encore de programme" not in shown
    (folder / "out" / "schedule.json").unlink()
    assert "pas encore de programme" in unescape(visitor.see(f"{page}?lang=fr"))


def test_ids_that_nobody_wrote_are_written_from_the_page_that_publishes(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "event"
    shutil.copytree(made, folder)
    table = folder / "talks.csv"
    table.write_text("\n".join(line.partition(",")[2] for line in table.read_text().splitlines()))
    visitor = Visitor(folder)
    assert "n’ont pas encore d’identifiants" in unescape(visitor.see("/publish?lang=fr"))
    assert visitor.ask("POST", "/api/fix", b"{}").status == 200
    assert "identifiants" not in unescape(visitor.see("/publish?lang=fr"))
    assert visitor.ask("POST", "/api/releases", b'{"message": ""}').status == 200


def test_an_empty_folder_becomes_an_event_and_takes_a_table(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    assert 'data-post="/api/begin"' in visitor.see("/data")
    assert visitor.ask("POST", "/api/begin").status == 200
    data = b"id;titre;intervenants\r\nT1;Un titre;Ada Lovelace\r\n"
    assert visitor.ask("PUT", "/api/upload", data).status == 200
    tables = [path for path in tmp_path.iterdir() if path.stem in ("talks", "communications")]
    assert [path.read_bytes() for path in tables] == [data]
    assert visitor.ask("POST", "/api/undo").status == 200
    assert b"Ada" not in next(path for path in tmp_path.iterdir() if path.stem == "talks").read_bytes()


@pytest.mark.parametrize("data", [b"", b"   \n", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04broken", b"%PDF-1.7\n\0\0"])
def test_what_is_no_table_is_not_taken_for_one(visitor: Visitor, one_talk: Path, data: bytes) -> None:
    before = sorted(path.name for path in one_talk.iterdir())
    answer = visitor.ask("PUT", "/api/upload", data)
    assert answer.status == 409
    assert json.loads(answer.text)["text"]
    assert sorted(path.name for path in one_talk.iterdir() if not path.name.startswith(".")) == before


def test_a_body_is_counted_and_not_believed(visitor: Visitor) -> None:
    big = b"x" * (20 * 1024 * 1024 + 1)
    assert visitor.ask("PUT", "/api/upload", big, **{"content-length": "3"}).status == 413
    assert visitor.ask("PATCH", "/api/sheet/talks", b"x" * 70_000).status == 413


def test_ways_out_of_another_search_are_not_taken(visitor: Visitor) -> None:
    """A click on a page of another search would take another way of the same number."""
    visitor.see("/ways")
    answer = visitor.ask("POST", "/api/ways/1", b'{"of": 1}')
    assert answer.status == 409
    assert visitor.board.jobs.running is None


_WHY = {"fr": "La raison", "en": "The reason"}
_WAYS = {"status": "infeasible", "contradictions": [], "ways": [], "complete": True}


@pytest.mark.parametrize(
    "answer",
    [
        {"do": "solve", "ended": {"status": "unknown"}},
        {"do": "solve", "ended": {"status": "fault", "text": _WHY}},
        {"do": "solve", "ended": {"status": "failed", "text": _WHY, "details": [_WHY]}},
        {"do": "explain", "ended": {"status": "mistakes", "text": _WHY}},
        {"do": "explain", "ended": _WAYS, "refused": {"status": "open", "text": _WHY, "way": 1}},
        {"do": "explain", "ended": _WAYS, "refused": {"status": "failed", "text": _WHY, "details": [_WHY], "way": 1}},
    ],
)
def test_however_a_job_ended_its_reason_is_told(visitor: Visitor, answer: dict[str, object]) -> None:
    visitor.see("/")
    visitor.board.jobs._ended = {"id": 1, "way": None, "rev": visitor.rev, **answer}
    told = [visitor.see(page).count("The reason") for page in ("/", "/data", "/ways", "/files")]
    assert any(told) == ("The reason" in json.dumps(answer))


_WAY = {"parts": [{"fr": "Allonger", "en": "Lengthen"}], "changes": [], "solves": [0], "smallest": True}
_LINE = {"start": 540, "end": 570, "title": HOSTILE, "room": "", "people": [HOSTILE], "part": None, "is_head": False}
_TRIED = {
    "way": 2,
    "proved": True,
    "several_rooms": False,
    "days": [{"day": "2025-05-23", "lines": [_LINE]}],
    "levels": [{"title": {"fr": "Pauses", "en": "Breaks"}, "value": {"fr": "5 minutes", "en": "5 minutes"}}],
}


@pytest.mark.parametrize(
    ("tried", "shown"),
    [(_TRIED, "nothing is written"), ({**_TRIED, "days": [], "levels": []}, "no programme was found")],
)
def test_a_way_out_that_was_tried_is_shown_under_it(visitor: Visitor, tried: dict[str, object], shown: str) -> None:
    visitor.see("/")
    ended = {**_WAYS, "ways": [_WAY, _WAY]}
    visitor.board.jobs._ended = {
        "id": 1,
        "way": None,
        "rev": visitor.rev,
        "do": "explain",
        "ended": ended,
        "tried": tried,
    }
    page = visitor.see("/ways")
    assert page.count(shown) >= 1
    assert re.findall(r'"POST /api/ways/([^"]*)"', page) == ["1", "1/try", "2", "2/try"]
    assert page.index(shown) > page.rindex('/try"'), "it stands under the second"
    assert "<script>alert" not in page


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError("a fault")])
def test_what_goes_wrong_unforeseen_is_told_as_a_sentence(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(change_routes, "undo", fails)
    monkeypatch.setattr(application, "page", fails)
    for method, path in (("POST", "/api/undo"), ("GET", "/data")):
        answer = visitor.ask(method, path, quiet=True)
        assert answer.status in (409, 500)
        assert "Traceback" not in answer.text
        assert "isk is full" in answer.text or "nothing is lost" in answer.text


def test_a_folder_that_vanished_is_not_made_again(visitor: Visitor, one_talk: Path) -> None:
    """A drive that was taken out: an event begun in its place would look as if everything were lost."""
    visitor.see("/data")
    shutil.rmtree(one_talk)
    page = visitor.ask("GET", "/data").text
    assert "no longer there" in page
    assert "data-post" not in page
    for method, path in (("POST", "/api/begin"), ("PUT", "/api/upload"), ("POST", "/api/fix")):
        visitor.ask(method, path, b"id,title\nT1,One\n")
    assert not one_talk.exists()


def test_a_folder_that_has_a_table_alone_becomes_an_event_with_it(tmp_path: Path) -> None:
    """The first thing that people do is to put their spreadsheet into a folder."""
    data = b"id;titre;intervenants\r\nT1;Un titre;Ada Lovelace\r\n"
    (tmp_path / "talks.csv").write_bytes(data)
    (tmp_path / "lettre.docx").write_bytes(b"x")
    visitor = Visitor(tmp_path)
    assert 'data-post="/api/begin"' in visitor.see("/data")
    assert visitor.ask("POST", "/api/begin").status == 200
    names = {"talks.csv", "lettre.docx", "event.toml", ".journee"}
    assert {path.name for path in tmp_path.iterdir()} == names, "no example beside a table of one's own"
    assert (tmp_path / "talks.csv").read_bytes() == data
    assert view(tmp_path).state == "ready", "nothing is asked of the table that only the example has"
    assert visitor.ask("POST", "/api/begin").status == 409
    assert visitor.ask("POST", "/api/undo").status == 200
    assert {path.name for path in tmp_path.iterdir()} == names - {"event.toml"}


def test_who_goes_back_to_the_way_in_is_led_on(visitor: Visitor) -> None:
    assert visitor.ask("GET", "/enter?ticket=used").status == 200
    outside = visitor.ask("GET", "/enter?ticket=used", cookie="")
    assert outside.status == 403
    assert "set-cookie" not in outside.headers


def test_text_from_outside_stays_text(visitor: Visitor, one_talk: Path) -> None:
    cell = HOSTILE.replace('"', '""')
    (one_talk / "talks.csv").write_text(f'id,title,speakers,available\nT1,"{cell}","{cell}","{cell}"\n')
    for page in ("/", "/data", "/ways", "/event", "/publish", "/today", "/mails", "/files"):
        text = visitor.see(page)
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "55951" not in re.sub(r'data-(rev|token)="[^"]*"', "", text)
    assert HOSTILE in unescape(visitor.see("/data"))


@pytest.mark.parametrize(
    "name", ["../event.toml", "..%2fevent.toml", "/etc/passwd", ".journee/lock", "nothing.pdf", "%2e%2e/talks.csv"]
)
def test_only_files_of_out_are_handed_out(visitor: Visitor, one_talk: Path, name: str) -> None:
    (one_talk / "out").mkdir()
    (one_talk / "out" / "programme.csv").write_text("x")
    (one_talk / "out" / "link.pdf").symlink_to(one_talk / "event.toml")
    assert visitor.ask("GET", f"/files/{name}").status == 404
    assert visitor.ask("GET", "/files/link.pdf").status == 404
    answer = visitor.ask("GET", "/files/programme.csv")
    assert answer.status == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]


def test_what_cannot_be_taken_along_says_why_and_not_how_much_is_wrong(visitor: Visitor) -> None:
    """Nothing is wrong with the data where nothing was published."""
    text = visitor.ask("GET", "/zip/mails").text
    assert text == "Nothing was published yet: first publish the programme\n"
    assert json.loads(visitor.ask("GET", "/api/mails").body)["text"] + "\n" == text


def test_an_address_of_nothing_says_so(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    for path in ("/programme", "/files/none.pdf", "/zip/none", "/preview"):
        answer = visitor.ask("GET", path)
        assert (answer.status, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")
        assert "ni page ni fichier" in answer.text or "no page and no file" in answer.text
