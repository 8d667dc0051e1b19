"""The tables of docs/benchmarks.md made anew: `python -m benchmarks.report [PART …] [--seeds N]` (all without names).

Each part is a command, whose table takes the place of the one between its marks in the page, with the day and the load
of the machine before it began; the sentences around it stay. A part whose files are not there is skipped, and a page
is replaced whole after each part. All parts take about two hours on two cores. `--seeds 5` runs the public benchmarks
with the seeds 0 to 4.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import beside
from scheduler.domain.errors import NoAnswer

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
#: The files that others published.
DATA = ROOT.parent / "shared" / "data"


def as_printed(text: str) -> str:
    """The tables of a command that prints them, without lines of other kinds."""
    blocks = [block.strip("\n") for block in re.split(r"\n{2,}", text)]
    return "\n\n".join(block for block in blocks if block.startswith("|")) + "\n"


@dataclass(frozen=True)
class Part:
    """A part of the page: the module that measures it with its arguments, the files of DATA that it reads (a pattern),
    whether it takes a seed, and how what it prints becomes Markdown.
    """

    arguments: tuple[str, ...]
    files: str | None = None
    seeded: bool = False
    rendered: Callable[[str], str] = as_printed

    def command(self) -> list[str]:
        """The command as somebody types it, with the files by their pattern."""
        return ["python", "-m", *self.arguments, *([f"../shared/data/{self.files}"] if self.files else [])]


def _records(table: Callable[[Iterator[beside.Record]], str]) -> Callable[[str], str]:
    """A rendering of lines of JSON."""
    return lambda text: table(json.loads(line) for line in text.splitlines() if line.startswith("{"))


_MINUTE = ("--time-limit", "60", "--workers", "2")
_CONFERENCES = ("benchmarks.cosplib", *_MINUTE, "--out", "build/cosplib")
PARTS: Mapping[str, Part] = {
    **{
        name: Part(("benchmarks.bench", name))
        for name in ("start", "print", "check", "days", "ordinary", "questions", "late")
    },
    "scale": Part(("benchmarks.bench", "scale", "--plot", "docs/images/scale.svg")),
    "series": Part(("benchmarks.bench", "series", "--series-plot", "docs/images/series.svg")),
    "board": Part(("benchmarks.board",)),
    "cosplib": Part(_CONFERENCES, "cosplib/*.xlsx", seeded=True, rendered=_records(beside.cosplib)),
    "tracks": Part(
        ("benchmarks.track_based", *_MINUTE), "track-based/*.cs", seeded=True, rendered=_records(beside.tracks)
    ),
    "optaplanner": Part(
        ("benchmarks.optaplanner", *_MINUTE), "optaplanner/*.xlsx", seeded=True, rendered=_records(beside.optaplanner)
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The parts are measured one after the other; returns 1 if one of them failed, whose table stays as it was."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (all of these if none is named)")
    parser.add_argument("--seeds", type=int, default=1, metavar="N", help="seeds of the public benchmarks (default 1)")
    chosen = parser.parse_args(arguments)
    if unknown := sorted({*chosen.parts} - {*PARTS}):
        parser.error(f"no such part: {', '.join(unknown)}")
    failed = [name for name in chosen.parts or PARTS if not _renewed(name, PARTS[name], chosen.seeds)]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _renewed(name: str, part: Part, seeds: int) -> bool:
    """Whether the part was measured and its table replaced, or skipped for want of its files."""
    files = [str(path) for path in sorted(DATA.glob(part.files))] if part.files else []
    if part.files and not files:
        print(f"{name}: skipped, there is no {part.files} in {DATA}", file=sys.stderr)
        return True
    told = _caption(part, seeds)
    runs = [["--seed", str(seed)] for seed in range(seeds)] if part.seeded else [[]]
    printed = [_printed([sys.executable, "-m", *part.arguments, *seed, *files]) for seed in runs]
    if None in printed:
        return False
    table = part.rendered("".join(filter(None, printed)))
    page = PAGE.read_text(encoding="utf-8")
    made = PAGE.with_suffix(".new")
    made.write_text(replaced(page, name, f"{told}\n\n{table}"), encoding="utf-8")
    made.replace(PAGE)
    return True


def _printed(command: Sequence[str]) -> str | None:
    """What the command prints, which is shown on the way; None if it failed. No answer in time is a figure as well."""
    lines = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    return "".join(lines) if process.returncode in (0, NoAnswer.exit_code) else None


def _caption(part: Part, seeds: int) -> str:
    """When and how a table is measured, and what else the machine had to do."""
    today = date.today()
    load = f", load {os.getloadavg()[0]:.1f} before it" if hasattr(os, "getloadavg") else ""
    run = f", seeds 0 to {seeds - 1}" if part.seeded and seeds > 1 else ""
    return f"*{today.day} {today:%B %Y}{load}{run}:* `{' '.join(part.command())}`"


def replaced(page: str, name: str, block: str) -> str:
    """The page with `block` between the marks of that name. Raises ValueError where it has no such marks."""
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, found, rest = page.partition(start)
    _, ended, after = rest.partition(end)
    if not (found and ended):
        raise ValueError(f"no marks of {name} in the page")
    return f"{before}{start}{block}{end}{after}"


if __name__ == "__main__":
    sys.exit(main())
