"""Why an import writes nothing: only the organiser can answer, nothing is accepted, or no talk is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scheduler.domain.errors import Problem
from scheduler.importing.asked import Asked
from scheduler.importing.formats import TABLE
from scheduler.importing.imported import Imported, Question
from scheduler.language.message import message
from scheduler.language.place_names import place_name
from scheduler.reading.report import shown


def unanswered(question: Question, sources: Sequence[Path]) -> Problem:
    """The question with the options of the command line that answer it."""
    answers = tuple(_option(question, choice) for choice in question.choices[:8])
    found, text = shown(question.found) or None, question.text.capitalised()
    return Problem(_together(sources), None, None, found, text, answers, options=answers)


def _together(sources: Sequence[Path]) -> str:
    """The source, or all files of it, where nobody knows which one is meant."""
    return place_name(sources[0]) if len(sources) == 1 else ", ".join(source.name for source in sources)


def _option(question: Question, choice: str) -> str:
    if question.option == "map":
        return f'--map "{question.field}={choice}"'
    return f'--value "{question.field}:{shown(question.found)}={shown(choice)}"'


def nothing_accepted(imported: Imported, sources: Sequence[Path], asked: Asked) -> Problem:
    """The mistake of a source without any accepted talk: a folder needs one, and --all adds the others to it."""
    text = message(
        "aucun exposé n'y est accepté (propositions en tout : {count}){all} : attendez les décisions, "
        "ou dites quel mot de la source accepte",
        "no talk is accepted there (proposals in all: {count}){all}: wait for the decisions, "
        "or say which word of the source accepts",
        count=len(imported.talks),
        all=_EVEN_ALL if asked.with_all else "",
    ).capitalised()
    word = "MOT" if asked.language == "fr" else "WORD"
    return Problem(_together(sources), None, None, None, text, options=(f'--value "status:{word}=accepted"',))


def no_talks(format: str, sources: Sequence[Path]) -> Problem:
    """The mistake of a source without any talk: a list of people, a table whose rows have no title."""
    is_table = format == TABLE
    text = message(
        "aucun exposé ne s'y lit{rows} : donnez le fichier des exposés",
        "no talk can be read there{rows}: give the file of the talks",
        rows=_UNTITLED if is_table else "",
    ).capitalised()
    return Problem(_together(sources), None, None, None, text, options=_TITLE if is_table else ())


_UNTITLED = message(", aucune ligne n'a de titre", ", no row has a title")
_TITLE = ('--map "title=…"',)
_EVEN_ALL = message(" ; les autres ne peuvent que s’y ajouter", "; the others can only join those")
