"""What a rule says of two talks or slots at their hours."""

from __future__ import annotations

from typing import Literal

#: The start and end of a talk or slot, in absolute minutes.
Hours = tuple[int, int]
#: The judgement on two talks at their hours; "moves": they break a rule if they are in different rooms.
Verdict = Literal["fine", "moves", "breaks"]
