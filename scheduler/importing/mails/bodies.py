"""The text of a mail: each part of it once, in the order in which they come, in the form that says most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scheduler.documents.lines import Line
from scheduler.language.text import fold

#: The part of the words of a plain text that the web page beside it has at least, where both say the same.
_SHARED = 0.5


@dataclass(slots=True)
class Body:
    """What a mail says in one place, as plain text and as a web page: both say the same, or one is empty."""

    plain: list[Line] = field(default_factory=list)
    web: list[Line] = field(default_factory=list)


def whole_text(bodies: Iterable[Body]) -> tuple[Line, ...]:
    """The lines of all bodies, parted by a blank one; what one says that stands in the one before it is left out.

    Some programs send plain text and web page one after the other, and lists add a part of their own.
    """
    lines: list[Line] = []
    before = ""
    for body in bodies:
        chosen = _chosen(body)
        letters = _letters(chosen)
        if letters and letters not in before:
            lines += [Line(("",)), *chosen] if lines else chosen
            before = letters
    return tuple(lines)


def _chosen(body: Body) -> Sequence[Line]:
    """The plain text; that of the web page where it alone has tables, or says something else and more."""
    if any(len(line.cells) > 1 for line in body.web):
        return body.web
    plain, web = _words(body.plain), _words(body.web)
    is_other = len(plain & web) <= _SHARED * len(plain) or len(web) > 2 * len(plain)
    return body.web if is_other and len(web) > len(plain) else body.plain


def _words(lines: Iterable[Line]) -> set[str]:
    return {word for line in lines for word in fold(line.text).split()}


def _letters(lines: Iterable[Line]) -> str:
    return "".join(letter for line in lines for letter in fold(line.text) if letter.isalnum())
