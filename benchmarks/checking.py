"""Timings of `check` on long tables of talks: seconds of the processor, and how they grow with the rows."""

from __future__ import annotations

import csv
import os
import random
import re
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROWS = (4_000, 8_000, 16_000)
_SYLLABLES = re.findall("..", "baceedifogulameniporusatevizamirobeludakeno")
_EVENT = """\
[event]
title = "Long"
date = 2025-05-23
start = "09:00"
end = "18:00"

[[rooms]]
id = "amphi"
"""


def checking() -> None:
    """Print the table of the long tables."""
    print("| rows | CPU s | ms a row |\n| --- | --- | --- |")
    for rows in ROWS:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "event.toml").write_text(_EVENT, encoding="utf-8")
            _write_talks(Path(folder) / "talks.csv", rows)
            seconds = _seconds("check", folder) - _seconds("--help")
        print(f"| {rows} | {seconds:.1f} | {1000 * seconds / rows:.2f} |", flush=True)
    print()


def _write_talks(path: Path, rows: int) -> None:
    """Talks of one to three of nearly as many people, with titles of eight words and abstracts of eighty."""
    chance = random.Random(rows)
    words = ["".join(pieces) for pieces in product(_SYLLABLES, repeat=3)]
    people = [f"{chance.choice(words).title()} {chance.choice(words).title()}" for _ in range(rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(["id", "title", "speakers", "duration", "abstract", "keywords"])
        for number in range(rows):
            speakers = "; ".join(chance.sample(people, chance.choice((1, 1, 1, 2, 3))))
            title, abstract, keywords = (" ".join(chance.choices(words, k=count)) for count in (8, 80, 2))
            table.writerow([f"T{number:05}", title.capitalize(), speakers, 20, abstract, keywords])


def _seconds(*arguments: str) -> float:
    """The seconds of the processor that the command takes."""
    before = os.times()
    command = [sys.executable, "-c", "from scheduler.cli.program import main; main()", *arguments]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
