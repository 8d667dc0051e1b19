"""What somebody hands over, looked at before anything is written, and then merged or put in place of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, FolderChanged, InputError, JourneeError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.formats import AUTO, FORMATS, TABLE, WHOLE
from scheduler.importing.imported import ImportedTalk, Question
from scheduler.language.message import Language, message
from scheduler.reading.columns.kinds import IGNORE, TALKS
from scheduler.services.handed import Handed, handed, on_disk
from scheduler.services.importing import Outcome, Unanswered, import_sources
from scheduler.services.kept_answers import with_kept
from scheduler.services.new_table import NewTable, put_table
from scheduler.services.replacing import Replaced, base_of_table, replaced
from scheduler.services.same_talks import Doubtful
from scheduler.services.source_reading import format_of
from scheduler.services.table_columns import Column, answers, columns_of

#: The formats that one file can be of; `AUTO` lets the file tell.
ONE_FILE = tuple(name for name in FORMATS if name not in WHOLE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What was handed over, one file or the several of one export, and what was answered about it."""

    files: tuple[Handed, ...]
    format: str = AUTO
    asked: Asked = field(default_factory=Asked)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of the folder.

    Attributes
    ----------
    format : of the file, as it was recognised or chosen.
    outcome : of a merge; None where none is possible, for the `problems`.
    talks : the talks that the file gives.
    doubtful : talks that may be ours, each by its key, our id and the title.
    columns : of a table; () for other formats, and for several files.
    questions : what the values mean of which only the organiser knows it; the other questions are among the `problems`.
    replaced : what a table would change that takes the place of the folder's; None for other formats and several files.
    """

    format: str
    outcome: Outcome | None
    talks: tuple[ImportedTalk, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubtful: tuple[tuple[str, str, str], ...] = ()
    columns: tuple[Column, ...] = ()
    replaced: Replaced | None = None
    questions: tuple[Question, ...] = ()


def incoming(files: Sequence[tuple[str, bytes]], language: Language) -> Incoming:
    """What was handed over, by names and bytes. Raises EnvironmentFailure for what no importer reads."""
    return Incoming(handed(files, language), asked=Asked(language=language))


def preview(folder: Path, given: Incoming) -> Preview:
    """What a merge of it into the folder would do, and what it would do in the place of the table; nothing is written.

    Raises EnvironmentFailure.
    """
    with on_disk(given.files) as paths:
        asked = replace(given.asked, dry_run=True)
        format = given.format if given.format != AUTO else format_of(paths, asked)
        asked = with_kept(asked, folder, format)
        is_one_table = format == TABLE and len(paths) == 1
        columns = columns_of(paths[0], asked) if is_one_table else ()
        swapped = replaced(folder, paths[0], asked) if is_one_table else None
        seen = Preview(format, None, columns=columns, replaced=swapped)
        try:
            outcome = import_sources(format, paths, folder, None, asked)
        except Doubtful as error:
            return replace(seen, doubtful=error.pairs)
        except Unanswered as error:
            asked_here = tuple(question for question in error.questions if question.option == "value")
            problems = () if asked_here else error.mistakes
            return replace(seen, questions=asked_here, problems=tuple(map(_as_handed, problems)))
        except InputError as error:
            return replace(seen, problems=tuple(map(_as_handed, error.mistakes)))
        except FolderChanged as error:
            return replace(seen, problems=error.differences)
        except JourneeError as error:
            return replace(seen, problems=(Problem("", None, None, None, error.text),))
        return replace(seen, outcome=outcome, talks=outcome.talks)


def _as_handed(problem: Problem) -> Problem:
    """The problem with the name of the file that was handed over, and not of the place where it was read."""
    return replace(problem, file=Path(problem.file).name)


def accept(folder: Path, given: Incoming, *, anyway: bool = False) -> Outcome:
    """The folder has what changed in the file, as one change that undo takes back.

    Raises InputError, FolderChanged, EnvironmentFailure; then nothing was written.
    """
    with on_disk(given.files) as paths:
        return import_sources(given.format, paths, folder, None, replace(given.asked, dry_run=False, anyway=anyway))


def put_in_place(
    folder: Path, given: Incoming, seen: Mapping[str, bytes] | None, command: str, *, anyway: bool = False
) -> str:
    """The file is the folder's table of talks, and event.toml states the columns that were answered. Returns its name.

    `seen`: the files of the folder as they were shown; None where there is nothing to lose. Raises as `put_table`.
    """
    asked = given.asked
    if len(given.files) > 1:
        raise EnvironmentFailure(_ONE_TABLE)
    with on_disk(given.files) as (path,):
        base = base_of_table(folder, path, asked)
    table = NewTable(given.files[0].data, asked.mapping, asked.ignored, seen, base)
    return put_table(folder, table, command, anyway=anyway)


def with_meanings(given: Incoming, meanings: Mapping[tuple[str, str], str]) -> Incoming:
    """The same with the answers what values mean, by field and value. Raises LookupError for a field there is not."""
    if not {name for name, _ in meanings} <= {*TALKS.columns}:
        raise LookupError("no answer for these values")
    values = {name: dict(meant) for name, meant in given.asked.values.items()}
    for (name, found), meant in meanings.items():
        values.setdefault(name, {})[found] = meant
    return replace(given, asked=replace(given.asked, values=values))


def with_columns(folder: Path, given: Incoming, chosen: Sequence[str]) -> Incoming:
    """The same with the answer what each column is: a field, `IGNORE` or "". Raises LookupError for another number of
    columns than the table has, or a field that there is not.
    """
    with on_disk(given.files) as paths:
        is_one = len(paths) == 1
        guessed = columns_of(paths[0], Asked()) if is_one else ()
        kept = columns_of(paths[0], with_kept(Asked(), folder, TABLE)) if is_one else ()
    if len(guessed) != len(chosen) or not {*chosen} <= {*TALKS.columns, IGNORE, ""}:
        raise LookupError("no answer for these columns")
    mapping, ignored = answers(guessed, kept, chosen)
    return replace(given, asked=replace(given.asked, mapping=mapping, ignored=ignored))


_ONE_TABLE = message(
    "Un seul fichier peut prendre la place du tableau. Rien n’a été écrit",
    "One file alone can take the place of the table. Nothing was written",
)
