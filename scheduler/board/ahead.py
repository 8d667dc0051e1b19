"""The event in a few lines, for whoever has not searched yet: what a person would be sorry to have overlooked."""

from __future__ import annotations

from scheduler.board.folder_view import FolderView
from scheduler.domain.event import Event
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import hours, listed, long_date, semicolon
from scheduler.reading.event_toml.to_complete import is_provisional
from scheduler.reading.made_ids import KIND as MADE_IDS

_TITLE = message("Titre", "Title")
_DAY = message("Jour", "Day")
_DAYS = message("Jours", "Days")
_ROOM = message("Salle", "Room")
_ROOMS = message("Salles", "Rooms")
_PLENARIES = message("Moments communs", "Plenaries")
_BREAKS = message("Pauses", "Breaks")
_ORGANISERS = message("Organisation", "Organisers")
#: Why an event needs an organiser with an address.
NOBODY = message(
    "Aucun organisateur n’a d’adresse électronique : ajoutez-en un avant de publier, sans quoi personne ne peut être "
    "invité ni prévenu.",
    "No organiser has an e-mail address: add one before you publish, since without it nobody can be invited or told.",
)

#: Why the ids that were made for talks without one have to be written first.
UNNAMED = message(
    "Les exposés n’ont pas encore d’identifiants écrits, et une version publiée les garde pour toujours : faites-les "
    "écrire dans le tableau avant de publier.",
    "The talks have no ids of their own yet, and a release keeps them for ever: have them written into the table "
    "before you publish.",
)

#: What an event may stand without, as it is called in a sentence; and that sentence.
_SAID = {
    "event.title": message("le titre", "the title"),
    "event.date": message("la date", "the date"),
    "event.start": message("l’heure du début", "the hour at which it begins"),
    "event.end": message("l’heure de la fin", "the hour at which it ends"),
}
_UNSAID = (
    "Ce n’est encore qu’un exemple : {fields}. Corrigez, ou appuyez sur « C’est juste ».",
    "This is still but an example: {fields}. Correct it, or press “This is right”.",
)


def may_invite(event: Event) -> bool:
    """Whether somebody is there in whose name invitations and mails go."""
    return any(organiser.email for organiser in event.organisers)


def ahead(event: Event, language: Language) -> list[tuple[str, str]]:
    """Label and text of each line, in the language; what the event has none of is left out."""
    days = [f"{long_date(day.date, language)}, {hours(day.start, day.end, language)}" for day in event.days]
    lines = [
        (_TITLE, event.title),
        (_DAYS if len(days) > 1 else _DAY, semicolon(language).join(days)),
        (_ROOMS if len(event.rooms) > 1 else _ROOM, listed([room.name for room in event.rooms], language)),
        (_PLENARIES, listed(list(dict.fromkeys(plenary.title for plenary in event.plenaries)), language)),
        (_BREAKS, listed(list(dict.fromkeys(pause.title for pause in event.breaks)), language)),
        (_ORGANISERS, listed([organiser.name for organiser in event.organisers], language)),
    ]
    return [(label.to(language), text) for label, text in lines if text]


def inviting(view: FolderView) -> dict[str, Message | None]:
    """The sentence where nobody can be invited."""
    reading = view.reading
    return {"nobody": None if reading is None or may_invite(reading.event) else NOBODY}


def unsaid(view: FolderView) -> dict[str, Message | None]:
    """The sentence where title, day or hours only stand for what nobody has said yet."""
    remarks = view.reading.remarks if view.reading is not None else ()
    named = [_SAID[remark.column or ""] for remark in remarks if is_provisional(remark) and remark.column in _SAID]
    fields = Message.each(lambda language: listed([name.to(language) for name in named], language))
    return {"unsaid": message(*_UNSAID, fields=fields) if named else None}


def naming(view: FolderView) -> dict[str, Message | None]:
    """The sentence where a release would keep ids for ever that nobody has written."""
    made = view.reading is not None and any(guess.kind == MADE_IDS for guess in view.reading.guesses)
    return {"unnamed": UNNAMED if made else None}
