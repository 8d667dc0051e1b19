"""What kept something from being proved: the time that was given, or Ctrl-C."""

from __future__ import annotations

from scheduler.language.message import Message, message


def unverified(stopped: bool) -> Message:
    """The clause that says why a contradiction may be too large; `stopped`: the search was interrupted."""
    if stopped:
        return message("interrompu avant d'avoir pu le vérifier", "interrupted before it could be verified")
    return message("le temps a manqué pour le vérifier", "there was no time to verify it")


def unproved(stopped: bool) -> Message:
    """The clause that says why there is no proof; `stopped`: the search was interrupted."""
    if stopped:
        return message("interrompu avant d'avoir pu le prouver", "interrupted before it could be proved")
    return message("le temps a manqué pour le prouver", "there was no time to prove it")
