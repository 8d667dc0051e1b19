"""Remarks in parentheses after a value: `45 min (conférence inaugurale)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.language.message import Message, message
from scheduler.language.text import clean_line

_REMARK = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]")


def without_remarks(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without what stands in parentheses or brackets, and the remarks that stood there, in their order."""
    remarks = tuple(clean_line(first or second) for first, second in _REMARK.findall(text))
    return clean_line(_REMARK.sub(" ", text)), tuple(remark for remark in remarks if remark)


def aside(meant: Message, remarks: Sequence[str]) -> Message:
    """The meaning of a value, and which remarks are left aside."""
    if not remarks:
        return meant
    return message(
        "{meant} (« {remarks} » laissé de côté)",
        "{meant} (“{remarks}” left aside)",
        meant=meant,
        remarks=", ".join(remarks),
    )
