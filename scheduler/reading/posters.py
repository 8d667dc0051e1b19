"""Posters: rows of the table of talks that take no place in sessions, and the items during which they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from scheduler.domain.talks import Talk
from scheduler.language.message import message
from scheduler.language.suggestion import meant_in, suggestion
from scheduler.language.text import fold
from scheduler.reading import cells
from scheduler.reading.draft import Draft
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report, Tongue, Wrong
from scheduler.reading.understood import Understood

Type = Literal["talk", "poster"]

#: The words of contract §2 for the type of a talk.
_WORDS: dict[str, Type] = {"talk": "talk", "communication": "talk", "poster": "poster", "affiche": "poster"}
#: Synonyms with the word that is written for them; and the words that both languages have.
_SHARED = ("oral", "presentation")
_SYNONYMS = {
    "talks": "talk",
    "oral": "talk",
    "oral presentation": "talk",
    "oral communication": "talk",
    "paper": "talk",
    "presentation": "talk",
    "communications": "communication",
    "communication orale": "communication",
    "presentation orale": "communication",
    "orale": "communication",
    "expose": "communication",
    "posters": "poster",
    "e-poster": "poster",
    "poster presentation": "poster",
    "communication par poster": "poster",
    "presentation de poster": "poster",
    "affiches": "affiche",
    "affichee": "affiche",
    "communication affichee": "affiche",
    "communication par affiche": "affiche",
}
#: The columns of a talk that have no effect on a poster.
_WITHOUT_EFFECT = (
    "duration",
    "available",
    "preferred",
    "room",
    "needs",
    "after",
    "not_with",
    "with",
    "tags",
    "difficulty",
    "pin",
    "places",
    "order",
    "audience",
    "discussant",
)
#: Types of what everybody hears together, folded, and what is told of a row of that type.
_COMMON = re.compile(
    r"\b(?:ple?ni?er\w*|plenar\w*|keynotes?|invitee?s?|invited|inaugura\w*|tables? rondes?|round tables?)\b"
)
_COMMON_TOLD = message(
    "ce que tous entendent ensemble est un moment commun, et non un exposé d'une session : ajoutez-le à l'événement "
    "(event.toml, [[plenaries]]), puis retirez cette ligne ; si c'est un exposé comme les autres, écrivez "
    "« communication »",
    "what everybody hears together is a plenary and no talk of a session: add it to the event (event.toml, "
    "[[plenaries]]), then withdraw this row; if it is a talk like others, write “talk”",
)
#: The largest number of rows that a remark names.
_ROWS = 12


def talk_type(language: Tongue) -> Callable[[object], Type | Understood[Type]]:
    """A reader of types: `talk` or `communication`, `poster` or `affiche`; a word of both is put into `language`."""

    def read(value: object) -> Type | Understood[Type]:
        text = cells.line(value)
        word = fold(text)
        if word in _WORDS:
            return _WORDS[word]
        if word in _SYNONYMS:
            written = "communication" if word in _SHARED and language == "fr" else _SYNONYMS[word]
            meaning = _WORDS[written]
            meant = {"talk": message("exposé", "talk"), "poster": message("poster", "poster")}[meaning]
            return Understood(meaning, meant, written)
        if _COMMON.search(word):
            raise Wrong(_COMMON_TOLD)
        raise Wrong(
            message(
                "ce n'est ni un exposé ni un poster : {near}",
                "this is neither a talk nor a poster: {near}",
                near=suggestion(text, _WORDS),
            ),
            meant_in([text], text, _WORDS),
        )

    return read


def is_poster(row: Fields) -> bool:
    """True for the row of a poster; a wrong type is reported where the row is read."""
    return Fields(row.raw, row.place, Report()).read("type", talk_type("fr"), "talk") == "poster"


def as_poster(talk: Talk) -> Talk:
    """The poster without the values that only a talk in a session has."""
    fields = [name for name in map(_field, _WITHOUT_EFFECT) if name in Talk.model_fields]
    return talk.model_copy(update={name: Talk.model_fields[name].default for name in fields})


def _field(column: str) -> str:
    """The field of a talk that is written in the column."""
    return "together" if column == "with" else column


def report_posters(rows: Sequence[Fields], draft: Draft, report: Report) -> None:
    """Values of posters without effect are remarked, posters that are shown at no time, and items without posters.

    `rows` are those of the posters.
    """
    for key in _WITHOUT_EFFECT:
        stating = [row for row in rows if row.has(key)]
        if stating:
            numbers = [str(row.place.row) for row in stating if row.place.row is not None]
            listed = ", ".join(numbers[:_ROWS]) + ("…" if len(numbers) > _ROWS else "")
            where = message(" (lignes {rows})", " (rows {rows})", rows=listed) if len(numbers) > 1 else ""
            text = message(
                "sans effet pour un poster, qui est montré pendant les pauses et plénières dont c'est dit (event.toml, "
                "[[breaks]] posters = true) : videz la cellule{where}",
                "no effect on a poster, which is shown during breaks and plenaries that say so (event.toml, [[breaks]] "
                "posters = true): empty the cell{where}",
                where=where,
            )
            stating[0].remark(key, text, stating[0].raw[key])
    shown = [item.place for item in draft.plenaries if item.value.posters]
    shown += [item.place for item in draft.breaks if item.value.posters]
    if rows and not shown:
        text = message(
            "aucune pause ni plénière ne montre les posters ({count}) : dites-le de l'une d'elles "
            "(event.toml, [[breaks]] posters = true)",
            "no break or plenary shows the posters ({count}): say so of one of them (event.toml, [[breaks]] posters = "
            "true)",
            count=len(rows),
        )
        report.remark(draft.root.spot("breaks"), "", text)
    for place in () if rows else shown:
        text = message(
            "aucun poster dans le tableau des exposés : écrivez « poster » dans sa colonne « forme »",
            "the table of talks has no poster: write “poster” in its column “type”",
        )
        report.remark(place.spot("posters"), True, text)
