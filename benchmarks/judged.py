"""The command line of a benchmark that others published: each file answered and judged, a line of JSON each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from scheduler.domain.errors import CheckFailed, InputError, JourneeError, NoAnswer


class WrongFile(Exception):
    """A file is none of the benchmark; the text says where and why."""


@dataclass(frozen=True)
class Effort:
    """The seconds for a file, the threads of the solver and the seed of its random choices."""

    seconds: float
    workers: int | None = None
    seed: int = 0


@dataclass(frozen=True)
class Judged:
    """A benchmark: its package, how its help names a file, and how a file is answered.

    `answer` gives a record, a dataclass, and a sentence for each thing on which the solver and its judges disagree;
    `is_answer` is False of a record that says nothing.
    """

    package: str
    file: str
    answer: Callable[[Path, Effort], tuple[Any, Sequence[str]]]
    is_answer: Callable[[Any], bool]

    def main(self, description: str | None, arguments: Sequence[str] | None) -> int:
        """The lines are printed; returns the exit code of the first that failed."""
        parser = argparse.ArgumentParser(prog=f"python -m {self.package}", description=description)
        parser.add_argument("files", type=Path, nargs="+", metavar=self.file)
        parser.add_argument("--time-limit", type=float, default=60.0, metavar="S", help="seconds for each (default 60)")
        parser.add_argument("--workers", type=int, metavar="N", help="parallel searches (default: the cores)")
        parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the search (default 0)")
        chosen = parser.parse_args(arguments)
        effort = Effort(chosen.time_limit, chosen.workers, chosen.seed)
        codes = [self._one_file(path, effort) for path in chosen.files]
        return next((code for code in codes if code), 0)

    def _one_file(self, path: Path, effort: Effort) -> int:
        """The line of a file is printed, or what is wrong; returns its exit code."""
        try:
            record, doubts = self.answer(path, effort)
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
        return 0 if self.is_answer(record) else NoAnswer.exit_code
