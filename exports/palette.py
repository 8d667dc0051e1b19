"""The colours of the axes, distinguishable by colour-blind readers, with a contrast of 4.5:1 or more against white.

They serve as text and under white text. The number of the axis is printed beside the colour everywhere, so no
information depends on colour.
"""

from __future__ import annotations

from scheduler.domain.event import Event

#: Colours of the axes in turn; neighbours also differ for readers without red or green cones.
PALETTE = (
    "#0b5394",
    "#6b5300",
    "#00664b",
    "#9c4200",
    "#8a2f6d",
    "#3f5a12",
    "#155e75",
    "#a3152f",
    "#4a3f9e",
    "#5d4037",
    "#b5179e",
    "#1b1b4b",
)
#: The nearest named colours of CSS, in the same order.
NAMES = (
    "royalblue",
    "olive",
    "seagreen",
    "sienna",
    "mediumvioletred",
    "olivedrab",
    "teal",
    "firebrick",
    "darkslateblue",
    "saddlebrown",
    "darkmagenta",
    "midnightblue",
)
#: The colour of sessions without an axis.
NEUTRAL = "#44505c"


def colour(event: Event, axis: str | None) -> str:
    """The colour of an axis as `#rrggbb`, by its index in event.toml; grey without an axis."""
    if axis is None:
        return NEUTRAL
    return PALETTE[[each.id for each in event.axes].index(axis) % len(PALETTE)]


def colour_name(event: Event, axis: str | None) -> str:
    """The CSS name nearest to the colour of an axis; calendars accept nothing else (RFC 7986 §5.9)."""
    if axis is None:
        return "slategray"
    return NAMES[[each.id for each in event.axes].index(axis) % len(NAMES)]
