"""Breaks of a day on which nothing can come before them, or after them, though something has to: they are remarked."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.breaks import DailyBreak
from scheduler.domain.clock import plain_hour
from scheduler.domain.errors import Weight
from scheduler.domain.event import Event
from scheduler.language.message import Message, message
from scheduler.reading.draft import Draft
from scheduler.reading.report import Report
from scheduler.validation.fault import hours


def report_stranded_breaks(event: Event, draft: Draft, report: Report) -> None:
    """Each break at the very beginning or end of a day is remarked, where the rule `break_between` is hard.

    No programme is possible then, whatever the talks; often the break is one of every day, and this day is short.
    """
    if event.slots or not event.talks or event.setting("break_between") != "hard":
        return
    places = {item.value.id: item.place for item in draft.breaks}
    for pause, text in _stranded(event):
        key = "between" if pause.exactly is None else "at"
        report.remark(places[pause.id].spot(key), pause.title, text, Weight.GRAVE)


def _stranded(event: Event) -> Iterator[tuple[DailyBreak, Message]]:
    """The breaks with what is wrong with each; the first thing alone."""
    for pause in event.daily_breaks:
        starts, shortest = pause.starts(event.step), _shortest(event, pause)
        if starts and starts[-1] - pause.day.start < shortest:
            yield (
                pause,
                message(
                    "le {day}, rien ne peut précéder cette pause (la journée commence à {from_}), or il le faut "
                    "(break_between) : donnez-lui d’autres heures, ou les jours où elle a lieu ({example})",
                    "on {day} nothing can be held before this break (the day starts at {from_}), but something must "
                    "(break_between): give it other hours, or the days on which it is held ({example})",
                    day=pause.day.date,
                    example=_example(event, pause),
                    **hours(from_=pause.day.start),
                ),
            )
        elif starts and pause.day.end - starts[0] - pause.shortest < shortest:
            yield (
                pause,
                message(
                    "le {day}, rien ne peut suivre cette pause (la journée finit à {to}), or il le faut "
                    "(break_between) : donnez-lui d’autres heures, ou les jours où elle a lieu ({example})",
                    "on {day} nothing can be held after this break (the day ends at {to}), but something must "
                    "(break_between): give it other hours, or the days on which it is held ({example})",
                    day=pause.day.date,
                    example=_example(event, pause),
                    **hours(to=pause.day.end),
                ),
            )


def _shortest(event: Event, pause: DailyBreak) -> int:
    """The minutes of the shortest session or plenary that the day of the break may hold."""
    around = event.session_settings.introduction + event.session_settings.discussion
    plenaries = [plenary.duration for plenary in event.plenaries if plenary.day == pause.day.date]
    return min([around + min(talk.duration for talk in event.talks), *plenaries])


def _example(event: Event, pause: DailyBreak) -> str:
    """The hours of the break on one day alone, as event.toml has them."""
    other = next((day for day in event.days if day.date != pause.day.date), pause.day)
    if pause.exactly is not None:
        return f'at = "{other.date} {plain_hour(pause.exactly)}"'
    return f'between = ["{other.date} {plain_hour(pause.between_start)}", "{plain_hour(pause.between_end)}"]'
