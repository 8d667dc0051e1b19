"""The settings of event.toml that the board has fields for: what each is called, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scheduler.board.setting_general import GENERAL
from scheduler.board.setting_preset import PRESET
from scheduler.board.setting_section import Kind, Section, setting
from scheduler.board.setting_sent import SENT
from scheduler.language.message import message

_MINUTES = ("en minutes", "in minutes")
_NAMES = ("plusieurs noms : séparez-les par « ; »", "several names: put “;” between them")
_LISTS = (
    "au lieu d’une modération fixe : une de ces personnes modère chaque session. Une liste par ligne, « ; » entre les "
    "noms ; s’il y a plusieurs listes, une personne de chacune",
    "instead of a fixed chair: one of these people chairs each session. One list a line, “;” between the names; of "
    "several lists, one person of each",
)
_ID = (
    "lettres sans accent, chiffres, _ . - ; c’est ce que porte le tableau des exposés",
    "letters without accents, digits, _ . -; this is what the table of talks refers to",
)
_ID_OF_ITEM = (
    "vide : tiré du titre ; à ne plus changer après la publication",
    "empty: made of the title; not to be changed once published",
)
_POSTERS = setting("posters", "flag", ("Les posters y sont montrés", "Posters are shown then"))
_ROOM = ("le nom de la salle, ou son identifiant", "the name of the room, or its id")
_BETWEEN = (
    "l’ensemble tient entre ces deux heures : 12:00-14:00 ; un seul jour : 2025-05-23 12:00-14:00",
    "all of it lies between these hours: 12:00-14:00; on one day: 2025-05-23 12:00-14:00",
)
_AT = (
    "au lieu d’une plage : 12:30 ; un seul jour : 2025-05-23 12:30",
    "instead of a window: 12:30; on one day: 2025-05-23 12:30",
)
_IDEAL = ("l’heure à laquelle elle commencerait le mieux", "the hour at which it would best start")

#: All sections, in the order of the page.
SECTIONS: tuple[Section, ...] = (
    *GENERAL,
    Section(
        "talks",
        message("Les exposés", "The talks"),
        (
            setting(
                "duration",
                "number",
                ("Durée habituelle", "Usual duration"),
                (
                    "en minutes, discussion comprise, si la ligne de l’exposé ne dit rien",
                    "in minutes, discussion included, where the row of the talk says nothing",
                ),
            ),
            setting("gap", "number", ("Entre deux exposés", "Between two talks"), _MINUTES),
        ),
    ),
    Section(
        "sessions",
        message("Les sessions", "The sessions"),
        (
            setting("min_talks", "number", ("Exposés au moins", "Talks at least")),
            setting("max_talks", "number", ("Exposés au plus", "Talks at most")),
            setting(
                "introduction",
                "number",
                ("Introduction", "Introduction"),
                ("minutes au début de chaque session", "minutes at the beginning of each session"),
            ),
            setting(
                "discussion",
                "number",
                ("Discussion commune", "Common discussion"),
                ("minutes à la fin de chaque session", "minutes at the end of each session"),
            ),
            setting(
                "room_change",
                "number",
                ("Changer de salle", "Changing rooms"),
                ("minutes qu’il faut à une personne", "minutes that a person needs"),
            ),
            setting(
                "person_pause",
                "number",
                ("Entre deux exposés d’une personne", "Between two talks of a person"),
                (
                    "minutes au moins, dans une session aussi ; vide : elle peut enchaîner",
                    "minutes at least, in one session too; empty: one may follow the other",
                ),
            ),
            setting(
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
            setting("id", "text", ("Identifiant", "Id"), _ID),
            setting("name", "text", ("Nom", "Name")),
            setting("capacity", "number", ("Places", "Seats")),
            setting(
                "features",
                "list",
                ("Équipements", "Features"),
                ("séparés par « ; » : visio; tableau", "with “;” between them: video; board"),
            ),
            setting(
                "available",
                "text",
                ("Libre", "Free"),
                ("09:00-12:30; 14:00-17:00 ; vide : toujours", "09:00-12:30; 14:00-17:00; empty: always"),
            ),
            setting("talks", "flag", ("Accueille des exposés", "Holds talks")),
        ),
        each=message("Salle", "Room"),
    ),
    Section(
        "axes",
        message("Les axes", "The axes"),
        (
            setting("id", "text", ("Identifiant", "Id"), _ID),
            setting("title", "text", ("Titre", "Title")),
            setting("chair", "names", ("Modération", "Chair"), _NAMES),
            setting(
                "chair_from", "lists", ("Modération au choix du programme", "Chair chosen by the programme"), _LISTS
            ),
        ),
        each=message("Axe", "Axis"),
        parts=(
            Section(
                "axes.sessions",
                message("Les sessions de l’axe", "The sessions of the axis"),
                (
                    setting(
                        "title",
                        "text",
                        ("Titre", "Title"),
                        (
                            "imprimé au lieu du titre de l’axe ; ses sessions sont dans l’ordre où elles se tiennent",
                            "printed in the place of the axis’s title; its sessions are in the order they are held",
                        ),
                    ),
                    setting(
                        "chair",
                        "names",
                        ("Modération", "Chair"),
                        ("au lieu de celle de l’axe", "in the place of the chair of the axis"),
                    ),
                    setting(
                        "discussants",
                        "names",
                        ("Qui discute", "Who discusses"),
                        ("là pendant toute la session ; " + _NAMES[0], "there during the whole session; " + _NAMES[1]),
                    ),
                ),
                each=message("Session", "Session"),
            ),
        ),
    ),
    Section(
        "plenaries",
        message("Les moments communs", "The plenaries"),
        (
            setting("title", "text", ("Titre", "Title")),
            setting("start", "text", ("Heure fixe", "Fixed hour"), ("ou une plage", "or a window")),
            setting("between", "window", ("Plage", "Window"), _BETWEEN),
            setting("ideal", "text", ("Heure idéale", "Ideal hour"), _IDEAL),
            setting("duration", "number", ("Durée", "Duration"), _MINUTES),
            setting("room", "text", ("Salle", "Room"), _ROOM),
            setting("speakers", "list", ("Qui parle", "Who speaks"), _NAMES),
            setting("chair", "names", ("Modération", "Chair"), _NAMES),
            setting(
                "position",
                "position",
                ("Place dans la journée", "Place in the day"),
                ("rien d’autre que des pauses avant, ou après", "nothing but breaks before, or after"),
            ),
            setting(
                "after",
                "list",
                ("Après", "After"),
                (
                    "ce qui doit être fini avant, séparé par « ; » : identifiants d’exposés (T07), de moments communs, "
                    "de pauses, ou axis:1 pour tous les exposés de l’axe 1",
                    "what must be over before, with “;” between them: ids of talks (T07), plenaries, breaks, or axis:1 "
                    "for all talks of axis 1",
                ),
            ),
            setting("abstract", "long", ("Résumé", "Abstract"), ("page et livret", "page and booklet")),
            setting(
                "keywords",
                "list",
                ("Mots-clés", "Keywords"),
                ("séparés par « ; » ; dans l’index du livret", "with “;” between them; in the index of the booklet"),
            ),
            setting(
                "pronunciation",
                "lines",
                ("Prononciation des noms", "How names are pronounced"),
                (
                    "une ligne par personne qui parle, dans le même ordre ; imprimée pour qui modère",
                    "one line for each who speaks, in the same order; printed for who moderates",
                ),
            ),
            setting("note", "text", ("Mention", "Note"), ("imprimée à côté", "printed beside it")),
            _POSTERS,
            setting("id", "text", ("Identifiant", "Id"), _ID_OF_ITEM),
        ),
        each=message("Moment commun", "Plenary"),
    ),
    Section(
        "breaks",
        message("Les pauses", "The breaks"),
        (
            setting("title", "text", ("Titre", "Title")),
            setting("duration", "number", ("Durée", "Duration"), _MINUTES),
            setting(
                "min_duration",
                "number",
                ("Durée au moins", "Shortest duration"),
                (
                    "minutes qu’elle garde si la journée prend du retard",
                    "minutes that it keeps where the day runs late",
                ),
            ),
            setting("between", "window", ("Plage", "Window"), _BETWEEN),
            setting("ideal", "text", ("Heure idéale", "Ideal hour"), _IDEAL),
            setting("at", "text", ("Heure fixe", "Fixed hour"), _AT),
            setting("room", "text", ("Salle", "Room"), _ROOM),
            setting("note", "text", ("Mention", "Note"), ("imprimée à côté", "printed beside it")),
            _POSTERS,
            setting("id", "text", ("Identifiant", "Id"), _ID_OF_ITEM),
        ),
        each=message("Pause", "Break"),
    ),
    *PRESET,
    *SENT,
)


def _with_parts(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _with_parts(section.parts)


#: Each section by its table, with those inside others: `axes.sessions`.
BY_TABLE: Mapping[str, Section] = {section.table: section for section in _with_parts(SECTIONS)}
#: The kind of each setting by its dotted key, without the numbers of repeated tables.
KINDS: Mapping[str, Kind] = {
    f"{table}.{each.key}": each.kind for table, section in BY_TABLE.items() for each in section.settings
}
#: The tables that may be added and removed.
REPEATED = tuple(table for table, section in BY_TABLE.items() if section.repeated)
