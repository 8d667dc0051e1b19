"""A small event with its best programme, and with files of programmes that state what they should not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from quick import long_unless

from scheduler.cli.program import main
from tests.scheduler.services.no_false_proof.proofs import Document

#: The best programme has one session and misses a wish; with two sessions no wish need be missed.
EVENT = """\
[event]
id = "e"
title = "Essai"
date = 2025-05-23
start = "09:00"
end = "12:00"
step = 30
language = "en"
[[rooms]]
id = "A"
name = "A"
[[rooms]]
id = "B"
name = "B"
[[event.organisers]]
name = "Zoé"
email = "zoe@example.org"
"""
TALKS = """\
id,title,speakers,preferred,keywords
T1,One,Mme X,09:00-09:30,a;b
T2,Two,M. Y,11:00-12:00,a
"""


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The event with its best programme in out/."""
    folder = tmp_path_factory.mktemp("proof") / "day"
    folder.mkdir()
    (folder / "event.toml").write_text(EVENT, encoding="utf-8")
    (folder / "talks.csv").write_text(TALKS, encoding="utf-8")
    assert main(["solve", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture(autouse=True)
def _no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages to print state no bound, and take long."""
    for name in ("programme_pdf", "booklet_pdf", "impose", "badges_pdf", "attendance_pdf"):
        monkeypatch.setattr(f"exports.pdf.{name}", lambda *_: b"%PDF")
    for name in ("door_signs", "chair_sheets"):
        monkeypatch.setattr(f"exports.pdf.{name}", lambda *_: [])


def apart(document: Document, second: str = "T10:00") -> Document:
    """The same file with T2 in a session of its own, in room B."""
    hours = [("T09:00", "T09:30"), (second, second.replace(":00", ":30"))]
    spans = [{"start": f"2025-05-23{a}:00+02:00", "end": f"2025-05-23{b}:00+02:00"} for a, b in hours]
    sessions = [
        {"id": f"S{n}", "axis": None, "room": room, "chairs": [], **span, "talks": [f"T{n}"]}
        for n, room, span in zip((1, 2), "AB", spans, strict=True)
    ]
    talks = [
        {"id": f"T{n}", "session": f"S{n}", "room": room, **span}
        for n, room, span in zip((1, 2), "AB", spans, strict=True)
    ]
    return {**document, "sessions": sessions, "talks": talks}


def by_hand(document: Document) -> Document:
    """Nothing but the programme, as in the contract."""
    return {**without(document, "input", "proof", "release"), "status": "feasible", "levels": []}


def without(document: Document, *keys: str) -> Document:
    return {key: value for key, value in document.items() if key not in keys}


def claimed(document: Document) -> Document:
    """Every level is stated with the value that this programme has, as if it were proved."""
    values = {"sessions": 2, "preferences": 1, "axis_order": 0, "balance": 0, "coherence": 0, "compactness": 120}
    levels = [
        {
            **level,
            "value": values.get(level["name"], level["value"]),
            "bound": values.get(level["name"], level["value"]),
        }
        for level in document["levels"]
    ]
    return {**document, "status": "optimal", "levels": levels}


FILES: dict[str, Callable[[Document], Document]] = {
    "hand-made": lambda d: apart(by_hand(d)),
    "hand-made, said to be optimal": lambda d: {**apart(by_hand(d)), "status": "optimal"},
    "hand-made with levels": lambda d: without(claimed(apart(d)), "input", "proof"),
    "best, without levels": lambda d: {**d, "levels": []},
    "worse, cut after the first level": lambda d: {**apart(d), "levels": d["levels"][:1]},
    "worse, the first level cut out": lambda d: {**apart(d), "levels": claimed(d)["levels"][1:]},
    "worse, the last level cut off": lambda d: {**apart(d), "levels": claimed(d)["levels"][:-1]},
    "worse, in another order": lambda d: {**apart(d), "levels": claimed(d)["levels"][::-1]},
    "worse, levels as they were": apart,
    "better in a later level": lambda d: apart(d, "T11:00"),
    "worse, levels edited too": lambda d: claimed(apart(d)),
    "of another event": lambda d: {**claimed(apart(d)), "input": "0123456789abcdef"},
    "bounds beyond what is reached": lambda d: {
        **apart(d),
        "levels": [{**level, "bound": level["value"] + 9} for level in d["levels"]],
    },
}


#: Files that stand for the others: nothing is stated, too little, too much, what another programme has.
QUICK = (
    "best, without levels",
    "worse, the last level cut off",
    "worse, levels as they were",
    "of another event",
    "bounds beyond what is reached",
)


@pytest.fixture(params=long_unless(lambda name: name in QUICK, FILES))
def folder(request: pytest.FixtureRequest, solved: Path, tmp_path: Path) -> Path:
    """The event with such a file in out/."""
    path = Path(shutil.copytree(solved, tmp_path / "day"))
    schedule = path / "out/schedule.json"
    document = FILES[request.param](json.loads(schedule.read_bytes()))
    schedule.write_text(json.dumps(document), encoding="utf-8")
    return path
