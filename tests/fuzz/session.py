"""One target is fuzzed for so many seconds in this process: `python -m tests.fuzz.session TARGET SECONDS`.

atheris ends the process itself, so that each target has one of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.fuzz import search

CORPUS = Path(__file__).parent / "corpus"
#: The inputs that reach new lines, kept for the next time.
FOUND = Path(__file__).parent.parent.parent / "build" / "fuzz"


def main(name: str, seconds: int) -> None:
    """The target was fuzzed; each fault that was found is a seed, and was printed."""
    if search.has_atheris():
        search.instrumented()
    from tests.fuzz.targets import TARGETS
    from tests.fuzz.trial import Trial

    target = TARGETS[name]
    trial = Trial(target.run, CORPUS / name)
    if search.has_atheris():
        search.led(trial, target.mutate, [CORPUS / name], FOUND / name, seconds)
    else:
        print(f"{search.unled(trial, target.mutate, [CORPUS / name], FOUND / name, seconds)} inputs")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
