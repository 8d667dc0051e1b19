"""Mails and documents that somebody hands over: looked at before anything is written, then taken in as proposals.

Their names are shown and tell what a file is; on the disk each lies in a folder of its own, under a name made of it.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scheduler.domain.errors import EnvironmentFailure, FolderChanged, InputError, JourneeError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.formats import MAILS
from scheduler.importing.mails.reading import NoProposal
from scheduler.language.message import message
from scheduler.language.text import is_device
from scheduler.services.availability_answers import Arrived, arrived, take
from scheduler.services.mailbox_import import Received, import_mails
from scheduler.storage.lock import EVENT

#: The characters of a name on the disk, and how many of its end stay.
_UNSAFE, _LONGEST = re.compile(r"[^\w .()\[\]@+-]"), 80


@dataclass(frozen=True, slots=True)
class Post:
    """The files that were handed over, each by the name that it has elsewhere, and what was answered about them.

    `also`: the mails that are proposals although nothing in them says so, as their preview named their files.
    """

    files: tuple[tuple[str, bytes], ...]
    asked: Asked = field(default_factory=Asked)
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PostPreview:
    """What would become of the folder; `received` is None where nothing can be taken in, for the `problems`.

    `hours` are answers of authors about their availability, `letters` the mails where none holds a proposal.
    """

    received: Received | None
    hours: tuple[Arrived, ...] = ()
    problems: tuple[Problem, ...] = ()
    letters: tuple[tuple[str, str], ...] = ()


def preview_post(folder: Path, post: Post) -> PostPreview:
    """What taking it in would do; nothing is written."""
    try:
        return _taken_in(folder, replace(post, asked=replace(post.asked, dry_run=True)))
    except NoProposal as error:
        return PostPreview(None, problems=error.mistakes, letters=error.letters)
    except InputError as error:
        return PostPreview(None, problems=error.mistakes)
    except FolderChanged as error:
        return PostPreview(None, problems=error.differences)
    except JourneeError as error:
        return PostPreview(None, problems=(Problem("", None, None, None, error.text),))


def accept_post(folder: Path, post: Post, *, with_hours: bool, anyway: bool = False) -> PostPreview:
    """The folder has the proposals, as one change that undo takes back; `with_hours` the hours too, as another.

    Raises InputError, FolderChanged, EnvironmentFailure.
    """
    done = _taken_in(folder, replace(post, asked=replace(post.asked, dry_run=False, anyway=anyway)))
    changes = [answer for answer in done.hours if answer.changes]
    if with_hours and changes:
        take(folder, changes, anyway=anyway)
    return done


def _taken_in(folder: Path, post: Post) -> PostPreview:
    if not (folder / EVENT).is_file():
        raise EnvironmentFailure(_NO_EVENT)
    with _on_disk(post.files) as paths:
        received = import_mails(paths, folder, MAILS, post.asked, also=post.also)
    answers = received.mailbox.answers
    return PostPreview(received, arrived(folder, answers) if answers else ())


@contextlib.contextmanager
def _on_disk(files: Sequence[tuple[str, bytes]]) -> Iterator[list[Path]]:
    """The files in a folder that only this user can read, while a reader looks at them."""
    with tempfile.TemporaryDirectory(prefix="journee-") as place:
        paths = []
        for number, (name, data) in enumerate(files):
            path = Path(place) / str(number) / _safe(name)
            path.parent.mkdir(mode=0o700)
            path.write_bytes(data)
            paths.append(path)
        yield paths


def _safe(name: str) -> str:
    """A name of a file on any system, as near to the given one as may be."""
    last = re.split(r"[/\\]", name)[-1]
    plain = _UNSAFE.sub("_", last)[-_LONGEST:].strip(" .")
    return f"_{plain}" if not plain or is_device(plain) else plain


_NO_EVENT = message(
    "ce dossier n'a pas encore d'événement : créez-le d'abord, à la page Données",
    "this folder has no event yet: create it first, on the page Data",
).capitalised()
