"""What only the organiser knows, asked on the terminal: the answer is the number of a choice."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from scheduler.cli.console import Console
from scheduler.importing.decision_names import DECISIONS
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line

if TYPE_CHECKING:
    from scheduler.importing.imported import Question

#: The largest number of examples that are shown, and of their characters.
_SHOWN, _LENGTH = 3, 60


def answers(console: Console) -> Callable[[Question], str] | None:
    """Asks whoever sits at the terminal; None where nobody does, and for programs.

    It raises click.Abort where no answer is given.
    """
    if console.as_json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return partial(_answer, console)


def _answer(console: Console, question: Question) -> str:
    from click import echo, prompt

    for text in _asked(question):
        echo(text.to(console.language), err=True)
    if question.option == "event":
        return str(prompt("", default="", show_default=False, prompt_suffix="> ", err=True))
    if not question.choices:
        return clean_line(prompt(_WRITE.to(console.language), prompt_suffix=" ", err=True))
    while True:
        typed = prompt(_NUMBER.to(console.language), prompt_suffix=" ", err=True).strip()
        if typed.isdecimal() and 0 < int(typed) <= len(question.choices):
            return question.choices[int(typed) - 1]
        again = message(
            "écrivez un nombre de 1 à {last}", "write a number from 1 to {last}", last=len(question.choices)
        )
        echo(again.capitalised().to(console.language), err=True)


_NUMBER = message("Votre réponse (un nombre) :", "Your answer (a number):")
_WRITE = message("Votre réponse :", "Your answer:")


def _asked(question: Question) -> Iterator[Message]:
    """The question, the examples that help to choose, and the choices with their numbers."""
    yield question.text.capitalised()
    shown = [clean_line(text)[:_LENGTH] for text in question.shown[:_SHOWN]]
    if shown:
        yield message("  par exemple : {shown}", "  for instance: {shown}", shown=" · ".join(shown))
    for number, choice in enumerate(question.choices, 1):
        word = DECISIONS.get(choice) if question.field == "status" else None
        line = f"  {number}  {clean_line(choice)}"
        yield Message(f"{line} ({word.fr})", f"{line} ({word.en})") if word else Message(line, line)
