"""Whether the talks can lie in the hours of the day at all, by counting minutes."""

from __future__ import annotations

from scheduler.domain.event import Event
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.language.typography import duration


def fit(event: Event) -> tuple[bool, Message]:
    """False where the talks are longer than all rooms together have time between breaks and plenaries; and why."""
    wanted = sum(talk.duration for talk in event.talks)
    rooms = [room for room in event.rooms if room.talks]
    offered = len(rooms) * sum(day.end - day.start - _common(event, at) for at, day in enumerate(event.days))
    fits = wanted <= offered
    said = {
        "talks": counted(len(event.talks), ("exposé", "talk")),
        "last": message("dure" if len(event.talks) < 2 else "durent", "lasts" if len(event.talks) == 1 else "last"),
        "rooms": _rooms(len(rooms)),
        "wanted": Message(duration(wanted, "fr"), duration(wanted, "en")),
        "offered": Message(duration(max(offered, 0), "fr"), duration(max(offered, 0), "en")),
    }
    if fits:
        text = message(
            "{talks} {last} {wanted} en tout ; hors pauses et moments communs, il y a {offered} {rooms}. "
            "Cela peut tenir.",
            "{talks} {last} {wanted} in all; besides breaks and plenaries there are {offered} {rooms}. This may fit.",
            **said,
        )
    else:
        text = message(
            "{talks} {last} {wanted} en tout ; hors pauses et moments communs, il n’y a que {offered} {rooms}. "
            "Cela ne tient pas : allongez la journée, ajoutez une salle ou un jour.",
            "{talks} {last} {wanted} in all; besides breaks and plenaries there are only {offered} {rooms}. "
            "This does not fit: make the day longer, add a room or a day.",
            **said,
        )
    return fits, text


def _rooms(count: int) -> Message:
    """Where the minutes are."""
    if count < 2:
        return message("dans la salle", "in the room")
    return message("dans les {count} salles", "in the {count} rooms", count=count)


def _common(event: Event, at: int) -> int:
    """The minutes of breaks and plenaries on a day, which is counted from 0."""
    day = event.days[at].date
    breaks = sum(pause.min_duration or pause.duration for pause in event.breaks if pause.day in (None, day))
    return breaks + sum(plenary.duration for plenary in event.plenaries if plenary.day == day)
