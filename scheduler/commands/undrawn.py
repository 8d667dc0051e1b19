"""What the pages to print cannot show, as remarks with their places in the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.errors import Problem
from scheduler.saying import Saying, told

if TYPE_CHECKING:
    from exports.undrawn import Undrawn
    from scheduler.reading.folder import Reading
    from scheduler.reading.report import Spot

_TEXTS = {
    "characters": told(
        "aucune police n'a ces caractères : ils sont imprimés « \ufffd » ; écrivez le mot autrement",
        "no font has these characters: “\ufffd” is printed instead; write the word otherwise",
    ),
    "right to left": told(
        "un texte de droite à gauche qui ne tient pas sur une ligne n'est pas mis en page : gardez-en les noms seuls",
        "a text from right to left that does not stay on one line is not laid out: keep only the names of it",
    ),
    "logo": told(
        "cette image n'a pu être lue et n'est pas imprimée : enregistrez-la en PNG",
        "this picture could not be read and is not printed: save it as PNG",
    ),
}  # fmt: skip
_SHOWN = 60


def undrawn_remarks(reading: Reading) -> tuple[Problem, ...]:
    """A remark for each text or logo of the folder that cannot be printed as it is."""
    from exports.undrawn import undrawn

    return tuple(_remark(reading, one) for one in undrawn(reading.event))


def _remark(reading: Reading, one: Undrawn) -> Problem:
    spot = _spot(reading, one)
    text: Saying = _TEXTS[one.what]
    text = Saying(fr=text.fr[:1].upper() + text.fr[1:], en=text.en[:1].upper() + text.en[1:])
    shown = one.shown if len(one.shown) <= _SHOWN else one.shown[: _SHOWN - 1] + "…"
    return Problem(spot.file, spot.row, spot.column, shown, text)


def _spot(reading: Reading, one: Undrawn) -> Spot:
    from scheduler.reading.printed import LOGOS, WELCOME
    from scheduler.reading.report import Spot

    if one.kind == "welcome":
        return Spot(WELCOME)
    if one.kind == "logo":
        return Spot(LOGOS)
    if one.kind == "event":
        return Spot(reading.places["event", ""].file, None, one.key)
    found = reading.spot(one.kind, one.name, one.key)
    if found is None and one.kind == "person":  # no row in the speakers file: the name stands with a talk
        talks = [talk.id for talk in reading.event.talks if one.name in talk.speakers]
        key = {"name": "speakers", "affiliation": "affiliations"}.get(one.key, one.key)
        found = next((spot for talk in talks if (spot := reading.spot("talk", talk, key))), None)
    return found or Spot(reading.places["event", ""].file)
