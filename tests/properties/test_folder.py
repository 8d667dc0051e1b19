"""An event that is written as a folder is read as the same; the order of rows makes no difference."""

from __future__ import annotations

import csv
import random
import tempfile
from pathlib import Path

import pytest
from drawn_programmes import planted
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.folders import write_folder
from benchmarks.generate import Planted, instance
from scheduler.cli.program import main
from scheduler.reading import read_folder


def shuffle(path: Path, seed: int) -> None:
    with path.open(newline="", encoding="utf-8-sig") as stream:
        head, *rows = csv.reader(stream)
    random.Random(seed).shuffle(rows)
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([head, *rows])


@examples(25)
@given(case=planted(), seed=st.integers(0, 99))
def test_a_folder_is_read_as_it_was_written_in_whatever_order(case: Planted, seed: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "event"
        write_folder(case.event, folder)
        assert read_folder(folder).event == case.event
        for table in sorted(folder.glob("*.csv")):
            shuffle(table, seed)
        assert read_folder(folder).event == case.event


@pytest.mark.long
def test_shuffled_rows_and_other_workers_give_the_same_bytes(tmp_path: Path) -> None:
    event = instance("scale-16").event
    outputs = []
    for seed, workers in ((0, "1"), (1, "2"), (2, "3")):
        folder = tmp_path / str(seed)
        write_folder(event, folder)
        for table in sorted(folder.glob("*.csv")):
            shuffle(table, seed)
        assert main(["solve", str(folder), "--workers", workers, "--quiet"]) == 0
        out = folder / "out"
        ours = [path for path in sorted(out.rglob("*")) if path.is_file() and ".journee" not in path.parts]
        outputs.append({path.relative_to(out): path.read_bytes() for path in ours})
    assert len(outputs[0]) > 30
    assert outputs[0] == outputs[1] == outputs[2]
