"""Oddities in words and as objects: with their places, and below empty time what would fill it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from scheduler.cli.report.oddities import explained_lines, former_lines, oddity_line, oddity_lines, oddity_objects
from scheduler.domain.difference import Difference
from scheduler.explanation.oddities import Oddity
from scheduler.explanation.oddities.fillings import Filling
from scheduler.explanation.oddities.prices import Price
from scheduler.explanation.oddities.stretches import Stretch
from scheduler.explanation.way_out import WayOut
from scheduler.language.message import Language, Message
from scheduler.reading.report import Spot
from scheduler.services.oddities_in_files import OddityInFiles, ReasonInFiles
from scheduler.services.ways_in_files import Way, WayInFiles, Written

DAY = date(2027, 6, 10)
TEXT = Message("Rien de 9 h à 10 h", "Nothing is on from 9:00 to 10:00")
TEA = ReasonInFiles("break_window", ("tea",), Message("la pause attend", "the break waits"), None)
ODD = OddityInFiles(
    Oddity("empty", DAY, 540, 600, (), TEXT), (TEA._replace(spot=Spot("event.toml", None, "breaks[1].at")),)
)
STRETCH = Stretch(DAY, 540, 600)
LEVEL = Difference("sessions", 3, 4)
WAY = WayInFiles(
    Way((), (Message("Déplacer", "Move"),), (Written("event.toml", None, "breaks[1].at", "10:00", "09:30"),), True),
    (),
    WayOut((), (), (), ()),
)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\xa0", " ")


def test_a_line_has_the_reasons_with_their_places() -> None:
    two = ODD._replace(reasons=(*ODD.reasons, TEA._replace(spot=Spot("talks.csv", 4, "disponibilités"))))
    assert plain(oddity_line(two, "fr")) == (
        "Rien de 9 h à 10 h : la pause attend (event.toml, breaks[1].at) "
        "et la pause attend (talks.csv:4, disponibilités)."
    )
    assert oddity_line(ODD._replace(reasons=(TEA,)), "en") == "Nothing is on from 9:00 to 10:00: the break waits."
    assert oddity_line(ODD._replace(reasons=()), "en") == "Nothing is on from 9:00 to 10:00."


def test_the_price_after_a_repair_ends_the_line() -> None:
    priced = ODD._replace(reasons=(), price=Price(True, told=1))
    assert plain(oddity_line(priced, "fr")) == (
        "Rien de 9 h à 10 h ; ce vide disparaîtrait si une personne de plus était prévenue."
    )
    (made,) = oddity_objects([priced], "fr")
    assert made["price"] == {"possible": True, "elsewhere": False, "told": 1, "moved": 0}


def test_the_command_that_says_more_stands_below_and_only_with_oddities() -> None:
    assert list(oddity_lines([], Path("x"), "fr")) == []
    assert plain(list(oddity_lines([ODD], Path("x"), "fr"))[-1]) == "Pour en savoir plus : journee explain x"


@pytest.mark.parametrize(
    ("filling", "ways", "language", "expected"),
    [
        (
            Filling(STRETCH, "optimal", (LEVEL,)),
            (),
            "fr",
            ["Il peut être rempli ; ce que cela change :", "  Peu de sessions : 3 → 4"],
        ),
        (
            Filling(STRETCH, "optimal", (LEVEL,)),
            (WAY,),
            "en",
            [
                "It can be filled; what that changes:",
                "  Few sessions: 3 → 4",
                "What would fill it at no loss, verified:",
            ],
        ),
        (
            Filling(STRETCH, "feasible", (LEVEL,)),
            (),
            "fr",
            ["Il peut être rempli", "  Peu de sessions", "(Peut-être à moins : le temps a manqué pour le prouver.)"],
        ),
        (
            Filling(STRETCH, "optimal", (Difference("sessions", 3, 3),)),
            (),
            "fr",
            ["Un programme aussi bon ne l’a pas."],
        ),
        (
            Filling(STRETCH, "infeasible"),
            (WAY,),
            "fr",
            ["Ce qui le remplirait, vérifié :", "  – Déplacer", "    event.toml, breaks[1].at : 10:00 → 09:30"],
        ),
        (Filling(STRETCH, "infeasible"), (), "en", ["No programme fills it without emptying another time"]),
        (
            Filling(STRETCH, "infeasible", complete=False),
            (),
            "fr",
            ["Le temps a manqué pour chercher ce qui le remplirait"],
        ),
        (Filling(STRETCH, "unknown", complete=False), (), "en", ["There was no time to look for what would fill it"]),
    ],
)
def test_what_would_fill_it_stands_below(
    filling: Filling, ways: tuple[WayInFiles, ...], language: Language, expected: list[str]
) -> None:
    head, *below = list(explained_lines([ODD._replace(filling=filling, ways=ways)], language))[1:]
    assert head == oddity_line(ODD, language)
    for line, start in zip(below, expected, strict=False):
        assert plain(line).removeprefix("  ").startswith(start)
    assert len(below) >= len(expected)


def test_a_cut_axis_without_a_reason_is_left_to_the_lines_on_split_axes() -> None:
    cut = ODD._replace(oddity=Oddity("cut", DAY, 540, 600, ("1",), TEXT), reasons=())
    assert list(explained_lines([cut], "fr")) == []
    assert list(explained_lines([cut._replace(reasons=(TEA,))], "fr"))[1:] == [
        oddity_line(cut._replace(reasons=(TEA,)), "fr")
    ]


def test_the_empty_time_of_a_former_programme_stands_below_its_folder() -> None:
    assert list(former_lines([], Path("x/out"), "fr")) == []
    head, line = list(former_lines([ODD], Path("x/out"), "fr"))[1:]
    assert plain(head) == "Dans le programme de x/out, que le dossier ne permet plus :"
    assert line.strip() == oddity_line(ODD, "fr")


def test_the_object_has_the_place_and_the_filling() -> None:
    (made,) = oddity_objects([ODD._replace(filling=Filling(STRETCH, "optimal", (LEVEL,)), ways=(WAY,))], "fr")
    assert (made["kind"], made["day"], made["start"], made["end"]) == ("empty", "2027-06-10", "09:00", "10:00")
    assert [(reason["file"], reason["row"], reason["key"]) for reason in made["reasons"]] == [
        ("event.toml", None, "breaks[1].at")
    ]
    assert made["filling"]["possible"] is True
    assert made["filling"]["levels"] == [{"name": "sessions", "now": 3, "then": 4}]
    assert [way["text"] for way in made["filling"]["ways_out"]] == ["Déplacer"]
    (unsure,) = oddity_objects([ODD._replace(filling=Filling(STRETCH, "unknown"))], "fr")
    assert unsure["filling"]["possible"] is None
