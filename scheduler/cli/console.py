"""The streams of a command: results go to stdout, messages to stderr; progress and colour only to a terminal.

It has no words of its own: those are in `scheduler.cli.program` and `scheduler.cli.report`. Every command loads it
first, so modules that few commands need are imported where they are needed.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, Literal

import click

from scheduler.language.message import Language
from scheduler.language.typography import NNBSP, colon

if TYPE_CHECKING:
    from pathlib import Path

    from scheduler.domain.errors import JourneeError

#: The number of characters of event.toml, from its start, in which the language is searched.
_LONGEST_EVENT = 1_000_000
_PLAIN = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "’": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "…": "...",
        "·": "-",
        "→": "->",
        "−": "-",
        "‑": "-",
        "‐": "-",
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        NNBSP: " ",
    }
)


def locale_language(environment: Mapping[str, str]) -> Language | None:
    """The language of the locale, which is the first of LC_ALL, LC_MESSAGES and LANG that is not empty.

    Windows has no such variables by itself: the user's regional settings speak there. None: the locale is of no
    language (C, POSIX). Every language but French is answered in English.
    """
    variables = (environment.get(variable, "") for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, variables), "") or _regional_settings()
    if name.partition(".")[0] in ("", "C", "POSIX"):
        return None
    return "fr" if name.lower().startswith("fr") else "en"


def event_language(folder: Path | None) -> Language | None:
    """The language that event.toml in `folder` states; French if it states none, as for its reader.

    Without `folder` that of the working folder, which a command means where none is named. Looked for without reading
    the whole: a file that is no TOML yet has a language too. None: there is no such file.
    """
    import re

    try:
        stating = os.path.join(folder or "", "event.toml")
        if not os.path.isfile(stating):  # a pipe would be waited for
            return None
        with open(stating, encoding="utf-8", errors="replace") as file:
            stated = re.search(r"""^\s*language\s*=\s*["'](fr|en)["']""", file.read(_LONGEST_EVENT), re.MULTILINE)
    except (OSError, ValueError):  # a null byte in the path is a ValueError
        return None
    return "en" if stated and stated[1] == "en" else "fr"


def _regional_settings() -> str:
    """`fr_FR` or `French_France` of Windows; "" on other systems."""
    if os.name != "nt":
        return ""
    import locale

    return locale.getlocale(locale.LC_CTYPE)[0] or ""


def command_line(*words: object) -> str:
    """A `journee` command to copy: its words quoted for the system's shell, a path that begins with a hyphen too."""
    paths = {str(word) for word in words if isinstance(word, os.PathLike)}
    texts = [f"./{text}" if text in paths and text.startswith("-") else text for text in map(str, words)]
    if os.name == "nt":
        from subprocess import list2cmdline

        return list2cmdline(["journee", *texts])
    from shlex import join

    return join(["journee", *texts])


def _print(text: str, stream: Literal["stdout", "stderr"], *, nl: bool = True) -> None:
    """Prints the text, unless nobody reads the stream any more: the work goes on all the same."""
    try:
        click.echo(text, file=getattr(sys, stream), nl=nl)
    except BrokenPipeError:
        silence(stream)


def silence(stream: Literal["stdout", "stderr"]) -> None:
    """The stream is silent from now on; its buffered output is dropped."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), getattr(sys, stream).fileno())


def adapt_streams() -> None:
    """A terminal without a letter (Windows-1252, ASCII) shows the nearest letter that it has, instead of failing.

    A stream that the process was started without (`>&-`) is one to which nothing is printed.
    """
    for name, number in (("stdin", 0), ("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
            if descriptor != number:
                os.dup2(descriptor, number)
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", errors="replace"))  # noqa: SIM115
    codecs.register_error("nearest", _nearest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="nearest")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from unicodedata import combining, normalize

    letters = error.object[error.start : error.end].translate(_PLAIN)
    decomposed = "".join(c for c in normalize("NFKD", letters) if not combining(c))
    return decomposed.encode("ascii", "replace").decode("ascii"), error.end


class Console:
    """Prints results and messages as the options `--lang`, `--json` and `--quiet` want them."""

    def __init__(self, language: Language, as_json: bool = False, quiet: bool = False) -> None:
        self.language: Language = language
        self.as_json = as_json
        self.quiet = quiet

    def result(self, lines: Iterable[str]) -> None:
        """Prints the result for people: lines on stdout."""
        if not self.as_json and not self.quiet:
            for line in lines:
                _print(line, "stdout")

    def answer(self, content: Mapping[str, object]) -> None:
        """Prints the result for programs: the one object of `--json` on stdout."""
        if self.as_json:
            import json

            ascii_only = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"
            _print(json.dumps(content, ensure_ascii=ascii_only, indent=2), "stdout")

    def notice(self, lines: Iterable[str]) -> None:
        """Prints remarks and notices on stderr, unless `--quiet` was given."""
        if not self.quiet:
            self.warn(lines)

    def warn(self, lines: Iterable[str]) -> None:
        """Prints mistakes, contradictions and failures on stderr, also with `--quiet`."""
        for line in lines:
            _print(line, "stderr")

    def fail(self, failure: JourneeError) -> None:
        """Prints a failure on stderr, marked as an error."""
        label = click.style("Erreur" if self.language == "fr" else "Error", fg="red", bold=True)
        self.warn([f"{label}{colon(self.language)}{self.told(failure)}"])

    def told(self, failure: JourneeError) -> str:
        """What failed, with the option by which it goes otherwise, or the command that does what is advised."""
        return failure.text.to(self.language) + (f" ({failure.option})" if failure.option else "")

    @property
    def is_live(self) -> bool:
        """True if stderr is a terminal, on which a progress line may be rewritten."""
        return not self.quiet and sys.stderr.isatty()

    def live(self, line: str) -> None:
        """Shows `line` in the place of the former one; the empty line clears it."""
        from shutil import get_terminal_size

        _print(f"\r\033[K{line[: get_terminal_size().columns - 1]}", "stderr", nl=False)
