"""No command states a bound of a programme that nothing proves, whatever its schedule.json states.

The judge looks at every programme that the small event can have (`brute`).
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from brute import reachable
from quick import long_unless

from scheduler.cli.program import main
from scheduler.fingerprint import fingerprint
from scheduler.reading import read_folder
from scheduler.services.movable import Placed
from scheduler.services.pinning import pin

Document = dict[str, Any]
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


@pytest.fixture(scope="module")
def every(solved: Path) -> frozenset[tuple[int, ...]]:
    return reachable(read_folder(solved).event)


# ── pins ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


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


@pytest.mark.parametrize("change", ["wish", "pin"])
def test_a_pin_proves_nothing_of_an_event_that_has_changed(solved: Path, tmp_path: Path, change: str) -> None:
    folder = shutil.copytree(solved, tmp_path / "day")
    table = folder / "talks.csv"
    if change == "pin":  # which it had, and lost again: with a pin fewer programmes were compared
        pin(folder, [Placed(talk="T2")], pinned=True)
        pin(folder, [Placed(talk="T2")], pinned=False)
    else:
        table.write_text(table.read_text(encoding="utf-8").replace("11:00-12:00", "09:00-09:30"), encoding="utf-8")
    assert pinned(folder, "T1")["status"] == "feasible"


# ── files that state what they should not ────────────────────────────────────────────────────────────────────────────


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


# ── the judge ────────────────────────────────────────────────────────────────────────────────────────────────────────


def must_be_true(levels: list[dict[str, Any]], every: frozenset[tuple[int, ...]]) -> None:
    """No programme that is as good in the former levels is below the bound of a level."""
    values = [level["value"] for level in levels]
    assert tuple(values) in every
    for place, level in enumerate(levels):
        as_good = [
            reached for reached in every if all(a <= b for a, b in zip(reached[:place], values[:place], strict=True))
        ]
        assert min(reached[place] for reached in as_good) >= level["bound"], level


def ask(capsys: pytest.CaptureFixture[str], *words: object) -> Document:
    capsys.readouterr()
    assert main([*map(str, words), "--json", "--lang", "en"]) == 0
    result: Document = json.loads(capsys.readouterr().out)
    return result


def written(folder: Path) -> Document:
    result: Document = json.loads((folder / "out/schedule.json").read_bytes())
    return result


def is_best(document: Document, every: frozenset[tuple[int, ...]]) -> bool:
    return tuple(level["value"] for level in document["levels"]) == min(every)


# ── every command that reads a programme ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("command", ["verify", "export", "explain"])
def test_what_is_told_is_true(
    command: str, folder: Path, every: frozenset[tuple[int, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    result = ask(capsys, command, folder)
    must_be_true(result["levels"], every)
    assert result["status"] == "feasible" or is_best(result, every)


def test_the_words_are_those_of_the_figures(
    folder: Path, every: frozenset[tuple[int, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    levels = ask(capsys, "verify", folder)["levels"]
    capsys.readouterr()
    assert main(["verify", str(folder), "--lang", "en"]) == 0
    stdout = capsys.readouterr().out
    assert stdout.count("(proved)") == sum(level["value"] == level["bound"] for level in levels)
    assert ("optimal" in stdout) <= (tuple(level["value"] for level in levels) == min(every))


@pytest.mark.long
def test_what_is_written_again_is_true_and_stays_so(
    folder: Path, every: frozenset[tuple[int, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    ask(capsys, "export", folder)
    first = written(folder)
    must_be_true(first["levels"], every)
    ask(capsys, "export", folder)
    assert written(folder) == first


def test_what_is_published_is_true(
    folder: Path, every: frozenset[tuple[int, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(folder), "--date", "2025-05-01", "--quiet"]) == 5  # nobody has checked that file
    ask(capsys, "export", folder)
    ask(capsys, "publish", folder, "--date", "2025-05-01")
    must_be_true(json.loads((folder / "releases/v1/schedule.json").read_bytes())["levels"], every)


@pytest.mark.long
def test_what_is_repaired_is_true(
    folder: Path, every: frozenset[tuple[int, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    ask(capsys, "repair", folder)
    result = written(folder)
    must_be_true(result["levels"], every)
    assert result["status"] == "feasible" or is_best(result, every)


def test_another_hour_costs_what_it_costs(
    folder: Path, every: frozenset[tuple[int, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Bounds of the programme that there is are floors of the one that is looked for."""
    result = ask(capsys, "why", folder, "T1", "--at", "09:00")
    assert tuple(level["then"] for level in result["levels"]) == min(every)


def test_lesser_programmes_state_no_bound_of_the_best(
    solved: Path, every: frozenset[tuple[int, ...]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(solved, tmp_path / "day")
    result = ask(
        capsys,
        "alternatives",
        folder,
        "-k",
        "3",
        "--loss",
        "sessions=1",
        "--loss",
        "coherence=1",
        "--loss",
        "compactness=240",
        "--take",
        "3",
    )
    for programme in result["programmes"]:
        must_be_true(programme["levels"], every)
    assert any(programme["levels"][0]["value"] == 2 for programme in result["programmes"])
    must_be_true(written(folder)["levels"], every)


def test_what_was_proved_is_still_told(solved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("verify", "explain"):
        result = ask(capsys, command, solved)
        assert result["status"] == "optimal"
        assert all(level["value"] == level["bound"] for level in result["levels"])
