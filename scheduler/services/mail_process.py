"""Fills in the templates of an event folder in a process of its own, which is ended where they take too long.

A template is a small program of whoever made the folder. It reaches nothing (it is in a sandbox), but it may be without
end, or make texts without end: time and memory are limited from outside.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Mapping

from exports import mail
from exports.mail import DECISIONS, Decided, Edited, Letters, Name, decision_letters, mails
from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import Language, message
from scheduler.processes.limited import answered, limit

#: The seconds, with some for each item of the release, and the bytes of memory that filling in may take.
_SECONDS, _SECONDS_AN_ITEM, _MEMORY = 20.0, 0.2, 1 << 30
#: The seconds of the processor after which it ends without anybody to end it.
_LONGEST = 3600


def filled_mails(release: Edited, templates: Mapping[Name, str]) -> Letters:
    """The mails of the release; those of our own templates are made here. Raises InputError."""
    templates = {name: text for name, text in templates.items() if name not in DECISIONS}
    if not templates:
        return mails(release, templates)
    seconds = _SECONDS + _SECONDS_AN_ITEM * len(release.after)
    answer = _asked("mails", (release, dict(templates)), seconds)
    if isinstance(answer, Letters):
        return answer
    raise InputError(answer or [_endless(templates)])


def filled_decisions(decided: Decided, templates: Mapping[Name, str]) -> Letters:
    """The answers to proposals; those of our own templates are made here. Raises InputError."""
    stated = {name: text for name, text in templates.items() if name in DECISIONS}
    if not stated:
        return decision_letters(decided, stated)
    answer = _asked("decision_letters", (decided, stated), _SECONDS + _SECONDS_AN_ITEM * len(decided.decisions))
    if isinstance(answer, Letters):
        return answer
    raise InputError(answer or [_endless(stated)])


def template_faults(language: Language, templates: Mapping[Name, str]) -> tuple[Problem, ...]:
    """The faults of each template, tried with made-up people and talks."""
    answer = _asked("template_faults", (language, dict(templates)), _SECONDS)
    return answer if isinstance(answer, tuple) else (_endless(templates),)


def _asked(function: str, values: tuple[object, ...], seconds: float) -> Letters | tuple[Problem, ...] | None:
    """What the function of `exports.mail` returns in a process of its own; None where it takes too much."""
    done = answered(f"{__package__}.mail_process", pickle.dumps((function, values)), seconds)
    answer: Letters | tuple[Problem, ...] | None = None if done is None else pickle.loads(done)
    return answer


def serve() -> None:
    """Answers the question on standard input with mails, or with what is wrong with templates."""
    answering, sys.stdout = sys.stdout.buffer, sys.stderr  # where libraries may print
    function, values = pickle.loads(sys.stdin.buffer.read())
    limit(_MEMORY, _LONGEST)
    try:
        answer: Letters | tuple[Problem, ...] = getattr(mail, function)(*values)
    except InputError as error:
        answer = error.mistakes
    answering.write(pickle.dumps(answer))
    answering.flush()


def _endless(templates: Mapping[Name, str]) -> Problem:
    """The mistake of templates that take too much."""
    names = ", ".join(f"{name}.txt" for name in templates)
    text = message(
        "ces modèles ({names}) prennent trop de temps ou de mémoire ; simplifiez-les ou supprimez-les",
        "these templates ({names}) take too much time or memory; make them simpler or remove them",
        names=names,
    )
    return Problem("templates/mail", None, None, None, text.capitalised())
