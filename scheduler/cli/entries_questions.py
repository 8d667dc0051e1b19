"""The commands that ask the search a question, with their help and parameters; loads click alone.

Why there is no programme, what an hour would cost, what changes least, and which programmes are as good.
"""

from __future__ import annotations

import click

from scheduler.cli import options, values
from scheduler.cli.argument_names import TALK
from scheduler.cli.entry import Entry
from scheduler.cli.values import Translate
from scheduler.language.message import Message


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
        *options.search_options(translate, 150),
    ]


def _of_why(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Argument(["talk"], metavar=translate(TALK.fr, TALK.en)),
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
        *options.search_options(translate, 60),
    ]


def _of_repair(translate: Translate) -> list[click.Parameter]:
    return [
        options.folder_argument(),
        click.Option(
            ["--cancel"],
            multiple=True,
            metavar=translate(TALK.fr, TALK.en),
            help=translate("Cet exposé n’aura pas lieu ; peut être répété.", "This talk is off; may be repeated."),
        ),
        values.WithHours(
            ["--unavailable"],
            multiple=True,
            metavar=translate("NOM [HEURES]", "NAME [HOURS]"),
            help=translate(
                "Cette personne n’est pas là, ou pas à ces heures (14:00-16:00, « vendredi matin ») ; peut être "
                "répété.",
                "This person is away, or away at these hours (14:00-16:00, “Friday morning”); may be repeated.",
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
            metavar=translate("FICHIER", "FILE"),
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
        *options.search_options(translate, 60),
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
        *options.search_options(translate, 60),
    ]


QUESTIONS = (
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
