"""A conference solved in this process, for `python -m benchmarks.cosplib`: a solution file and a line of JSON."""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.cosplib.evaluate import Score, evaluate
from benchmarks.cosplib.failing import failed
from benchmarks.cosplib.measure import term_values
from benchmarks.cosplib.solution import write_solution
from benchmarks.cosplib.translate import to_solution
from scheduler.check import Report, check
from scheduler.domain.errors import CheckFailed, JourneeError, NoAnswer
from scheduler.importing.cosplib.convert import to_event
from scheduler.importing.cosplib.reading import read_instance
from scheduler.search.control import Budget
from scheduler.search.lexicographic import solve
from scheduler.search.result import Goal, Result


@dataclass(frozen=True)
class Record:
    """A solved conference: `objective` and `terms` by the catalogue's measures, `judged` by the judge.

    The figures are None without a programme.
    """

    name: str
    status: str
    objective: int | None
    judged: int | None
    bound: int | None
    first_seconds: float | None
    seconds: float
    peak_mib: int
    terms: Mapping[str, int]


def main(arguments: Sequence[str] | None = None) -> int:
    """The line is printed; returns the exit code: 5 if a judge disagrees, 6 without a programme."""
    chosen = parser(several=False).parse_args(arguments)
    try:
        record, disagreements = run(chosen.files[0], chosen.time_limit, chosen.workers, chosen.seed, chosen.out)
    except JourneeError as error:
        return failed(error)
    print(json.dumps(asdict(record)), flush=True)
    for disagreement in disagreements:
        print(f"{record.name}: {disagreement}", file=sys.stderr)
    if disagreements:
        return CheckFailed.exit_code
    return 0 if record.objective is not None else NoAnswer.exit_code


def parser(*, several: bool) -> argparse.ArgumentParser:
    """The command line of one conference, or of several."""
    module = "benchmarks.cosplib" if several else "benchmarks.cosplib.run"
    options = argparse.ArgumentParser(prog=f"python -m {module}", description="Solves conferences of CoSPLib.")
    options.add_argument("files", type=Path, nargs="+" if several else 1, metavar="FILE.xlsx")
    options.add_argument("--time-limit", type=float, default=60.0, metavar="S", help="seconds for each (default 60)")
    options.add_argument("--workers", type=int, metavar="N", help="parallel searches (default: the cores)")
    options.add_argument("--seed", type=int, default=0, metavar="N", help="of the search (default 0)")
    options.add_argument("--out", type=Path, required=True, metavar="DIR", help="where <NAME>Solution.xlsx is written")
    return options


def run(path: Path, time_limit: float, workers: int | None, seed: int, out: Path) -> tuple[Record, list[str]]:
    """The record of the solved conference, whose solution file is written, and a sentence for each disagreement."""
    instance = read_instance(path)
    event = to_event(instance, path.stem)
    result = solve(event, Budget.of(time_limit), workers=workers, seed=seed, goal=Goal(choose=False))
    if result.programme is None:
        return _record(path.stem, result), []
    report = check(event, result.programme)
    terms = term_values(event, result.programme)
    if report.hard:  # no grids may come of it
        return _record(path.stem, result, terms), _check_sentences(report)
    solution = to_solution(instance, event, result.programme)
    score = evaluate(instance, solution)
    out.mkdir(parents=True, exist_ok=True)
    write_solution(out / f"{path.stem}Solution.xlsx", instance, solution, terms)
    return _record(path.stem, result, terms, score), [*_check_sentences(report), *disagreements(terms, score)]


def disagreements(terms: Mapping[str, int], score: Score) -> list[str]:
    """Return a sentence for each broken hard rule, and for each term on which catalogue and judge differ."""
    differing = [(term, value, score.values[term]) for term, value in terms.items() if value != score.values[term]]
    sentences = [f"{term} is {ours} by our measures, {theirs} by the judge" for term, ours, theirs in differing]
    return [*(f"the judge: {breach}" for breach in score.breaches), *sentences]


def _check_sentences(report: Report) -> list[str]:
    said = [*(violation.text for violation in report.hard), *(violation.text for violation in report.disagreements)]
    return [f"the check: {text.en}" for text in said]


def _record(name: str, result: Result, terms: Mapping[str, int] | None = None, score: Score | None = None) -> Record:
    levels = result.programme.levels if result.programme else ()
    return Record(
        name=name,
        status=result.status,
        objective=None if terms is None else sum(terms.values()),
        judged=None if score is None else score.total,
        bound=levels[0].bound if levels else None if terms is None else 0,
        first_seconds=None if result.first_seconds is None else round(result.first_seconds, 2),
        seconds=round(result.seconds, 2),
        peak_mib=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        terms=terms or {},
    )


if __name__ == "__main__":
    sys.exit(main())
