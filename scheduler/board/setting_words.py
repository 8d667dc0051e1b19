"""The labels of the page on which the settings of event.toml are changed."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

#: In the place of what is told of a value to be completed to who has its file.
TO_COMPLETE = message(
    "à compléter : la source ne le dit pas ; écrivez la bonne valeur, ou appuyez sur « C’est juste »",
    "to complete: the source does not say it; write the right value, or press “This is right”",
)

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
    "to_complete": message("À compléter : le tableau ne le disait pas.", "To complete: the table did not say it."),
    "to_complete_keep": message("C’est juste", "This is right"),
    "choose_person": message("choisir une personne", "choose a person"),
    "add_to_list": message("Ajouter à la dernière liste", "Add to the last list"),
    "begin_list": message("Commencer une liste", "Begin a list"),
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
