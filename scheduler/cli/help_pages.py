"""Commands whose help is in the language of whoever asks for it."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

import click

from scheduler.cli.values import Translate, WithHours, join_hours
from scheduler.language.typography import NNBSP


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
    """The option `--help`, which shows the help of its command and ends."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), file=sys.stdout)
            ctx.exit()

    text = translate("Affiche ceci.", "Shows this.")
    return click.Option(["--help"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=text)
