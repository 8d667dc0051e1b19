"""Titles in which stands what belongs in another column: « ANNULÉ - La rivière », “[Poster] The bridge”."""

from __future__ import annotations

import re

from scheduler.domain.errors import Weight
from scheduler.domain.talks import Talk
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.reading.draft import Item
from scheduler.reading.report import Report

_STATUS = (
    r"annulee?s?|retiree?s?|refusee?s?|reportee?s?|desistement|desistee?|a confirmer|sous reserve|"
    r"cancell?ed|withdrawn|rejected|postponed|to be confirmed|tbc"
)
_POSTER = r"posters?|affiches?"


def _aside(words: str) -> re.Pattern[str]:
    """Those words at the beginning or end of a folded title, parted from it by brackets, a dash or a colon."""
    return re.compile(rf"[\[(]({words})[\])]|^({words})\s*(?:[-–—|:!]\s)|\s[-–—|]\s*({words})[ .!]*$")


_PATTERNS = (_aside(_STATUS), _aside(_POSTER))


def report_title(item: Item[Talk], report: Report) -> None:
    """A title that says that its talk is not held, not certain or a poster is remarked where no column says so."""
    talk = item.value
    title = fold(talk.title)
    for pattern, told in zip(_PATTERNS, (talk.note, talk.type == "poster"), strict=True):
        match = pattern.search(title)
        if match and not told:
            start, end = next(match.span(group) for group in (1, 2, 3) if match.group(group))
            word = talk.title[start:end] if len(title) == len(talk.title) else title[start:end]
            text = _poster(word) if pattern is _PATTERNS[1] else _status(word)
            report.remark(item.place.spot("title"), talk.title, text, Weight.GRAVE)


def _status(word: str) -> Message:
    return message(
        "« {word} » sera imprimé, et cet exposé est au programme : enlevez-le du titre et dites-le dans la "
        "colonne « statut »",
        "“{word}” will be printed, and this talk is in the programme: take it out of the title and say it in the "
        "column “status”",
        word=word,
    )


def _poster(word: str) -> Message:
    return message(
        "« {word} » sera imprimé, et cet exposé a sa place dans une session : si c'est un poster, écrivez "
        "« poster » dans la colonne « forme »",
        "“{word}” will be printed, and this talk has its place in a session: if it is a poster, write “poster” in the "
        "column “type”",
        word=word,
    )
