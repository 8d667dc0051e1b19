"""The long series: what a row says, and where it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from benchmarks import bench, series
from benchmarks.generate import instance
from benchmarks.series import Row
from benchmarks.series_plot import write_series
from scheduler.domain.event import Event
from scheduler.domain.programme import Level, Programme
from scheduler.search.control import Budget
from scheduler.search.result import Goal, Result

Captured = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]


def row(**fields: object) -> Row:
    known: dict[str, object] = {
        "name": "preset-25",
        "talks": 25,
        "axes": 7,
        "rooms": 3,
        "slots": 4,
        "status": "feasible",
        "first": 0.51,
        "level": "rules",
        "value": 40,
        "bound": 30,
        "planted": 41,
        "peak_mib": 120,
    }
    return Row(**{**known, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "bound", "gap"), [(40, 30, 25.0), (40, 40, 0.0), (0, 0, 0.0), (0, -1, 100.0), (-10, -12, 20.0)]
)
def test_the_gap_is_a_share_of_the_value(value: int, bound: int, gap: float) -> None:
    assert row(value=value, bound=bound).gap == gap


def test_without_a_programme_there_is_no_gap() -> None:
    assert row(value=None, bound=None).gap is None


def ended(monkeypatch: pytest.MonkeyPatch, event: Event, programme: Programme | None, *levels: Level) -> None:
    """Every search ends with this programme."""

    def solve(asked: Event, budget: Budget, **given: object) -> Result:
        assert asked == event
        assert 2.0 < budget.left <= 3.0
        assert given == {"workers": 1, "goal": Goal(choose=False)}
        found = programme and programme.model_copy(update={"levels": levels})
        return Result("feasible" if found else "unknown", found, 3.0, 0.25 if found else None)

    monkeypatch.setattr(series, "solve", solve)


def test_a_row_of_a_planted_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = instance("preset-25")
    assert planted.cost is not None
    ended(monkeypatch, planted.event, planted.programme, Level(name="rules", value=planted.cost, bound=1))
    found = series.solved("preset-25", 3.0, 1)
    assert found.peak_mib is not None
    assert found.peak_mib > 10
    assert replace(found, peak_mib=0) == Row(
        "preset-25", 25, len(planted.event.axes), 3, 4, "feasible", 0.25, "rules", planted.cost, 1, planted.cost, 0
    )


def test_a_row_names_the_first_level_that_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    from scheduler.check import check

    planted = instance("scale-12")
    levels = [
        Level(name=name, value=value, bound=value) for name, value in check(planted.event, planted.programme).levels
    ]
    levels[2:4] = [one.model_copy(update={"bound": one.value - 3}) for one in levels[2:4]]
    ended(monkeypatch, planted.event, planted.programme, *levels)
    found = series.solved("scale-12", 3.0, 1)
    assert (found.level, found.value, found.bound) == ("axis_order", levels[2].value, levels[2].value - 3)
    assert (found.slots, found.planted) == (0, None)


def test_who_states_another_value_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = instance("preset-25")
    ended(monkeypatch, planted.event, planted.programme, Level(name="rules", value=99999, bound=0))
    with pytest.raises(SystemExit, match="preset-25: the check disagrees"):
        series.solved("preset-25", 3.0, 1)


def test_a_row_without_a_programme(monkeypatch: pytest.MonkeyPatch) -> None:
    ended(monkeypatch, instance("preset-12").event, None)
    found = series.solved("preset-12", 3.0, 1)
    assert (found.status, found.first, found.level, found.gap) == ("unknown", None, None, None)


def test_a_kind_ends_where_no_programme_was_found(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured, tmp_path: Path
) -> None:
    def apart(name: str, limit: float) -> Row:
        size = int(name.split("-")[1])
        if (name, limit) == ("scale-50", 4.0):
            return row(name=name, talks=50, slots=0, first=None, level=None, value=None, bound=None, status="unknown")
        return row(name=name, talks=size, slots=4 if name.startswith("preset") else 0)

    monkeypatch.setattr(series, "_apart", apart)
    bench.main(["series", "--sizes", "12", "50", "100", "--limit", "4", "--series-plot", str(tmp_path / "x.svg")])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("| scale", "| preset"))]
    assert [line.split()[1] for line in lines] == ["scale-12", "scale-50", "preset-12", "preset-50", "preset-100"]
    assert lines[1] == "| scale-50 | 50 | 7 | 3 | – | – | – | – | – | – | 41 | unknown | 120 |"
    assert lines[2] == "| preset-12 | 12 | 7 | 3 | 4 | 0.5 | rules | 40 | 30 | 25.0 | 41 | feasible | 120 |"
    assert "gap after 4 s" in (tmp_path / "x.svg").read_text()


def test_the_plot_tells_both_kinds_apart_without_colour(tmp_path: Path) -> None:
    rows = [row(talks=talks, bound=bound) for talks, bound in ((12, 40), (100, 20), (1600, -9))]
    write_series(rows[:2], rows, 60, tmp_path / "both.svg")
    write_series([], rows, 60, tmp_path / "preset.svg")
    both, preset = ((tmp_path / name).read_text() for name in ("both.svg", "preset.svg"))
    assert both.count("stroke-dasharray: 5, 3") == 3  # a line in each panel, and in the legend
    assert preset.count("stroke-dasharray: 5, 3") == 1
    assert both.count("<circle") == preset.count("<circle") == 2 * 3 + 2
    assert "1600" in both


def test_all_parts_are_all_but_the_series(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(bench, "start", lambda runs: ran.append("start"))
    monkeypatch.setattr(bench, "table", lambda names: ran.append(f"{names[0]} to {names[-1]}") or [])
    monkeypatch.setattr(bench, "series", lambda *given: ran.append("series"))
    monkeypatch.setitem(sys.modules, "benchmarks.printing", type("Other", (), {"printing": ran.append}))
    for module, name in (("benchmarks.checking", "checking"), ("benchmarks.questions", "questions")):
        part = partial(ran.append, name)
        monkeypatch.setitem(sys.modules, module, type("Other", (), {name: staticmethod(part)}))
    bench.main([])
    assert ran == ["start", 9, "checking", "day-31 to day-60-b", "questions", "scale-12 to scale-200"]
    bench.main(["series"])
    assert ran[6:] == ["series"]


def test_an_unknown_part_is_refused(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        bench.main(["days", "dais"])
    assert "no such part: dais" in capsys.readouterr().err


@pytest.mark.long
def test_an_event_is_solved_in_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "benchmarks.series", "scale-12", "--limit", "20", "--workers", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found = Row(**json.loads(done.stdout))
    assert (found.name, found.talks, found.status, found.gap) == ("scale-12", 12, "optimal", 0.0)
    assert found.first is not None


def test_a_process_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: list[str], **given: object) -> None:
        raise subprocess.TimeoutExpired(command, float(str(given["timeout"])))

    monkeypatch.setattr(subprocess, "run", run)
    found = series._apart("scale-400", 2.0)
    assert (found.talks, found.rooms, found.status, found.first) == (400, 34, "ended", None)
