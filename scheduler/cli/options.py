"""Arguments and options of the command line in both languages, on top of click."""

from __future__ import annotations

import click

from scheduler.cli.values import FilePath, Number, OneOf, Translate

#: The most seconds and threads of a search, and the largest seed of the solver.
_LONGEST, _MOST_WORKERS, _LARGEST_SEED = 1_000_000, 1024, 2**31 - 1


def folder_argument(name: str = "folder", metavar: str = "DIR", *, required: bool = True) -> click.Argument:
    """The argument that names the event folder; it gives messages their language where nothing else does."""
    return click.Argument([name], metavar=metavar, required=required, type=FilePath())


def yes_option(text: str) -> click.Option:
    """The option `--yes`, with which a command does what it refuses or asks about otherwise; `text` says what."""
    return click.Option(["--yes"], is_flag=True, help=text)


def language_option(translate: Translate) -> click.Option:
    """The option `--lang`: checked and documented here, read earlier by `scheduler.cli.program`."""
    text = translate(
        "Langue des messages (par défaut celle du système, sinon de l’événement).",
        "Language of messages (default: the system’s, else the event’s).",
    )
    kind = OneOf(lambda: ("fr", "en"), translate)
    return click.Option(["--lang"], type=kind, metavar="fr|en", expose_value=False, help=text)


def shared_options(translate: Translate) -> list[click.Parameter]:
    """The options of every command."""
    return [
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            help=translate("Un objet JSON sur la sortie standard.", "One JSON object on standard output."),
        ),
        language_option(translate),
        click.Option(
            ["--quiet"],
            is_flag=True,
            help=translate(
                "Seulement les erreurs (et l’objet de --json).", "Only mistakes (and the object of --json)."
            ),
        ),
    ]


def search_options(translate: Translate, seconds: int) -> list[click.Parameter]:
    """The options of every command that searches; `seconds`: its time limit by default."""
    return [
        click.Option(
            ["--time-limit"],
            type=Number(float, 0.1, _LONGEST, translate),
            default=seconds,
            metavar="S",
            help=translate(
                "Secondes en tout ({seconds} par défaut).", "Seconds in all (default {seconds}).", seconds=seconds
            ),
        ),
        click.Option(
            ["--workers"],
            type=Number(int, 1, _MOST_WORKERS, translate),
            metavar="N",
            help=translate(
                "Recherches parallèles (par défaut une par cœur).", "Parallel searches (default: one per core)."
            ),
        ),
        click.Option(
            ["--seed"],
            type=Number(int, 0, _LARGEST_SEED, translate),
            default=0,
            metavar="N",
            help=translate("Graine de la recherche (0 par défaut).", "Seed of the search (default 0)."),
        ),
    ]


def usage_line(error: click.UsageError, translate: Translate) -> str:
    """The mistake in the command line, and the command that shows its help."""
    command = error.ctx.command_path if error.ctx is not None else "journee"
    fr, en = "{wrong}. Aide : {command} --help", "{wrong}. Help: {command} --help"
    return translate(fr, en, wrong=_wrong(error, translate), command=command)


def _wrong(error: click.UsageError, translate: Translate) -> str:
    """The mistake in the user's language; click's own messages are English."""
    if isinstance(error, click.NoSuchOption):
        return translate("Option inconnue : {name}", "Unknown option: {name}", name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param is not None and error.ctx is not None:
        return translate("Il manque {name}", "{name} is missing", name=error.param.make_metavar(error.ctx))
    if isinstance(error, click.BadOptionUsage):
        fr, en = "Valeur absente ou de trop : {name}", "A value is missing or one too many: {name}"
        return translate(fr, en, name=error.option_name)
    if isinstance(error, click.BadParameter) and error.param is not None:
        return translate("{name} : {text}", "{name}: {text}", name=error.param.opts[0], text=error.message)
    return error.format_message()
