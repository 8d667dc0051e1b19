"""The pieces of which chapters of the booklet are made."""

from __future__ import annotations

import pytest

from exports.pdf.chapters import Gap


@pytest.mark.parametrize(("left", "taken"), [(100.0, 16.0), (16.0, 16.0), (3.0, 3.0)])
def test_a_gap_takes_no_more_than_the_page_has_left(left: float, taken: float) -> None:
    assert Gap(1, 16).wrap(300, left) == (300, taken)
