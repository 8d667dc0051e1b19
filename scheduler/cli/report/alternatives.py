"""Lines and objects of several programmes of one event, compared; pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scheduler.cli.report.unproved import unproved
from scheduler.domain.session_order import ordinals
from scheduler.language.level_amounts import change_of_amount
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import colon, hours, listed, semicolon

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import PlacedSession, Programme


def alternatives_object(event: Event, programmes: Sequence[Programme], proved: Sequence[bool]) -> dict[str, Any]:
    """The object of `alternatives --json`: the best programme, then the others.

    `proved`: for each programme but the best, whether it is proved that none differs more from those before it.
    """
    from exports.schedule import schedule_object
    from scheduler.search.alternatives import other_half_days

    return {
        "programmes": [
            {
                **schedule_object(event, programme),
                "other_half_days": list(other_half_days(programmes[0], programme)),
                "farthest": number == 0 or proved[number - 1],
            }
            for number, programme in enumerate(programmes)
        ]
    }


def alternatives_lines(
    event: Event, programmes: Sequence[Programme], proved: Sequence[bool], language: Language, *, stopped: bool = False
) -> Iterator[str]:
    """A few lines for each programme, with the levels on which it is better or worse than the first.

    Parameters
    ----------
    proved : as in `alternatives_object`.
    stopped : True if the search was interrupted.
    """
    from exports.timetable import session_title

    for number, programme in enumerate(programmes, start=1):
        yield message("Programme {number}", "Programme {number}", number=number).to(language)
        for session, rank in zip(programme.sessions, ordinals(event, programme), strict=True):
            title = session_title(event.axis[session.axis], rank, programme) if session.axis else "Session"
            yield f"  {_session(event, session, title, language)}"
        if number > 1:
            yield from (f"  {line}" for line in _compared(programmes[0], programme, language))
        if number > 1 and not proved[number - 2]:
            text = message(
                "Peut-être y en a-t-il de plus différents : {why}",
                "Perhaps there are more different ones: {why}",
                why=unproved(stopped),
            )
            yield f"  {text.to(language)}"
        yield ""


def _session(event: Event, session: PlacedSession, title: str, language: Language) -> str:
    span = hours(session.start, session.end, language)
    day = f"{session.day.isoformat()} " if len(event.days) > 1 else ""
    room = f" ({event.room[session.room].name})" if len(event.rooms) > 1 else ""
    name = textwrap.shorten(title, 60, placeholder="…")
    return f"{day}{span:<17} {name}{room}{colon(language)}{', '.join(session.talks)}"


def _compared(best: Programme, alternative: Programme, language: Language) -> Iterator[str]:
    from constraints import rule
    from scheduler.search.alternatives import other_half_days

    moved = other_half_days(best, alternative)
    if moved:
        yield message(
            "À une autre demi-journée que dans le programme 1 : {talks}",
            "In another half-day than in programme 1: {talks}",
            talks=listed(moved, language),
        ).to(language)
    elsewhere = [
        t.id for t in best.talks if (alternative.talk[t.id].start, alternative.talk[t.id].day) != (t.start, t.day)
    ]
    yield _elsewhere(len(elsewhere)).to(language)
    pairs = [
        (rule(a.name).title.to(language), change_of_amount(a.name, a.value, b.value, language), b.value - a.value)
        for a, b in zip(best.levels, alternative.levels, strict=True)
    ]
    better = [f"{title}{colon(language)}{told}" for title, told, more in pairs if more < 0]
    worse = [f"{title}{colon(language)}{told}" for title, told, more in pairs if more > 0]
    if better:
        yield message("Mieux : {levels}", "Better: {levels}", levels=semicolon(language).join(better)).to(language)
    if worse:
        yield message("Moins bien : {levels}", "Worse: {levels}", levels=semicolon(language).join(worse)).to(language)
    if not better and not worse:
        yield message("Aussi bon sur tous les niveaux", "As good on every level").to(language)


def _elsewhere(count: int) -> Message:
    if count == 0:
        return message("Aux mêmes heures, dans d'autres salles", "At the same hours, in other rooms")
    if count == 1:
        return message("Un exposé à une autre heure", "One talk at another hour")
    return message("{count} exposés à une autre heure", "{count} talks at another hour", count=count)


def no_more(complete: bool, losses: Mapping[str, int]) -> Message:
    """The reason why there are fewer programmes than were requested."""
    if not complete:
        return message(
            "Le temps a manqué pour en chercher d’autres (--time-limit).",
            "There was no time to look for others (--time-limit).",
        )
    allowed = listed([f"{name}={loss}" for name, loss in losses.items()], "en")
    if losses:
        return message(
            "Il n’y a pas d’autre programme à ces conditions ({allowed}).",
            "There is no other programme on these terms ({allowed}).",
            allowed=allowed,
        )
    return message(
        "Il n’y a pas d’autre programme aussi bon ; acceptez-en de moins bons, par exemple --loss compactness=15.",
        "There is no other programme that is as good; allow lesser ones, for instance --loss compactness=15.",
    )
