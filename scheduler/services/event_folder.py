"""An event folder, created as a starter and checked for mistakes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import Problem
from scheduler.language.message import Language
from scheduler.reading import Examination, examine
from scheduler.reading.sheets.file_names import PROPOSED
from scheduler.services.unprintable import unprintable_texts
from scheduler.starter.folder import write_starter

#: The folder of the folder's own templates.
TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Inspection:
    """Every mistake and every remark of a folder, in the order of weight and of its files.

    `is_fixable`: `journee check --fix` can write into the folder what is guessed of it now.
    """

    mistakes: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    is_fixable: bool = False


def begin(folder: Path, language: Language, title: str = "") -> None:
    """`folder` is a commented event folder that solves as it is. Raises InputError if it holds anything."""
    write_starter(folder, language, title)


def inspect(folder: Path) -> Inspection:
    """The mistakes and remarks of the event in `folder`; nothing is solved or written."""
    return inspection_of(examine(folder), folder)


def inspection_of(examination: Examination, folder: Path) -> Inspection:
    """What a person is told of a folder that was read; its templates of mails are tried."""
    reading = examination.reading
    unprintable = () if reading is None else unprintable_texts(reading)
    is_fixable = any(guess.corrections for guess in examination.guesses)
    mistakes, remarks = examination.mistakes, (*examination.remarks, *unprintable)
    if any(mistake.text.kind == PROPOSED.kind for mistake in mistakes):
        from scheduler.services.awaited_proposals import without_talks

        mistakes, awaited = without_talks(folder, mistakes)
        remarks = (*awaited, *remarks)
    if not os.path.lexists(folder / TEMPLATES):
        return Inspection(mistakes, remarks, is_fixable)
    from scheduler.services.mail_templates import tried_templates

    tried = tried_templates(folder, "fr" if reading is None else reading.event.language)
    return Inspection((*mistakes, *tried.mistakes), (*remarks, *tried.remarks), is_fixable)
