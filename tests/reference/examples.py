"""A run tries a share of the examples of each property, or all of them with JOURNEE_EXAMPLES=whole."""

from __future__ import annotations

import os

from hypothesis import settings

WHOLE = os.environ.get("JOURNEE_EXAMPLES") == "whole"
#: One example in this many is tried where a run does not ask for all of them.
SHARE = 10
#: Examples that are tried at least, so that a strategy is seen to give more than its simplest values.
LEAST = 4


def examples(whole: int, parent: settings | None = None) -> settings:
    """Return the settings of a property that is worth `whole` examples, on top of those of `parent`."""
    count = whole if WHOLE else max(min(whole, LEAST), whole // SHARE)
    return settings(parent, max_examples=count)
