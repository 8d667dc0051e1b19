"""Conferences of OptaPlanner's example solved one after the other, a line of JSON each:

`python -m benchmarks.optaplanner FILE.xlsx… --time-limit S --workers N --seed N`

The exit code is that of the first that failed: 3 for a wrong file, 5 where a judge disagrees with our measures, 6
without a programme.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.optaplanner.answer import Effort, answer
from benchmarks.optaplanner.instance import WrongFile
from benchmarks.optaplanner.reading import read_conference
from scheduler.domain.errors import CheckFailed, InputError, JourneeError, NoAnswer


def main(arguments: Sequence[str] | None = None) -> int:
    """The lines are printed; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.optaplanner", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE.xlsx")
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
        record, doubts = answer(read_conference(path), effort)
    except WrongFile as error:
        print(error, file=sys.stderr)
        return InputError.exit_code
    except JourneeError as error:
        print(f"{path.name}: {error.text.en}", file=sys.stderr)
        return error.exit_code
    line = asdict(record) | {key: round(getattr(record, key), 1) for key in ("seconds", "cpu_seconds")}
    print(json.dumps(line, ensure_ascii=False), flush=True)
    for doubt in doubts:
        print(f"{record.name}: {doubt}", file=sys.stderr)
    if doubts:
        return CheckFailed.exit_code
    return NoAnswer.exit_code if record.objective is None else 0


if __name__ == "__main__":
    sys.exit(main())
