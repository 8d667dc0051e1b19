"""Hypothesis draws tiny events with posters, which are shown during some of their breaks and plenaries."""

from __future__ import annotations

from drawn_parts import seldom, windows
from hypothesis import strategies as st
from strategies import tiny_events

from scheduler.domain.breaks import Break
from scheduler.domain.event import Event
from scheduler.domain.people import Person
from scheduler.domain.talks import Talk
from scheduler.validation.ordering import ordered


@st.composite
def poster_events(draw: st.DrawFn, *, talks: int = 3, plain: bool = False, tight: bool = False) -> Event:
    """Draw a tiny event with a break at least, and one or two posters of its people and of somebody else."""
    event = draw(tiny_events(talks=talks, plain=plain, tight=tight))
    if not event.breaks:
        day = event.days[0]
        coffee = Break(id="coffee", title="Coffee", duration=30, between_start=day.start, between_end=day.end)
        event = event.model_copy(update={"breaks": (coffee.model_copy(update={"day": day.date}),)})
    extra = Person(id="zoe", name="Zoe", available=windows(draw, event.days) if draw(st.booleans()) else ())
    ids = [*(person.id for person in event.people), extra.id]
    presenters = [tuple(draw(st.lists(st.sampled_from(ids), min_size=1, max_size=2, unique=True))) for _ in range(2)]
    posters = tuple(
        Talk(id=f"poster{number}", title=f"Affiche {number}", speakers=speakers, type="poster")
        for number, speakers in enumerate(presenters[: 1 + seldom(draw, 3)], start=1)
    )
    named = {person for poster in posters for person in poster.speakers}
    flags = [draw(st.booleans()) for _ in (*event.breaks, *event.plenaries)]
    showing = [
        item.model_copy(update={"posters": flag})
        for item, flag in zip((*event.breaks, *event.plenaries), flags, strict=True)
    ]
    rules = {**dict(event.rules)}
    if not plain and draw(st.booleans()):
        rules["person_available"] = draw(st.sampled_from((1, 2)))
    return ordered(
        event.model_copy(
            update={
                "posters": posters,
                "breaks": tuple(showing[: len(event.breaks)]),
                "plenaries": tuple(showing[len(event.breaks) :]),
                "people": (*event.people, *((extra,) if extra.id in named else ())),
                "rules": tuple(rules.items()),
            }
        )
    )
