"""What was published is verified when it is read: a release that is damaged is told, and never used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from released import Folder, planted

from scheduler.cli.program import main
from scheduler.domain.errors import InputError
from scheduler.releases import read_releases
from scheduler.releases.release import checksums

FILES = ("release.json", "schedule.json", "items.json", "SHA256SUMS")


@pytest.fixture(scope="module")
def _twice(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("store") / "jour", *planted())
    folder.publish("2025-05-02")
    folder.alter("T01", title="Autre titre")
    folder.publish("2025-05-12")
    return folder


@pytest.fixture
def twice(_twice: Folder, tmp_path: Path) -> Folder:
    shutil.copytree(_twice.path, tmp_path / "jour")
    return Folder(tmp_path / "jour", _twice.event, _twice.programme)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("damage", ["byte", "cut", "gone"])
def test_any_damage_is_told_with_the_file(twice: Folder, name: str, number: int, damage: str) -> None:
    path = twice.path / f"releases/v{number}" / name
    data = path.read_bytes()
    middle = len(data) // 2
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(data[:middle] + (b"" if damage == "cut" else bytes([data[middle] ^ 1])) + data[middle + 1 :])
    with pytest.raises(InputError) as failure:
        read_releases(twice.path)
    (mistake,) = failure.value.mistakes
    assert mistake.file.startswith(f"releases/v{number}/")
    assert f"releases/v{number}" in mistake.text.en


def test_no_command_goes_on_from_a_damaged_release(twice: Folder) -> None:
    (twice.path / "releases/v2/items.json").write_bytes(b"[]")
    before = twice.files()
    for command in ("check", "export", "publish", "diff", "repair", "solve"):
        assert main([command, str(twice.path), "--quiet"]) == 3, command
    assert twice.files() == before


def test_a_release_that_is_altered_with_its_checksums_breaks_the_chain(twice: Folder) -> None:
    released = twice.path / "releases/v1"
    files = {name: (released / name).read_bytes() for name in FILES[:-1]}
    files["release.json"] = files["release.json"].replace(b'"message": ""', b'"message": "never said"')
    (released / "release.json").write_bytes(files["release.json"])
    (released / "SHA256SUMS").write_bytes(checksums(files))
    with pytest.raises(InputError) as failure:
        read_releases(twice.path)
    assert failure.value.mistakes[0].file == "releases/v2/release.json"


def test_a_release_that_is_missing_is_told(twice: Folder) -> None:
    shutil.rmtree(twice.path / "releases/v1")
    with pytest.raises(InputError):
        read_releases(twice.path)


def test_releases_that_change_places_are_told(twice: Folder) -> None:
    released = twice.path / "releases"
    shutil.rmtree(released / "v1")
    shutil.copytree(released / "v2", released / "v1")
    with pytest.raises(InputError):
        read_releases(twice.path)


def test_what_has_another_name_is_left_alone(twice: Folder) -> None:
    for name in ("notes.txt", "v0", "v01", "v3.bak"):
        (twice.path / "releases" / name).write_text("mine")
    assert len(read_releases(twice.path)) == 2


def test_where_nothing_was_published_there_is_nothing(folder: Folder) -> None:
    assert read_releases(folder.path) == ()


FORGERIES = {
    "another folder": ('"T01"', '"../../../T01"'),
    "a null byte": ('"T01"', '"T\\u0000"'),
    "a backslash": ('"T01"', '"..\\\\..\\\\T01"'),
    "a lone surrogate": ('"T01"', '"T\\ud800"'),
    "no time zone": ('"Europe/Paris"', '"Europe/Atlantis"'),
    "the first year": ('"2025-05-23"', '"0001-05-23"'),
    "the last year": ('"2025-05-11T', '"9999-05-11T'),
    "no such hour": ('"start": ', '"start": 9999'),
    "before midnight": ('"start": ', '"start": -'),
    "a number that is none": ('"sequence": 1', '"sequence": -1'),
    "an endless number": ('"sequence": 1', '"sequence": 99999999999999999999'),
    "a guest of no time zone": ('"guests": [\n    {', '"guests": [{"timezone": "Europe/Atlantis",'),
    "a place beside the earth": ('"latitude": 48', '"latitude": 1e9'),
    "a place nowhere": ('"latitude": 48.907', '"latitude": NaN'),
    "an alarm of the ice age": ('"room"', '"alarm": 999999999999, "room"'),
    "lists in lists": ('"T01"', "[" * 5000 + "]" * 5000),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_release_that_nobody_can_have_published_is_told(twice: Folder, forgery: str) -> None:
    """Its checksums are right: whoever forged it has made them anew."""
    old, new = FORGERIES[forgery]
    released = twice.path / "releases/v2"
    items = (released / "items.json").read_text("utf-8")
    assert old in items
    (released / "items.json").write_text(items.replace(old, new), encoding="utf-8")
    files = {name: (released / name).read_bytes() for name in FILES[:-1]}
    (released / "SHA256SUMS").write_bytes(checksums(files))
    with pytest.raises(InputError) as failure:
        read_releases(twice.path)
    assert "releases/v2" in failure.value.mistakes[0].file
    for command in ("mail", "diff", "export"):
        assert main([command, str(twice.path), "--quiet"]) == 3, command


TIMES = ("0001-05-02T00:00:00+00:00", "2025-05-02T00:00:00", "yesterday", "9999-12-31T23:59:59-12:00")


@pytest.mark.parametrize(
    "changed",
    [{"time": time} for time in TIMES] + [{"number": float("inf")}, {"number": "2"}, {"withdraws": float("nan")}],
)
def test_a_statement_that_no_release_makes_is_told(twice: Folder, changed: dict[str, object]) -> None:
    import json

    released = twice.path / "releases/v2"
    statement = json.loads((released / "release.json").read_bytes()) | changed
    (released / "release.json").write_text(json.dumps(statement), encoding="utf-8")
    files = {name: (released / name).read_bytes() for name in FILES[:-1]}
    (released / "SHA256SUMS").write_bytes(checksums(files))
    with pytest.raises(InputError):
        read_releases(twice.path)


@pytest.mark.parametrize("zone", ["UTC-3:30", "America/Montreal", "Europe/Paris"])
def test_a_guest_elsewhere_keeps_nothing_from_being_read(twice: Folder, zone: str) -> None:
    released = twice.path / "releases/v2"
    items = (released / "items.json").read_text("utf-8")
    assert '"guests": [\n    {' in items
    elsewhere = items.replace('"guests": [\n    {', f'"guests": [{{"timezone": "{zone}",')
    (released / "items.json").write_text(elsewhere, encoding="utf-8")
    files = {name: (released / name).read_bytes() for name in FILES[:-1]}
    (released / "SHA256SUMS").write_bytes(checksums(files))
    guests = [guest for record in read_releases(twice.path)[-1].records for guest in record.item.guests]
    assert any(guest.timezone == zone for guest in guests)
