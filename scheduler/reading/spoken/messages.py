"""What is said of windows: how they were understood, and why they were not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.domain.clock import plain_hour
from scheduler.domain.windows import Window, written
from scheduler.language.message import Message, message
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.hours import BareHour
from scheduler.reading.spoken.parentheses import aside

Windows = tuple[Window, ...]


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


def unread(text: str, suggestions: Sequence[str] = ()) -> Wrong:
    return Wrong(
        message(
            "« {found} » n'est pas une plage horaire : écrivez par exemple « {other} »",
            "“{found}” is no window: write for instance “{other}”",
            found=shown(text),
            other=suggestions[0] if suggestions else Message("09:00-12:30 ; 14:00-17:00", "09:00-12:30; 14:00-17:00"),
        ),
        suggestions,
    )


def bare_hour(error: BareHour, pin: str | None) -> Wrong:
    hour = plain_hour(error.minutes)
    if pin is None:
        return Wrong(
            message(
                "« {hour} » est une heure et non une plage : écrivez le début et la fin, par exemple « {hour}-17:00 »",
                "“{hour}” is a time and no window: write its start and its end, for instance “{hour}-17:00”",
                hour=hour,
            )
        )
    return Wrong(
        message(
            "« {hour} » est une heure et non une plage : si la communication doit commencer alors, videz la cellule et "
            "écrivez « {start} » dans la colonne « {pin} » ; sinon écrivez début et fin, par exemple « 14:00-17:00 »",
            "“{hour}” is a time and no window: if the talk must start then, empty the cell and write “{start}” in the "
            "column “{pin}”; else write start and end, for instance “14:00-17:00”",
            hour=hour,
            start=f"{error.day} {hour}" if error.day else hour,
            pin=pin,
        )
    )


def nothing_left(calendar: Calendar) -> Message:
    """The message for somebody who is there at no hour of the event."""
    return message(
        "il ne reste aucune heure de l'événement : écrivez au moins une plage, par exemple « {other} »",
        "no hour of the event is left: write at least one window, for instance “{other}”",
        other=f"{plain_hour(calendar.first)}-{plain_hour(calendar.last)}",
    )
