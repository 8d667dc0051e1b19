"""The commands for releases and for imports with their help and parameters; loads click alone."""

from __future__ import annotations

import click

from scheduler.cli import options
from scheduler.cli.entries import Entry
from scheduler.cli.options import Translate
from scheduler.importing.formats import formats
from scheduler.language.message import Message, message


def _of_publish(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["-m", "--message"],
            default="",
            metavar=translate("TEXTE", "TEXT"),
            help=translate(
                "Ce qui change et pourquoi, en une ligne : tous ceux qui reçoivent un courriel de cette version l’y "
                "lisent, sauf qui y est nommé, et `journee diff` le montre.",
                "What changes and why, in a line: everybody who gets a mail of this release reads it there, but for "
                "whoever it names, and “journee diff” shows it.",
            ),
        ),
        click.Option(
            ["--date"],
            metavar="YYYY-MM-DD",
            help=translate("Date de la publication (par défaut maintenant).", "Date of the release (default: now)."),
        ),
        click.Option(
            ["--withdraw"],
            is_flag=True,
            help=translate(
                "Retire la dernière version, tant qu’aucun courriel n’en est parti.",
                "Takes the last release back, as long as none of its mails was sent.",
            ),
        ),
        options.yes_option(
            translate("Publie à une date à venir sans demander.", "Publishes at a date to come without asking.")
        ),
    ]


def _of_diff(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Argument(["before"], metavar="A", required=False),
        click.Argument(["after"], metavar="B", required=False),
        click.Option(
            ["--page"],
            type=options.FilePath(),
            metavar="FILE",
            help=translate(
                "Écrit aussi une page à lire dans un navigateur.", "Also writes a page to read in a browser."
            ),
        ),
    ]


def _of_mail(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--release"],
            metavar="N",
            help=translate("La version dont il s’agit (par défaut la dernière).", "Which release (default: the last)."),
        ),
        click.Option(
            ["--send"],
            is_flag=True,
            help=translate(
                "Envoie, après confirmation, par le serveur de la variable JOURNEE_SMTP.",
                "Sends, once confirmed, through the server of the variable JOURNEE_SMTP.",
            ),
        ),
        options.yes_option(translate("Envoie sans demander.", "Sends without asking.")),
    ]


def _of_import(translate: Translate) -> list[click.Parameter]:
    def each(name: str, metavar: str, french: str, english: str) -> click.Option:
        return click.Option([name], multiple=True, metavar=metavar, help=translate(french, english))

    def flag(name: str, french: str, english: str) -> click.Option:
        return click.Option([name], is_flag=True, help=translate(french, english))

    return [
        click.Argument(["FORMAT"], type=options.OneOf(formats, translate)),
        click.Argument(["sources"], metavar="SOURCE…", nargs=-1, required=True, type=options.FilePath()),
        options.folder_argument(),
        click.Option(
            ["--as", "name"],
            metavar="NAME",
            help=translate(
                "Nom de la source, par lequel son prochain export est reconnu (par défaut : FORMAT).",
                "Name of the source, by which its next export is known (default: FORMAT).",
            ),
        ),
        each(
            "--map",
            "FIELD=COLUMN",
            "La colonne de la source qui donne ce champ : title=« Titre de votre communication ».",
            "The source’s column that gives this field: title=“Title of your talk”.",
        ),
        each(
            "--value",
            "FIELD:FROM=TO",
            "Ce qu’une valeur de la source veut dire : status:oui=accepted.",
            "What a value of the source means: status:yes=accepted.",
        ),
        click.Option(
            ["--speakers"],
            type=options.OneOf(lambda: ("all", "first", "presenting"), translate),
            help=translate(
                "Qui des auteurs intervient, où la source ne le dit pas (par défaut : tous).",
                "Who of the authors presents, where the source does not say it (default: all).",
            ),
        ),
        flag("--keep-times", "Garde les heures et les salles de la source.", "Keeps the source’s hours and rooms."),
        flag("--all", "Écrit aussi ce qui n’est pas accepté, avec son statut.", "Writes what is not accepted too."),
        click.Option(["--sheet"], metavar="NAME", help=translate("Feuille du classeur.", "Sheet of the workbook.")),
        flag("--dry-run", "Dit ce qui changerait, n’écrit rien.", "Says what would change, writes nothing."),
        click.Option(
            ["--theirs"],
            multiple=True,
            is_flag=False,
            flag_value="",
            metavar="[TALK.COLUMN]",
            help=translate(
                "En cas de conflit, prend la valeur de la source (partout, ou dans cette cellule).",
                "Of a conflict takes the source’s value (everywhere, or in this cell).",
            ),
        ),
        each(
            "--again",
            "REF",
            "Reprend un exposé dont la ligne a été supprimée.",
            "Takes a talk back whose row was deleted.",
        ),
        each(
            "--apart", "REF", "Un autre exposé que celui du même titre.", "Another talk than the one of the same title."
        ),
        options.yes_option(
            translate(
                "Écrit même si un tableur a le fichier ouvert.", "Writes even if a spreadsheet has the file open."
            )
        ),
    ]


_IMPORTED = message(
    "SOURCE : les fichiers d’un export, ou leur dossier ; rien n’est jamais téléchargé. DIR vide ou nouveau : un dossier "
    "d’événement ; DIR qui a déjà event.toml : ce qui a changé y est repris, cellule par cellule, et rien de ce que vous "
    "avez écrit n’est perdu.",
    "SOURCE: the files of an export, or their folder; nothing is ever fetched. DIR empty or new: an event folder; DIR "
    "that has event.toml: what changed is taken in, cell by cell, and nothing that you wrote is lost.",
)

PUBLISHING = (
    Entry(
        "publish",
        Message(
            fr="Publie DIR/out : v1, v2… ; les agendas en gardent le numéro et la date.",
            en="Publishes DIR/out as v1, v2 …; calendars keep its number and date.",
        ),
        _of_publish,
    ),
    Entry(
        "diff",
        Message(
            fr="Dit ce qui change entre deux versions publiées (ou depuis la dernière), et qui prévenir.",
            en="Says what changed between two releases (or since the last), and who has to be told.",
        ),
        _of_diff,
    ),
    Entry(
        "mail",
        Message(
            fr="Écrit les courriels d’une version : à qui elle change quelque chose, avec l’entrée d’agenda.",
            en="Writes the mails of a release: to whom it changes something, with the calendar entry.",
        ),
        _of_mail,
    ),
    Entry(
        "import",
        Message(
            fr="Fait un dossier d’événement à partir de l’export d’un autre programme.",
            en="Makes an event folder out of another program’s export.",
        ),
        _of_import,
        _IMPORTED,
    ),
)
