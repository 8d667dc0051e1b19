"""The command line `journee`: which commands there are, what they take, and how any of them ends.

Loads click alone; what a command needs is loaded by `scheduler.commands` when it runs.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from scheduler import options
from scheduler.console import Console, adapt_streams, locale_language
from scheduler.options import Said
from scheduler.saying import Language, Saying, told

INTERRUPTED, FAILED = 130, 1
#: What --format takes, for its help, which does not load them.
FORMATS = ("schedule", "page", "programme", "booklet", "calendar", "table", "invitations")
_LONGEST, _MOST_WORKERS, _LARGEST_SEED = 1_000_000, 1024, 2**31 - 1


class Entry(NamedTuple):
    """A command: `run` in `scheduler.commands` is called with the console and the values of `parameters`."""

    name: str
    help: Saying
    parameters: Callable[[Said], list[click.Parameter]]


def _folder_only(said: Said) -> list[click.Parameter]:
    return [options.folder_argument()]


def _of_solve(said: Said) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--out"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            help=said("Écrit dans ce dossier au lieu de DIR/out.", "Writes into this folder instead of DIR/out."),
        ),
        click.Option(
            ["--time-limit"],
            type=options.Number(float, 0.1, _LONGEST, said),
            default=60,
            metavar="S",
            help=said("Secondes en tout (60 par défaut).", "Seconds in all (default 60)."),
        ),
        click.Option(
            ["--workers"],
            type=options.Number(int, 1, _MOST_WORKERS, said),
            metavar="N",
            help=said("Recherches parallèles (par défaut les cœurs).", "Parallel searches (default: the cores)."),
        ),
        click.Option(
            ["--seed"],
            type=options.Number(int, 0, _LARGEST_SEED, said),
            default=0,
            metavar="N",
            help=said("Graine de la recherche (0 par défaut).", "Seed of the search (default 0)."),
        ),
    ]


def _of_verify(said: Said) -> list[click.Parameter]:
    return [options.folder_argument(), options.folder_argument("schedule", "SCHEDULE", required=False)]


def _of_export(said: Said) -> list[click.Parameter]:
    def names() -> tuple[str, ...]:
        from scheduler.commands import formats

        return formats()

    return [
        options.folder_argument(),
        click.Option(
            ["--format", "formats"],
            type=options.OneOf(names, said),
            multiple=True,
            metavar="F",
            help=said(
                "Ce format seulement ; peut être répété : {names}.",
                "Only this format; may be repeated: {names}.",
                names=", ".join(FORMATS),
            ),
        ),
    ]


ENTRIES = (
    Entry(
        "init",
        Saying(
            fr="Crée dans DIR un dossier d’événement commenté, qui se résout tel quel.",
            en="Makes a commented event folder DIR that solves as it is.",
        ),
        _folder_only,
    ),
    Entry(
        "check",
        Saying(
            fr="Lit tout le dossier et dit toutes les erreurs à la fois.",
            en="Reads the whole folder and tells every mistake at once.",
        ),
        _folder_only,
    ),
    Entry(
        "solve",
        Saying(fr="Cherche le meilleur programme et écrit DIR/out.", en="Finds the best programme and writes DIR/out."),
        _of_solve,
    ),
    Entry(
        "verify",
        Saying(
            fr="Contrôle un programme (DIR/out/schedule.json ou SCHEDULE), règle par règle.",
            en="Checks a programme (DIR/out/schedule.json or SCHEDULE), rule by rule.",
        ),
        _of_verify,
    ),
    Entry(
        "export",
        Saying(
            fr="Écrit de nouveau les fichiers à partir de DIR/out/schedule.json.",
            en="Writes the files again from DIR/out/schedule.json.",
        ),
        _of_export,
    ),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of contract §5, whatever happened; each failure has been told in a sentence, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = Console(_language(given))
    adapt_streams()
    gc.set_threshold(200_000, 50, 50)  # what libraries load stays: there is little to collect
    try:
        code = _ended(given, console)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever was reading has read enough; nothing is left to flush at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except OSError as error:  # standard output is a full disk
        from scheduler.errors import EnvironmentFailure

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        console.fail(EnvironmentFailure.of(error))
        return FAILED
    return code


def _ended(given: list[str], console: Console) -> int:
    def said(fr: str, en: str, **values: object) -> str:
        return told(fr, en, **values).to(console.language)

    try:
        return int(_program(console.language, said).main(given, "journee", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        console.warn([error.format_message()])
        return error.exit_code
    except click.UsageError as error:
        console.warn([options.usage_line(error, said)])
        return error.exit_code
    except click.Abort:
        console.warn([said("Interrompu.", "Interrupted.")])
        return INTERRUPTED
    except OSError:
        raise
    except Exception as error:
        if os.environ.get("JOURNEE_DEBUG"):
            raise
        console.warn([_unexpected(error).to(console.language)])
        return FAILED


def _program(language: Language, said: Said) -> click.Group:
    """The commands with their help in one language."""
    about = said(
        "Fait le programme d’une journée d’étude : le meilleur, prouvé, prêt à imprimer.",
        "Makes the programme of a conference day: the best one, proved, ready to print.",
    )
    program = options.Group("journee", said=said, help=about)
    program.params[:0] = [_version_option(said), options.language_option(said)]
    for entry in ENTRIES:
        parameters = [*entry.parameters(said), *options.shared_options(said)]
        text = entry.help.to(language)
        program.add_command(
            options.Command(
                entry.name, said=said, params=parameters, help=text, callback=_callback(entry.name, language)
            )
        )
    return program


def _callback(name: str, language: Language) -> Callable[..., int]:
    def call(*, as_json: bool, quiet: bool, **values: Any) -> int:
        from scheduler.commands import run

        return run(name, Console(language, as_json, quiet), values)

    return call


def _version_option(said: Said) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            from importlib.metadata import version

            click.echo(f"journee {version('journee')}", file=sys.stdout)
            ctx.exit()

    text = said("Affiche la version.", "Shows the version.")
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)


def _language(given: Sequence[str]) -> Language:
    """`--lang` wherever it stands (help is made before click has read it), else the locale's."""
    chosen = ""
    for place, word in enumerate(given):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(given):
            chosen = given[place + 1]
        elif word.startswith("--lang="):
            chosen = word.partition("=")[2]
    languages: dict[str, Language] = {"fr": "fr", "en": "en"}
    return languages.get(chosen) or locale_language(os.environ)


def _unexpected(error: Exception) -> Saying:
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return told(
        "Erreur de journee, et non de vos données : {what}. Merci de la signaler (JOURNEE_DEBUG=1 en montre l’origine)",
        "A mistake of journee, not of your input: {what}. Please report it (JOURNEE_DEBUG=1 shows where it is from)",
        what=what,
    )


if __name__ == "__main__":
    sys.exit(main())
