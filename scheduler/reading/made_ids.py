"""Ids for talks whose rows have none: the same for the same rows, until `journee check --fix` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, islice

from scheduler.language.message import Message, message
from scheduler.reading import cells
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess, Report, Spot, Wrong

#: The kind of the guess that ids were made.
KIND = "id"

_NUMBERED = re.compile(r"(.*?)(\d+)")


def give_ids(rows: Sequence[Fields], spot: Spot, report: Report) -> None:
    """Where no row has an id, every one is given one in the order of the rows, which is a guess.

    Where some have, the others stay without, which is a mistake; what `check --fix` would write is told.

    Parameters
    ----------
    spot
        The header of the ids, or where it would stand.
    """
    taken = [text for row in rows if row.has("id") and (text := _line(row.raw["id"]))]
    nameless = [row for row in rows if not row.has("id")]
    if not nameless:
        return
    made = list(islice(_free_ids(taken), len(nameless)))
    if not taken:
        for row, name in zip(nameless, made, strict=True):
            row.raw = {**row.raw, "id": name}
    corrections = tuple(
        Correction(row.place.file, row.place.row, row.place.headers.get("id", "id"), name)
        for row, name in zip(nameless, made, strict=True)
    )
    meant = _offered(made) if taken else _given(made)
    report.guesses.append(Guess(KIND, spot, "", meant, corrections))


def _given(made: Sequence[str]) -> Message:
    return message(
        "les exposés n'ont pas d'identifiant : ils reçoivent, dans l'ordre des lignes, {made} ; "
        "écrits dans le tableau, ces identifiants valent pour toujours",
        "the talks have no ids: they are given, in the order of their rows, {made}; "
        "once they are written into the table, they are kept for ever",
        made=_range(made),
    )


def _offered(made: Sequence[str]) -> Message:
    return message(
        "les lignes sans identifiant peuvent recevoir, dans leur ordre, {made}",
        "the rows without an id can be given, in their order, {made}",
        made=_range(made),
    )


def _range(made: Sequence[str]) -> Message:
    if len(made) == 1:
        return Message(made[0], made[0])
    return message("{first} à {last}", "{first} to {last}", first=made[0], last=made[-1])


def _line(value: object) -> str:
    try:
        return cells.line(value)
    except Wrong:
        return ""


def _free_ids(taken: Sequence[str]) -> Iterator[str]:
    """Ids that nobody has, written like the last of those that are there: 15 after 14, T07 after T06."""
    known = {text.casefold() for text in taken}
    match = _NUMBERED.fullmatch(taken[-1]) if taken else None
    prefix, width = (match[1], len(match[2])) if match else ("T", 1)
    numbered = (_NUMBERED.fullmatch(text) for text in taken)
    numbers = [int(found[2]) for found in numbered if found and found[1] == prefix and len(found[2]) < 9]
    for number in count(max(numbers, default=0) + 1):
        made = f"{prefix}{number:0{width}d}"
        if made.casefold() not in known:
            yield made
