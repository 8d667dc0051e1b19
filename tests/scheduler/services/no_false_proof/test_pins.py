"""A programme whose talks are pinned where they stand stays proved; a pin proves nothing of another event."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.fingerprint import fingerprint
from scheduler.reading import read_folder
from scheduler.services.movable import Placed
from scheduler.services.pinning import pin
from tests.scheduler.services.no_false_proof.proofs import Document


def pinned(folder: Path, *talks: str) -> Document:
    """schedule.json once the talks are pinned where they stand; their pins keep what the levels state."""
    pin(folder, [Placed(talk=talk) for talk in talks], pinned=True)
    document: Document = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    assert document["input"] == fingerprint(read_folder(folder).event)
    assert [talk.id for talk in read_folder(folder).event.talks if talk.pin] == list(talks)
    return document


@pytest.mark.parametrize("talks", [("T1",), ("T1", "T2")])
def test_what_is_pinned_where_it_stands_stays_proved(solved: Path, tmp_path: Path, talks: tuple[str, ...]) -> None:
    folder = shutil.copytree(solved, tmp_path / "day")
    before = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    after = pinned(folder, *talks)
    assert (before["status"], after["status"]) == ("optimal", "optimal")
    assert after["levels"] == before["levels"]
    assert pinned_levels(folder) == [(level["name"], level["value"]) for level in before["levels"]]


def pinned_levels(folder: Path) -> list[tuple[str, int]]:
    """The best levels of the event as it is, found anew."""
    assert main(["solve", str(folder), "--quiet"]) == 0
    document = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    return [(level["name"], level["value"]) for level in document["levels"]]


def unpinned(folder: Path, *talks: str) -> Document:
    """schedule.json once the talks are no longer pinned."""
    pin(folder, [Placed(talk=talk) for talk in talks], pinned=False)
    document: Document = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    return document


def test_what_is_no_longer_pinned_is_proved_as_it_was(solved: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(solved, tmp_path / "day")
    before = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    pinned(folder, "T1", "T2")
    for talk in ("T2", "T1"):
        after = unpinned(folder, talk)
        assert (after["status"], after["levels"]) == ("optimal", before["levels"])
    assert pinned_levels(folder) == [(level["name"], level["value"]) for level in before["levels"]]


@pytest.mark.parametrize("change", ["wish", "pin"])
def test_a_pin_proves_nothing_of_an_event_that_has_changed(solved: Path, tmp_path: Path, change: str) -> None:
    folder = shutil.copytree(solved, tmp_path / "day")
    table = folder / "talks.csv"
    if change == "pin":  # which it had when it was searched, and lost: with a pin fewer programmes were compared
        pin(folder, [Placed(talk="T2")], pinned=True)
        assert main(["solve", str(folder), "--quiet"]) == 0
        shutil.rmtree(folder / ".journee")
        assert unpinned(folder, "T2")["status"] == "feasible"
    else:
        table.write_text(table.read_text(encoding="utf-8").replace("11:00-12:00", "09:00-09:30"), encoding="utf-8")
    assert pinned(folder, "T1")["status"] == "feasible"
