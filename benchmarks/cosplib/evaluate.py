"""The value of a solution: `python -m benchmarks.cosplib.evaluate INSTANCE.xlsx SOLUTION.xlsx`.

Exit codes are those of the program: 3 if a file is wrong, 5 if a hard rule is broken.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.cosplib.failing import failed
from benchmarks.cosplib.rules import breaches
from benchmarks.cosplib.solution import Solution, read_solution
from benchmarks.cosplib.terms import MEASURES
from scheduler.domain.errors import CheckFailed, JourneeError
from scheduler.importing.cosplib.instance import TERMS, Instance
from scheduler.importing.cosplib.reading import read_instance
from scheduler.language.text import clean_line


@dataclass(frozen=True)
class Score:
    """Counts and weights of the sixteen terms, and a sentence for each broken hard rule."""

    counts: Mapping[str, int]
    weights: Mapping[str, int]
    breaches: tuple[str, ...]

    @cached_property
    def values(self) -> Mapping[str, int]:
        """Weight × count, term by term."""
        return {term: self.weights[term] * self.counts[term] for term in TERMS}

    @property
    def total(self) -> int:
        """The objective; it has no meaning if hard rules are broken."""
        return sum(self.values.values())


def evaluate(instance: Instance, solution: Solution) -> Score:
    """The score of the solution, computed without the solver."""
    counts = {term: measure(instance, solution) for term, measure in MEASURES.items()}
    return Score(counts, instance.weights, breaches(instance, solution))


def main(arguments: Sequence[str] | None = None) -> int:
    """The terms and the total are printed; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cosplib.evaluate", description=__doc__)
    parser.add_argument("instance", type=Path, help="a conference of CoSPLib")
    parser.add_argument("solution", type=Path, help="its <NAME>Solution.xlsx")
    chosen = parser.parse_args(arguments)
    try:
        instance = read_instance(chosen.instance)
        score = evaluate(instance, read_solution(chosen.solution, instance))
    except JourneeError as error:
        return failed(error)
    for line in table(score):
        print(line)
    for breach in score.breaches:
        print(clean_line(breach), file=sys.stderr)
    return CheckFailed.exit_code if score.breaches else 0


def table(score: Score) -> list[str]:
    """A line for each term (name, count, weight, value), then the total and the number of broken rules."""
    rows = [("term", "count", "weight", "value")]
    rows += [(term, str(score.counts[term]), str(score.weights[term]), str(score.values[term])) for term in TERMS]
    rows += [("total", "", "", str(score.total)), ("hard rules broken", "", "", str(len(score.breaches)))]
    return [f"{name:<18}{count:>10}{weight:>10}{value:>12}" for name, count, weight, value in rows]


if __name__ == "__main__":
    sys.exit(main())
