"""Instances of the track-based benchmark solved one after the other, a line of JSON each:

`python -m benchmarks.track_based FILE.cs… --time-limit S --workers N --seed N`

The exit code is that of the first that failed: 3 for a wrong file, 5 where a judge disagrees with our measures, 6 where
neither a plan was found nor its absence proved.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.track_based.answer import Effort, answer
from benchmarks.track_based.instance import WrongFile, read_instance
from scheduler.domain.errors import CheckFailed, InputError, NoAnswer


def main(arguments: Sequence[str] | None = None) -> int:
    """The lines are printed; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.track_based", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.cs")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S", help="seconds for each (default 60)")
    parser.add_argument("--workers", type=int, metavar="N", help="parallel searches (default: the cores)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the search (default 0)")
    chosen = parser.parse_args(arguments)
    effort = Effort(chosen.time_limit, chosen.workers, chosen.seed)
    codes = [_one_file(path, effort) for path in chosen.files]
    return next((code for code in codes if code), 0)


def _one_file(path: Path, effort: Effort) -> int:
    """The line of a file is printed, or what is wrong; returns its exit code."""
    try:
        record, doubts = answer(read_instance(path), path.stem, effort)
    except WrongFile as error:
        print(error, file=sys.stderr)
        return InputError.exit_code
    line = asdict(record) | {key: round(getattr(record, key), 1) for key in ("seconds", "cpu_seconds")}
    print(json.dumps(line, ensure_ascii=False), flush=True)
    for doubt in doubts:
        print(f"{record.name}: {doubt}", file=sys.stderr)
    if doubts:
        return CheckFailed.exit_code
    return NoAnswer.exit_code if record.status == "unknown" else 0


if __name__ == "__main__":
    sys.exit(main())
