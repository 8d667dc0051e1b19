"""Instances of the track-based benchmark solved one after the other, a line of JSON each:

`python -m benchmarks.track_based FILE.cs… --time-limit S --workers N --seed N`

The exit code is that of the first that failed: 3 for a wrong file, 5 where a judge disagrees with our measures, 6 where
neither a plan was found nor its absence proved.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from benchmarks.judged import Judged
from benchmarks.track_based.answer import answer
from benchmarks.track_based.instance import read_instance

_BENCHMARK = Judged(
    package="benchmarks.track_based",
    file="FILE.cs",
    answer=lambda path, effort: answer(read_instance(path), path.stem, effort),
    is_answer=lambda record: record.status != "unknown",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The lines are printed; returns the exit code."""
    return _BENCHMARK.main(__doc__, arguments)


if __name__ == "__main__":
    sys.exit(main())
