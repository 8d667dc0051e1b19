"""Arguments and options of the command line in both languages, on top of click."""

from __future__ import annotations

import contextlib
import math
import os
import re
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import click

from scheduler.language.message import Message
from scheduler.language.typography import NNBSP

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem


class Translate(Protocol):
    """A text in the user's language, given in French and English; see `scheduler.language.message.message`."""

    def __call__(self, fr: str, en: str, **values: object) -> str: ...


class Number(click.ParamType[Any]):
    """A number between `low` and `high`; others are refused in the user's language."""

    name = "number"

    def __init__(self, kind: type[int] | type[float], low: float, high: float, translate: Translate) -> None:
        self._kind, self._low, self._high, self._translate = kind, low, high, translate

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | float:
        try:
            number = self._kind(value)
        except (ValueError, OverflowError):
            number = math.nan
        if not self._low <= number <= self._high:  # not a number is in no range either
            low, high = f"{self._low:g}", f"{self._high:.10g}"
            whole = Message(" entier", " whole") if self._kind is int else ""
            text = self._translate(
                "{value} n’est pas un nombre{whole} de {low} à {high}",
                "{value} is not a{whole} number from {low} to {high}",
                **{"value": value, "whole": whole, "low": Message(low.replace(".", ","), low), "high": high},
            )
            self.fail(text, param, ctx)
        return number


class FilePath(click.ParamType[Any]):
    """The path of a file or folder; the readers of the file report if it is missing or cannot be read."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        from pathlib import Path

        return Path(value)


class OneOf(click.ParamType[Any]):
    """One of the names that `names()` returns; it is called only when the option is used."""

    name = "name"

    def __init__(
        self, names: Callable[[], tuple[str, ...]], translate: Translate, elsewhere: Mapping[str, str] | None = None
    ) -> None:
        """`elsewhere` says of further values which option or command they are for."""
        self._names, self._translate, self._elsewhere = names, translate, elsewhere or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        names = self._names()
        if value in self._elsewhere:
            self.fail(self._elsewhere[value], param, ctx)
        if value not in names:
            fr, en = "{value} n’est pas dans la liste : {names}", "{value} is none of: {names}"
            self.fail(self._translate(fr, en, value=value, names=", ".join(names)), param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]


class Loss(click.Option):
    """`--loss LEVEL=N`: a name and a number of at least 0."""

    def __init__(self, declarations: list[str], *, translate: Translate, **attributes: Any) -> None:
        super().__init__(declarations, **attributes)
        self._translate = translate

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        texts = super().process_value(ctx, value)
        return tuple(self._pair(ctx, text) for text in texts or ())

    def _pair(self, ctx: click.Context, text: str) -> tuple[str, int]:
        name, _, number = text.partition("=")
        if not (name and number.isascii() and number.isdigit() and len(number) < 10):
            fr, en = "{value} : écrivez NIVEAU=N, par exemple breaks=15", "{value}: write LEVEL=N, say breaks=15"
            raise click.BadParameter(self._translate(fr, en, value=text), ctx, self)
        return name, int(number)


class Parted(click.Option):
    """An option whose value has parts between signs: `--value status:oui=accepted`, of `shape` FIELD : FROM = TO."""

    def __init__(
        self, declarations: list[str], *, shape: Sequence[str], translate: Translate, **attributes: Any
    ) -> None:
        super().__init__(declarations, metavar="".join(shape), **attributes)
        self._signs, self._form, self._translate = tuple(shape[1::2]), "".join(shape), translate

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        return tuple(self._parts(ctx, text) for text in super().process_value(ctx, value) or ())

    def _parts(self, ctx: click.Context, text: str) -> tuple[str, ...]:
        """The parts; the last sign may stand in the part before it too, such as an = in a value of the source."""
        rest, parts = text, []
        for sign in self._signs[:-1]:
            part, _, rest = rest.partition(sign)
            parts.append(part)
        before, _, last = rest.rpartition(self._signs[-1]) if parts else rest.partition(self._signs[-1])
        if not all((*parts, before, last)):
            fr, en = "{value} : écrivez {form}", "{value}: write {form}"
            raise click.BadParameter(self._translate(fr, en, value=text, form=self._form), ctx, self)
        return (*parts, before, last)


class WithHours(click.Option):
    """An option whose value, a name, may be followed by windows: `--unavailable "Ada Lovelace" 14:00-16:00`."""

    def process_value(self, ctx: click.Context, value: Any) -> Any:
        return tuple(_name_and_hours(word) for word in super().process_value(ctx, value) or ())


#: The separator between a name and the hours that followed it on the command line.
_HOURS = "\x1f"
#: Hours that may follow a name; compiled only where a name stands.
_WINDOW = r"(?s)\s*(\d{4}-\d\d-\d\d\s+)?\d{1,2}\s*[:hH]\s*(\d\d)?\s*[-–—]\s*\d.*"


def _name_and_hours(value: str) -> tuple[str, str]:
    name, _, hours = value.partition(_HOURS)
    return name, hours


def join_hours(options: Collection[str], given: Sequence[str]) -> list[str]:
    """The words of a command line; windows after the name that one of `options` takes are part of its value."""
    joined: list[str] = []
    for word in given:
        takes = joined[-2:-1] and joined[-2] in options
        inline = joined[-1:] and joined[-1].partition("=")[0] in options and "=" in joined[-1]
        if (takes or inline) and _HOURS not in joined[-1] and re.fullmatch(_WINDOW, word):
            joined[-1] += _HOURS + word
        else:
            joined.append(word)
    return joined


class Command(click.Command):
    """A command with help and messages in the user's language."""

    def __init__(self, name: str, *, translate: Translate, **attributes: Any) -> None:
        super().__init__(name, add_help_option=False, context_settings={"allow_extra_args": True}, **attributes)
        self.translate = translate
        self.params.append(help_option(translate))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = [name for parameter in self.params if isinstance(parameter, WithHours) for name in parameter.opts]
        return super().parse_args(ctx, join_hours(names, args))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.translate("Utilisation : ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter, self.translate)

    def invoke(self, ctx: click.Context) -> Any:
        if ctx.args:
            raise click.UsageError(
                self.translate("Argument de trop : {first}", "One argument too many: {first}", first=ctx.args[0]), ctx
            )
        return super().invoke(ctx)


class Group(click.Group):
    """The command `journee`, which makes the command that the user names.

    `helps`: the help of each by name, in the order of an organiser's day; `make` gives the command of a name.
    """

    def __init__(
        self,
        name: str,
        *,
        translate: Translate,
        helps: Mapping[str, str],
        make: Callable[[str], click.Command],
        **attributes: Any,
    ) -> None:
        super().__init__(name, add_help_option=False, **attributes)
        self.translate, self.helps, self.make = translate, helps, make
        self.params.append(help_option(translate))

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self.make(cmd_name) if cmd_name in self.helps else None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = self.translate("Utilisation : ", "Usage: ")
        formatter.write_usage(ctx.command_path, self.translate("COMMANDE …", "COMMAND …"), prefix=prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, ctx, formatter, self.translate)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(self.translate(f"Commandes{NNBSP}", "Commands")):
            formatter.write_dl(
                [(name, click.Command(name, help=text).get_short_help_str(200)) for name, text in self.helps.items()]
            )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.helps and not args[0].startswith("-"):
            fr, en = "{name} n’est pas une commande ; il y a {known}", "{name} is no command; there are {known}"
            raise click.UsageError(self.translate(fr, en, name=args[0], known=", ".join(self.helps)), ctx)
        return super().resolve_command(ctx, args)


def help_width() -> int:
    """The width of help in columns: that of the terminal less two, between 50 and 78, as click computes it.

    Click's own function loads a module of archives and copying for it, a tenth of what `--help` takes.
    """
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isascii() and columns.isdigit() else 0
    with contextlib.suppress(AttributeError, ValueError, OSError):  # no standard output, or no terminal
        width = width or os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return max(min(width or 80, 80) - 2, 50)


def _write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, translate: Translate
) -> None:
    options = (parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option))
    records = (option.get_help_record(ctx) for option in options)
    with formatter.section(translate(f"Options{NNBSP}", "Options")):
        formatter.write_dl([record for record in records if record is not None])


def help_option(translate: Translate) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), file=sys.stdout)
            ctx.exit()

    text = translate("Affiche ceci.", "Shows this.")
    return click.Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)


def folder_argument(name: str = "folder", metavar: str = "DIR", *, required: bool = True) -> click.Argument:
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
