"""The words of the board in both languages; the browser's own script has none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from constraints import CATALOGUE
from scheduler.board.day_words import DAY
from scheduler.board.proposal_words import PROPOSALS
from scheduler.board.publishing_words import PUBLISHING
from scheduler.board.setting_words import SETTING_WORDS
from scheduler.board.upload_words import UPLOAD
from scheduler.board.variant_words import VARIANTS
from scheduler.language.level_progress import progress_line
from scheduler.language.message import LANGUAGES, Language, Message, message

#: Labels of pages and buttons, by the name that templates use.
LABELS: Mapping[str, Message] = {
    "programme": message("Programme", "Programme"),
    "data": message("Données", "Data"),
    "ways": message("Issues", "Ways out"),
    "files": message("Fichiers", "Files"),
    "skip": message("Aller au contenu", "Skip to the content"),
    "pages": message("Pages", "Pages"),
    "solve": message("Chercher le meilleur programme", "Find the best programme"),
    "solve_again": message("Chercher de nouveau", "Search again"),
    "solve_longer": message("Chercher plus longtemps (5 min)", "Search longer (5 min)"),
    "stop": message("Arrêter et garder le meilleur", "Stop and keep the best"),
    "mend": message("Corriger", "Mend"),
    "explain": message("Chercher comment en sortir", "Look for a way out"),
    "ways_none": message(
        "Rien ne se contredit : il y a un programme qui respecte toutes vos demandes.",
        "Nothing contradicts: there is a programme that meets all your demands.",
    ),
    "odd": message("Ce qui reste vide ou surprend, et pourquoi", "What stays empty or surprises, and why"),
    "odd_none": message("Rien ne reste vide ni ne surprend.", "Nothing stays empty or surprises."),
    "see_programme": message("Voir le programme", "See the programme"),
    "ways_why": message(
        "Quand aucun programme n’est possible, cette page dit quelles demandes se contredisent, et les plus petits "
        "changements qui en font sortir. Rien n’est écrit avant que vous en choisissiez un.",
        "Where no programme is possible, this page says which demands contradict each other, and the smallest changes "
        "that are a way out. Nothing is written before you choose one.",
    ),
    "apply": message("Appliquer", "Apply"),
    "try": message("Essayer", "Try"),
    "tried": message(
        "Le programme avec ce changement ; rien n’est écrit", "The programme with this change; nothing is written"
    ),
    "tried_open": message("(peut-être pas encore le meilleur)", "(perhaps not the best yet)"),
    "tried_none": message(
        "Avec ce changement, aucun programme n’a été trouvé dans le temps accordé.",
        "With this change no programme was found in the time given.",
    ),
    "undo": message("Annuler", "Undo"),
    "redo": message("Rétablir", "Redo"),
    "undone": message("Annulé", "Undone"),
    "redone": message("Rétabli", "Redone"),
    "save": message("Enregistrer", "Save"),
    "write_form": message("Écrire en bonne forme ce qui a été compris", "Write in proper form what was understood"),
    "mistakes": message("À corriger", "To mend"),
    "remarks": message("À savoir", "To know"),
    "row": message("Ligne", "Row"),
    "choose": message("Choisir un tableau…", "Choose a table…"),
    "reading": message("Lecture en cours…", "Being read…"),
    "drop": message(
        "Déposez ici le tableau des exposés (.xlsx, .ods, .csv) tel qu'il est",
        "Drop the table of talks here (.xlsx, .ods, .csv), as it is",
    ),
    "begin": message("Créer l'événement", "Create the event"),
    "begin_why": message(
        "Ce dossier n’a pas encore d’événement. Journée y met un fichier event.toml, avec un exemple à remplacer par "
        "votre tableau.",
        "This folder has no event yet. Journée puts an event.toml there, with an example to be replaced by your table.",
    ),
    "begin_beside": message(
        "Ce dossier a un tableau, mais pas encore d’événement. Journée y met un fichier event.toml, avec des valeurs à "
        "remplacer par les vôtres ; le tableau reste tel qu’il est.",
        "This folder has a table, but no event yet. Journée puts an event.toml there, with values to be replaced by "
        "yours; the table stays as it is.",
    ),
    "show_all": message("Tout sur une page", "All on one page"),
    "no_programme": message(
        "Il n'y a pas encore de programme.",
        "There is no programme yet.",
    ),
    "programme_waits": message(
        "Il y a un programme : il sera de nouveau montré ici une fois corrigé ce qui est à corriger.",
        "There is a programme: it will be shown here again once what is to be mended is mended.",
    ),
    "first_comes": message(
        "Il sera montré ici : quelques secondes pour une journée, une minute ou plus pour un congrès.",
        "It will be shown here: within seconds for one day, after a minute or more for a conference.",
    ),
    "ahead": message("Avant de chercher, vérifiez", "Before you search, check"),
    "ahead_change": message("Changer la journée", "Change the event"),
    "write_form_why": message(
        "Facultatif : ce qui est dit sous « À savoir » s’écrit alors dans vos fichiers tel qu’il a été lu.",
        "Optional: what is told under “To know” is then written into your files as it was read.",
    ),
    "levels": message("Ce qui a été optimisé", "What was optimised"),
    "level": message("Niveau", "Level"),
    "value": message("Valeur", "Value"),
    "counted": message("Ce qui est compté", "What is counted"),
    "proved": message("prouvé", "proved"),
    "at_best": message("au mieux", "at best"),
    "broken": message("Règles enfreintes", "Broken rules"),
    "with": message("en même temps", "at the same time"),
    "download": message("Télécharger", "Download"),
    "size": message("Taille", "Size"),
    "kilobytes": message("Ko", "KB"),
    "file": message("Fichier", "File"),
    "contradiction": message("Ces exigences se contredisent", "These requirements contradict each other"),
    "perhaps": message("(peut-être pas toutes)", "(perhaps not all of them)"),
    "way_out": message("Pour en sortir", "Ways out"),
    "no_way": message(
        "Ni un seul changement ni deux ensemble ne suffisent pour en sortir.",
        "Neither one change nor two together are a way out.",
    ),
    "no_time": message("Le temps a manqué : cherchez de nouveau.", "There was no time: search again."),
    "becomes": message("devient", "becomes"),
    "empty": message("vide", "empty"),
    "working": message("Recherche en cours", "Searching"),
    "seconds": message("secondes", "seconds"),
    "language": message("English", "Français"),
    "seen": message("Compris", "Seen"),
    "changed_elsewhere": message(
        "Quelqu’un a changé cette valeur pendant que vous écriviez. À présent :",
        "Somebody has changed this value while you were writing. Now:",
    ),
    "keep_mine": message("Garder ce que j’écris", "Keep what I write"),
    "take_theirs": message("Garder l’autre", "Keep the other"),
    "row_gone": message("cette ligne n’est plus là", "this row is gone"),
    "write_anyway": message("Écrire quand même", "Write anyway"),
    "poster": message("Affiche", "Poster"),
    "history": message("Dernière modification", "Last change"),
    "to_do": message("Que faire ?", "What to do?"),
    "ended": message(
        "Journée ne répond plus : fermez cette page et rouvrez Journée par son raccourci, ou par « journee serve ». "
        "Tout ce qui a été enregistré est gardé.",
        "Journée has ended: close this page and open Journée again by its shortcut, or by “journee serve”. "
        "Whatever was saved is kept.",
    ),
}

#: All labels that templates use.
_ALL: Mapping[str, Message] = {**LABELS, **PUBLISHING, **DAY, **SETTING_WORDS, **UPLOAD, **VARIANTS, **PROPOSALS}

#: A change meets a search, which has the folder to itself.
BUSY = message(
    "Une recherche est en cours : arrêtez-la d’abord, ou attendez sa fin",
    "A search is running: stop it first, or wait for its end",
)
#: An address of the board at which nothing is.
NOT_THERE = message(
    "Il n’y a ni page ni fichier à cette adresse : coupez-la après son premier « / » seul pour revenir au programme",
    "There is no page and no file at this address: cut it behind its first single “/” to go back to the programme",
)
#: A fault of the program itself.
FAULT = message(
    "Journée a rencontré une erreur : rien n’a été perdu, recommencez. Si cela se répète, fermez Journée et rouvrez-le",
    "Journée has met with a fault: nothing is lost, try again. If it happens again, close Journée and open it again",
)


def open_elsewhere(file: str) -> Message:
    """Why a file that a spreadsheet program holds is not written, for who has no terminal."""
    return message(
        "{file} est ouvert dans un tableur, qui écraserait ce changement : enregistrez-le et fermez-le là, puis "
        "recommencez ; s’il n’est plus ouvert, écrivez quand même. Rien n’a été écrit",
        "{file} is open in a spreadsheet program, which would write over this change: save and close it there, then "
        "try again; if it is no longer open, write anyway. Nothing was written",
        file=file,
    )


def labels(language: Language) -> dict[str, str]:
    """The labels in a language."""
    return {name: text.to(language) for name, text in _ALL.items()}


def progress(told: Mapping[str, Any]) -> dict[str, str]:
    """How far a search is, in both languages: what the worker tells of `level`, its `number` `of` all where they are
    known, `value`, `bound` and `seconds`.
    """
    level, seconds = str(told["level"]), told["seconds"]
    titles = {rule.name: rule.title for rule in CATALOGUE}
    title = titles.get(level, Message(level, level))
    amounts = (told.get("value"), told.get("bound"))
    place = Message("", "")
    if "of" in told:
        place = message(
            "niveau {number} sur {of} · ", "level {number} of {of} · ", number=told["number"], of=told["of"]
        )
    return {
        language: f" · {place.to(language)}{progress_line(level, title.to(language), amounts, seconds, language)}"
        for language in LANGUAGES
    }
