"""Edits of the folder's files, applied under the lock to the files as they are now, and kept for undo."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, FolderChanged, Problem, Unwritable
from scheduler.editing import Differs, Edit, Plan, PlannedEdit, applied, contents, places_now
from scheduler.language.message import Message, message
from scheduler.reading import Reading, read_folder
from scheduler.reading.sheets.table_names import sheet_of
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit


def apply_plans(
    folder: Path, plans: Sequence[Plan], command: str, label: Message, *, anyway: bool = False
) -> tuple[Edit, ...]:
    """The files of the folder are edited as planned, and the folder can still be read; or nothing was changed.

    Parameters
    ----------
    plans : as `scheduler.editing.planned` and `withdrawal` made them of a reading, however old.
    command, label : the command and the sentence in the history.
    anyway : files that a spreadsheet program holds open are written too.

    Returns the edits of values where they were written. Raises FolderChanged where a file no longer has what a plan
    expects; InputError where the folder would have mistakes; EnvironmentFailure.
    """
    with writing(folder, command), reporting_failures():
        now = contents(folder, [EVENT, *map(_file_of, plans)])
        files = applied(now, plans)
        _must_be_read(plans, read_folder(folder, files))
        commit(folder, Transaction(command, label, files, anyway=anyway, read=now))
        return places_now(now, plans)


@contextlib.contextmanager
def reporting_failures() -> Iterator[None]:
    """An edit that cannot be written is raised as a failure of the environment."""
    try:
        yield
    except OSError as error:
        raise EnvironmentFailure.of(error, Message(fr="Rien n’a été écrit", en="Nothing was written")) from error
    except Differs as error:
        raise FolderChanged(error.problems) from error
    except LookupError as error:
        text = message(
            "Ce changement ne peut pas être écrit dans le fichier ({reason}) : faites-le à la main. Rien n’a été écrit",
            "This change cannot be written into the file ({reason}): make it by hand. Nothing was written",
            reason=error.reason if isinstance(error, Unwritable) else str(error),
        )
        raise EnvironmentFailure(text) from error


def _must_be_read(plans: Sequence[Plan], reading: Reading) -> None:
    """Raises FolderChanged if a plan is for a sheet of people that a file of their own has replaced."""
    read = {place.file for place in reading.places.values()}
    text = message(
        "les personnes ne sont plus lues sur cette feuille",
        "people are no longer read from this sheet",
    ).capitalised()
    gone = sorted({file for file in map(_file_of, plans) if sheet_of(file) and file not in read})
    if gone:
        raise FolderChanged([Problem(file, None, None, None, text) for file in gone])


def _file_of(plan: Plan) -> str:
    return plan.edit.file if isinstance(plan, PlannedEdit) else plan.file
