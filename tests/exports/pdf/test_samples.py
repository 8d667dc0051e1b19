"""No word of any PDF file of a sample lies outside its frame or over another: one sample in `make test`, else all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pdf_tools import BADGES, BOOKLET, SHEET, misplaced

from exports import render
from exports.pdf.certificates import certificates
from scheduler import api

SAMPLES = Path(__file__).parents[3] / "samples"
NAMES = sorted(file.parent.name for file in SAMPLES.glob("*/event.toml") if file.parent.name != "impossible")
QUICK = ("colloque",)
FORMATS = ("programme", "booklet", "doors", "chairs", "badges", "attendance")
#: Seconds that a programme is worth, and those within which there must be one; whether it is the best matters not.
ENOUGH, FIRST = 3, 120


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_sample_is_misplaced(name: str) -> None:
    if name not in QUICK and "JOURNEE_EXAMPLES" not in os.environ:
        pytest.skip("tried in .ci/run, which sets JOURNEE_EXAMPLES")
    event = api.read(SAMPLES / name).event
    assert event is not None
    now = time.monotonic()
    programme = api.solve(event, api.Budget(now + ENOUGH, first_deadline=now + FIRST)).programme
    assert programme is not None
    files = render(event, programme, FORMATS).files
    _, files["certificate.pdf"] = next(iter(certificates(event, programme)))
    for path, data in files.items():
        if not path.startswith(("print/chairs/", "print/booklet")):  # pages of print/chairs.pdf, and of the booklet
            frame = BADGES if path.endswith("badges.pdf") else BOOKLET if path.endswith("booklet.pdf") else SHEET
            assert misplaced(data, frame) == [], path
