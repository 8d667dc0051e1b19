"""The fields for what is sent and printed besides the programme: invitations, words of the field, the call."""

from __future__ import annotations

from scheduler.board.setting_section import Section, setting
from scheduler.language.message import message

_WORD = ("un mot ou deux, à la place du mot habituel", "a word or two, in the place of the usual word")

#: The sections, in the order of the page.
SENT: tuple[Section, ...] = (
    Section(
        "invitations",
        message("Les invitations", "The invitations"),
        (
            setting(
                "alarm",
                "number",
                ("Rappel de l’agenda", "Reminder of the calendar"),
                (
                    "minutes avant le début, pour les invités ; vide : aucun rappel",
                    "minutes before the start, for guests; empty: no reminder",
                ),
            ),
            setting(
                "bring",
                "text",
                ("À apporter", "What to bring"),
                (
                    "écrit dans les invitations : « Apportez votre présentation sur une clé USB. »",
                    "written in the invitations: “Bring your slides on a USB stick.”",
                ),
            ),
        ),
    ),
    Section(
        "print",
        message("Les mots imprimés", "The printed words"),
        (
            setting("axis_label", "text", ("Le mot pour « axe »", "The word for “axis”"), _WORD),
            setting(
                "axis_number",
                "flag",
                ("Numéroter les axes", "Number the axes"),
                ("devant le titre de chacun", "before the title of each"),
            ),
            setting("chair_label", "text", ("Le mot pour « modération »", "The word for “chair”"), _WORD),
            setting("talk_label", "text", ("Le mot pour « exposé »", "The word for “talk”"), _WORD),
            setting(
                "version",
                "flag",
                ("Imprimer la version", "Print the version"),
                ("« version du 12 mai », sur ce qui est imprimé", "“version of 12 May”, on what is printed"),
            ),
        ),
    ),
    Section(
        "call",
        message("L’appel à communications", "The call for papers"),
        (
            setting(
                "keywords",
                "number",
                ("Mots-clés au plus", "Keywords at most"),
                ("ce qui dépasse est signalé", "what is over it is pointed out"),
            ),
            setting(
                "abstract",
                "number",
                ("Longueur d’un résumé", "Length of an abstract"),
                ("en signes, espaces comprises", "in characters, spaces included"),
            ),
            setting(
                "deadline",
                "date",
                ("Date limite", "Deadline"),
                ("année-mois-jour : 2027-01-31", "year-month-day: 2027-01-31"),
            ),
        ),
    ),
)
