"""The labels of the grid in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Language, Message, message

#: Labels of the grid, its menus and the panel, by the name that templates use.
_LABELS: Mapping[str, Message] = {
    "grid": message("Programme à déplacer", "Programme to move"),
    "grid_help": message(
        "Pour déplacer : prenez la poignée ⠿ (souris, doigt, ou Entrée), puis un autre endroit. Échap abandonne.",
        "To move: take the handle ⠿ (mouse, finger, or Enter), then another place. Esc gives up.",
    ),
    "keyboard": message("Au clavier", "By keyboard"),
    "keys_help": message(
        "Flèches : d’une carte à l’autre. Entrée : prendre, puis déposer ; flèches : autre endroit ; Maj + flèche : "
        "quelques minutes ; Ctrl + flèche : autre session. Échap : abandonner. M : menu. P : épingler. ? : pourquoi "
        "ici. / : chercher. Ctrl + Z, Ctrl + Y : annuler, rétablir.",
        "Arrows: from card to card. Enter: pick up, then drop; arrows: another place; Shift + arrow: some minutes; "
        "Ctrl + arrow: another session. Esc: give up. M: menu. P: pin. ?: why here. /: find. Ctrl + Z, Ctrl + Y: "
        "undo, redo.",
    ),
    "letters": message("Raccourcis d’une seule touche", "Single-key shortcuts"),
    "find": message("Chercher un exposé", "Find a talk"),
    "move": message("Déplacer", "Move"),
    "menu": message("Menu", "Menu"),
    "move_to": message("Déplacer à…", "Move to…"),
    "move_before": message("Avant…", "Before…"),
    "move_after": message("Après…", "After…"),
    "move_swap": message("Échanger avec…", "Exchange with…"),
    "pin": message("Épingler ici", "Pin here"),
    "unpin": message("Ne plus épingler", "Unpin"),
    "pinned": message("épinglé", "pinned"),
    "why_here": message("Pourquoi ici ?", "Why here?"),
    "withdraw_talk": message("Retirer du programme", "Withdraw from the programme"),
    "hour": message("Heure", "Hour"),
    "day": message("Jour", "Day"),
    "room": message("Salle", "Room"),
    "other": message("Avec ou près de", "With or beside"),
    "see_price": message("Voir le prix", "See the price"),
    "panel": message("Déplacement", "Move"),
    "close": message("Fermer", "Close"),
    "give_up": message("Abandonner", "Give up"),
    "held": message("tenu : choisissez un endroit", "held: choose a place"),
    "just_move": message("Juste ce déplacement", "Just this move"),
    "anyway": message("Quand même (règles enfreintes)", "All the same (rules broken)"),
    "least": message("Déplacer au moins", "Change the least"),
    "best": message("Le meilleur avec ça", "The best with it"),
    "against": message("Pourquoi pas", "Why not"),
    "looking": message("recherche…", "searching…"),
    "moves": message("Déplacés à la main, sans épingle", "Moved by hand, not pinned"),
    "pin_all": message("Tout épingler", "Pin all"),
    "pin_solve": message("Les épingler et chercher", "Pin them and search"),
    "nearest": message("Les garder au plus près des règles", "Keep them, as near to the rules as can be"),
    "forget": message("Les oublier et chercher", "Forget them and search"),
    "mend_nearest": message("Réparer au plus près", "Mend with the least change"),
    "now_at": message("à présent", "now"),
    "preview": message("Aperçu", "Preview"),
}


def grid_labels(language: Language) -> dict[str, str]:
    """The labels in a language."""
    return {name: text.to(language) for name, text in _LABELS.items()}
