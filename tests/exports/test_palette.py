"""The colours of the axes: white words on them can be read, and neighbours are told apart by every eye."""

from __future__ import annotations

from itertools import pairwise

import pytest

from exports.palette import NEUTRAL, PALETTE

#: Viénot, Brettel and Mollon 1999: linear RGB as seen without the long- or the middle-wave cones.
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast_with_white(colour: str) -> float:
    red, green, blue = linear(colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def seen(colour: str, eye: tuple[tuple[float, ...], ...]) -> list[float]:
    rgb = linear(colour)
    mixed = [max(0.0, sum(share * light for share, light in zip(row, rgb, strict=True))) for row in eye]
    return [light ** (1 / 2.2) for light in mixed]


@pytest.mark.parametrize("colour", [*PALETTE, NEUTRAL])
def test_white_words_on_it_have_enough_contrast(colour: str) -> None:
    assert contrast_with_white(colour) >= 4.5


@pytest.mark.parametrize("eye", [NORMAL, PROTANOPIA, DEUTERANOPIA], ids=["all", "no red", "no green"])
def test_neighbouring_axes_differ_for_every_eye(eye: tuple[tuple[float, ...], ...]) -> None:
    for axis_colour, next_colour in pairwise(PALETTE):
        distance = sum((a - b) ** 2 for a, b in zip(seen(axis_colour, eye), seen(next_colour, eye), strict=True)) ** 0.5
        assert distance > 0.2, (axis_colour, next_colour)
