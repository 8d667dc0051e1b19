"""The commands `undo` and `redo` with their help and parameters; loads click alone."""

from __future__ import annotations

import click

from scheduler.cli import options
from scheduler.cli.entry import Entry
from scheduler.cli.values import Translate
from scheduler.language.message import Message


def _yes_option(translate: Translate) -> click.Option:
    text = translate(
        "Écrit même un fichier ouvert dans un tableur ou changé par d’autres depuis, et ce qui est déjà publié.",
        "Writes even a file that a spreadsheet holds open or others have changed since, and what is already published.",
    )
    return options.yes_option(text)


def _of_undo(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        _yes_option(translate),
        click.Option(
            ["--list", "as_list"],
            is_flag=True,
            help=translate(
                "Montre les changements gardés, sans rien annuler.", "Shows the changes kept, and undoes none."
            ),
        ),
    ]


def _of_redo(translate: Translate) -> list[click.Parameter]:
    return [options.folder_argument(), _yes_option(translate)]


HISTORY = (
    Entry(
        "undo",
        Message(
            fr="Annule le dernier changement que Journée a fait dans le dossier.",
            en="Takes back the last change that Journée made in the folder.",
        ),
        _of_undo,
    ),
    Entry(
        "redo",
        Message(fr="Refait le changement qui vient d’être annulé.", en="Makes the change again that was undone."),
        _of_redo,
    ),
)
