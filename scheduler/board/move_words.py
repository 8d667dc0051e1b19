"""The words of moves in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from constraints import phrases
from scheduler.domain.event import Event
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.services.movable import Placed

#: The sign beside each word, so that colour alone never tells.
SIGNS: Mapping[str, str] = {"fits": "✓", "costs": "~", "breaks": "✗"}

#: The short word beside each sign.
SIGN_WORDS: Mapping[str, Message] = {
    "fits": message("possible", "possible"),
    "costs": message("coûte", "costs"),
    "breaks": message("enfreint", "breaks"),
}

#: What a place is to the item whose name follows.
BESIDE: Mapping[str, Message] = {
    "before": message("avant", "before"),
    "after": message("après", "after"),
    "swap": message("échange avec", "exchange with"),
}

#: Sentences that the worker and the server tell.
MOVE_WORDS: Mapping[str, Message] = {
    "against_alone": message(
        "Impossible, quoi qu’on change d’autre au programme.", "Impossible, whatever else is changed in the programme."
    ),
    "away": message("hors disponibilités", "not available then"),
    "is_possible": message("C’est possible ; le prix suit…", "This is possible; its price follows…"),
    "is_impossible": message("C’est impossible ; la raison suit…", "This is impossible; the reason follows…"),
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
    "not_found": message(
        "Aucun programme avec ce déplacement n’a été trouvé. Rien n’a été écrit",
        "No programme with this move was found. Nothing was written",
    ),
    "no_nearest": message(
        "Aucun programme qui respecte les règles n’a été trouvé. Rien n’a été écrit",
        "No programme that keeps the rules was found. Nothing was written",
    ),
}


#: Of a price that is not the last that is told.
SO_FAR = message("le mieux jusqu’ici ; la recherche continue…", "the best so far; the search goes on…")


def keep_question(count: int) -> Message:
    """« Garder mes 3 déplacements ? »"""
    if count == 1:
        return message("Garder mon déplacement ?", "Keep my move?")
    return message("Garder mes {count} déplacements ?", "Keep my {count} moves?", count=count)


def breaches(count: int) -> Message:
    """`enfreint 2 règles`, which stand below."""
    rules = counted(count, ("règle", "rule"))
    return message("enfreint {rules}", "breaks {rules}", rules=rules)


def people_and_talks(people: int, talks: int, breaks: int) -> Message:
    """`4 personnes à prévenir, 7 exposés et 1 pause bougent`."""
    return message(
        "{people} à prévenir, {talks} {breaks}bouge{nt}",
        "{people} to tell, {talks} {breaks}move{s}",
        people=counted(people, ("personne", "person"), ("personnes", "people")),
        talks=counted(talks, ("exposé", "talk")),
        breaks=Message("", "") if not breaks else _and(counted(breaks, ("pause", "break"))),
        nt="nt" if talks + breaks > 1 else "",
        s="" if talks + breaks > 1 else "s",
    )


def _and(counted: Message) -> Message:
    return Message(f"et {counted.fr} ", f"and {counted.en} ")


def at_price(*, exact: bool) -> Message:
    """Whether a price is exact, or at best so far."""
    if exact:
        return message("prix exact", "exact price")
    return message(
        "prix trouvé dans le temps donné, peut-être pas le plus bas",
        "price found in the time given, perhaps not the lowest",
    )


def same_price(name: str, *, exact: bool) -> Message:
    """What an offer that is shown already is besides: the "least" change or the "best" programme with the move."""
    return _SAME[name if exact else f"{name} so far"]


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


_SAME: Mapping[str, Message] = {
    "least": message("C’est aussi ce qui change le moins.", "This also changes the least."),
    "least so far": message(
        "Rien qui change moins n’a été trouvé dans le temps donné.",
        "Nothing that changes less was found in the time given.",
    ),
    "best": message("C’est aussi le meilleur programme avec ça.", "This is also the best programme with it."),
    "best so far": message(
        "Aucun meilleur programme n’a été trouvé dans le temps donné.",
        "No better programme was found in the time given.",
    ),
}
