"""The price of empty time that a repair leaves: people more to be told, talks more that move, or that it stays."""

from __future__ import annotations

import pytest
from made_days import DAY, event, programme, talk

from scheduler.domain.breaks import Plenary
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Pin
from scheduler.explanation.oddities.prices import Price, prices
from scheduler.search.control import Budget
from scheduler.search.repair import Repaired, repair

PEOPLE = tuple(Person(id=name.lower(), name=name) for name in ("Ada", "Bob", "Cy"))
CLOSING = Plenary(id="end", title="Table", day=DAY, start=660, duration=30)


def published(**pins: int) -> tuple[Event, Programme]:
    """Four talks from nine to eleven, Ada's, Bob's, Cy's and one of nobody, then a plenary at its hour."""
    speakers = ("ada", "bob", "cy", "ada")
    talks = tuple(
        talk(f"T{n}", speakers=(who,), pin=Pin(day=DAY, start=pins[f"T{n}"]) if f"T{n}" in pins else None)
        for n, who in enumerate(speakers, start=1)
    )
    made = event(talks, people=PEOPLE, plenaries=(CLOSING,), rules=(("session_apart", "off"),), step=30)
    return made, programme(made, {"T1 T2 T3 T4": (540, "x")}, None, {"end": 660})


def without(made: Event, name: str) -> Event:
    return made.model_copy(update={"talks": tuple(t for t in made.talks if t.id != name)})


def priced(made: Event, known: Programme) -> list[Price]:
    repaired: Repaired = repair(made, known, Budget.of(60), workers=1)
    return list(prices(made, known, repaired, Budget.of(60), workers=1).values())


def test_the_people_who_would_be_told_besides_are_counted() -> None:
    """Bob's talk falls out of the middle: Ada's first one, or Cy's and Ada's last, could close the gap."""
    made, known = published()
    (price,) = priced(without(made, "T2"), known)
    assert (price.possible, price.elsewhere, price.told) == (True, False, 1)
    assert price.text.fr == "ce vide disparaîtrait si une personne de plus était prévenue"
    assert price.text.en == "this gap would go away if one more person were told"


def test_what_nothing_can_close_is_said_to_stay() -> None:
    made, known = published(T1=540, T3=600, T4=630)
    (price,) = priced(without(made, "T2"), known)
    assert price == Price(possible=False)
    assert price.text.fr == "ce vide ne peut disparaître, quoi qu’on déplace"


def test_a_day_with_fixed_ends_keeps_its_empty_time_at_another_hour() -> None:
    made, known = published()
    opening = Plenary(id="start", title="Accueil", day=DAY, start=510, duration=30)
    days = (made.days[0].model_copy(update={"start": 510}),)
    framed = made.model_copy(update={"plenaries": (opening, CLOSING), "days": days})
    known = programme(framed, {"T1 T2 T3 T4": (540, "x")}, None, {"start": 510, "end": 660})
    (price,) = priced(without(framed, "T2"), known)
    assert (price.possible, price.elsewhere, price.told) == (True, True, 1)
    assert price.text.fr == "ce vide passerait à un autre moment du jour si une personne de plus était prévenue"


def test_what_was_empty_before_has_no_price_and_without_time_nothing_has() -> None:
    made, _ = published()
    made = without(made, "T2")
    known = programme(made, {"T1": (540, "x"), "T3 T4": (600, "x")}, None, {"end": 660})
    assert priced(made, known) == []
    whole, former = published()
    repaired = repair(without(whole, "T2"), former, Budget.of(60), workers=1)
    assert prices(without(whole, "T2"), former, repaired, Budget.of(0)) == {}


@pytest.mark.parametrize(
    ("price", "fr", "en"),
    [
        (
            Price(True, told=3),
            "ce vide disparaîtrait si 3 personnes de plus étaient prévenues",
            "this gap would go away if 3 more people were told",
        ),
        (
            Price(True, moved=1),
            "ce vide disparaîtrait si un exposé de plus était déplacé",
            "this gap would go away if one more talk were moved",
        ),
        (
            Price(True, moved=2),
            "ce vide disparaîtrait si 2 exposés de plus étaient déplacés",
            "this gap would go away if 2 more talks were moved",
        ),
        (
            Price(True),
            "ce vide disparaîtrait sans que personne d’autre ait à être prévenu",
            "this gap would go away with nobody else to be told",
        ),
    ],
)
def test_the_price_is_said(price: Price, fr: str, en: str) -> None:
    assert (price.text.fr, price.text.en) == (fr, en)
