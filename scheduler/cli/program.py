"""The command line `journee`: which commands there are, what they take, and how any of them ends.

Loads click alone; what a command needs is loaded by `scheduler.cli.commands` when it runs.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from scheduler.cli import help_pages, options
from scheduler.cli.console import Console, adapt_streams, event_language, locale_language, silence
from scheduler.cli.entries import ENTRIES
from scheduler.cli.entry import Entry
from scheduler.cli.values import Translate
from scheduler.language.message import Language, Message, message
from scheduler.processes.ending import QuickEnd

INTERRUPTED, FAILED, WRONG = 130, 1, 3
_TOO_DEEP = message(
    "Ce qui a été lu est imbriqué trop profondément : simplifiez-le. Rien n’a été écrit",
    "What was read is nested too deeply: make it simpler. Nothing was written",
)
_TOO_LARGE = message(
    "La mémoire de la machine ne suffit pas. Rien n’a été écrit",
    "The memory of the machine is not enough. Nothing was written",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of contract §5; a failure of any kind has been printed as a sentence, never as a traceback.

    Without `arguments`, those of the process are taken, and the process belongs to the command.
    """
    if arguments is not None:
        return _run(list(arguments), alone=False)
    end = QuickEnd()
    end.code = _run(sys.argv[1:], alone=True)
    return end.code


def _run(given: list[str], *, alone: bool) -> int:
    language = _language(given)
    console = Console(language or "en")
    adapt_streams()
    gc.set_threshold(200_000, 50, 50)  # what libraries load stays: there is little to collect
    code = FAILED
    try:
        code = _ended(given, console, language, alone=alone)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever was reading has read enough; nothing is left to flush at exit
        silence("stdout")
        return code
    except OSError as error:  # standard output is a full disk
        from scheduler.domain.errors import EnvironmentFailure

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        console.fail(EnvironmentFailure.of(error))
        return FAILED
    return code


def _ended(given: list[str], console: Console, language: Language | None, *, alone: bool) -> int:
    def translate(fr: str, en: str, **values: object) -> str:
        return message(fr, en, **values).to(console.language)

    try:
        program, width = _program(console, language, translate, alone), help_pages.help_width()
        return int(program.main(given, "journee", standalone_mode=False, terminal_width=width) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        console.warn([error.format_message()])
        return error.exit_code
    except click.UsageError as error:
        console.warn([options.usage_line(error, translate)])
        return error.exit_code
    except click.Abort:
        console.warn([translate("Interrompu.", "Interrupted.")])
        return INTERRUPTED
    except OSError:
        raise
    except Exception as error:
        if _comes_from_interrupt(error):
            console.warn([translate("Interrompu.", "Interrupted.")])
            return INTERRUPTED
        if os.environ.get("JOURNEE_DEBUG"):
            raise
        if isinstance(error, RecursionError):
            console.warn([_TOO_DEEP.to(console.language)])
            return WRONG
        said = _TOO_LARGE if isinstance(error, MemoryError) else _unexpected(error)
        console.warn([said.to(console.language)])
        return FAILED


def _program(console: Console, language: Language | None, translate: Translate, alone: bool) -> click.Group:
    """The commands with their help in the console's language; `language`: the one that the user chose, if any."""
    about = translate(
        "Fait le programme d’une journée d’étude : le meilleur, prouvé, prêt à imprimer.",
        "Makes the programme of a conference day: the best one, proved, ready to print.",
    )
    entries = {entry.name: entry for entry in ENTRIES}
    shown = console.language
    program = help_pages.Group(
        "journee",
        translate=translate,
        helps={name: entry.help.to(shown) for name, entry in entries.items()},
        make=lambda name: _command(entries[name], translate, shown, _callback(name, console, language, alone)),
        help=about,
    )
    program.params[:0] = [_version_option(translate), options.language_option(translate)]
    return program


def _command(entry: Entry, translate: Translate, language: Language, callback: Callable[..., int]) -> click.Command:
    return help_pages.Command(
        entry.name,
        translate=translate,
        params=[*entry.parameters(translate), *options.shared_options(translate)],
        help=entry.help.to(language),
        epilog=entry.epilogue.to(language) if entry.epilogue else None,
        callback=callback,
    )


def _callback(name: str, console: Console, language: Language | None, alone: bool) -> Callable[..., int]:
    def call(*, as_json: bool, quiet: bool, **values: Any) -> int:
        from scheduler.cli.commands import run

        console.language = language or event_language(values["folder"]) or console.language
        console.as_json, console.quiet = as_json, quiet
        return run(name, console, values, alone=alone)

    return call


def _version_option(translate: Translate) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"journee {version('journee')}", file=sys.stdout)
            ctx.exit()

    text = translate("Affiche la version.", "Shows the version.")
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)


def _language(given: Sequence[str]) -> Language | None:
    """The value of `--lang`, read before click makes the help; else the locale's language; None without either."""
    chosen = ""
    for index, word in enumerate(given):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(given):
            chosen = given[index + 1]
        elif word.startswith("--lang="):
            chosen = word.partition("=")[2]
    languages: dict[str, Language] = {"fr": "fr", "en": "en"}
    return languages.get(chosen) or locale_language(os.environ)


def _comes_from_interrupt(error: BaseException | None) -> bool:
    """True if Ctrl-C caused the error: a library in C that is being loaded then fails with an ImportError."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _unexpected(error: Exception) -> Message:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return message(
        "Erreur de journee, et non de vos données : {what}. Merci de la signaler (JOURNEE_DEBUG=1 en montre l’origine)",
        "A mistake of journee, not of your input: {what}. Please report it (JOURNEE_DEBUG=1 shows where it is from)",
        what=what,
    )


if __name__ == "__main__":
    sys.exit(main())
