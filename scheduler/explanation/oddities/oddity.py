"""An oddity of a programme: what somebody who reads it would ask about, with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from scheduler.explanation.oddities.wording import Hindrance
from scheduler.language.message import Message

#: "empty": nothing is on; "outside": talks before an opening or after a closing; "cut": an axis that a pause divides
#: although one session could hold it; "alone": a session of one talk of an axis that has more, in the
#: evening or where a room has one session a day.
Kind = Literal["empty", "outside", "cut", "alone"]


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd in the minutes `[start, end)` of `day`.

    Attributes
    ----------
    subjects
        Ids: of the talks that are outside or alone, of the axis that is cut; none for empty time.
    text
        What is odd, without a full stop.
    because
        What keeps it so; none: nobody knows without solving.
    """

    kind: Kind
    day: date
    start: int
    end: int
    subjects: tuple[str, ...]
    text: Message
    because: tuple[Hindrance, ...] = ()
