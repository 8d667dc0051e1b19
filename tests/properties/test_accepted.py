"""Whatever `check` accepts, every later command finishes: a stranger's folder is refused at reading or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from examples import SHARE, examples
from hostile_folders import USUAL, Files, filled, in_json, spoilt
from hypothesis import Phase, given, settings
from living import live

#: Whether there is time to print every document and to publish twice.
LONG = SHARE < 10
#: A failing example is as small as its one hostile value: making it smaller would take minutes.
plainly = settings(phases=[Phase.generate])


def lived(files: Files) -> bool:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "event"
        folder.mkdir()
        for file, data in files.items():
            (folder / file).write_bytes(data)
        return live(folder, printed=LONG, again=LONG)


@examples(20, plainly, cost=4)
@given(filled())
def test_any_text_is_refused_or_comes_out_of_every_command(files: Files) -> None:
    lived(files)


def test_a_folder_in_which_nothing_is_wrong_is_accepted() -> None:
    assert lived(USUAL)


@examples(100, plainly, cost=4)
@given(spoilt())
def test_a_doubtful_value_is_refused_or_comes_out_of_every_command(files: Files) -> None:
    lived(files)


@examples(40, plainly, cost=4)
@given(in_json())
def test_a_value_of_another_type_is_refused_or_comes_out_of_every_command(files: Files) -> None:
    lived(files)


FAULTS = Path(__file__).parents[3] / "shared" / "faults"
FEW = ("08-dst-gap", "nested-values", "url-bracket", "workbook-bombs")
#: The folder whose every file is a table of talks of its own.
BOMBS = "workbook-bombs"


def _faulty() -> Iterator[Path]:
    """Every folder of faults, and each of the workbooks; a few of them where time is short."""
    for folder in sorted({file.parent for file in FAULTS.rglob("*") if file.is_file()} - {FAULTS}):
        if folder.name != "out" and (LONG or folder.name in FEW):
            yield from sorted(folder.iterdir()) if folder.name == BOMBS else [folder]


@pytest.mark.skipif(not FAULTS.is_dir(), reason="../shared/faults is not beside this checkout")
@pytest.mark.parametrize("faulty", list(_faulty()), ids=lambda path: path.name)
def test_every_folder_of_faults_lives_or_is_refused(faulty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    usual = {} if (faulty / "event.toml").is_file() else USUAL
    for file, data in usual.items():
        (folder / file).write_bytes(data)
    for path in filter(Path.is_file, faulty.iterdir() if faulty.is_dir() else [faulty]):
        _put(path, folder)
    live(folder, seconds=3, printed=LONG, again=LONG)


def _put(file: Path, folder: Path) -> None:
    """The file of a fault stands where it belongs, in the place of another of its kind."""
    name = f"talks{file.suffix}" if file.parent.name == BOMBS else file.name
    if name.startswith("talks."):
        (folder / "talks.csv").unlink(missing_ok=True)
    beside = {".png": "logos", ".svg": "logos"}.get(file.suffix, "out" if file.name == "schedule.json" else "")
    (folder / beside).mkdir(exist_ok=True)
    shutil.copyfile(file, folder / beside / name)
