"""A run tries a tenth of the examples of each property; more with JOURNEE_EXAMPLES=sixth, =quarter, =third, =half or
=whole."""

from __future__ import annotations

import os

from hypothesis import settings

#: One example in this many is tried.
SHARE = {"whole": 1, "half": 2, "third": 3, "quarter": 4, "sixth": 6}.get(os.environ.get("JOURNEE_EXAMPLES", ""), 10)
#: Examples that are tried at least, so that a strategy is seen to give more than its simplest values.
LEAST = 4
#: Examples that are tried of a property which does not say what it is worth: hypothesis's own 100 in a whole run.
USUAL = max(LEAST, 100 // SHARE)


def examples(whole: int, parent: settings | None = None, *, cost: int = 1) -> settings:
    """Return the settings of a property that is worth `whole` examples, on top of those of `parent`.

    `cost` is the number of seconds that an example takes: where only a share is tried, so many times fewer of them are.
    """
    if SHARE > 2:
        return settings(parent, max_examples=max(min(whole, LEAST // cost), whole // SHARE // cost, 1))
    return settings(parent, max_examples=max(min(whole, LEAST), whole // SHARE))
