"""Many edits of one file: it is parsed as often as for a few, whatever its format."""

from __future__ import annotations

import json
import sys

import pytest
from tabled import FORMATS, saved

from scheduler.editing import Edit, applied, edited, planned

HEADER = ["id", "titre", "intervenants", "durée"]


def table(count: int, ending: str) -> tuple[str, bytes]:
    rows = [[f"T{n}", f"Titre {n}", f"Ada {n}", "20 min"] for n in range(count)]
    return f"talks.{ending}", saved(ending, HEADER, rows)


def calls(count: int, ending: str) -> int:
    """The number of calls of arranging functions that planning and applying so many edits takes."""
    name, data = table(count, ending)
    first = 1 if ending == "json" else 2
    edits = [Edit(name, n + first, key, value) for n in range(count) for key, value in (("durée", "20"), ("note", "x"))]
    counted = 0

    def profile(frame, event, _):
        nonlocal counted
        counted += event == "call" and frame.f_code.co_name in ("arrange", "arrange_objects", "table_rows")

    sys.setprofile(profile)
    try:
        plans = planned({name: data}, edits)
        applied({name: data}, plans)
        applied({name: data + b"\n"}, plans) if ending in ("csv", "json") else None
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("ending", FORMATS)
def test_many_edits_parse_a_file_as_often_as_few(ending):
    assert 0 < calls(30, ending) == calls(3, ending)


def test_edits_of_several_objects_keep_everything_else_of_the_text():
    text = '[\n  {"id": "T1", "durée": 20, "x": 1e2},\n  {"id":"T2"},\n  {"id": "T3", "durée": null}\n]\n'
    edits = [
        Edit("talks.json", 3, "durée", "5"),
        Edit("talks.json", 1, "statut", "accepté"),
        Edit("talks.json", 2, "status", "refusé"),
        Edit("talks.json", 1, "durée", None),
    ]
    new = edited({"talks.json": text.encode()}, edits)["talks.json"].decode()
    assert new == (
        '[\n  {"id": "T1", "durée": null, "x": 1e2, "statut": "accepté"},\n  {"id":"T2","statut":"refusé"},\n'
        '  {"id": "T3", "durée": "5"}\n]\n'
    )
    assert json.loads(new)[1] == {"id": "T2", "statut": "refusé"}
