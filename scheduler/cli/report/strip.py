"""The starts of a talk as a strip to be read in a terminal: a row an hour, a sign a start; pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.explanation import difference_objects
from scheduler.domain.clock import plain_hour
from scheduler.language.message import Language, message
from scheduler.language.typography import colon, hour, long_date

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme
    from scheduler.domain.talks import Talk
    from scheduler.domain.windows import Window
    from scheduler.explanation.what_if import Consequence

_IMPOSSIBLE, _FREE, _UNKNOWN = "·", "=", "?"


def strip_object(
    event: Event, base: Programme, talk: Talk, room: str | None, every: Sequence[tuple[Window, Consequence]]
) -> dict[str, Any]:
    """What `why --json` prints where no hour is asked for."""
    return {
        "talk": talk.id,
        "room": room,
        "now": plain_hour(base.talk[talk.id].start),
        "strip": [
            {
                **({"day": str(window.day)} if len(event.days) > 1 else {}),
                "start": plain_hour(window.start),
                "possible": None if found.status == "unknown" else found.programme is not None,
                "levels": difference_objects(found.levels),
            }
            for window, found in every
        ],
    }


def strip_lines(
    event: Event,
    base: Programme,
    talk: Talk,
    room: str | None,
    every: Sequence[tuple[Window, Consequence]],
    language: Language,
) -> Iterator[str]:
    """One row an hour: where the talk may start, and which level pays for it; brackets where it is now."""
    from constraints import phrases, rule

    where = message(" dans {room}", " in {room}", room=phrases.room(event, room)) if room else message("", "")
    yield message(
        "{talk}{where} : un signe par début possible, toutes les {step}",
        "{talk}{where}: one sign for each possible start, every {step}",
        talk=phrases.talk(event, talk.id),
        where=where,
        step=phrases.minutes(event.step),
    ).to(language)
    levels = [name for name in event.levels if any(d.name == name for _, found in every for d in found.worse[:1])]
    signs = {name: str(number) for number, name in enumerate(levels, start=1)}
    now = base.talk[talk.id]
    for day, group in groupby(every, key=lambda one: one[0].day):
        if len(event.days) > 1 and day is not None:
            yield long_date(day, language)
        yield from _rows(group, signs, now.start if now.day == day else -1, event.step, language)
    yield message(
        "  = sans rien perdre   · impossible   [ ] à présent", "  = nothing is lost   · impossible   [ ] now"
    ).to(language)
    for name, sign in signs.items():
        title = rule(name).title.to(language)
        yield message(
            "  {sign} le premier niveau qui en souffre{colon}{title}",
            "  {sign} the first level to suffer{colon}{title}",
            sign=sign,
            colon=colon(language),
            title=title,
        ).to(language)


def _rows(
    group: Iterable[tuple[Window, Consequence]], signs: dict[str, str], now: int, step: int, language: Language
) -> Iterator[str]:
    for number, starts in groupby(group, key=lambda one: one[0].start // 60):
        cells = {window.start: _sign(found, signs) for window, found in starts}
        row = ""
        for minute in range(number * 60, number * 60 + 60, step):
            sign = cells.get(minute, " ")
            row += f"[{sign}]" if minute == now else f" {sign} "
        yield f"  {hour(number * 60, language):>6} {row}".rstrip()


def _sign(found: Consequence, signs: dict[str, str]) -> str:
    if found.status == "unknown":
        return _UNKNOWN
    if found.programme is None:
        return _IMPOSSIBLE
    return signs[found.worse[0].name] if found.worse else _FREE
