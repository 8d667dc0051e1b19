"""The words of the page on the day itself."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

DAY: Mapping[str, Message] = {
    "today": message("Jour J", "The day"),
    "not_today": message("La journée n’est pas aujourd’hui.", "The day is not today."),
    "is_now": message("Maintenant", "Now"),
    "is_next": message("Ensuite", "Next"),
    "is_first": message("Pour commencer", "To begin with"),
    "nothing_on": message("rien", "nothing"),
    "late": message("On a pris du retard", "We are running late"),
    "late_now": message("Il est", "It is"),
    "late_until": message("La journée peut finir jusqu’à (facultatif)", "The day may end as late as (optional)"),
    "late_by": message("Retard en minutes", "Minutes late"),
    "cancel": message("Un exposé est annulé", "A talk is cancelled"),
    "cancel_which": message("Lequel", "Which one"),
    "cancel_do": message("Annuler cet exposé", "Cancel this talk"),
    "away": message("Quelqu’un manque", "Somebody is missing"),
    "away_who": message("Qui", "Who"),
    "away_from": message("De (vide : depuis le début)", "From (empty: from the beginning)"),
    "away_to": message("À (vide : jusqu’à la fin)", "To (empty: to the end)"),
    "away_do": message("Réparer le programme sans cette personne", "Repair the programme without this person"),
    "which_day": message("Jour", "Day"),
    "repair_why": message(
        "Journée cherche le programme qui change le moins. Rien n’est publié avant que vous ne l’acceptiez.",
        "Journée searches for the programme that changes least. Nothing is published before you accept it.",
    ),
    "day_impossible": message(
        "Aucun programme ne va avec cela. Rien n’a été écrit.", "No programme goes with this. Nothing was written."
    ),
    "day_why": message("Pourquoi : ce qui se contredit", "Why: what contradicts what"),
    "accept": message("Accepter et publier", "Accept and publish"),
    "not_published": message(
        "Rien n’a encore été publié : publiez d’abord le programme que tous connaissent.",
        "Nothing was published yet: publish first the programme that everybody knows.",
    ),
}

#: A programme that needs no repair.
UNMOVED = message("Rien ne bouge : personne n’est à prévenir.", "Nothing moves: nobody has to be told.")
#: A repaired programme, proved to change least, and perhaps not.
REPAIRED = message("Programme réparé.", "The programme is repaired.")
PERHAPS = message(
    "Programme réparé, peut-être pas celui qui change le moins.",
    "The programme is repaired, perhaps not by the least change.",
)
