"""Messages on windows: how they were understood, and why they were not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.domain.clock import plain_hour
from scheduler.domain.windows import Day, Window, written
from scheduler.language.message import Message, message
from scheduler.reading.examples import day_with, window_from, windows_example
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.hours import BareHour, HourAlone
from scheduler.reading.spoken.parentheses import aside
from scheduler.reading.spoken.stated import Windows


def told(windows: Windows) -> Message:
    """The windows as a message tells them: `09:00–13:00`."""
    if not windows:
        return message("à toute heure", "at any time")
    text = re.sub(r"(\d\d:\d\d)-", "\\1\u2013", written(windows))
    return Message(text.replace("; ", "\u202f; "), text)


def meaning(windows: Windows | None, preferred: Windows, remarks: Sequence[str]) -> Message:
    """What was understood: the windows, None if only a wish is stated, the wish, and what is left aside."""
    if windows is None:
        meant = message("préférence {hours}", "preference {hours}", hours=told(preferred))
    elif preferred:
        meant = message(
            "{windows}, préférence {hours}",
            "{windows}, preference {hours}",
            windows=told(windows),
            hours=told(preferred),
        )
    else:
        meant = told(windows)
    return aside(meant, remarks)


def unread(text: str, days: Sequence[Day], suggestions: Sequence[str] = ()) -> Wrong:
    """The mistake for a text that is no window, with what may be meant or an example that fits the event."""
    if len(suggestions) > 1:
        choice = message(
            "« {found} » a plusieurs lectures : écrivez « {choices} »",
            "“{found}” can be read in several ways: write “{english}”",
            found=shown(text),
            choices=" » ou « ".join(suggestions),
            english="” or “".join(suggestions),
        )
        return Wrong(choice, suggestions)
    return Wrong(
        message(
            "« {found} » n'est pas une plage horaire : écrivez par exemple « {other} »",
            "“{found}” is no window: write for instance “{other}”",
            found=shown(text),
            other=suggestions[0] if suggestions else windows_example(days),
        ),
        suggestions,
    )


def bare_hour(error: BareHour, days: Sequence[Day], pin: str | None) -> HourAlone:
    """The mistake for a time of day where a window is asked for; `pin` is the column of fixed starts, if any."""
    hour = plain_hour(error.minutes)
    window = window_from(error.minutes, days, error.day)
    on = error.day or (day_with(error.minutes, days) if len(days) > 1 else None)
    if pin is None:
        return HourAlone(
            message(
                "« {hour} » est une heure et non une plage : écrivez le début et la fin, par exemple « {window} »",
                "“{hour}” is a time and no window: write its start and its end, for instance “{window}”",
                hour=hour,
                window=window,
            ),
            error,
        )
    return HourAlone(
        message(
            "« {hour} » est une heure et non une plage : si l'exposé doit commencer alors, videz la cellule et "
            "écrivez « {start} » dans la colonne « {pin} » ; sinon écrivez début et fin, par exemple « {window} »",
            "“{hour}” is a time and no window: if the talk must start then, empty the cell and write “{start}” in the "
            "column “{pin}”; else write start and end, for instance “{window}”",
            hour=hour,
            window=window,
            start=f"{on} {hour}" if on else hour,
            pin=pin,
        ),
        error,
    )


def nothing_left(calendar: Calendar) -> Message:
    """The message for somebody who is there at no hour of the event."""
    first = calendar.days[0]
    window = Window(start=first.start, end=first.end, day=first.date if len(calendar.days) > 1 else None)
    return message(
        "il ne reste aucune heure de l'événement : écrivez au moins une plage, par exemple « {other} »",
        "no hour of the event is left: write at least one window, for instance “{other}”",
        other=written([window]),
    )
