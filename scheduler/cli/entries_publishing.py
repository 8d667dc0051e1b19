"""The commands for releases and for imports with their help and parameters; loads click alone."""

from __future__ import annotations

import click

from scheduler.cli import options, values
from scheduler.cli.entry import Entry
from scheduler.cli.values import Translate
from scheduler.importing.formats import FORMATS
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
                "lisent, sauf les personnes qui y sont nommées, et `journee diff` le montre.",
                "What changes and why, in a line: everybody who gets a mail of this release reads it there, except "
                "those whom it names, and “journee diff” shows it.",
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
            type=values.FilePath(),
            metavar=translate("FICHIER", "FILE"),
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
        _flag(
            "--decisions",
            translate(
                "Les réponses aux propositions de DIR/proposals : acceptée, refusée, à compléter.",
                "The answers to the proposals in DIR/proposals: accepted, rejected, to be completed.",
            ),
        ),
    ]


def _flag(name: str, help: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help)


def _of_import(translate: Translate) -> list[click.Parameter]:
    return [
        click.Argument(["FORMAT"], type=values.OneOf(lambda: FORMATS, translate)),
        click.Argument(["source"], metavar="SOURCE…", nargs=-1, required=False, type=values.FilePath()),
        options.folder_argument(),
        values.Parted(
            ["--map"],
            shape=("FIELD", "=", "COLUMN"),
            translate=translate,
            multiple=True,
            help=translate(
                "La colonne de la source où se trouve ce champ ; peut être répété.",
                "The column of the source that has this field; may be repeated.",
            ),
        ),
        values.Parted(
            ["--value"],
            shape=("FIELD", ":", "FROM", "=", "TO"),
            translate=translate,
            multiple=True,
            help=translate(
                "Ce que veut dire une valeur de la source, par exemple « status:oui=accepted » ; peut être répété.",
                "What a value of the source means, for example “status:yes=accepted”; may be repeated.",
            ),
        ),
        click.Option(
            ["--speakers"],
            type=values.OneOf(lambda: ("all", "first", "presenting"), translate),
            metavar="all|first|presenting",
            help=translate(
                "Lesquels des auteurs présentent : tous, le premier, ou ceux que la source désigne.",
                "Which of the authors present: all, the first, or those whom the source names.",
            ),
        ),
        click.Option(
            ["--sheet"],
            default="",
            metavar=translate("NOM", "NAME"),
            help=translate("La feuille du classeur.", "The sheet of the workbook."),
        ),
        click.Option(
            ["--as", "name"],
            metavar=translate("NOM", "NAME"),
            help=translate(
                "Nom de la source, par lequel son prochain export est reconnu (par défaut FORMAT).",
                "Name of the source, by which its next export is known (default: FORMAT).",
            ),
        ),
        _flag(
            "--keep-times",
            translate("Garde les heures et les salles de la source.", "Keeps the source’s hours and rooms."),
        ),
        _flag(
            "--dry-run", translate("Dit ce qui changerait, n’écrit rien.", "Says what would change, writes nothing.")
        ),
        click.Option(
            ["--theirs"],
            multiple=True,
            is_flag=False,
            flag_value="",
            metavar=translate("[EXPOSÉ.COLONNE]", "[TALK.COLUMN]"),
            help=translate(
                "En cas de conflit, prend la valeur de la source (partout, ou dans cette cellule).",
                "In a conflict, takes the source’s value (everywhere, or in this cell).",
            ),
        ),
        click.Option(
            ["--again"],
            multiple=True,
            metavar="REF",
            help=translate(
                "Reprend un exposé dont vous aviez supprimé la ligne.", "Takes back a talk whose row you had deleted."
            ),
        ),
        click.Option(
            ["--apart"],
            multiple=True,
            metavar="REF",
            help=translate(
                "C’est un autre exposé que celui du même titre.", "This talk is not the one of the same title."
            ),
        ),
        options.yes_option(
            translate(
                "Écrit même un fichier ouvert dans un tableur, et les disponibilités reçues par courriel.",
                "Writes even a file that a spreadsheet holds open, and the availability that came by mail.",
            )
        ),
        click.Option(
            ["--all"],
            is_flag=True,
            help=translate(
                "Écrit aussi les exposés qui ne sont pas acceptés, avec leur statut.",
                "Writes the talks that are not accepted too, with their status.",
            ),
        ),
    ]


_IMPORTED = message(
    "FORMAT dit d’où vient SOURCE (un ou plusieurs fichiers d’un export, ou leur dossier) : {formats} ; « table » est "
    "un tableau quelconque, « auto » reconnaît le format. Rien n’est jamais téléchargé. DIR vide ou nouveau : un "
    "dossier d’événement est fait. DIR qui a déjà un event.toml : ce qui a changé dans la source y est repris, "
    "cellule par cellule, et rien de ce que vous avez écrit n’est perdu. « mails » fait de courriels et de leurs "
    "pièces des propositions à relire (DIR/proposals) ; « proposals », sans SOURCE, reprend celles que vous y avez "
    "acceptées.",
    "FORMAT says where SOURCE is from (one or several files of an export, or their folder): {formats}; “table” is any "
    "table, “auto” names the format by the files. "
    "Nothing is ever fetched. DIR empty or new: an event folder is made. DIR that has an event.toml: what changed in "
    "the source is taken in, cell by cell, and nothing that you wrote is lost. “mails” makes proposals of mails and "
    "the documents with them, to be read through (DIR/proposals); “proposals”, without SOURCE, takes in those that you "
    "accepted there.",
    formats=", ".join(FORMATS),
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
            fr="Fait un dossier d’événement d’un tableau, d’un export ou de courriels, ou y reprend ce qui a changé."
            f"\n\nFORMAT : {', '.join(FORMATS)} (auto : reconnu à ce que contiennent les fichiers).",
            en="Makes an event folder of a table, an export or mails, or takes into it what changed there."
            f"\n\nFORMAT: {', '.join(FORMATS)} (auto: known by what the files hold).",
        ),
        _of_import,
        _IMPORTED,
    ),
)
