"""Conferences of OptaPlanner's example solved one after the other, a line of JSON each:

`python -m benchmarks.optaplanner FILE.xlsx… --time-limit S --workers N --seed N`

The exit code is that of the first that failed: 3 for a wrong file, 5 where a judge disagrees with our measures, 6
without a programme.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from benchmarks.judged import Judged
from benchmarks.optaplanner.answer import answer
from benchmarks.optaplanner.reading import read_conference

_BENCHMARK = Judged(
    package="benchmarks.optaplanner",
    file="FILE.xlsx",
    answer=lambda path, effort: answer(read_conference(path), effort),
    is_answer=lambda record: record.objective is not None,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The lines are printed; returns the exit code."""
    return _BENCHMARK.main(__doc__, arguments)


if __name__ == "__main__":
    sys.exit(main())
