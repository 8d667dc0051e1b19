"""The colours of the axes: told apart by colour-blind readers, and at least 4.5:1 against white, as text or under
white text.

The axis number is printed beside the colour everywhere, so that nothing hangs on it.
"""

from __future__ import annotations

from scheduler.event import Event

#: In an order in which neighbours differ for eyes without red or green cones too.
PALETTE = ("#0b5394", "#6b5300", "#00664b", "#9c4200", "#8a2f6d", "#3f5a12", "#155e75", "#a3152f", "#4a3f9e", "#5d4037",
           "#b5179e", "#1b1b4b")  # fmt: skip
#: The same in the words of CSS.
NAMES = ("royalblue", "olive", "seagreen", "sienna", "mediumvioletred", "olivedrab", "teal", "firebrick",
         "darkslateblue", "saddlebrown", "darkmagenta", "midnightblue")  # fmt: skip
NEUTRAL = "#44505c"


def colour(event: Event, axis: str | None) -> str:
    """The axis's colour as `#rrggbb`, by its place in event.toml; grey without an axis."""
    if axis is None:
        return NEUTRAL
    return PALETTE[[one.id for one in event.axes].index(axis) % len(PALETTE)]


def colour_name(event: Event, axis: str | None) -> str:
    """The name of CSS that is nearest to the axis's colour: calendars know no other way (RFC 7986 §5.9)."""
    if axis is None:
        return "slategray"
    return NAMES[[one.id for one in event.axes].index(axis) % len(NAMES)]
