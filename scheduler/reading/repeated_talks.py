"""Talks that have a row for each of their speakers, as some systems export them."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.reading.columns.header_words import word_set
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report, shown

#: The columns in which the rows of one talk may differ: they are about one speaker each.
_OF_SPEAKERS = word_set("speakers emails affiliations biography pronunciation available preferred unavailable")


def without_further_speakers(rows: Sequence[Fields], report: Report) -> tuple[Fields, ...]:
    """The rows without those that only name people below a talk, which are mistakes: nobody knows of whose talk."""
    talks: list[Fields] = []
    for row in rows:
        filled = {key for key in row.raw if row.has(key)}
        if not talks or "speakers" not in filled or not filled <= _OF_SPEAKERS:
            talks.append(row)
            continue
        names = [shown(part.raw["speakers"]) for part in (talks[-1], row) if part.has("speakers")]
        text = message(
            "cette ligne n'a que des personnes : si elles présentent l'exposé de la ligne {row}, écrivez-les "
            "là, séparées par « ; » (« {names} »), et leurs adresses de même ; puis supprimez cette ligne",
            "this row has nothing but people: if they present the talk of row {row}, write them there, with “;” "
            "between them (“{names}”), and their addresses likewise; then remove this row",
            row=talks[-1].place.row,
            names="; ".join(names),
        )
        report.mistake(row.spot("title"), row.raw["speakers"], text)
    return tuple(talks)


def report_repeated(rows: Sequence[Fields], report: Report, *, imported: bool = False) -> None:
    """A row without an id that differs from one above it in its speaker alone is a mistake: the talk would be two.

    In a table that is `imported` the same answer of the same people may stand twice: the later holds.
    """
    first: dict[tuple[tuple[str, str], ...], Fields] = {}
    for row in rows:
        if row.has("id") or not row.has("title"):
            continue
        talk = tuple(
            (key, fold(shown(value)))
            for key, value in sorted(row.raw.items())
            if key not in _OF_SPEAKERS and row.has(key)
        )
        former = first.setdefault(talk, row)
        if former is not row and not (imported and _people(former) == _people(row)):
            text = message(
                "la ligne {row} est déjà de cet exposé : réunissez les deux lignes, les intervenants séparés "
                "par « ; », ou donnez un identifiant à chacune",
                "row {row} is of this talk already: make the two rows one, with “;” between the speakers, "
                "or give each an id",
                row=former.place.row,
            )
            report.mistake(row.spot("title"), row.raw["title"], text)


def _people(row: Fields) -> list[str]:
    return [fold(shown(row.raw[key])) for key in ("speakers", "emails") if row.has(key)]
