"""The templates of mails that an event folder has instead of ours, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.mail import DECISIONS, NAMES, Name
from scheduler.domain.errors import Problem
from scheduler.language.message import Language, Message, message
from scheduler.storage.regular_files import leads_out, read_regular

FOLDER = "templates/mail"
_ALL = (*NAMES, *DECISIONS)
#: The largest size of a template, in bytes; more is not read.
_LONGEST = 100_000
_LINK = Message(
    "Ce lien mène hors du dossier ; le modèle de Journée le remplace : mettez-y le fichier lui-même",
    "This link leads out of the folder; Journée’s own template stands in for it: put the file itself there",
)
_NO_FILE = Message(
    "C’est un tube, un périphérique ou un dossier : il faut un fichier",
    "This is a pipe, a device or a folder: a file is needed",
)
_NO_FOLDER = Message("Il faut ici un dossier, avec un fichier par modèle", "A folder is needed here, a file a template")
_UNREADABLE = Message(
    "Ce modèle n’est pas lisible : enregistrez-le en UTF-8, en 100 ko au plus",
    "This template cannot be read: save it as UTF-8, in 100 kB at most",
)


@dataclass(frozen=True, slots=True)
class StatedTemplates:
    """The texts of the folder's templates by name, and what there is to say of its files."""

    texts: Mapping[Name, str]
    mistakes: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


def stated_templates(folder: Path) -> StatedTemplates:
    """The templates in the folder, as far as they can be read; none is filled in."""
    place = folder / FOLDER
    if not os.path.lexists(place):
        return StatedTemplates({}, (), tuple(_unused(folder, "templates")))
    if not place.is_dir():
        return StatedTemplates({}, (_problem(FOLDER, _NO_FOLDER),))
    texts: dict[Name, str] = {}
    mistakes, remarks = [], [*_unused(folder, "templates"), *_unused(folder, FOLDER)]
    for name in _ALL:
        file = f"{FOLDER}/{name}.txt"
        if not os.path.lexists(folder / file):
            continue
        if leads_out(folder, file):
            remarks.append(_problem(file, _LINK))
        elif not (folder / file).is_file():
            mistakes.append(_problem(file, _NO_FILE))
        else:
            try:
                texts[name] = read_regular(folder / file, _LONGEST).decode("utf-8-sig").replace("\r\n", "\n")
            except (OSError, UnicodeDecodeError):
                mistakes.append(_problem(file, _UNREADABLE))
    return StatedTemplates(texts, tuple(mistakes), tuple(remarks))


def tried_templates(folder: Path, language: Language) -> StatedTemplates:
    """The templates in the folder; those that cannot be filled in with made-up people and talks are mistakes too."""
    from scheduler.services.mail_process import template_faults

    stated = stated_templates(folder)
    faults = template_faults(language, stated.texts) if stated.texts else ()
    return StatedTemplates(stated.texts, (*stated.mistakes, *faults), stated.remarks)


def _unused(folder: Path, place: str) -> Iterator[Problem]:
    """A remark for each file that looks like a template and is none by its name."""
    known = {f"{name}.txt" for name in _ALL} if place == FOLDER else set()
    text = message(
        "ce fichier ne sert pas : les modèles sont {names}",
        "this file is not used: the templates are {names}",
        names=", ".join(f"{FOLDER}/{name}.txt" for name in _ALL),
    ).capitalised()
    try:
        names = sorted(os.listdir(folder / place))
    except OSError:
        return
    for name in names:
        plain = name.lower().endswith((".txt", ".j2", ".jinja", ".jinja2", ".html")) and not name.startswith(".")
        if plain and name not in known and not name.lower().startswith("readme"):
            yield _problem(f"{place}/{name}", text)


def _problem(file: str, text: Message) -> Problem:
    return Problem(file, None, None, None, text)
