"""Lines and object of a strip, the what-if of one talk for each start of the day: a row an hour; pure."""

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
    event: Event, base: Programme, talk: Talk, room: str | None, strip: Sequence[tuple[Window, Consequence]]
) -> dict[str, Any]:
    """The object of `why --json` without `--at`."""
    return {
        "talk": talk.id,
        "room": room,
        "now": plain_hour(base.talk[talk.id].start),
        "strip": [
            {
                **({"day": str(window.day)} if len(event.days) > 1 else {}),
                "start": plain_hour(window.start),
                "possible": None if consequence.status == "unknown" else consequence.programme is not None,
                "levels": difference_objects(consequence.levels),
            }
            for window, consequence in strip
        ],
    }


def strip_lines(
    event: Event,
    base: Programme,
    talk: Talk,
    room: str | None,
    strip: Sequence[tuple[Window, Consequence]],
    language: Language,
) -> Iterator[str]:
    """The strip, one row an hour and one sign for each start, with the legend of the signs."""
    from constraints import phrases, rule

    where = message(" dans {room}", " in {room}", room=phrases.room(event, room)) if room else message("", "")
    yield message(
        "{talk}{where} : un signe par début possible, toutes les {step}",
        "{talk}{where}: one sign for each possible start, every {step}",
        talk=phrases.talk(event, talk.id),
        where=where,
        step=phrases.minutes(event.step),
    ).to(language)
    levels = [
        name
        for name in event.levels
        if any(level.name == name for _, consequence in strip for level in consequence.worse[:1])
    ]
    signs = {name: str(number) for number, name in enumerate(levels, start=1)}
    now = base.talk[talk.id]
    for day, group in groupby(strip, key=lambda start: start[0].day):
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
    for number, starts in groupby(group, key=lambda start: start[0].start // 60):
        cells = {window.start: _sign(consequence, signs) for window, consequence in starts}
        row = ""
        for minute in range(number * 60, number * 60 + 60, step):
            sign = cells.get(minute, " ")
            row += f"[{sign}]" if minute == now else f" {sign} "
        yield f"  {hour(number * 60, language):>6} {row}".rstrip()


def _sign(consequence: Consequence, signs: dict[str, str]) -> str:
    if consequence.status == "unknown":
        return _UNKNOWN
    if consequence.programme is None:
        return _IMPOSSIBLE
    return signs[consequence.worse[0].name] if consequence.worse else _FREE
