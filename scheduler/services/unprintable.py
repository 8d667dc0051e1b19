"""Remarks on texts and logos that cannot be printed, with their places in the folder."""

from __future__ import annotations

from exports.unprintable import Unprintable, unprintable
from scheduler.domain.errors import Problem
from scheduler.domain.remembered import remembered
from scheduler.language.message import Message, message
from scheduler.reading import Reading, Spot
from scheduler.reading.printed import LOGOS, WELCOME

_TEXTS = {
    "characters": message(
        "aucune police n'a ces caractères : ils sont imprimés « \ufffd » ; écrivez le mot autrement",
        "no font has these characters: “\ufffd” is printed instead; write the word otherwise",
    ),
    "right to left": message(
        "un texte de droite à gauche qui ne tient pas sur une ligne n'est pas mis en page : gardez-en les noms seuls",
        "a text from right to left that does not stay on one line is not laid out: keep only the names of it",
    ),
    "logo": message(
        "cette image n'a pu être dessinée et n'est pas imprimée : enregistrez-la en PNG, 25 millions de points au plus",
        "this picture could not be drawn and is not printed: save it as PNG, of at most 25 million dots",
    ),
}
#: The number of characters of a text that a remark quotes.
_QUOTED = 60


@remembered
def unprintable_texts(reading: Reading) -> tuple[Problem, ...]:
    """A remark for each text or logo of the folder that cannot be printed as it is."""
    return tuple(_remark(reading, value) for value in unprintable(reading.event))


def _remark(reading: Reading, value: Unprintable) -> Problem:
    spot = _spot(reading, value)
    text: Message = _TEXTS[value.what]
    shown = value.shown
    quoted = shown if len(shown) <= _QUOTED else shown[: _QUOTED - 1] + "…"
    return Problem(spot.file, spot.row, spot.column, quoted, text.capitalised())


def _spot(reading: Reading, value: Unprintable) -> Spot:
    """The place of the text in the folder."""
    kind, name, key = value.kind, value.name, value.key
    if kind == "welcome":
        return Spot(WELCOME)
    if kind == "logo":
        return Spot(LOGOS)
    if kind == "event":
        return Spot(reading.places["event", ""].file, None, key)
    spot = reading.spot(kind, name, key)
    if spot is None and kind == "person":  # no row in the speakers file: the name stands with a talk
        talks = [talk.id for talk in reading.event.contributions if name in talk.speakers]
        column = {"name": "speakers", "affiliation": "affiliations"}.get(key, key)
        spot = next((cell for talk in talks if (cell := reading.spot("talk", talk, column))), None)
    return spot or Spot(reading.places["event", ""].file)
