"""Documents of Word as LibreOffice shows them, where it is installed (.ci/run installs it)."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.office import booklet_docx, programme_docx
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.letterpress import printed

Pair = tuple[Event, Programme]
_NEEDED = ("soffice", "pdftotext")


@pytest.fixture(scope="module")
def pages(congress: Pair, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page of both documents, as it is laid out."""
    missing = [name for name in _NEEDED if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    folder = tmp_path_factory.mktemp("documents")
    for name, make in (("programme", programme_docx), ("booklet", booklet_docx)):
        (folder / f"{name}.docx").write_bytes(make(*congress))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *folder.glob("*.docx")], check=True, capture_output=True, timeout=180)
    return {path.stem: laid_out(path) for path in folder.glob("*.pdf")}


def laid_out(path: Path) -> list[str]:
    shown = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return shown.stdout.split("\f")[:-1]


@pytest.mark.long
def test_every_talk_is_shown_and_no_page_is_blank(pages: dict[str, list[str]], congress: Pair) -> None:
    event, _ = congress
    assert set(pages) == {"programme", "booklet"}
    for shown in pages.values():
        assert all(page.strip() for page in shown)
    programme, booklet = ("".join("".join(pages[name]).split()) for name in ("programme", "booklet"))
    for talk in event.talks:
        assert "".join(printed(talk.title).split()) in booklet
        assert all(word in programme for word in printed(talk.title).split())  # in a cell, lines of others lie between


@pytest.mark.long
def test_hours_stand_beside_titles_in_a_narrow_column(pages: dict[str, list[str]]) -> None:
    rows = [line for page in pages["programme"] for line in page.splitlines() if re.match(r" *Heure +Titre", line)]
    assert rows
    assert all(row.index("Titre") - row.index("Heure") < 25 for row in rows)
