"""Conferences of CoSPLib solved one after the other, each in a process of its own:

`python -m benchmarks.cosplib FILE.xlsx… --time-limit S --workers N --seed N --out DIR`

Each gives a line of JSON and `DIR/<NAME>Solution.xlsx`. The exit code is that of the first that failed: 3 for a wrong
file, 5 where the judge or the check disagrees with our measures, 6 where no programme was found.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

from benchmarks.cosplib.run import parser


def main(arguments: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = parser(several=True).parse_args(given)
    options = [f"--time-limit={chosen.time_limit}", f"--seed={chosen.seed}", f"--out={chosen.out}"]
    if chosen.workers is not None:
        options.append(f"--workers={chosen.workers}")
    command = [sys.executable, "-m", "benchmarks.cosplib.run", *options, "--"]
    codes = [subprocess.run([*command, str(path)], check=False).returncode for path in chosen.files]
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main())
