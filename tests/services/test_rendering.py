from __future__ import annotations

import os

import pytest

from benchmarks.generate import instance
from exports import FORMATS, render
from scheduler.services import rendering


def test_two_processes_write_what_one_does() -> None:
    planted = instance("scale-12")
    together = render(planted.event, planted.programme)
    apart = rendering._forked(planted.event, planted.programme)
    assert apart.files == together.files
    assert apart.remarks == together.remarks


def test_a_child_that_dies_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = instance("scale-12")
    together = render(planted.event, planted.programme)
    monkeypatch.setattr(rendering, "_answer", lambda *_: os._exit(9))
    assert rendering._forked(planted.event, planted.programme).files == together.files


def test_chosen_formats_are_all_that_is_made() -> None:
    planted = instance("scale-12")
    rendering.load_early()
    found = rendering.render_all(planted.event, planted.programme, ["schedule", "table"])
    assert set(found.files) == {"schedule.json", "public/programme.csv"}
    assert {"schedule", "table"} <= {one.name for one in FORMATS}
