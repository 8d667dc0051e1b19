"""The words of the page on which a folder is chosen, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.board.words import LABELS
from scheduler.language.message import Language, Message, message

_WORDS: Mapping[str, Message] = {
    "skip": LABELS["skip"],
    "heading": message("Quelle journée ?", "Which event?"),
    "folders": message("Ouvrir", "Open"),
    "elsewhere": message("Ouvrir une journée qui est dans un autre dossier", "Open an event that lies elsewhere"),
    "path": message("Le chemin complet de son dossier", "The whole path of its folder"),
    "open": message("Ouvrir ce dossier", "Open this folder"),
    "new": message("Nouvelle journée", "New event"),
    "name": message("Son nom", "Its name"),
    "where": message("Son dossier sera dans", "Its folder will be in"),
    "drop": message(
        "Déposez ici le tableau des exposés (.xlsx, .ods, .csv) tel qu'il est, ou l'export de Sciencesconf, EasyChair, "
        "pretalx, Indico… (tous ses fichiers ensemble)",
        "Drop the table of talks here (.xlsx, .ods, .csv), as it is, or the export of Sciencesconf, EasyChair, "
        "pretalx, Indico… (all its files together)",
    ),
    "reading": LABELS["reading"],
    "choose": LABELS["choose"],
    "example": message("Commencer par un exemple", "Begin with an example"),
    "example_why": message(
        "Une journée complète, avec ses exposés, à remplacer par les vôtres.",
        "A whole day with its talks, to be replaced by yours.",
    ),
    "language": LABELS["language"],
    "ended": LABELS["ended"],
    "anyway": LABELS["write_anyway"],
}
NO_EVENT = message(
    "Il n’y a pas d’événement dans ce dossier : donnez le chemin complet de celui qui contient event.toml",
    "There is no event in this folder: give the whole path of the one that holds event.toml",
)


def start_labels(language: Language) -> dict[str, str]:
    """The labels in a language."""
    return {name: text.to(language) for name, text in _WORDS.items()}
