"""The commands `serve` and `shortcut` with their help and parameters; loads click alone."""

from __future__ import annotations

import click

from scheduler.cli import options, values
from scheduler.cli.entry import Entry
from scheduler.cli.values import Translate
from scheduler.language.message import Message


def _of_serve(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(metavar="[DIR]", required=False),
        click.Option(
            ["--port"],
            type=values.Number(int, 0, 65_535, translate),
            default=0,
            metavar="N",
            help=translate(
                "Le port sur cette machine (par défaut un port libre).",
                "The port on this machine (default: a free one).",
            ),
        ),
        click.Option(
            ["--no-browser", "browser"],
            is_flag=True,
            flag_value=False,
            default=True,
            help=translate("N’ouvre pas de navigateur : donne l’adresse.", "Opens no browser: gives the address."),
        ),
    ]


def _of_shortcut(_: Translate) -> list[click.Parameter]:
    return [click.Argument(["folder"], metavar="[DIR]", required=False, type=values.FilePath())]


BOARD = (
    Entry(
        "serve",
        Message(
            fr="Ouvre le tableau de bord dans le navigateur : tout, sans terminal.",
            en="Opens the board in the browser: everything, without a terminal.",
        ),
        _of_serve,
    ),
    Entry(
        "shortcut",
        Message(
            fr="Met un raccourci du tableau de bord là où le bureau le cherche.",
            en="Puts a shortcut to the board where the desktop looks for one.",
        ),
        _of_shortcut,
    ),
)
