"""From a hostile spreadsheet to every file: each text is cleaned once and then equal everywhere (contract §2)."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from icalendar import Calendar

from scheduler.cli.program import main
from scheduler.language.text import clean_block, clean_line

TITLES = [
    "<bx>Gras</bx> & « guillemets »",
    "=1+1",
    "Deux\r\nlignes",
    "Nul\x00 et sonnette\x07",
    "Vers la \u202edroite\u202c et \u2066retour\u2069",
    "x" * 1000,
    "Fusée 🚀, É́ combiné, שלום, 漢字",
    "mot " * 150,
    '<img src="file:///etc/passwd"/>',
    "BEGIN:VCALENDAR\nEND:VCALENDAR",
    "</script><style>",
    "\\ ; , : \" '",
    "@SUM(A1)",
    "{{ 7*7 }}",
]
EVENT = """
[event]
title = "Jour <hostile> & \\"cité\\""
date = 2025-05-23
start = "09:00"
end = "18:00"
[sessions]
max_talks = 8
[[event.organisers]]
name = "O"
email = "o@example.org"
[[breaks]]
title = "=pause()"
duration = 45
between = ["12:00", "14:00"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "event.toml").write_text(EVENT, encoding="utf-8")
    with (folder / "talks.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["id", "title", "speakers", "emails", "affiliations", "keywords", "abstract", "note"])
        for n, title in enumerate(TITLES, start=1):
            abstract = "" if n % 3 == 0 else f"{title}\r\n\r\n{title}"
            # Signs between people would make several people of one name.
            name = f"N{n} " + re.sub(r"[;&,]| et ", " ", clean_line(title))[:80]
            writer.writerow(
                [f"T{n:02d}", title, name, f"s{n}@example.org", title.replace(";", ""), "k", abstract, title]
            )
    assert main(["solve", str(folder), "--quiet", "--time-limit", "30"]) == 0
    return folder


def test_the_table_gives_the_cleaned_titles(folder: Path) -> None:
    text = (folder / "out/public/programme.csv").read_text(encoding="utf-8-sig")
    rows = {row["identifiant"]: row["titre"] for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";")}
    for n, title in enumerate(TITLES, start=1):
        wanted = clean_line(title)
        assert rows[f"T{n:02d}"] == ("'" + wanted if wanted[0] in "=+-@" else wanted)


def test_the_calendars_give_the_cleaned_texts(folder: Path) -> None:
    for n, title in enumerate(TITLES, start=1):
        for path in (f"out/public/talks/T{n:02d}.ics", f"out/invitations/T{n:02d}.ics"):
            (entry,) = Calendar.from_ical((folder / path).read_bytes()).walk("VEVENT")
            assert str(entry["summary"]) == clean_line(title)
            if n % 3:
                assert str(entry["description"]).endswith(clean_block(f"{title}\r\n\r\n{title}"))


def test_the_page_gives_the_cleaned_titles(folder: Path) -> None:
    page = (folder / "out/public/index.html").read_text(encoding="utf-8")
    shown = " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())
    for title in TITLES:
        assert " ".join(clean_line(title).split()) in shown
    assert page.count("<script") == 2  # the page's own: for search engines, and the choice of what is shown
    assert "<img" not in page


@pytest.mark.parametrize("name", ["public/programme.pdf", "public/booklet.pdf"])
def test_the_print_shows_markup_as_text(folder: Path, name: str) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    command = ["pdftotext", "-raw", str(folder / "out" / name), "-"]
    text = re.sub(r"[\s\u00ad-]+", "", subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for part in ("<bx>Gras</bx>&", '<imgsrc="file:///etc/passwd"/>', "=1+1", "{{7*7}}", "Deuxlignes", "Nuletsonnette"):
        assert part in text
    assert "root:x:" not in text


def test_no_speaker_s_address_is_public(folder: Path) -> None:
    for path in (folder / "out/public").rglob("*"):
        if path.is_file():
            assert not re.search(rb"s\d+@example\.org", path.read_bytes().replace(b"\r\n ", b"")), path
