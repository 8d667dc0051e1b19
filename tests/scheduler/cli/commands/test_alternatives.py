"""`journee alternatives`: programmes as good as the best one, and the choice of one of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from answers import answer

import scheduler.search.alternatives
from scheduler.cli.program import main
from scheduler.search.solver import Answer

Captured = pytest.CaptureFixture[str]


def test_alternatives_are_equally_good_valid_and_different(matinee: Path, capsys: Captured) -> None:
    programmes = answer(capsys, "alternatives", str(matinee), "-k", "3")["programmes"]
    assert len(programmes) == 3
    assert len({json.dumps(programme["talks"]) for programme in programmes}) == 3
    values = [[(level["name"], level["value"]) for level in programme["levels"]] for programme in programmes]
    assert values[0] == values[1] == values[2]
    assert all(programme["farthest"] for programme in programmes)
    for place, programme in enumerate(programmes):
        path = matinee / f"{place}.json"
        path.write_text(json.dumps(programme))
        assert main(["verify", str(matinee), str(path), "--quiet"]) == 0


def test_one_of_them_can_be_taken(matinee: Path, capsys: Captured) -> None:
    programmes = answer(capsys, "alternatives", str(matinee), "-k", "3", "--loss", "breaks=30")["programmes"]
    assert main(["alternatives", str(matinee), "-k", "3", "--loss", "breaks=30", "--take", "2", "--quiet"]) == 0
    assert json.loads((matinee / "out/schedule.json").read_bytes())["talks"] == programmes[1]["talks"]
    assert main(["verify", str(matinee), "--quiet"]) == 0


@pytest.mark.parametrize(("second", "others"), [("09:30", False), ("", True)])
def test_it_is_said_when_there_are_no_more(second: str, others: bool, matinee: Path, capsys: Captured) -> None:
    (matinee / "event.toml").write_text('[event]\ntitle = "X"\ndate = 2025-05-23\nstart = "09:00"\nend = "10:00"\n')
    first = "09:00" if second else ""
    (matinee / "talks.csv").write_text(f"id,title,speakers,pin\nL1,A,Ada,{first}\nL2,B,Bob,{second}\n")
    (matinee / "speakers.csv").unlink()
    assert main(["alternatives", str(matinee), "-k", "2", "--lang", "en"]) == 0
    assert ("There is no other programme that is as good" in capsys.readouterr().out) != others


def test_a_search_that_ran_out_of_time_is_not_called_complete(
    matinee: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler.search.alternatives, "run", lambda *_, **__: Answer("unknown", (), None))
    assert main(["alternatives", str(matinee), "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "There was no time to look for others" in shown
    assert "no other programme" not in shown
