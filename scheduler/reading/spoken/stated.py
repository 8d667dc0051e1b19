"""What a cell of windows states."""

from __future__ import annotations

from typing import NamedTuple

from scheduler.domain.windows import Window
from scheduler.language.message import Message

Windows = tuple[Window, ...]


class Stated(NamedTuple):
    """The windows of a cell and those of a wish in it, and the remarks that were left aside.

    `meant` tells how they were understood; it is None if the cell has the contract's own form.
    """

    windows: Windows = ()
    preferred: Windows = ()
    meant: Message | None = None
    remarks: tuple[str, ...] = ()
