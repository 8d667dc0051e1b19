"""A folder that is known is never what it was a moment ago, whatever another program does to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scheduler.reading import examine
from scheduler.reading.known import Known
from scheduler.releases.release import Release, to_files

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def release(id_: str) -> dict[str, bytes]:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    return to_files(Release(1, moment, "", id_, "Une journée", "fr", "0" * 64, b"{}", ()), None)


@pytest.fixture
def place(folder, tmp_path: Path) -> Path:
    """A folder with a file of each kind that is read."""
    folder.speakers({"name": "Marie Curie", "email": "marie@example.org"})
    folder.write("booklet.md", "Bienvenue\n")
    folder.write("amendments.toml", '[[cancelled]]\ntalk = "T02"\n')
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "01-msh.png").write_bytes(PNG)
    (tmp_path / "releases" / "v1").mkdir(parents=True)
    for name, data in release("jour").items():
        (tmp_path / "releases" / "v1" / name).write_bytes(data)
    (tmp_path / "wishes.csv").write_text("person,talks\nMarie Curie,T01\n")
    return tmp_path


def same_size_and_time(path: Path, old: bytes, new: bytes) -> None:
    """Other bytes, with all that a look at the file from outside tells as before."""
    assert len(old) == len(new)
    data, state = path.read_bytes(), path.stat()
    assert data.count(old) >= 1, path
    path.write_bytes(data.replace(old, new))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (state.st_size, state.st_mtime_ns)


def republished(place: Path) -> None:
    for name, data in release("soir").items():
        file = place / "releases" / "v1" / name
        state = file.stat()
        file.write_bytes(data)
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))


def linked_out(place: Path) -> None:
    """The same logo, as a link to a file outside."""
    logo, other = place / "logos" / "01-msh.png", place.parent / f"{place.name}-out.png"
    shutil.move(logo, other)
    logo.symlink_to(other)


CHANGES: dict[str, Callable[[Path], object]] = {
    "event": lambda p: same_size_and_time(p / "event.toml", b'"Une journ', b'"Aux journ'),
    "talks": lambda p: same_size_and_time(p / "talks.csv", b"Deux", b"Duex"),
    "a mistake": lambda p: same_size_and_time(p / "talks.csv", b"T02,Deux,2", b"T02,Deux,9"),
    "speakers": lambda p: same_size_and_time(p / "speakers.csv", b"marie@", b"maria@"),
    "booklet": lambda p: same_size_and_time(p / "booklet.md", b"Bienvenue", b"Bienvenus"),
    "amendments": lambda p: same_size_and_time(p / "amendments.toml", b"T02", b"T01"),
    "a logo": lambda p: same_size_and_time(p / "logos" / "01-msh.png", b"\x89PNG", b"\x88PNG"),
    "wishes": lambda p: same_size_and_time(p / "wishes.csv", b"T01", b"T02"),
    "another release": republished,
    "a broken release": lambda p: same_size_and_time(p / "releases" / "v1" / "release.json", b"jour", b"juor"),
    "no releases": lambda p: shutil.rmtree(p / "releases"),
    "a second logo": lambda p: (p / "logos" / "02-x.png").write_bytes(PNG),
    "a file that is no logo": lambda p: (p / "logos" / "02-x.gif").write_bytes(b"GIF"),
    "a logo by another name": lambda p: (p / "logos" / "01-msh.png").rename(p / "logos" / "01-mhs.png"),
    "a link out": linked_out,
    "no logos": lambda p: shutil.rmtree(p / "logos"),
    "no speakers": lambda p: (p / "speakers.csv").unlink(),
    "a second table": lambda p: (p / "talks.json").write_text("[]"),
    "no talks": lambda p: (p / "talks.csv").unlink(),
    "talks misnamed": lambda p: (p / "talks.csv").rename(p / "talks.csv.txt"),
    "a folder for a file": lambda p: ((p / "booklet.md").unlink(), (p / "booklet.md").mkdir()),
    "registrations": lambda p: (p / "participants.csv").write_text("name,email\nAda,ada@example.org\n"),
    "nothing left": lambda p: (p / "event.toml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_it_is_what_a_reading_finds(place: Path, change: str) -> None:
    known = Known()
    before = known.examine(place)
    assert before == examine(place)
    assert before.reading, before.mistakes
    assert known.examine(place) is before, "nothing changed"
    CHANGES[change](place)
    now = examine(place)
    assert (now, now.sources) != (before, before.sources), "the change changes something"
    assert known.examine(place) == now
    assert known.examine(place).sources == now.sources


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_in_the_place_of_a_table_is_not_waited_for(place: Path) -> None:
    known = Known()
    known.examine(place)
    (place / "talks.csv").unlink()
    os.mkfifo(place / "talks.csv")
    assert known.examine(place) == examine(place)


def test_what_the_disk_refuses_is_asked_for_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known, read = Known(), Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "talks.csv":
            raise OSError(5, "Input/output error")
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refused)
        assert known.examine(place).reading is None
    assert known.examine(place).reading is not None


def test_a_folder_that_changes_while_it_is_read_is_not_kept(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever writes after a file was read is heard at the next look, and so is one who writes before."""
    known, read, left = Known(), Path.read_bytes, [1]

    def read_then_written(path: Path) -> bytes:
        data = read(path)
        if path.name == "talks.csv" and left and left.pop():
            same_size_and_time(path, b"Deux", b"Duex")
        return data

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read_then_written)
        assert known.examine(place).reading is not None
    assert known.examine(place) == examine(place)


def test_one_folder_is_not_taken_for_another(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Path(shutil.copytree(place, tmp_path_factory.mktemp("other") / "event"))
    same_size_and_time(other / "talks.csv", b"Deux", b"Duex")
    known = Known()
    for folder in (place, other, place):
        assert known.examine(folder) == examine(folder)
