"""Where a command speaks: results to stdout, everything else to stderr, progress and colour only on a terminal.

Says nothing by itself; `scheduler.cli` and `scheduler.report` have the words. Every command loads this first, so what
few of them need is imported where it is needed.
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

from scheduler.saying import Language
from scheduler.typography import NNBSP, colon

if TYPE_CHECKING:
    from scheduler.errors import JourneeError

_PLAIN = str.maketrans({"–": "-", "—": "-", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "…": "...",
                        "·": "-", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", NNBSP: " "})  # fmt: skip


def locale_language(environment: Mapping[str, str]) -> Language:
    """The language of messages as POSIX picks the locale: the first of LC_ALL, LC_MESSAGES, LANG that says anything."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next((name for name in names if name), "").lower().startswith("fr") else "en"


def adapt_streams() -> None:
    """A terminal that lacks a letter (Windows-1252, ASCII) shows the nearest it has, instead of failing."""
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
    """How this run speaks: `--lang`, `--json`, `--quiet`."""

    def __init__(self, language: Language, as_json: bool = False, quiet: bool = False) -> None:
        self.language: Language = language
        self.as_json = as_json
        self.quiet = quiet

    def result(self, lines: Iterable[str]) -> None:
        """What was asked for, for people."""
        if not self.as_json and not self.quiet:
            for line in lines:
                click.echo(line, file=sys.stdout)

    def answer(self, content: Mapping[str, object]) -> None:
        """What was asked for, for programs: the one object of `--json`."""
        if self.as_json:
            import json

            ascii_only = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") != "utf8"
            click.echo(json.dumps(content, ensure_ascii=ascii_only, indent=2), file=sys.stdout)

    def tell(self, lines: Iterable[str]) -> None:
        """Remarks and the like, which `--quiet` keeps away."""
        if not self.quiet:
            self.warn(lines)

    def warn(self, lines: Iterable[str]) -> None:
        """Mistakes, contradictions and failures: never kept away."""
        for line in lines:
            click.echo(line, file=sys.stderr)

    def fail(self, failure: JourneeError) -> None:
        """One failure, marked as such."""
        label = click.style("Erreur" if self.language == "fr" else "Error", fg="red", bold=True)
        self.warn([f"{label}{colon(self.language)}{failure.text.to(self.language)}"])

    @property
    def is_live(self) -> bool:
        """True where a line may be written over and over."""
        return not self.quiet and sys.stderr.isatty()

    def live(self, line: str) -> None:
        """Shows `line` in the place of the former one; the empty line clears it."""
        from shutil import get_terminal_size

        click.echo(f"\r\033[K{line[: get_terminal_size().columns - 1]}", file=sys.stderr, nl=False)
