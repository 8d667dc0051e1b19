"""What the programs for CoSPLib say of a failure."""

from __future__ import annotations

import sys

from scheduler.cli.report.problems import problem_line
from scheduler.domain.errors import InputError, JourneeError


def failed(error: JourneeError) -> int:
    """Prints the failure, of wrong input every mistake, in English; returns the exit code."""
    mistakes = error.mistakes if isinstance(error, InputError) else ()
    print(*([problem_line(problem, "en") for problem in mistakes] or [error.text.en]), sep="\n", file=sys.stderr)
    return error.exit_code
