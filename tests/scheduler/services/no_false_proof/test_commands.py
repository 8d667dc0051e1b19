"""No command states a bound of a programme that nothing proves, whatever its schedule.json states.

The judge looks at every programme that the small event can have (`brute`).
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from brute import reachable

from scheduler.cli.program import main
from scheduler.reading import read_folder
from tests.scheduler.services.no_false_proof.proofs import Document


@pytest.fixture(scope="module")
def every(solved: Path) -> frozenset[tuple[int, ...]]:
    return reachable(read_folder(solved).event)


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
