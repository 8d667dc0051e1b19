"""What somebody has to look at in a proposal: what is missing, guessed, or against the rules of the call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.domain.presentation import Call
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.language.message import Message, message
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.availability import hours
from scheduler.reading.spoken.axis_names import axis as axis_reader
from scheduler.reading.understood import Understood

#: What is missing where a cell is empty.
_ABSENT: Mapping[str, Message] = {
    "title": message("titre absent", "no title"),
    "axis": message("axe absent", "no axis"),
    "speakers": message("intervenant absent", "no speaker"),
    "address": message("adresse absente", "no address"),
    "abstract": message("résumé absent", "no abstract"),
    "biography": message("biographie absente", "no biography"),
}
GUESSED: Mapping[str, Message] = {
    "title": message("titre deviné", "title guessed"),
    "axis": message("axe deviné", "axis guessed"),
    "speakers": message("intervenant deviné", "speaker guessed"),
    "address": message("adresse devinée", "address guessed"),
    "affiliations": message("affiliation devinée", "affiliation guessed"),
    "abstract": message("résumé deviné", "abstract guessed"),
    "biography": message("biographie devinée", "biography guessed"),
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What the event asks of proposals: the call, the axes that one may choose, the days in which one may come.

    `ids` are those of the proposals that the folder has already.
    """

    call: Call = Call()  # noqa: RUF009 (frozen)
    axes: tuple[Axis, ...] = ()
    days: tuple[Day, ...] = ()
    language: str = "fr"
    ids: frozenset[str] = frozenset()


def lacking(cells: Mapping[str, str], rules: Rules) -> Iterator[Message]:
    """What the author has left out or must shorten."""
    for key, text in _ABSENT.items():
        if not cells.get(key) and (key != "axis" or rules.axes):
            yield text
    words = [word for word in cells.get("keywords", "").split(";") if word.strip()]
    if len(words) != rules.call.keywords:
        yield message(
            "mots-clés : {count} de {wanted}",
            "keywords: {count} of {wanted}",
            count=len(words),
            wanted=rules.call.keywords,
        )
    length = len(cells.get("abstract", ""))
    if length > rules.call.abstract:
        yield message("résumé : {count} signes", "abstract: {count} characters", count=_grouped(length))


def asked_for(cells: Mapping[str, str], rules: Rules) -> Iterator[Message]:
    """The same as `lacking`, as authors are asked for it."""
    for key, text in _ASKED.items():
        if not cells.get(key) and (key != "axis" or rules.axes):
            yield (
                text if key != "axis" else message("{text} : {axes}", "{text}: {axes}", text=text, axes=_listed(rules))
            )
    words = [word for word in cells.get("keywords", "").split(";") if word.strip()]
    if len(words) != rules.call.keywords:
        yield message(
            "{wanted} mots-clés ({count} reçus)",
            "{wanted} keywords ({count} received)",
            count=len(words),
            wanted=rules.call.keywords,
        )
    if len(cells.get("abstract", "")) > rules.call.abstract:
        yield message(
            "un résumé de {most} signes au plus ({count} reçus)",
            "an abstract of {most} characters at most ({count} received)",
            count=_grouped(len(cells["abstract"])),
            most=_grouped(rules.call.abstract),
        )


_ASKED: Mapping[str, Message] = {
    "title": message("le titre", "the title"),
    "axis": message("l'axe dans lequel vous proposez", "the axis for which you propose"),
    "speakers": message("le nom de qui présente", "the name of whoever presents"),
    "abstract": message("le résumé", "the abstract"),
    "biography": message("une courte biographie", "a short biography"),
}


def _listed(rules: Rules) -> str:
    return "; ".join(f"{axis.id} – {axis.title}" for axis in rules.axes)


def unknown(cells: Mapping[str, str], rules: Rules) -> Iterator[Message]:
    """What the proposal names and the event does not have: its axis, hours that are not understood."""
    if cells.get("axis") and rules.axes and not axis_of(cells["axis"], rules):
        yield message("axe inconnu : {text}", "unknown axis: {text}", text=cells["axis"])


def late(sent: dt.datetime | None, rules: Rules) -> Iterator[Message]:
    """That the proposal came after the deadline, by its sender's own clock."""
    if sent is not None and rules.call.deadline is not None and sent.date() > rules.call.deadline:
        yield message("hors délai : reçu le {day}", "after the deadline: sent {day}", day=f"{sent:%Y-%m-%d}")


def axis_of(text: str, rules: Rules) -> str:
    """The id of the axis that the text names; "" where it names none of the event, or several."""
    try:
        read = axis_reader(rules.axes)(text)
    except Wrong:
        return ""
    id = read.value if isinstance(read, Understood) else read
    return id if any(axis.id == id for axis in rules.axes) else ""


def windows_in(text: str, rules: Rules) -> str:
    """The windows that the text means in the contract's own form; "" where it is not understood."""
    from scheduler.domain.windows import written

    try:
        read = hours(rules.days)(text)
    except Wrong:
        return ""
    return str(read.written) if isinstance(read, Understood) else written(read)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
