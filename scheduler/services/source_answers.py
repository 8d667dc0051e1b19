"""The questions that only the organiser can answer about a source, and their answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported, Question

#: Somebody who answers a question by one of its choices.
Answering = Callable[[Question], str]


def settled(read: Callable[[Asked], Imported], asked: Asked, answering: Answering | None) -> tuple[Imported, Asked]:
    """The reading once all questions are answered, with the answers; the remaining questions nobody can answer."""
    imported, known = read(asked), set[Question]()
    while answering is not None and imported.questions and not known.issuperset(imported.questions):
        for question in imported.questions:
            asked = _answered(asked, question, answering(question))
        known |= set(imported.questions)
        imported = read(asked)
    return imported, asked


def _answered(asked: Asked, question: Question, answer: str) -> Asked:
    if question.option == "map":
        return replace(asked, mapping={**asked.mapping, question.field: (answer,)})
    meant = {**asked.values.get(question.field, {}), question.found: answer}
    return replace(asked, values={**asked.values, question.field: meant})
