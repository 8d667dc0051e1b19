"""An event folder, created as a starter and checked for mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.language.message import Language
from scheduler.reading import read_folder
from scheduler.services.unprintable import unprintable_texts
from scheduler.starter.folder import write_starter


@dataclass(frozen=True, slots=True)
class Inspection:
    """Every mistake and every remark of a folder, in the order of its files."""

    mistakes: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


def begin(folder: Path, language: Language) -> None:
    """`folder` is a commented event folder that solves as it is. Raises InputError if it holds anything."""
    write_starter(folder, language)


def inspect(folder: Path) -> Inspection:
    """The mistakes and remarks of the event in `folder`; nothing is solved or written."""
    try:
        reading = read_folder(folder)
    except InputError as error:
        return Inspection(error.mistakes, error.remarks)
    return Inspection((), (*reading.remarks, *unprintable_texts(reading)))
