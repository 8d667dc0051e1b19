"""Hours of plenaries and breaks: whether each fits into its window and its day, and fixed ones do not overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.windows import Day
from scheduler.language.message import Message, message
from scheduler.language.typography import long_date
from scheduler.validation.fault import Fault, hours


def pause_faults(event: Event) -> Iterator[Fault]:
    """Every fault in the hours of the plenaries and breaks."""
    yield from _fixed_plenaries(event)
    yield from _placed_plenaries(event)
    yield from _overlaps(event)
    yield from _rivals(event)
    yield from _breaks(event)


def _fixed_plenaries(event: Event) -> Iterator[Fault]:
    for position, plenary in enumerate(event.plenaries):
        day, start = event.day.get(plenary.day), plenary.start
        if start is None or day is None or (day.start <= start and plenary.end <= day.end):
            continue
        text = message(
            "la plénière va de {start} à {end}, hors de la journée ({first}–{last}) : "
            "changez « start » ou « duration »",
            "the plenary runs from {start} to {end}, outside the day ({first}–{last}): change “start” or “duration”",
            **hours(start=start, end=plenary.end, first=day.start, last=day.end),
        )
        key = "start" if start < day.start or start >= day.end else "duration"
        stated = f"{plenary.duration}" if key == "duration" else plain_hour(start)
        yield Fault("plenary", position, key, stated, text)


def _placed_plenaries(event: Event) -> Iterator[Fault]:
    """Plenaries that are longer than their window, or whose window leaves them no time in the day."""
    for position, plenary in enumerate(event.plenaries):
        if plenary.start is not None:
            continue
        window, day = plenary.between_end - plenary.between_start, event.day.get(plenary.day)
        if plenary.duration > window:
            text = message(
                "la plénière dure plus que sa plage ({window} minutes) : écrivez au plus {window}, "
                "ou élargissez « between »",
                "the plenary is longer than its window ({window} minutes): write at most {window}, or widen “between”",
                window=window,
            )
            yield Fault("plenary", position, "duration", str(plenary.duration), text)
        elif day is not None and _time_for(plenary, day) < plenary.duration:
            text = message(
                "la plénière ne tient pas dans la journée ({first}–{last}) : "
                "écrivez une plage « between » qui s'y trouve",
                "the plenary does not fit into the day ({first}–{last}): write a window “between” that lies in it",
                **hours(first=day.start, last=day.end),
            )
            yield Fault("plenary", position, "between", _window(plenary), text)


def _overlaps(event: Event) -> Iterator[Fault]:
    for position, plenary in enumerate(event.plenaries):
        for other in event.plenaries[:position]:
            if plenary.start is None or other.start is None or plenary.day != other.day:
                continue
            if plenary.start < other.end and other.start < plenary.end:
                text = message(
                    "la plénière est en même temps que « {title} » ({start}–{end}) : déplacez l'une des deux",
                    "the plenary overlaps “{title}” ({start}–{end}): move one of them",
                    title=other.title,
                    **hours(start=other.start, end=other.end),
                )
                yield Fault("plenary", position, "start", plain_hour(plenary.start), text)


def _rivals(event: Event) -> Iterator[Fault]:
    """A remark for each plenary that is to open, or to close, a day that another opens, or closes, already."""
    holders: dict[tuple[date, str], Plenary] = {}
    for position, plenary in enumerate(event.plenaries):
        if plenary.position is None:
            continue
        holder = holders.setdefault((plenary.day, plenary.position), plenary)
        if holder is not plenary:
            text = message(
                "« {title} » est déjà « {place} » ce jour-là, et une seule plénière peut l'être : "
                "enlevez « position » à l'une des deux, et dites l'ordre par « after » ou par l'heure",
                "“{title}” is “{place}” on that day already, and one plenary alone can be: "
                "take “position” off one of them, and say the order by “after” or by the hour",
                title=holder.title,
                place=plenary.position,
            )
            yield Fault("plenary", position, "position", plenary.position, text, remark=True)


def _breaks(event: Event) -> Iterator[Fault]:
    for position, pause in enumerate(event.breaks):
        window = pause.window[1] - pause.window[0]
        if pause.duration > window:
            text = message(
                "la pause dure plus que sa plage ({window} minutes) : écrivez au plus {window}, "
                "ou élargissez « between »",
                "the break is longer than its window ({window} minutes): write at most {window}, or widen “between”",
                window=window,
            )
            yield Fault("break", position, "duration", str(pause.duration), text)
            continue
        days = [day for day in event.days if pause.day in (None, day.date)]
        outside = [day for day in days if _time_for(pause, day) < pause.duration]
        if outside:
            other = next((day for day in days if day not in outside), None)
            yield _outside(position, pause, outside[0], other)


def _outside(position: int, pause: Break, day: Day, other: Day | None) -> Fault:
    """The fault of a break that does not fit into its day; on the `other` day it does."""
    values = hours(first=day.start, last=day.end)
    if other is not None:
        key, found = ("between", _window(pause)) if pause.at is None else ("at", plain_hour(pause.at))
        start, end = map(plain_hour, pause.window)
        example = f'["{other.date} {start}", "{end}"]' if pause.at is None else f'"{other.date} {start}"'
        text = message(
            "la pause ne tient pas dans la journée du {day} ({first}–{last}) : changez ses heures ou, si elle n'a lieu "
            "que d'autres jours, écrivez-la une fois pour chacun, la date devant l'heure : {key} = {example}",
            "the break does not fit into the day of {day} ({first}–{last}): change its hours or, if it is held on "
            "other days only, write it once for each, the date before the hour: {key} = {example}",
            day=Message(long_date(day.date, "fr"), long_date(day.date, "en")),
            key=key,
            example=example,
            **values,
        )
        return Fault("break", position, key, found, text)
    if pause.at is not None:
        text = message(
            "la pause ne tient pas dans la journée ({first}–{last}) : changez « at » ou « duration »",
            "the break does not fit into the day ({first}–{last}): change “at” or “duration”",
            **values,
        )
        return Fault("break", position, "at", plain_hour(pause.at), text)
    text = message(
        "la pause ne tient pas dans la journée ({first}–{last}) : écrivez une plage « between » qui s'y trouve",
        "the break does not fit into the day ({first}–{last}): write a window “between” that lies in it",
        **values,
    )
    return Fault("break", position, "between", _window(pause), text)


def _window(item: Plenary | Break) -> str:
    return f"{plain_hour(item.between_start)}–{plain_hour(item.between_end)}"


def _time_for(item: Plenary | Break, day: Day) -> int:
    """Minutes of the item's window that lie within the day."""
    start, end = item.window if isinstance(item, Break) else (item.between_start, item.between_end)
    return min(end, day.end) - max(start, day.start)
