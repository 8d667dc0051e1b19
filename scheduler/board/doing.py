"""What another writer of the folder does, for who types no commands."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message
from scheduler.storage.lock_holder import Holder


def doing(command: str) -> Message:
    """What a command of the history does."""
    return _DOING.get(command.removeprefix("journee ").split(" ")[0], _SOMETHING)


def writing_beside(holder: Holder) -> Message:
    """That another command has the folder to itself, for who would wait for a page in vain."""
    return message(
        "Une autre commande est à l’œuvre dans ce dossier : {what}. Attendez qu’elle ait fini pour changer "
        "quelque chose",
        "Another command is at work in this folder: {what}. Wait until it is done before you change anything",
        what=doing(holder.command),
    )


def held(holder: Holder | None) -> Message:
    """Why nothing was written: another command is writing; None where it is not known which."""
    return message(
        "Une autre commande écrit dans ce dossier : {what}. Rien n’a été écrit ; recommencez quand elle aura fini",
        "Another command is writing into this folder: {what}. Nothing was written; try again when it is done",
        what=_SOMETHING if holder is None else doing(holder.command),
    )


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
