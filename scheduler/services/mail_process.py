"""Fills in the templates of an event folder in a process of its own, which is ended where they take too long.

A template is a small program of whoever made the folder. It reaches nothing (it is in a sandbox), but it may be without
end, or make texts without end: time and memory are limited from outside.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping

from exports.mail import Edited, Letters, Name, mails
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import message
from scheduler.processes.limited import answered, limit

#: The seconds, with some for each item of the release, and the bytes of memory that filling in may take.
_SECONDS, _SECONDS_AN_ITEM, _MEMORY = 20.0, 0.2, 1 << 30
#: The seconds of the processor after which it ends without anybody to end it.
_LONGEST = 3600


def filled_mails(release: Edited, templates: Mapping[Name, str]) -> Letters:
    """The mails of the release; those of our own templates are made here. Raises InputError."""
    if not templates:
        return mails(release, templates)
    seconds = _SECONDS + _SECONDS_AN_ITEM * len(release.after)
    done = answered(f"{__package__}.mail_process", pickle.dumps((release, dict(templates))), seconds)
    if done is None:
        raise _endless(templates)
    answer: Letters | tuple[Problem, ...] = pickle.loads(done)
    if isinstance(answer, Letters):
        return answer
    raise InputError(answer)


def serve() -> None:
    """Answers the release and templates on standard input with their mails, or with what is wrong with them."""
    answering, sys.stdout = sys.stdout.buffer, sys.stderr  # where libraries may print
    release, templates = pickle.loads(sys.stdin.buffer.read())
    limit(_MEMORY, _LONGEST)
    try:
        answer: Letters | tuple[Problem, ...] = mails(release, templates)
    except InputError as error:
        answer = error.mistakes
    answering.write(pickle.dumps(answer))
    answering.flush()


def _endless(templates: Mapping[Name, str]) -> InputError:
    names = ", ".join(f"{name}.txt" for name in templates)
    text = message(
        "ces modèles ({names}) prennent trop de temps ou de mémoire ; simplifiez-les ou supprimez-les",
        "these templates ({names}) take too much time or memory; make them simpler or remove them",
        names=names,
    )
    return InputError([Problem("templates/mail", None, None, None, text)])
