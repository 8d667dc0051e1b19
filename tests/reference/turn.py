"""What a run takes of a family that is too large for one: other members each day that JOURNEE_DAY numbers, as `.ci/run`
does; without it the same in every run.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import TypeVar

Member = TypeVar("Member")

#: The number of the day.
DAY = int(os.environ.get("JOURNEE_DAY", "0"))


def share(family: Sequence[Member], parts: int) -> list[Member]:
    """Return one member in `parts`: each is taken once in so many days."""
    return list(family[DAY % parts :: parts])


def chance(seed: str) -> random.Random:
    """Return random numbers that are the same in every run of a day."""
    return random.Random(f"{seed} {DAY}")
