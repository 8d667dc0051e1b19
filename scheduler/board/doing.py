"""What another writer of the folder does, for who types no commands."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message
from scheduler.storage.lock_holder import Holder, LockHeld, left_behind


def doing(command: str) -> Message:
    """What a command of the history does."""
    return _DOING.get(command.removeprefix("journee ").split(" ")[0], _SOMETHING)


def writing_beside(holder: Holder) -> Message:
    """That another command has the folder to itself, for who would wait for a page in vain."""
    return message(
        "Une autre commande est à l’œuvre dans ce dossier : {what}{where}. Attendez qu’elle ait fini pour changer "
        "quelque chose",
        "Another command is at work in this folder: {what}{where}. Wait until it is done before you change anything",
        what=doing(holder.command),
        where=_where(holder),
    )


def held(error: LockHeld) -> Message:
    """Why nothing was written: another command is writing."""
    return message(
        "Une autre commande écrit dans ce dossier : {what}{where}. Rien n’a été écrit ; recommencez quand elle aura "
        "fini{left}",
        "Another command is writing into this folder: {what}{where}. Nothing was written; try again when it is "
        "done{left}",
        what=_SOMETHING if error.holder is None else doing(error.holder.command),
        where=_where(error.holder),
        left=left_behind(error.file),
    )


def _where(holder: Holder | None) -> Message | str:
    """On which other computer of the network; "" where it is this one, or not known."""
    if holder is None or not holder.computer:
        return ""
    return message(", sur l’ordinateur « {name} »", ", on the computer “{name}”", name=holder.computer)


_SOMETHING = message("un changement", "a change")
_DOING: Mapping[str, Message] = {
    "serve": message("un changement dans vos fichiers", "a change in your files"),
    "move": message("un déplacement", "a move"),
    "pin": message("un épinglage", "a pin"),
    "withdraw": message("le retrait d’un exposé", "the withdrawal of a talk"),
    "check": message("une correction dans vos fichiers", "a correction in your files"),
    "import": message("une reprise de données", "an import"),
    "explain": message("un changement qui fait sortir d’une contradiction", "a way out"),
    "alternatives": message("le choix d’un programme", "the choice of a programme"),
    "mail": message("un envoi de courriels", "the sending of mails"),
    "solve": message("une recherche", "a search"),
    "repair": message("une réparation", "a repair"),
    "publish": message("une publication", "a release"),
    "export": message("l’écriture des fichiers", "the writing of the files"),
    "undo": message("une annulation", "an undo"),
    "redo": message("un rétablissement", "a redo"),
}
