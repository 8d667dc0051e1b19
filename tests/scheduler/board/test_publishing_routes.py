"""Releases are made, seen and taken home in the board as by the commands; nothing is ever sent."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from scheduler.language.text import slug
from scheduler.releases import read_releases
from tests.scheduler.board.asking import Visitor


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "event"))


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    return Visitor(folder)


def published(visitor: Visitor, text: str = "") -> None:
    answer = visitor.ask("POST", "/api/releases", json.dumps({"message": text}).encode())
    assert answer.status == 200, answer.text


def test_a_programme_is_published_once_with_its_message(visitor: Visitor, folder: Path) -> None:
    assert "Publish v1" in visitor.see("/publish")
    published(visitor, "The first")
    published(visitor, "again")
    assert [(each.number, each.message) for each in read_releases(folder)] == [(1, "The first")]
    page = visitor.see("/publish")
    assert "The first" in page
    assert "Publish v2" not in page


def test_what_changes_and_for_whom_is_seen_before_it_is_published(visitor: Visitor, folder: Path) -> None:
    published(visitor)
    talks = folder / "talks.csv"
    talks.write_text(talks.read_text().replace("Only", "Another title"))
    assert "Another title" in visitor.see("/publish")
    page = visitor.see("/publish")
    told = page[page.index("To be told") :]
    assert "Ada Lovelace" in told
    assert "mailto:x@example.org" in told
    published(visitor, "A title")
    assert [each.message for each in read_releases(folder)] == ["", "A title"]
    assert "Another title" in (folder / "out" / "public" / "index.html").read_text(encoding="utf-8")


def test_files_that_somebody_changed_are_not_replaced_unasked(visitor: Visitor, folder: Path) -> None:
    page = folder / "out" / "public" / "index.html"
    page.write_text("ours", encoding="utf-8")
    refused = visitor.ask("POST", "/api/releases", b'{"message": ""}')
    assert refused.status == 409
    assert "Make the files anew" in refused.text
    assert "journee export" not in refused.text
    assert page.read_text(encoding="utf-8") == "ours"
    assert not read_releases(folder)
    assert visitor.ask("POST", "/api/export").status == 200
    published(visitor)


def test_ids_that_nobody_wrote_are_asked_for_by_what_the_page_has(visitor: Visitor, folder: Path) -> None:
    talks = folder / "talks.csv"
    talks.write_text(talks.read_text().replace("id", "label", 1))
    assert "Write in proper form what was understood" in visitor.see("/data")
    refused = visitor.ask("POST", "/api/releases", b'{"message": ""}')
    assert refused.status == 409
    assert "written in proper form what was understood" in refused.text
    assert "journee" not in refused.text


def test_a_release_is_withdrawn_by_another(visitor: Visitor, folder: Path) -> None:
    published(visitor)
    assert "/api/releases/withdraw" in visitor.see("/publish")
    assert visitor.ask("POST", "/api/releases/withdraw").status == 200
    assert read_releases(folder)[-1].withdraws == 1
    assert "/api/releases/withdraw" not in visitor.see("/publish")


def test_mails_are_shown_as_they_would_arrive_and_nothing_is_written(visitor: Visitor, folder: Path) -> None:
    assert "othing was published" in visitor.see("/mails")
    published(visitor)
    page = visitor.see("/mails")
    assert "x@example.org" in page
    assert "Ada Lovelace" in page
    archive = zipfile.ZipFile(io.BytesIO(visitor.ask("GET", "/zip/mails").body))
    assert {Path(name).suffix for name in archive.namelist()} == {".eml", ".ics", ".csv"}
    assert not (folder / "mails").exists()


def test_mails_of_no_release_are_an_answer(visitor: Visitor) -> None:
    published(visitor)
    for release in ("0", "7", "../1", "v", "%00"):
        assert "here is no release of that name" in visitor.see(f"/mails?release={release}")
        assert visitor.ask("GET", f"/zip/mails?release={release}").status == 409


def test_what_goes_online_has_no_address_of_a_speaker(visitor: Visitor, folder: Path) -> None:
    archive = zipfile.ZipFile(io.BytesIO(visitor.ask("GET", "/zip/public").body))
    out = folder / "out" / "public"
    there = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert {name: archive.read(name) for name in archive.namelist()} == there
    assert not any(b"x@example.org" in data for data in there.values())
    answer = visitor.ask("GET", "/zip/print")
    assert answer.status == 200
    named = answer.headers["content-disposition"]
    assert named == f'attachment; filename="{slug(folder.name)}-print.zip"', "of which event it is"


def test_no_other_folder_is_packed(visitor: Visitor) -> None:
    for part in ("invitations", "..", "public%2f..", "nothing", ".journee"):
        assert visitor.ask("GET", f"/zip/{part}").status == 404


def test_the_page_of_the_public_is_shown_without_origin_or_script(visitor: Visitor, folder: Path) -> None:
    answer = visitor.ask("GET", "/preview")
    assert answer.body == (folder / "out" / "public" / "index.html").read_bytes()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "script" not in policy
    frame = re.search(r"<iframe[^>]*>", visitor.see("/publish"))
    assert frame
    assert re.search(r" sandbox ", frame.group()), "no permission is given"
    (folder / "out" / "public" / "index.html").unlink()
    assert visitor.ask("GET", "/preview").status == 404


def test_a_message_from_outside_stays_text(visitor: Visitor) -> None:
    published(visitor, "<script>alert(1)</script>{{ 7 * 7993 }}")
    page = visitor.see("/publish")
    assert "<script>alert" not in page
    assert "{{ 7 * 7993 }}" in page


def test_a_wrong_request_publishes_nothing(visitor: Visitor, folder: Path) -> None:
    for body in (b"", b"{}", b'{"message": 1}', b'{"message": "\\ud800"}'):
        assert visitor.ask("POST", "/api/releases", body).status == 400
    assert not read_releases(folder)
