"""What somebody has to look at in a proposal: what is missing, guessed, or against the rules of the call."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from scheduler.domain.presentation import Call
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.importing.layout import UNSORTED
from scheduler.language.message import Message, message
from scheduler.language.typography import long_date
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

    `ids` are those of the proposals that the folder has already, `also` the files of mails that somebody says are
    proposals although nothing in them does.
    """

    call: Call = Call()  # noqa: RUF009 (frozen)
    axes: tuple[Axis, ...] = ()
    days: tuple[Day, ...] = ()
    language: str = "fr"
    ids: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """What the author has left out or must shorten in the column `key`.

    `told` is for the organisers; `asked` is how the author is asked for it, None where nobody is.
    """

    key: str
    told: Message
    asked: Message | None


def shortcomings(cells: Mapping[str, str], rules: Rules) -> Iterator[Shortcoming]:
    """The shortcomings of the row by the rules of the call: missing fields, and texts that are too long."""
    for key, text in _ABSENT.items():
        if not cells.get(key) and (key != "axis" or rules.axes):
            yield Shortcoming(key, text, _choice(rules) if key == "axis" else _ASKED.get(key))
    yield from _wrong_amounts(cells, rules.call)


def _wrong_amounts(cells: Mapping[str, str], call: Call) -> Iterator[Shortcoming]:
    """The wrong numbers: of keywords, and of characters of the abstract."""
    count = len([word for word in cells.get("keywords", "").split(";") if word.strip()])
    if count != call.keywords:
        told = message("mots-clés : {count} sur {wanted}", "keywords: {count} of {wanted}", **_of(count, call.keywords))
        asked = message(
            "{wanted} mots-clés ({count} reçus)", "{wanted} keywords ({count} received)", **_of(count, call.keywords)
        )
        yield Shortcoming("keywords", told, asked)
    length = len(cells.get("abstract", ""))
    if length > call.abstract:
        told = message("résumé : {count} signes", "abstract: {count} characters", count=_grouped(length))
        asked = message(
            "un résumé de {most} signes au plus ({count} reçus)",
            "an abstract of {most} characters at most ({count} received)",
            count=_grouped(length),
            most=_grouped(call.abstract),
        )
        yield Shortcoming("abstract", told, asked)


def _of(count: int, wanted: int) -> Mapping[str, int]:
    return {"count": count, "wanted": wanted}


def lacking(cells: Mapping[str, str], rules: Rules) -> Iterator[Message]:
    """What the author has left out or must shorten, as organisers are told."""
    return (shortcoming.told for shortcoming in shortcomings(cells, rules))


def asked_for(cells: Mapping[str, str], rules: Rules) -> Iterator[Message]:
    """The same as authors are asked for it."""
    return (shortcoming.asked for shortcoming in shortcomings(cells, rules) if shortcoming.asked is not None)


#: What `shortcomings` and `unknown` say, in both languages.
_FOLLOWS = re.compile(
    r"mots-clés\s*: \d+ (?:sur|de) \d+|keywords: \d+ of \d+|résumé\s*: [\d\s]+ signes|abstract: [\d\s]+ characters"
    r"|axe inconnu\s*: .*|unknown axis: .*",
    re.DOTALL,
)


def follows_from_cells(doubt: str) -> bool:
    """True for a doubt that the cells and the rules of the call give by themselves, however they have changed."""
    return _FOLLOWS.fullmatch(doubt) is not None or any(doubt in (text.fr, text.en) for text in _ABSENT.values())


_ASKED: Mapping[str, Message] = {
    "title": message("le titre", "the title"),
    "speakers": message("le nom de qui présente", "the name of whoever presents"),
    "abstract": message("le résumé", "the abstract"),
    "biography": message("une courte biographie", "a short biography"),
}


def _choice(rules: Rules) -> Message:
    """How an author is asked for the axis, with those that there are; ours for what has none is no choice."""
    ours = (UNSORTED.fr, UNSORTED.en)
    axes = [f"{axis.id} – {axis.title}" for axis in rules.axes if axis.title not in ours]
    return message(
        "l'axe dans lequel vous proposez : {axes}",
        "the axis for which you propose: {axes}",
        axes=Message("\u202f; ".join(axes), "; ".join(axes)),
    )


def unknown(cells: Mapping[str, str], rules: Rules) -> Iterator[Message]:
    """What the proposal names and the event does not have: its axis, hours that are not understood."""
    if cells.get("axis") and rules.axes and not axis_of(cells["axis"], rules):
        yield message("axe inconnu : {text}", "unknown axis: {text}", text=cells["axis"])


def late(sent: dt.datetime | None, rules: Rules, *, mailed: bool) -> Iterator[Message]:
    """That the proposal came after the deadline, by its sender's own clock; of a mail, that nobody knows it."""
    if rules.call.deadline is None:
        return
    if sent is None and mailed:
        yield message("date d'envoi inconnue", "not known when it was sent")
    elif sent is not None and sent.date() > rules.call.deadline:
        day = Message.each(partial(long_date, sent.date(), weekday=False))
        yield message("hors délai : reçu le {day}", "after the deadline: sent {day}", day=day)


def axis_of(text: str, rules: Rules) -> str:
    """The id of the axis that the text names; "" where it names none of the event, or several."""
    try:
        read = axis_reader(rules.axes)(text)
    except Wrong:
        return ""
    id = read.value if isinstance(read, Understood) else read
    return id if any(axis.id == id for axis in rules.axes) else ""


def is_understood(text: str, rules: Rules) -> bool:
    """True if the table of talks will know when somebody can come: hours, a wish, or any time."""
    return any(_is_read(text, rules, wish=wish) for wish in (False, True))


def _is_read(text: str, rules: Rules, *, wish: bool) -> bool:
    try:
        hours(rules.days, wish=wish)(text)
    except Wrong:
        return False
    return True


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")
