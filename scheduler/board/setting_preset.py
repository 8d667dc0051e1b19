"""The fields of who has preset sessions: the slots, and the clocks of distant speakers."""

from __future__ import annotations

from scheduler.board.setting_section import Section, setting
from scheduler.language.message import message

_CLOCK = (
    "à l’horloge de la personne : 09:00-18:00 ; sans effet pour qui est sur place",
    "by the person’s own clock: 09:00-18:00; of no effect for who is there",
)

#: The sections, in the order of the page.
PRESET: tuple[Section, ...] = (
    Section(
        "slots",
        message("Les créneaux", "The slots"),
        (
            setting("id", "text", ("Identifiant", "Id"), ("ce que portent les tableaux", "what the tables refer to")),
            setting(
                "date",
                "date",
                ("Date", "Date"),
                ("vide s’il n’y a qu’un jour ; 2027-05-21", "empty where there is one day; 2027-05-21"),
            ),
            setting("start", "text", ("Début", "Start")),
            setting("end", "text", ("Fin", "End")),
            setting(
                "places",
                "number",
                ("Places par salle", "Places in each room"),
                ("exposés qui s’y suivent, de même durée", "talks that follow each other, equally long"),
            ),
            setting(
                "rooms",
                "list",
                ("Salles", "Rooms"),
                ("identifiants, « ; » entre eux ; vide : toutes", "ids with “;” between them; empty: all"),
            ),
        ),
        each=message("Créneau", "Slot"),
        only_stated=True,
    ),
    Section(
        "time_zones",
        message("Les horloges des personnes au loin", "The clocks of distant speakers"),
        (
            setting("suitable", "window", ("Heures commodes", "Suitable hours"), _CLOCK),
            setting("possible", "window", ("Heures possibles", "Possible hours"), _CLOCK),
            setting("small", "number", ("Coût d’une heure malcommode", "Cost of an awkward hour")),
            setting("big", "number", ("Coût d’une heure impossible", "Cost of an impossible hour")),
        ),
        only_stated=True,
    ),
)
