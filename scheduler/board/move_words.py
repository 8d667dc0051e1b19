"""The words of moves in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.language.message import Message, message
from scheduler.services.movable import Placed

#: The sign beside each word, so that colour alone never tells.
SIGNS: Mapping[str, str] = {"fits": "✓", "costs": "~", "breaks": "✗"}

#: Sentences that the worker and the server tell.
MOVE_WORDS: Mapping[str, Message] = {
    "is_possible": message("C’est possible ; le prix suit…", "This is possible; its price follows…"),
    "not_known": message(
        "On ne sait pas encore si c’est possible ; la recherche continue…",
        "It is not known yet whether this is possible; the search goes on…",
    ),
    "gone": message(
        "Ce n’est plus au programme : rechargez la page. Rien n’a été écrit",
        "This is no longer in the programme: load the page again. Nothing was written",
    ),
    "old_price": message(
        "Ce prix n’est plus celui qui est montré : déplacez de nouveau. Rien n’a été écrit",
        "This price is no longer the one that is shown: move again. Nothing was written",
    ),
    "no_nearest": message(
        "Aucun programme qui respecte les règles n’a été trouvé. Rien n’a été écrit",
        "No programme that keeps the rules was found. Nothing was written",
    ),
}

#: Labels of the grid, its menus and the panel, by the name that templates use.
MOVE_LABELS: Mapping[str, Message] = {
    "grid": message("Programme à déplacer", "Programme to move"),
    "grid_help": message(
        "Pour déplacer : prenez la poignée ⠿ (souris, doigt, ou Entrée), puis un autre endroit. Échap abandonne.",
        "To move: take the handle ⠿ (mouse, finger, or Enter), then another place. Esc gives up.",
    ),
    "keys": message("Au clavier", "By keyboard"),
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


def keep_question(count: int) -> Message:
    """« Garder mes 3 déplacements ? »"""
    if count == 1:
        return message("Garder mon déplacement ?", "Keep my move?")
    return message("Garder mes {count} déplacements ?", "Keep my {count} moves?", count=count)


def people_and_talks(people: int, talks: int, breaks: int) -> Message:
    """`4 personnes à prévenir, 7 exposés et 1 pause bougent`."""
    return message(
        "{people} à prévenir, {talks} {breaks}bouge{nt}",
        "{people} to tell, {talks} {breaks}move{s}",
        people=_count(people, "personne", "person", "people"),
        talks=_count(talks, "exposé", "talk"),
        breaks=Message("", "") if not breaks else _and(_count(breaks, "pause", "break")),
        nt="nt" if talks + breaks > 1 else "",
        s="" if talks + breaks > 1 else "s",
    )


def _and(counted: Message) -> Message:
    return Message(f"et {counted.fr} ", f"and {counted.en} ")


def _count(count: int, french: str, english: str, several: str = "") -> Message:
    """The number with its noun; zero is singular in French and plural in English."""
    many = several or f"{english}s"
    return message(
        "{count} {nom}", "{count} {noun}", count=count,
        nom=f"{french}s" if count > 1 else french, noun=english if count == 1 else many,
    )  # fmt: skip


def at_price(*, exact: bool) -> Message:
    """Whether a price is exact, or at best so far."""
    if exact:
        return message("prix exact", "exact price")
    return message(
        "prix trouvé dans le temps donné, peut-être pas le plus bas",
        "price found in the time given, perhaps not the lowest",
    )


def against(*, known: bool) -> Message:
    """Why a move is not possible; the requirements follow where they are known."""
    if known:
        return message("Impossible : ces exigences se contredisent.", "Impossible: these requirements contradict.")
    return message("Impossible ; le temps a manqué pour dire pourquoi.", "Impossible; there was no time to say why.")


def moved_label(event: Event, item: Placed, where: Message) -> Message:
    """What the history says of a move."""
    titles = {pause.id: pause.title for pause in event.breaks}
    key = item.key.id if item.key else ""
    name: Message | str = phrases.talk(event, item.talk) if item.talk else titles.get(key, key)
    return message("{name} déplacé : {where}", "{name} moved: {where}", name=name, where=where)
