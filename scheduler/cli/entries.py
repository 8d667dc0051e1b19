"""The commands with their help and their parameters; loads click alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import click

from scheduler.cli import options, values
from scheduler.cli.values import Translate
from scheduler.language.message import Message, message

_LONGEST, _MOST_WORKERS, _LARGEST_SEED = 1_000_000, 1024, 2**31 - 1


class Entry(NamedTuple):
    """A command of `scheduler.cli.commands`, which is called with the console and the values of `parameters`."""

    name: str
    help: Message
    parameters: Callable[[Translate], list[click.Parameter]]
    epilogue: Message | None = None


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


def _search_options(translate: Translate, seconds: int) -> list[click.Parameter]:
    return [
        click.Option(
            ["--time-limit"],
            type=values.Number(float, 0.1, _LONGEST, translate),
            default=seconds,
            metavar="S",
            help=translate(
                "Secondes en tout ({seconds} par défaut).", "Seconds in all (default {seconds}).", seconds=seconds
            ),
        ),
        click.Option(
            ["--workers"],
            type=values.Number(int, 1, _MOST_WORKERS, translate),
            metavar="N",
            help=translate(
                "Recherches parallèles (par défaut une par cœur).", "Parallel searches (default: one per core)."
            ),
        ),
        click.Option(
            ["--seed"],
            type=values.Number(int, 0, _LARGEST_SEED, translate),
            default=0,
            metavar="N",
            help=translate("Graine de la recherche (0 par défaut).", "Seed of the search (default 0)."),
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
        *_search_options(translate, 60),
    ]


def _of_explain(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--apply"],
            type=values.Number(int, 1, 100, translate),
            metavar="N",
            help=translate("Écrit dans le dossier le moyen n° N d’en sortir.", "Writes way out no. N into the folder."),
        ),
        options.yes_option(
            translate(
                "Avec --apply : écrit même un fichier ouvert dans un tableur.",
                "With --apply: writes even a file that a spreadsheet holds open.",
            )
        ),
        *_search_options(translate, 150),
    ]


def _of_why(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Argument(["talk"], metavar=translate("EXPOSÉ", "TALK")),
        click.Option(
            ["--at"],
            metavar="HH:MM",
            help=translate(
                "L’heure où il commencerait ; sans elle, toutes les heures possibles.",
                "When it would start; without it, every hour that is possible.",
            ),
        ),
        click.Option(
            ["--room"],
            metavar=translate("SALLE", "ROOM"),
            help=translate("La salle où il aurait lieu.", "The room it would be in."),
        ),
        click.Option(
            ["--least"],
            is_flag=True,
            help=translate(
                "Ce qui change le moins au lieu de ce qui est le meilleur (avec --at).",
                "What changes least instead of what is best (with --at).",
            ),
        ),
        *_search_options(translate, 60),
    ]


def _of_repair(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--cancel"],
            multiple=True,
            metavar=translate("EXPOSÉ", "TALK"),
            help=translate("Cet exposé n’aura pas lieu ; peut être répété.", "This talk is off; may be repeated."),
        ),
        values.WithHours(
            ["--unavailable"],
            multiple=True,
            metavar=translate("NOM [HH:MM-HH:MM]", "NAME [HH:MM-HH:MM]"),
            help=translate(
                "Cette personne n’est pas là, ou pas à ces heures ; peut être répété.",
                "This person is away, or away at these hours; may be repeated.",
            ),
        ),
        click.Option(
            ["--add"],
            is_flag=True,
            help=translate("Le tableau des exposés a de nouvelles lignes.", "The table of talks has new rows."),
        ),
        click.Option(
            ["--late"],
            type=values.Number(int, 1, 1440, translate),
            metavar="MINUTES",
            help=translate("La journée a pris tant de retard (avec --now).", "The day runs so late (with --now)."),
        ),
        click.Option(["--now"], metavar="HH:MM", help=translate("L’heure qu’il est.", "The hour that it is.")),
        click.Option(
            ["--until"],
            metavar="HH:MM",
            help=translate("La journée peut finir à cette heure (avec --late).", "The day may end then (with --late)."),
        ),
        click.Option(
            ["--aim"],
            type=values.OneOf(lambda: ("order", "people"), translate),
            metavar="order|people",
            help=translate(
                "order : tout glisse dans l’ordre et finit au plus tôt (par défaut) ; people : le moins de personnes à "
                "prévenir (avec --late).",
                "order: everything slides in its order and ends as early as possible (default); people: the fewest "
                "people to tell (with --late).",
            ),
        ),
        click.Option(
            ["--from", "base"],
            type=values.FilePath(),
            metavar="FILE",
            help=translate(
                "Le programme à changer le moins possible (par défaut le dernier publié, sinon DIR/out/schedule.json).",
                "The programme to change least (default: the last release, else DIR/out/schedule.json).",
            ),
        ),
        click.Option(
            ["--apply"],
            type=values.Number(int, 1, 100, translate),
            metavar="N",
            help=translate(
                "S’il n’y a plus de programme, prend aussi le moyen n° N d’en sortir.",
                "Where no programme is left, takes way out no. N too.",
            ),
        ),
        options.yes_option(
            translate(
                "Écrit amendments.toml même s’il est ouvert ailleurs.",
                "Writes amendments.toml even if another program holds it open.",
            )
        ),
        *_search_options(translate, 60),
    ]


def _of_alternatives(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["-k", "count"],
            type=values.Number(int, 2, 20, translate),
            default=3,
            metavar="N",
            help=translate("Combien de programmes en tout (3 par défaut).", "How many programmes in all (default 3)."),
        ),
        values.Loss(
            ["--loss", "losses"],
            translate=translate,
            multiple=True,
            metavar=translate("NIVEAU=N", "LEVEL=N"),
            help=translate(
                "Ce niveau peut être moins bon de N ; peut être répété.",
                "This level may be worse by N; may be repeated.",
            ),
        ),
        click.Option(
            ["--take"],
            type=values.Number(int, 1, 20, translate),
            metavar="N",
            help=translate("Écrit le programme n° N dans DIR/out.", "Writes programme no. N into DIR/out."),
        ),
        *_search_options(translate, 60),
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
    item = translate("QUOI", "ITEM")
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


ENTRIES = (
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
    Entry(
        "explain",
        Message(
            fr="Dit pourquoi il n’y a pas de programme et comment en sortir ; sinon, ce qui a été optimisé.",
            en="Says why there is no programme and what would help; else what was optimised.",
        ),
        _of_explain,
    ),
    Entry(
        "why",
        Message(
            fr="Dit ce que coûterait un exposé à une autre heure, ou ce qui l’interdit.",
            en="Says what a talk at another hour would cost, or what forbids it.",
        ),
        _of_why,
    ),
    Entry(
        "repair",
        Message(
            fr="Trouve le programme qui change le moins après un imprévu, et écrit DIR/out.",
            en="Finds the programme that changes least when something has happened, and writes DIR/out.",
        ),
        _of_repair,
    ),
    Entry(
        "alternatives",
        Message(
            fr="Montre des programmes aussi bons et aussi différents que possible.",
            en="Shows programmes that are as good and as different as can be.",
        ),
        _of_alternatives,
    ),
)
