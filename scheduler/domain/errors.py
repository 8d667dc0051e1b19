"""The errors of the program, each with its exit code of the command line (contract §5).

1 EnvironmentFailure   disk, permission, lock
2 Refused              the command line names a folder that is not for the program to write into
3 InputError           the folder or a schedule.json is wrong; carries every mistake
4 Contradiction        the requirements cannot be met together; carries the smallest set of them
5 CheckFailed          the independent check found violations
6 NoAnswer             neither a programme nor a proof within the time limit
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from scheduler.language.message import Message, message

if TYPE_CHECKING:  # the constraints stand above this module; only their types are named here
    from scheduler.domain.requirement import Requirement, Said, Violation

#: The usual reasons of the operating system by their number.
_REASONS = {
    errno.ENOSPC: Message(fr="le disque est plein", en="the disk is full"),
    errno.EDQUOT: Message(fr="le quota de disque est atteint", en="the disk quota is used up"),
    errno.EACCES: Message(fr="accès refusé", en="permission denied"),
    errno.EPERM: Message(fr="accès refusé", en="permission denied"),
    errno.ENOENT: Message(fr="ce fichier ou ce dossier n’est plus là", en="the file or folder is not there any more"),
    errno.EEXIST: Message(fr="un fichier de ce nom est déjà là", en="a file of that name is there already"),
    errno.EBUSY: Message(fr="un autre programme s’en sert", en="another program is using it"),
    errno.EIO: Message(fr="le support ne répond pas comme il faut", en="the disk does not answer as it should"),
    errno.ENOTEMPTY: Message(fr="le dossier n’est pas vide", en="the folder is not empty"),
    errno.EMFILE: Message(fr="trop de fichiers sont ouverts", en="too many files are open"),
    errno.ENOMEM: Message(fr="la mémoire est épuisée", en="there is no memory left"),
    errno.EROFS: Message(fr="le support est en lecture seule", en="the file system is read-only"),
    errno.ENOTDIR: Message(fr="un fichier est là où il faut un dossier", en="a file is where a folder should be"),
    errno.EISDIR: Message(fr="un dossier est là où il faut un fichier", en="a folder is where a file should be"),
    errno.ELOOP: Message(fr="un lien symbolique occupe cette place", en="a symbolic link stands in the way"),
    errno.ENXIO: Message(fr="ce n’est pas un fichier ordinaire", en="this is no ordinary file"),
    errno.EFBIG: Message(fr="le fichier est trop gros", en="the file is too large"),
    errno.EADDRINUSE: Message(fr="le port est déjà pris", en="the port is taken"),
    errno.ENAMETOOLONG: Message(fr="nom trop long", en="name too long"),
}


def reason(error: OSError) -> Message:
    """The operating system's reason for the failure, in both languages if `_REASONS` has its number."""
    plain = error.strerror or str(error) or type(error).__name__
    return _REASONS.get(error.errno or 0, Message(fr=plain, en=plain))


class Weight(IntEnum):
    """How much a remark matters for the day; what matters most is told first.

    GRAVE: somebody may get no invitation, rows were left out, people or hours were guessed. SLIGHT: what readers of
    the booklet would miss.
    """

    GRAVE = 0
    USUAL = 1
    SLIGHT = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake or remark about the input: file, row, column, the value there, and the correction.

    `row` is the row number of the spreadsheet (the header is row 1); `column` is the header as the user wrote it, the
    dotted key of event.toml or the field of an Event; both are None where the whole file is meant. `text` is the
    complete sentence without the place. `suggestions` are values to write instead, of which one is almost certainly
    meant. `weight` is that of a remark. `options` of the command line decide otherwise, or are commands that
    do what the sentence advises; they are told there alone.
    """

    file: str
    row: int | None
    column: str | None
    found: str | None
    text: Message
    suggestions: tuple[str, ...] = ()
    weight: Weight = Weight.USUAL
    options: tuple[str, ...] = ()


class JourneeError(Exception):
    """A failure that is reported to the user as a message, never as a traceback."""

    exit_code = 1
    #: The option by which it goes otherwise, or the command that does what the sentence advises, "" without one: the
    #: command line tells it behind the sentence.
    option = ""

    def __init__(self, text: Message) -> None:
        super().__init__(text.en)
        self.text = text


class EnvironmentFailure(JourneeError):
    """The machine failed (disk full, no permission, lock held); nothing was left half done."""

    exit_code = 1

    @classmethod
    def of(cls, error: OSError, consequence: Message | None = None) -> EnvironmentFailure:
        """A failure that names the file, the reason of the operating system and the consequence."""
        said = reason(error)
        if error.filename is not None:
            said = message("{place} : {said}", "{place}: {said}", place=Path(os.fsdecode(error.filename)), said=said)
        if consequence is not None:
            said = message("{said}. {then}", "{said}. {then}", said=said, then=consequence)
        return cls(said)


class Unwritable(LookupError):
    """A change that a file does not let be made; `reason` says why, as a clause."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.en)
        self.reason = reason

    @classmethod
    def no_row(cls, file: str, row: int | None) -> Unwritable:
        """The table has no such row, or a blank one."""
        return cls(message("{file} n'a pas de ligne {row}", "{file} has no row {row}", file=file, row=row))

    @classmethod
    def unread(cls, file: str) -> Unwritable:
        """The file is not of the format that its name says."""
        return cls(message("{file} ne se lit plus", "{file} can no longer be read", file=file))


class FolderChanged(EnvironmentFailure):
    """Somebody else changed files of the folder while the program worked; `differences` names each change.

    `anyway`: what the same request does if it is made against the refusal, as a clause without its subject; None where
    that is not possible, and the request may be made anew of the folder as it is now.
    """

    def __init__(
        self, differences: Sequence[Problem], text: Message | None = None, anyway: Message | None = None
    ) -> None:
        fr = "Le dossier a changé entre-temps. Rien n’a été écrit"
        en = "The folder has changed meanwhile. Nothing was written"
        super().__init__(text or message(fr, en))
        self.differences = tuple(differences)
        self.anyway = anyway


class Refused(JourneeError):
    """A change is asked for that the program does not make, in a foreign folder, say; `option` as of any failure."""

    exit_code = 2

    def __init__(self, text: Message, option: str = "") -> None:
        super().__init__(text)
        self.option = option


class InputError(JourneeError):
    """The input is wrong; `mistakes` holds every mistake, `remarks` the observations that stop nothing."""

    exit_code = 3

    def __init__(self, mistakes: Sequence[Problem], remarks: Sequence[Problem] = ()) -> None:
        count = len(mistakes)
        super().__init__(
            Message(
                fr=f"{count} erreur{'s' if count > 1 else ''} dans les données",
                en=f"{count} mistake{'s' if count > 1 else ''} in the input",
            )
        )
        self.mistakes = tuple(mistakes)
        self.remarks = tuple(remarks)

    def __str__(self) -> str:
        """The number of mistakes and each mistake in English, for callers of the library."""
        return "\n".join((self.text.en, *(_line(problem) for problem in self.mistakes)))


def _line(problem: Problem) -> str:
    """The problem as one line in English: place, then sentence."""
    location = ", ".join(str(part) for part in (problem.file, problem.row, problem.column) if part is not None)
    return f"{location}: {problem.text.en}"


@dataclass(frozen=True, slots=True)
class Impossible:
    """A set of requirements that is impossible by itself, as `Contradiction` has several."""

    requirements: tuple[Requirement, ...]
    minimal: bool
    said: tuple[Said, ...]


class Contradiction(JourneeError):
    """The requirements contradict each other; each set in `contradictions` is impossible by itself.

    `minimal` tells, set by set, whether every member was verified to be necessary. `said` has what people said since
    that belongs to each set; () where nothing was.
    """

    exit_code = 4

    def __init__(
        self,
        contradictions: Sequence[Sequence[Requirement]],
        minimal: Sequence[bool],
        said: Sequence[Sequence[Said]] = (),
    ) -> None:
        super().__init__(
            Message(
                fr="Aucun programme ne peut satisfaire toutes les exigences",
                en="No programme can meet all the requirements",
            )
        )
        self.contradictions = tuple(tuple(requirements) for requirements in contradictions)
        self.minimal = tuple(minimal)
        self.said = tuple(tuple(each) for each in said) or ((),) * len(self.contradictions)

    @property
    def sets(self) -> tuple[Impossible, ...]:
        """Each set with all that is known of it."""
        return tuple(map(Impossible, self.contradictions, self.minimal, self.said))


class CheckFailed(JourneeError):
    """The independent check of a programme found `violations` of rules that are hard."""

    exit_code = 5

    def __init__(self, violations: Sequence[Violation], text: Message | None = None, option: str = "") -> None:
        super().__init__(
            text
            or Message(
                fr="Le contrôle indépendant a trouvé des règles enfreintes",
                en="The independent check found broken rules",
            )
        )
        self.violations = tuple(violations)
        self.option = option


class NoAnswer(JourneeError):
    """The time limit passed before a programme was found or its absence proved."""

    exit_code = 6
    option = "--time-limit"

    def __init__(self) -> None:
        super().__init__(
            Message(
                fr="Pas de réponse dans le temps imparti ; essayez une limite plus longue",
                en="No answer within the time limit; try a longer one",
            )
        )
