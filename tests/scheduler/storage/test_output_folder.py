"""out/ is replaced whole or not at all, whoever dies when; what the program did not write stays."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from holding import held_elsewhere

from scheduler.domain.errors import EnvironmentFailure, Refused
from scheduler.storage import journal
from scheduler.storage.lock_holder import LockHeld
from scheduler.storage.output_folder import claim, is_behind, reporting_os_errors, settle, write_output
from tests.scheduler.storage.output import NEW, OLD, files_of, folders


def test_complete_output_replaces_the_former_and_leaves_strangers(out: Path) -> None:
    assert write_output(out, NEW, complete=True) == ()
    assert files_of(out) == {**NEW, "public/notes.txt": b"mine"}
    assert folders(out) == {"public", "print", "print/sheet"}


def test_it_is_known_of_which_schedule_the_other_files_are(out: Path, tmp_path: Path) -> None:
    assert not is_behind(out)
    write_output(out, {"schedule.json": b"moved"}, complete=False)
    write_output(out, {"public/index.html": b"of some format"}, complete=False)
    assert is_behind(out)
    (out / "schedule.json").write_bytes(b"by hand")
    assert not is_behind(out), "what was edited is not the program's to follow"
    write_output(out, NEW, complete=True)
    assert not is_behind(out)
    write_output(out, {"public/index.html": b"of some format"}, complete=False)
    write_output(out, {"schedule.json": NEW["schedule.json"]}, complete=False)
    assert not is_behind(out), "the same programme"
    write_output(tmp_path / "first", {"schedule.json": b"first"}, complete=False)
    assert is_behind(tmp_path / "first")


def test_a_manifest_of_an_earlier_version_tells_nothing_until_a_schedule_is_written_alone(out: Path) -> None:
    manifest = out / ".journee/manifest.json"
    content = json.loads(manifest.read_bytes())
    del content["others"]
    manifest.write_text(json.dumps(content))
    assert not is_behind(out)
    write_output(out, {"schedule.json": b"moved"}, complete=False)
    assert is_behind(out)


def test_partial_output_leaves_our_other_files(out: Path) -> None:
    write_output(out, {"public/index.html": b"newer"}, complete=False)
    assert files_of(out) == {**OLD, "public/notes.txt": b"mine", "public/index.html": b"newer"}
    write_output(out, NEW, complete=True)
    assert files_of(out) == {**NEW, "public/notes.txt": b"mine"}


def test_unchanged_files_are_not_written_again(out: Path) -> None:
    def written() -> list[tuple[int, int]]:
        """Inode and time of the last change of each: the time of the last reading may change."""
        files = (out / "same.txt").stat(), (out / ".journee/manifest.json").stat()
        return [(file.st_ino, file.st_mtime_ns) for file in files]

    before = written()
    write_output(out, OLD, complete=True)
    assert written() == before


def test_our_edited_file_is_overwritten_but_not_removed(out: Path) -> None:
    (out / "schedule.json").write_bytes(b"by hand")
    (out / "public/talks/T1.ics").write_bytes(b"by hand")
    assert write_output(out, NEW, complete=True) == ("public/talks/T1.ics",)
    assert files_of(out)["schedule.json"] == b"new"
    assert files_of(out)["public/talks/T1.ics"] == b"by hand"
    write_output(out, OLD, complete=True)  # it is still ours, so it can be written again
    assert files_of(out)["public/talks/T1.ics"] == b"gone"


def test_a_stranger_in_the_way_stops_everything(out: Path) -> None:
    (out / "print").mkdir()
    (out / "print/sheet").write_bytes(b"mine")
    with pytest.raises(EnvironmentFailure, match="print/sheet"):
        write_output(out, NEW, complete=True)
    (out / "print/sheet").unlink()
    (out / "print/sheet").mkdir()
    (out / "print/sheet/T2.ics").write_bytes(b"mine")
    with pytest.raises(EnvironmentFailure, match="did not write"):
        write_output(out, NEW, complete=True)
    assert files_of(out) == {**OLD, "public/notes.txt": b"mine", "print/sheet/T2.ics": b"mine"}


def test_a_schedule_that_was_brought_along_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "schedule.json").write_bytes(b"from a colleague")
    write_output(tmp_path, NEW, complete=True)
    assert files_of(tmp_path) == NEW


def test_never_writes_through_a_symbolic_link(out: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    for link in ("print", "schedule.json"):
        (out / link).unlink(missing_ok=True)
        (out / link).symlink_to(outside)
        with pytest.raises(EnvironmentFailure, match="symbolic link"):
            write_output(out, NEW, complete=True)
        (out / link).unlink()
    (out / "public").rename(tmp_path / "elsewhere")
    (out / "public").symlink_to(tmp_path / "elsewhere")
    write_output(out, {"schedule.json": b"new"}, complete=True)  # T1.ics is no longer ours to remove
    assert not list(outside.iterdir())
    assert (tmp_path / "elsewhere/talks/T1.ics").read_bytes() == b"gone"


def test_a_folder_where_a_file_should_be(out: Path) -> None:
    (out / "schedule.json").unlink()
    (out / "schedule.json").mkdir()
    with pytest.raises(EnvironmentFailure, match="a folder stands in the way"):
        write_output(out, NEW, complete=True)
    assert files_of(out)["public/index.html"] == b"old page"


def test_a_second_writer_is_turned_away(out: Path) -> None:
    with held_elsewhere(out), pytest.raises(EnvironmentFailure, match="Another journee command"):
        write_output(out, NEW, complete=True)
    write_output(out, NEW, complete=True)


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ".journee/manifest.json", "a\\b", "", "a//b"])
def test_names_that_lead_out_are_refused(out: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write_output(out, {name: b""}, complete=False)


def test_a_forged_manifest_or_journal_removes_nothing_elsewhere(out: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"gone")
    manifest = (out / ".journee/manifest.json").read_text().replace("public/talks/T1.ics", "../precious")
    (out / ".journee/manifest.json").write_text(manifest)
    write_output(out, {"schedule.json": b"new"}, complete=True)
    (out / ".journee/journal.json").write_text('{"names": [["../precious", false]], "made": []}')
    with pytest.raises(EnvironmentFailure, match="cannot be read"):
        settle(out)
    assert (tmp_path / "precious").read_bytes() == b"gone"


def test_claim_refuses_a_folder_that_is_somebody_elses(tmp_path: Path, out: Path) -> None:
    claim(tmp_path / "absent", named=True)
    (tmp_path / "empty").mkdir()
    claim(tmp_path / "empty", named=True)
    claim(out, named=True)
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/thesis.odt").write_bytes(b"years of work")
    claim(tmp_path / "theirs", named=False)
    with pytest.raises(Refused, match="neither empty"):
        claim(tmp_path / "theirs", named=True)
    (tmp_path / "link").symlink_to(tmp_path / "theirs")
    with pytest.raises(Refused, match="neither empty"):
        claim(tmp_path / "link", named=False)
    with pytest.raises(EnvironmentFailure, match="a file is where a folder should be"):
        claim(tmp_path / "theirs/thesis.odt", named=True)
    with pytest.raises(EnvironmentFailure, match="a file is where a folder should be"):
        claim(tmp_path / "theirs/thesis.odt/out", named=True)
    assert files_of(tmp_path / "theirs") == {"thesis.odt": b"years of work"}


def test_claim_finds_out_early_that_somebody_else_is_writing(out: Path) -> None:
    with held_elsewhere(out, "journee export"), pytest.raises(LockHeld, match="journee export"):
        claim(out, named=True)
    claim(out, named=True)


LONG = "x" * 400


@pytest.mark.parametrize("had", [False, True])
@pytest.mark.parametrize("name", [LONG, f"public/{LONG}", f"{LONG}/{LONG}/a", "same.txt/below", "absent/deep/a"])
def test_a_journal_of_files_that_cannot_exist_locks_nobody_out(out: Path, name: str, had: bool) -> None:
    before = files_of(out)
    (out / ".journee/old").mkdir()
    journal_of = {"names": [[name, had], ["same.txt", True]], "made": [LONG, f"{LONG}/a"]}
    (out / ".journee/journal.json").write_text(json.dumps(journal_of))
    settle(out)
    assert not journal.has_leftovers(out)
    assert files_of(out) == before
    write_output(out, NEW, complete=True)


def test_a_name_that_cannot_be_written_leaves_the_folder_open(out: Path) -> None:
    before = files_of(out)
    for name in (LONG, f"{LONG}/a", "\ud800"):
        with pytest.raises((EnvironmentFailure, ValueError)):
            write_output(out, {**NEW, name: b""}, complete=True)
        assert files_of(out) == before
    write_output(out, NEW, complete=True)


def test_claim_finds_out_early_that_nothing_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere, so the answer is given here
    with pytest.raises(EnvironmentFailure, match="permission denied"):
        claim(tmp_path / "absent", named=True)


def test_no_other_trouble_is_called_a_damaged_journal(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError), reporting_os_errors():
        "é".encode("ascii")
    (tmp_path / ".journee").mkdir()
    (tmp_path / ".journee/journal.json").write_bytes(b"[" * 100_000)
    with pytest.raises(EnvironmentFailure), reporting_os_errors():
        journal.undo(tmp_path)
