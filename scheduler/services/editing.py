"""Values and rows of the folder's files, changed where they stand now, checked as a whole, and kept for undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from scheduler.editing import AddedRow, Differs, Plan, PlannedEdit, WithdrawnRow, applied, contents
from scheduler.errors import EnvironmentFailure, FolderChanged
from scheduler.reading import read_folder
from scheduler.saying import Saying, told
from scheduler.storage.lock import writing
from scheduler.storage.transaction import Transaction, commit


def apply_plans(folder: Path, plans: Sequence[Plan], command: str, label: Saying, *, anyway: bool = False) -> None:
    """The files of the folder have what the plans say, and the folder can still be read; or nothing was changed.

    Parameters
    ----------
    plans : as `scheduler.editing.planned` and `withdrawal` made them of a reading, however old.
    command, label : what the history says of the change.
    anyway : write files too that a spreadsheet program holds open.

    Raises FolderChanged where a file no longer has what a plan expects; InputError where the folder would have
    mistakes; EnvironmentFailure.
    """
    with writing(folder, command):
        files = changed_files(folder, plans)
        read_folder(folder, files)
        commit(folder, Transaction(command, label, files, anyway=anyway))


def changed_files(folder: Path, plans: Sequence[Plan]) -> Mapping[str, bytes]:
    """The new bytes of the files that the plans name, made from the files as they are; nothing is written.

    Raises FolderChanged, EnvironmentFailure.
    """
    try:
        return applied(contents(folder, map(_file_of, plans)), plans)
    except OSError as error:
        raise EnvironmentFailure.of(error, Saying(fr="Rien n’a été écrit", en="Nothing was written")) from error
    except Differs as error:
        raise FolderChanged(error.problems) from error
    except LookupError as error:
        text = told(
            "Ce changement ne peut pas être écrit dans le fichier ({reason}) : faites-le à la main. Rien n’a été écrit",
            "This change cannot be written into the file ({reason}): make it by hand. Nothing was written",
            reason=error,
        )
        raise EnvironmentFailure(text) from error


def _file_of(plan: Plan) -> str:
    match plan:
        case PlannedEdit():
            return plan.edit.file
        case AddedRow() | WithdrawnRow():
            return plan.file
