"""An event folder that was copied without its hidden files goes on as before; a file of somebody else is left alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.services.copied_folder import recognise_copied
from scheduler.storage.output_folder import is_checked
from tests.scheduler.services.conftest import Folder


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Folder(tmp_path_factory.mktemp("original") / "event")
    for command in ("solve", "publish"):
        assert main([command, str(folder.path), "--quiet"]) == 0
    return folder.path


@pytest.fixture
def copied(original: Path, tmp_path: Path) -> Path:
    """The folder as a copy by hand leaves it, without what begins with a dot."""
    return Path(shutil.copytree(original, tmp_path / "event", ignore=shutil.ignore_patterns(".*")))


def test_a_repair_of_the_copy_leaves_no_former_file_behind(copied: Path) -> None:
    assert (copied / "out/public/talks/T2.ics").is_file()
    assert main(["repair", str(copied), "--cancel", "T2", "--quiet"]) == 0
    assert not (copied / "out/public/talks/T2.ics").exists()
    assert not list((copied / "out/print").glob("doors/*"))  # of the release
    assert main(["undo", str(copied), "--quiet", "--yes"]) == 0
    assert (copied / "out/public/talks/T2.ics").is_file()


def test_a_copy_that_is_opened_before_it_is_changed_is_known_again(copied: Path) -> None:
    recognise_copied(copied)
    assert is_checked(copied / "out", "public/index.html")
    event = copied / "event.toml"
    event.write_text(event.read_text(encoding="utf-8").replace("One", "Two"), encoding="utf-8")
    assert main(["solve", str(copied), "--quiet"]) == 0
    assert "Two" in (copied / "out/public/index.html").read_text(encoding="utf-8")


def test_what_somebody_wrote_into_the_copy_stays(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = copied / "out/public/index.html"
    page.write_text("mine", encoding="utf-8")
    assert main(["repair", str(copied), "--cancel", "T2", "--lang", "en"]) == 1
    assert f"{page}: a file that the program did not write" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == "mine"


def test_a_copy_that_was_changed_first_says_what_to_rename(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    event = copied / "event.toml"
    event.write_text(event.read_text(encoding="utf-8").replace("One", "Two"), encoding="utf-8")
    assert main(["solve", str(copied), "--lang", "en"]) == 1
    assert f"Rename {copied / 'out'}" in capsys.readouterr().err
    (copied / "out").rename(copied / "former")
    assert main(["solve", str(copied), "--quiet"]) == 0


def test_the_original_is_not_touched_by_recognising(original: Path) -> None:
    manifest = original / "out/.journee/manifest.json"
    before = manifest.read_bytes(), manifest.stat().st_mtime_ns
    recognise_copied(original)
    assert (manifest.read_bytes(), manifest.stat().st_mtime_ns) == before
