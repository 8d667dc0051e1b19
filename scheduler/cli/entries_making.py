"""The commands that make a programme and its files, with their help and parameters; loads click alone."""

from __future__ import annotations

import click

from scheduler.cli import options, values
from scheduler.cli.argument_names import ITEM
from scheduler.cli.entry import Entry
from scheduler.cli.values import Translate
from scheduler.language.message import Message, message


def _folder_only(translate: Translate) -> list[click.Parameter]:
    return [options.folder_argument()]


def _of_check(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--fix"],
            is_flag=True,
            help=translate(
                "Écrit dans les fichiers, en bonne forme, ce qui a été compris ; journee undo le reprend.",
                "Writes into the files, in the proper form, what was understood; journee undo takes it back.",
            ),
        ),
        options.yes_option(
            translate(
                "Avec --fix : écrit même un fichier ouvert dans un tableur.",
                "With --fix: writes even a file that a spreadsheet holds open.",
            )
        ),
    ]


def _of_solve(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--out"],
            type=values.FilePath(),
            metavar="DIR",
            help=translate("Écrit dans ce dossier au lieu de DIR/out.", "Writes into this folder instead of DIR/out."),
        ),
        *options.search_options(translate, 60),
    ]


def _of_verify(translate: Translate) -> list[click.Parameter]:
    return [options.folder_argument(), options.folder_argument("schedule", "SCHEDULE", required=False)]


def _mailing(translate: Translate) -> str:
    """What to ask for instead of a format that is written with the mails (contract §8)."""
    return translate(
        "mailing.csv accompagne les courriels d’une version : journee mail DIR l’écrit",
        "mailing.csv goes with the mails of a release: journee mail DIR writes it",
    )


def _of_export(translate: Translate) -> list[click.Parameter]:
    import exports

    return [
        options.folder_argument(),
        click.Option(
            ["--format", "formats"],
            type=values.OneOf(exports.names, translate, {"mailing": _mailing(translate)}),
            multiple=True,
            metavar="F",
            help=translate(
                "Ce format seulement ; peut être répété : {names}.",
                "Only this format; may be repeated: {names}.",
                names=", ".join(exports.names()),
            ),
        ),
        click.Option(
            ["--fold-marks"],
            is_flag=True,
            help=translate("Marque le pli sur le livret imposé.", "Marks the fold on the imposed booklet."),
        ),
        click.Option(
            ["--creep"],
            type=values.Number(float, 0, 10, translate),
            default=0.0,
            metavar="MM",
            help=translate(
                "Rapproche du pli les pages du centre du livret, la plus intérieure de MM millimètres.",
                "Brings the inner pages of the booklet nearer to the fold, the innermost by MM millimetres.",
            ),
        ),
        *_of_exchange(translate),
    ]


def _of_exchange(translate: Translate) -> list[click.Parameter]:
    """The options of what is exported for other systems."""
    return [
        click.Option(
            ["--heading"],
            type=values.Number(int, 2, 6, translate),
            default=3,
            metavar="N",
            help=translate(
                "Niveau des premiers titres de fragment.html, de 2 à 6 (3 par défaut).",
                "Level of the first headings of fragment.html, 2 to 6 (default 3).",
            ),
        ),
        click.Option(
            ["--breaks"],
            is_flag=True,
            help=translate(
                "Met aussi les pauses dans les fichiers pour applications (frab, schedule-json).",
                "Puts the breaks into the files for apps too (frab, schedule-json).",
            ),
        ),
        click.Option(
            ["--with-addresses"],
            is_flag=True,
            help=translate(
                "Met les adresses électroniques dans programme.xlsx, qui n’est alors pas à publier.",
                "Puts the e-mail addresses into programme.xlsx, which is then not for publication.",
            ),
        ),
    ]


def _of_move(translate: Translate) -> list[click.Parameter]:
    item = translate(ITEM.fr, ITEM.en)
    return [
        options.folder_argument(),
        click.Argument(["item"], metavar=item),
        click.Option(
            ["--at"],
            metavar="HH:MM",
            help=translate("L’heure à laquelle il commence.", "The hour at which it starts."),
        ),
        click.Option(
            ["--room"],
            metavar=translate("SALLE", "ROOM"),
            help=translate("La salle où il va (avec --at).", "The room that it goes to (with --at)."),
        ),
        click.Option(["--before"], metavar=item, help=translate("Juste avant ceci.", "Right before this.")),
        click.Option(["--after"], metavar=item, help=translate("Juste après ceci.", "Right after this.")),
        click.Option(["--swap"], metavar=item, help=translate("À la place de ceci.", "In the place of this.")),
    ]


#: The instructions for printing the booklet, at the end of `export --help`.
_PRINTING = message(
    "Imprimer le livret : ouvrez print/booklet-print.pdf ; papier A4, orientation paysage, taille réelle (100 %, sans "
    "« ajuster à la page »), recto verso, retourner sur les bords courts. Gardez les feuilles dans l’ordre où elles "
    "sortent, pliez-les ensemble en deux, la couverture dehors, et agrafez deux fois sur le pli. Au-delà d’une "
    "quinzaine de feuilles, le centre dépasse : mesurez de combien de millimètres sur un essai et donnez-le à --creep, "
    "puis massicotez. --fold-marks montre où plier.",
    "Printing the booklet: open print/booklet-print.pdf; A4 paper, landscape, actual size (100 %, no “fit to page”), "
    "on both sides, flipped on the short edge. Keep the sheets in the order in which they come out, fold them in half "
    "together, the cover outside, and staple twice on the fold. From about fifteen sheets on the middle sticks out: "
    "measure by how many millimetres on a trial, give them to --creep, then trim. --fold-marks shows where to fold.",
)


MAKING = (
    Entry(
        "init",
        Message(
            fr="Crée dans DIR un dossier d’événement commenté, dont le programme se calcule tel quel.",
            en="Makes a commented event folder DIR, ready to be solved as it is.",
        ),
        _folder_only,
    ),
    Entry(
        "check",
        Message(
            fr="Lit tout le dossier et dit toutes les erreurs à la fois.",
            en="Reads the whole folder and tells every mistake at once.",
        ),
        _of_check,
    ),
    Entry(
        "solve",
        Message(
            fr="Cherche le meilleur programme et écrit DIR/out.", en="Finds the best programme and writes DIR/out."
        ),
        _of_solve,
    ),
    Entry(
        "verify",
        Message(
            fr="Contrôle un programme (DIR/out/schedule.json ou SCHEDULE), règle par règle.",
            en="Checks a programme (DIR/out/schedule.json or SCHEDULE), rule by rule.",
        ),
        _of_verify,
    ),
    Entry(
        "export",
        Message(
            fr="Écrit de nouveau les fichiers à partir de DIR/out/schedule.json.",
            en="Writes the files again from DIR/out/schedule.json.",
        ),
        _of_export,
        _PRINTING,
    ),
    Entry(
        "move",
        Message(
            fr="Change le programme à la main : un exposé, une session, une pause ; dit ce que cela enfreint et coûte.",
            en="Changes the programme by hand: a talk, a session, a break; says what that breaks and costs.",
        ),
        _of_move,
    ),
)
