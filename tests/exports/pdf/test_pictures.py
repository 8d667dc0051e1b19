"""Chosen pages equal their approved pictures. A change of layout fails here; approve it by
`JOURNEE_PICTURES=write python -m pytest tests/exports/pdf/test_pictures.py`, then by looking at what git shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from exports.pdf import impose
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
FOLDER = Path(__file__).parent / "pictures"
#: Poppler and its fonts' smoothing differ from version to version, layouts do not: of 255 greys, and of all dots.
GREYS, SHARE = 60, 0.004
DPI = 40
PAGES = {
    "sheet": ("one_room", 1),
    "grid": ("three_rooms", 1),
    "cover": ("one_room", 1),
    "programme": ("one_room", 3),
    "talks": ("one_room", 5),
    "imposed": ("one_room", 2),
    "door": ("three_rooms", 1),
    "chair": ("one_room", 1),
    "badges": ("one_room", 1),
    "attendance": ("one_room", 1),
    "certificate": ("one_room", 1),
}


def document(name: str, pair: str, made: dict[tuple[str, str], bytes], sheets: dict[str, dict[str, bytes]]) -> bytes:
    if name in ("sheet", "grid"):
        return made[pair, "sheet"]
    if name in ("cover", "programme", "talks", "imposed"):
        booklet = made[pair, "booklet"]
        return impose(booklet, fold_marks=True) if name == "imposed" else booklet
    plural = name if name.endswith("s") or name == "attendance" else f"{name}s"
    return min((path, data) for path, data in sheets[pair].items() if path.startswith(f"print/{plural}"))[1]


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_was_agreed(
    name: str, made: dict[tuple[str, str], bytes], sheets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    if shutil.which("pdftoppm") is None:
        pytest.skip("pdftoppm is not installed (Debian: poppler-utils)")
    pair, page = PAGES[name]
    path = tmp_path / "tested.pdf"
    path.write_bytes(document(name, pair, made, sheets))
    command = ["pdftoppm", "-png", "-gray", "-r", str(DPI), "-f", str(page), "-l", str(page), str(path)]
    shown = subprocess.run(command, check=True, capture_output=True).stdout
    picture, agreed = Image.open(BytesIO(shown)).convert("L"), FOLDER / f"{name}.png"
    if os.environ.get("JOURNEE_PICTURES") == "write":
        FOLDER.mkdir(exist_ok=True)
        picture.quantize(16).save(agreed, optimize=True)
    reference = Image.open(agreed).convert("L")
    assert picture.size == reference.size
    different = sum(ImageChops.difference(picture, reference).histogram()[GREYS:])
    assert different <= SHARE * picture.width * picture.height
