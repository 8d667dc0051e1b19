"""The settings of event.toml that the board has fields for: what each is called, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scheduler.language.message import Message, message

Kind = Literal["text", "long", "number", "names", "list", "window", "flag", "position", "language", "date", "rule"]


@dataclass(frozen=True, slots=True)
class Setting:
    """A field: its key in its table, its label, its meaning, and how its text becomes a value."""

    key: str
    kind: Kind
    label: Message
    meaning: Message | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of one table, or of each of several tables under one name; `each` is what one of them is called."""

    table: str
    title: Message
    settings: tuple[Setting, ...]
    each: Message | None = None

    @property
    def repeated(self) -> bool:
        """Whether there may be several tables."""
        return self.each is not None


def _setting(key: str, kind: Kind, label: tuple[str, str], meaning: tuple[str, str] | None = None) -> Setting:
    return Setting(key, kind, message(*label), None if meaning is None else message(*meaning))


_HOUR = ("par exemple 09:00", "for instance 09:00")
_MINUTES = ("en minutes", "in minutes")
_NAMES = ("plusieurs noms : séparez-les par « ; »", "several names: put “;” between them")
_ID = (
    "lettres sans accent, chiffres, _ . - ; c’est ce que porte le tableau des exposés",
    "letters without accents, digits, _ . -; this is what the table of talks refers to",
)
_ROOM = ("l’identifiant de la salle", "the id of the room")
_BETWEEN = (
    "l’ensemble tient entre ces deux heures : 12:00-14:00 ; un seul jour : 2025-05-23 12:00-14:00",
    "all of it lies between these hours: 12:00-14:00; on one day: 2025-05-23 12:00-14:00",
)
_AT = (
    "au lieu d’une plage : 12:30 ; un seul jour : 2025-05-23 12:30",
    "instead of a window: 12:30; on one day: 2025-05-23 12:30",
)
_IDEAL = ("l’heure à laquelle elle commencerait le mieux", "the hour at which it would best start")

SECTIONS: tuple[Section, ...] = (
    Section(
        "event",
        message("L’événement", "The event"),
        (
            _setting("title", "text", ("Titre", "Title")),
            _setting("subtitle", "text", ("Sous-titre", "Subtitle")),
            _setting("date", "date", ("Date", "Date"), ("année-mois-jour : 2027-05-21", "year-month-day: 2027-05-21")),
            _setting(
                "start",
                "text",
                ("Début de la journée", "Start of the day"),
                ("rien du programme ne commence avant", "nothing of the programme starts before"),
            ),
            _setting(
                "end",
                "text",
                ("Fin de la journée", "End of the day"),
                ("rien du programme ne finit après", "nothing of the programme ends after"),
            ),
            _setting(
                "step",
                "number",
                ("Horaires arrondis à", "Hours rounded to"),
                (
                    "sessions et pauses commencent à un multiple de ces minutes",
                    "sessions and breaks start at a multiple of these minutes",
                ),
            ),
            _setting(
                "language",
                "language",
                ("Langue", "Language"),
                ("de tout ce qui est produit", "of everything that is produced"),
            ),
            _setting("summary", "long", ("Présentation", "Summary"), ("page et livret", "page and booklet")),
            _setting(
                "registration",
                "text",
                ("Inscription", "Registration"),
                ("une adresse https:// ou une phrase", "an https:// address or a sentence"),
            ),
            _setting("url", "text", ("Site de l’événement", "Site of the event")),
            _setting("online", "text", ("Lien pour suivre en ligne", "Link to follow online")),
            _setting("funding", "text", ("Soutiens", "Funding"), ("imprimés au pied", "printed at the foot")),
        ),
    ),
    Section(
        "days",
        message("Les jours", "The days"),
        (
            _setting("date", "date", ("Date", "Date"), ("année-mois-jour : 2027-05-21", "year-month-day: 2027-05-21")),
            _setting("start", "text", ("Début", "Start"), _HOUR),
            _setting("end", "text", ("Fin", "End"), _HOUR),
        ),
        each=message("Jour", "Day"),
    ),
    Section(
        "event.venue",
        message("Le lieu", "The venue"),
        (
            _setting("name", "text", ("Nom", "Name")),
            _setting("address", "text", ("Adresse", "Address")),
            _setting("access", "text", ("Accès", "Access")),
            _setting("town", "text", ("Ville", "Town"), ("« Fait à … » sur les attestations", "on certificates")),
        ),
    ),
    Section(
        "event.organisers",
        message("Les organisateurs", "The organisers"),
        (
            _setting("name", "text", ("Nom", "Name")),
            _setting(
                "email",
                "text",
                ("Adresse électronique", "Email address"),
                ("le premier qui en a une envoie les invitations", "the first who has one sends the invitations"),
            ),
            _setting("affiliation", "text", ("Affiliation", "Affiliation")),
        ),
        each=message("Organisateur", "Organiser"),
    ),
    Section(
        "talks",
        message("Les exposés", "The talks"),
        (
            _setting(
                "duration",
                "number",
                ("Durée habituelle", "Usual duration"),
                (
                    "en minutes, discussion comprise, si la ligne de l’exposé ne dit rien",
                    "in minutes, discussion included, where the row of the talk says nothing",
                ),
            ),
            _setting("gap", "number", ("Entre deux exposés", "Between two talks"), _MINUTES),
        ),
    ),
    Section(
        "sessions",
        message("Les sessions", "The sessions"),
        (
            _setting("min_talks", "number", ("Exposés au moins", "Talks at least")),
            _setting("max_talks", "number", ("Exposés au plus", "Talks at most")),
            _setting(
                "introduction",
                "number",
                ("Introduction", "Introduction"),
                ("minutes au début de chaque session", "minutes at the beginning of each session"),
            ),
            _setting(
                "discussion",
                "number",
                ("Discussion commune", "Common discussion"),
                ("minutes à la fin de chaque session", "minutes at the end of each session"),
            ),
            _setting(
                "room_change",
                "number",
                ("Changer de salle", "Changing rooms"),
                ("minutes qu’il faut à une personne", "minutes that a person needs"),
            ),
            _setting(
                "max_stretch",
                "number",
                ("Sans pause au plus", "Longest without a pause"),
                ("minutes dans une salle entre deux pauses", "minutes in a room between two pauses"),
            ),
        ),
    ),
    Section(
        "rooms",
        message("Les salles", "The rooms"),
        (
            _setting("id", "text", ("Identifiant", "Id"), _ID),
            _setting("name", "text", ("Nom", "Name")),
            _setting("capacity", "number", ("Places", "Seats")),
            _setting(
                "features",
                "list",
                ("Équipements", "Features"),
                ("séparés par « ; » : visio; tableau", "with “;” between them: video; board"),
            ),
            _setting(
                "available",
                "text",
                ("Libre", "Free"),
                ("09:00-12:30; 14:00-17:00 ; vide : toujours", "09:00-12:30; 14:00-17:00; empty: always"),
            ),
            _setting("talks", "flag", ("Accueille des exposés", "Holds talks")),
        ),
        each=message("Salle", "Room"),
    ),
    Section(
        "axes",
        message("Les axes", "The axes"),
        (
            _setting("id", "text", ("Identifiant", "Id"), _ID),
            _setting("title", "text", ("Titre", "Title")),
            _setting("chair", "names", ("Présidence", "Chair"), _NAMES),
        ),
        each=message("Axe", "Axis"),
    ),
    Section(
        "plenaries",
        message("Les moments communs", "The plenaries"),
        (
            _setting("title", "text", ("Titre", "Title")),
            _setting("start", "text", ("Heure fixe", "Fixed hour"), ("ou une plage", "or a window")),
            _setting("between", "window", ("Plage", "Window"), _BETWEEN),
            _setting("ideal", "text", ("Heure idéale", "Ideal hour"), _IDEAL),
            _setting("duration", "number", ("Durée", "Duration"), _MINUTES),
            _setting("room", "text", ("Salle", "Room"), _ROOM),
            _setting("speakers", "list", ("Qui parle", "Who speaks"), _NAMES),
            _setting("chair", "names", ("Qui anime", "Who moderates"), _NAMES),
            _setting(
                "position",
                "position",
                ("Place dans la journée", "Place in the day"),
                ("rien d’autre que des pauses avant, ou après", "nothing but breaks before, or after"),
            ),
            _setting("note", "text", ("Mention", "Note"), ("imprimée à côté", "printed beside it")),
        ),
        each=message("Moment commun", "Plenary"),
    ),
    Section(
        "breaks",
        message("Les pauses", "The breaks"),
        (
            _setting("title", "text", ("Titre", "Title")),
            _setting("duration", "number", ("Durée", "Duration"), _MINUTES),
            _setting("between", "window", ("Plage", "Window"), _BETWEEN),
            _setting("ideal", "text", ("Heure idéale", "Ideal hour"), _IDEAL),
            _setting("at", "text", ("Heure fixe", "Fixed hour"), _AT),
            _setting("room", "text", ("Salle", "Room"), _ROOM),
            _setting("note", "text", ("Mention", "Note"), ("imprimée à côté", "printed beside it")),
            _setting("posters", "flag", ("Les posters y sont montrés", "Posters are shown then")),
        ),
        each=message("Pause", "Break"),
    ),
)


def keys() -> Iterator[tuple[str, Kind]]:
    """The dotted key of each setting, without the numbers of repeated tables, and its kind."""
    for section in SECTIONS:
        for setting in section.settings:
            yield f"{section.table}.{setting.key}", setting.kind


#: The kind of each setting by its key without numbers.
KINDS: Mapping[str, Kind] = dict(keys())
#: The tables that may be added and removed.
REPEATED = tuple(section.table for section in SECTIONS if section.repeated)

SETTING_WORDS: Mapping[str, Message] = {
    "several_days": message("Plusieurs jours", "Several days"),
    "several_days_why": message(
        "Chaque jour a alors sa date et ses heures, à régler sous « Les jours ».",
        "Each day then has its date and its hours, to be set under “The days”.",
    ),
    "event": message("Journée", "Settings"),
    "saved_why": message(
        "Chaque champ est enregistré dès que vous en sortez ; « Annuler » le reprend.",
        "Each field is saved as soon as you leave it; “Undo” takes it back.",
    ),
    "add": message("Ajouter", "Add"),
    "remove": message("Retirer", "Remove"),
    "usual": message("comme d’habitude", "as usual"),
    "yes": message("oui", "yes"),
    "no": message("non", "no"),
    "position_first": message("en premier", "first"),
    "position_last": message("en dernier", "last"),
    "language_fr": message("français", "French"),
    "language_en": message("anglais", "English"),
    "rules": message("Les règles", "The rules"),
    "rules_why": message(
        "« Toujours » est tenue par tout programme ; un poids dit ce que coûte chaque manquement.",
        "“Always” is kept by every programme; a weight says what each breach costs.",
    ),
    "rule_hard": message("toujours", "always"),
    "rule_off": message("jamais", "never"),
    "rule_weight": message("poids", "weight"),
    "priorities": message("L’ordre des priorités", "The order of priorities"),
    "priorities_why": message(
        "Journée rend d’abord la première aussi bonne que possible, puis la deuxième, et ainsi de suite.",
        "Journée first makes the first as good as can be, then the second, and so on.",
    ),
    "up": message("Monter", "Move up"),
    "down": message("Descendre", "Move down"),
    "not_counted": message("Ne comptent pas", "Not counted"),
}
