"""The fields for the event as a whole: its title, days, venue and organisers."""

from __future__ import annotations

from scheduler.board.setting_section import Section, setting
from scheduler.language.message import message

_HOUR = ("par exemple 09:00", "for instance 09:00")

#: The sections, in the order of the page.
GENERAL: tuple[Section, ...] = (
    Section(
        "event",
        message("L’événement", "The event"),
        (
            setting("title", "text", ("Titre", "Title")),
            setting("subtitle", "text", ("Sous-titre", "Subtitle")),
            setting("date", "date", ("Date", "Date"), ("année-mois-jour : 2027-05-21", "year-month-day: 2027-05-21")),
            setting(
                "start",
                "text",
                ("Début de la journée", "Start of the day"),
                ("rien du programme ne commence avant", "nothing of the programme starts before"),
            ),
            setting(
                "end",
                "text",
                ("Fin de la journée", "End of the day"),
                ("rien du programme ne finit après", "nothing of the programme ends after"),
            ),
            setting(
                "step",
                "number",
                ("Horaires arrondis à", "Hours rounded to"),
                (
                    "sessions et pauses commencent à un multiple de ces minutes",
                    "sessions and breaks start at a multiple of these minutes",
                ),
            ),
            setting(
                "language",
                "language",
                ("Langue", "Language"),
                ("de tout ce qui est produit", "of everything that is produced"),
            ),
            setting(
                "timezone",
                "text",
                ("Fuseau horaire", "Time zone"),
                ("Europe/Paris si rien n’est écrit ; Indian/Reunion", "Europe/Paris if empty; Indian/Reunion"),
            ),
            setting("summary", "long", ("Présentation", "Summary"), ("page et livret", "page and booklet")),
            setting(
                "registration",
                "text",
                ("Inscription", "Registration"),
                ("une adresse https:// ou une phrase", "an https:// address or a sentence"),
            ),
            setting("url", "text", ("Site de l’événement", "Site of the event")),
            setting("online", "text", ("Lien pour suivre en ligne", "Link to follow online")),
            setting("funding", "text", ("Soutiens", "Funding"), ("imprimés au pied", "printed at the foot")),
        ),
    ),
    Section(
        "days",
        message("Les jours", "The days"),
        (
            setting("date", "date", ("Date", "Date"), ("année-mois-jour : 2027-05-21", "year-month-day: 2027-05-21")),
            setting("start", "text", ("Début", "Start"), _HOUR),
            setting("end", "text", ("Fin", "End"), _HOUR),
        ),
        each=message("Jour", "Day"),
    ),
    Section(
        "event.venue",
        message("Le lieu", "The venue"),
        (
            setting("name", "text", ("Nom", "Name")),
            setting("address", "text", ("Adresse", "Address")),
            setting("access", "text", ("Accès", "Access")),
            setting("town", "text", ("Ville", "Town"), ("« Fait à … » sur les attestations", "on certificates")),
            setting(
                "latitude",
                "decimal",
                ("Latitude", "Latitude"),
                (
                    "en degrés : 48,907 ; avec la longitude, agendas et moteurs de recherche mènent au lieu",
                    "in degrees: 48.907; with the longitude, calendars and search engines lead there",
                ),
            ),
            setting(
                "longitude",
                "decimal",
                ("Longitude", "Longitude"),
                (
                    "en degrés : 2,377 ; avec la latitude, agendas et moteurs de recherche mènent au lieu",
                    "in degrees: 2.377; with the latitude, calendars and search engines lead there",
                ),
            ),
        ),
    ),
    Section(
        "event.organisers",
        message("Les organisateurs", "The organisers"),
        (
            setting("name", "text", ("Nom", "Name")),
            setting(
                "email",
                "text",
                ("Adresse électronique", "Email address"),
                ("le premier qui en a une envoie les invitations", "the first who has one sends the invitations"),
            ),
            setting("affiliation", "text", ("Affiliation", "Affiliation")),
        ),
        each=message("Organisateur", "Organiser"),
    ),
    Section(
        "event.committees",
        message("Les comités", "The committees"),
        (
            setting("title", "text", ("Titre", "Title"), ("à la fin du livret", "at the end of the booklet")),
            setting(
                "members",
                "list",
                ("Membres", "Members"),
                ("séparez les noms par « ; »", "put “;” between the names"),
            ),
        ),
        each=message("Comité", "Committee"),
    ),
)
