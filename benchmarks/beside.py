"""Public benchmarks as Markdown: our records (a line of JSON each) beside what others published of them.

Records of several seeds stand in one cell, in the order of the seeds.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]
#: What others published, by benchmark and instance.
PUBLISHED: Mapping[str, Mapping[str, Record]] = tomllib.loads(
    Path(__file__).with_name("published.toml").read_text(encoding="utf-8")
)


def cosplib(records: Iterable[Record]) -> str:
    """Conferences of CoSPLib: value, bound and seconds of each seed, and the most memory."""
    rows = []
    for name, runs in _by_name(records).items():
        known = PUBLISHED["cosplib"].get(name, {})
        proved = all(run["status"] == "optimal" for run in runs)
        ours = _each(runs, "objective") if not proved else f"**{runs[0]['objective']:,}**, proved"
        mine = [ours, _each(runs, "bound"), _each(runs, "first_seconds"), _each(runs, "seconds")]
        rows.append([name, *_known(known, "talks", "published", "peer"), *mine, max(run["peak_mib"] for run in runs)])
    heads = ["conference", "talks", "published", "peer (s)", "ours", "bound", "first s", "s", "peak MiB"]
    return markdown(heads, rows)


def tracks(records: Iterable[Record]) -> str:
    """Instances of the track-based benchmark: what each seed decided, in how many seconds."""
    rows = []
    for name, runs in _by_name(records).items():
        short = name.removeprefix("A173-").replace("-T14", "")
        known = PUBLISHED["tracks"].get(short, {})
        rows.append([short, *_known(known, "gurobi", "heuristic"), "; ".join(map(_decided, runs))])
    return markdown(["instance", "Gurobi (s)", "heuristic", "ours (s, contradiction included)"], rows)


def optaplanner(records: Iterable[Record]) -> str:
    """Conferences of OptaPlanner's example: the soft score of each seed, and what its programme says of itself."""
    rows = []
    for name, runs in sorted(_by_name(records).items(), key=lambda item: _talks(item[0])):
        known = PUBLISHED["optaplanner"].get(str(_talks(name)), {})
        mine = [_each(runs, "objective"), _each(runs, "said"), _each(runs, "bound"), _each(runs, "cpu_seconds")]
        rows.append([_talks(name), *_known(known, "timefold"), *mine])
    return markdown(["talks", "Timefold, soft", "ours, soft", "said: value", "bound", "CPU s"], rows)


def markdown(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with those headings."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in lines)


def _by_name(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records of each instance, in the order in which they came."""
    named: dict[str, list[Record]] = {}
    for record in records:
        named.setdefault(record["name"], []).append(record)
    return named


def _each(runs: Iterable[Record], key: str) -> str:
    return "; ".join(_figure(run[key]) for run in runs)


def _known(known: Record, *keys: str) -> list[str]:
    return [_figure(known.get(key)) for key in keys]


def _figure(value: object) -> str:
    """A number as an editor writes it: thousands parted, a minus that is one; a dash where there is none."""
    match value:
        case None:
            return "–"
        case float():
            return f"{value:.1f}"
        case int():
            return f"{value:,}".replace("-", "−")
        case _:
            return str(value)


def _decided(run: Record) -> str:
    """What is known of an instance after a run, with the seconds that it took."""
    took = f"({run['seconds']:.1f})"
    match run["status"]:
        case "optimal":
            return f"**{_figure(run['objective'])}** proved {took}"
        case "infeasible":
            kind = "minimal" if run["minimal"] else "not minimal"
            return f"infeasible {took}: {len(run['requirements'])} requirements, {kind}"
        case "feasible":
            return f"{_figure(run['objective'])}, bound {_figure(run['bound'])} {took}"
        case _:
            return f"open {took}"


def _talks(name: str) -> int:
    """The number of talks, with which the name of a conference of the example begins."""
    return int(name.partition("talks")[0])
