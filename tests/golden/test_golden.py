"""What the questions answer in French and in English, word for word; read by eye before it was kept.

JOURNEE_GOLDEN=write writes the files anew: read the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from quick import long_unless

from scheduler.cli.program import main

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "samples"
FOLDERS = {
    "impossible": SAMPLES / "impossible",
    **{path.name: path for path in sorted((HERE / "folders").iterdir())},
}
#: What is asked of which folder; DIR is the folder.
ASKED = {
    "solve-impossible": ("impossible", 4, "solve DIR"),
    "explain-impossible": ("impossible", 0, "explain DIR"),
    "explain-apply": ("impossible", 0, "explain DIR --apply 3"),
    "explain-several": ("contradictions", 0, "explain DIR"),
    "explain-too-much": ("trop", 0, "explain DIR"),
    "explain-optimised": ("matinee", 0, "explain DIR"),
    "explain-nothing-to-apply": ("matinee", 3, "explain DIR --apply 1"),
    "why-cost": ("matinee", 0, "why DIR L3 --at 12:00"),
    "why-free": ("matinee", 0, "why DIR L2 --at 11:30"),
    "why-forbidden": ("matinee", 0, "why DIR L1 --at 12:00 --room amphi"),
    "why-strip": ("matinee", 0, "why DIR E2"),
    "why-without-programme": ("trop", 0, "why DIR C1 --at 10:00"),
    "repair-nothing": ("matinee", 0, "repair DIR"),
    "repair-cancelled": ("matinee", 0, "repair DIR --cancel L2"),
    "repair-away": ("matinee", 0, "repair DIR --unavailable Chloé\xa0Tran 11:00-12:00"),
    "repair-late": ("matinee", 0, "repair DIR --late 20 --now 09:40"),
    "repair-impossible": ("matinee", 4, "repair DIR --unavailable Denis\xa0Quach"),
    "alternatives": ("matinee", 0, "alternatives DIR -k 3 --loss breaks=30"),
    "alternatives-none": ("trop", 4, "alternatives DIR"),
}
SOLVED = ("matinee",)
pytestmark = pytest.mark.usefixtures("unprinted")
#: What takes seconds and is tried elsewhere too; each other question is asked in one language, in turn.
SLOW = ("solve-impossible", "explain-apply", "explain-several")


def is_quick(name: str, language: str) -> bool:
    return name not in SLOW and language == ("fr", "en")[list(ASKED).index(name) % 2]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each folder that has a programme, with it."""
    root = tmp_path_factory.mktemp("solved")
    for name in SOLVED:
        shutil.copytree(FOLDERS[name], root / name)
        assert main(["solve", str(root / name), "--quiet"]) == 0
    return root


@pytest.mark.parametrize(("name", "language"), long_unless(is_quick, product(ASKED, ["fr", "en"])))
def test_the_answer_is_word_for_word(
    name: str, language: str, solved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    of, code, words = ASKED[name]
    folder = Path(shutil.copytree(solved / of if of in SOLVED else FOLDERS[of], tmp_path / of))
    capsys.readouterr()
    arguments = [word.replace("\xa0", " ").replace("DIR", str(folder)) for word in words.split(" ")]
    assert main([*arguments, "--lang", language]) == code
    told = capsys.readouterr()
    found = f"$ journee {words}\n{told.out}{'── stderr ──' + chr(10) if told.err else ''}{told.err}"
    found = re.sub(r"\(\d+[.,]\d s\)", "(… s)", found.replace(str(folder), "DIR"))
    golden = HERE / language / f"{name}.txt"
    if os.environ.get("JOURNEE_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
