"""The text of event.toml for an event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.frozen import Frozen
from scheduler.domain.presentation import Call, PrintSettings
from scheduler.domain.settings import DEFAULT_LEVELS, SLOT_LEVELS, SessionSettings, TalkSettings
from scheduler.domain.talks import Axis
from scheduler.domain.windows import written
from scheduler.importing.rows import people_written

Part = tuple[str, dict[str, Any]]


def event_toml(event: Event) -> str:
    """The text of event.toml, without the amendments of the event."""
    parts = (table_text(header, values) for header, values in (*_head(event), *_items(event), *_settings(event)))
    text = "\n".join(part for part in parts if part)
    if event.priorities != (SLOT_LEVELS if event.slots else DEFAULT_LEVELS):
        text += f"\n[priorities]\norder = {toml_value(event.priorities)}\n"
    return text


def _head(event: Event) -> Iterator[Part]:
    days = event.days
    single = (
        {"date": days[0].date, "start": plain_hour(days[0].start), "end": plain_hour(days[0].end)}
        if len(days) == 1
        else {}
    )
    yield (
        "[event]",
        {
            "id": event.id,
            "title": event.title,
            "subtitle": event.subtitle,
            **single,
            "step": event.step,
            "timezone": event.timezone,
            "language": event.language,
            "url": event.url,
            "summary": event.summary,
            "registration": event.registration,
            "online": event.online,
            "funding": event.funding,
        },
    )
    yield "[event.venue]", event.venue.model_dump()
    yield from (("[[event.organisers]]", organiser.model_dump()) for organiser in event.organisers)
    yield from (("[[event.committees]]", committee.model_dump()) for committee in event.committees)
    for day in () if single else days:
        yield "[[days]]", {"date": day.date, "start": plain_hour(day.start), "end": plain_hour(day.end)}
    talks, sessions = event.talk_settings.model_dump(), event.session_settings.model_dump()
    if event.slots:  # most of these say nothing there
        talks, sessions = _without(talks, TalkSettings()), _without(sessions, SessionSettings())
    yield "[talks]", talks
    yield "[sessions]", sessions
    yield "[invitations]", event.invitations.model_dump()
    yield "[print]", _without(event.print_settings.model_dump(), PrintSettings())
    yield "[call]", _without(event.call.model_dump(), Call())


def _without(values: Mapping[str, Any], defaults: Frozen) -> dict[str, Any]:
    """The values that differ from their defaults."""
    usual = defaults.model_dump()
    return {key: value for key, value in values.items() if value != usual[key]}


def _items(event: Event) -> Iterator[Part]:
    several = len(event.days) > 1
    for axis in event.axes:
        yield "[[axes]]", _axis(event, axis)
        yield from (("[[axes.sessions]]", stated) for stated in _sessions(event, axis))
    for room in event.rooms:
        talks = None if room.talks else False
        yield "[[rooms]]", {**room.model_dump(), "available": written(room.available), "talks": talks}
    for slot in event.slots:
        yield (
            "[[slots]]",
            {
                "id": slot.id,
                "date": slot.day if several else None,
                "start": plain_hour(slot.start),
                "end": plain_hour(slot.end),
                "places": slot.places,
                "rooms": slot.rooms,
            },
        )
    for plenary in event.plenaries:
        day = f"{plenary.day} " if several else ""
        yield (
            "[[plenaries]]",
            {
                "id": plenary.id,
                "title": plenary.title,
                **_hours(plenary, day),
                "duration": plenary.duration,
                "room": plenary.room,
                "speakers": people_written(event, plenary.speakers),
                "chair": people_written(event, plenary.chairs),
                "position": plenary.position,
                "after": plenary.after,
                "posters": plenary.posters or None,
                "abstract": plenary.abstract,
                "keywords": plenary.keywords,
                "note": plenary.note,
            },
        )
    for pause in event.breaks:
        on = f"{pause.day} " if pause.day else ""
        yield (
            "[[breaks]]",
            {
                "id": pause.id,
                "title": pause.title,
                "duration": pause.duration,
                **_hours(pause, on),
                "min_duration": pause.min_duration,
                "room": pause.room,
                "note": pause.note,
                "posters": pause.posters or None,
            },
        )


def _axis(event: Event, axis: Axis) -> dict[str, Any]:
    """The values of the axis itself; a single list of people of whom one chairs stands in no further list."""
    lists = [list(people_written(event, people)) for people in axis.chair_from]
    return {
        "id": axis.id,
        "title": axis.title,
        "chair": people_written(event, axis.chairs),
        "chair_from": lists[0] if len(lists) == 1 else lists,
    }


def _sessions(event: Event, axis: Axis) -> Iterator[dict[str, Any]]:
    """The values that are stated of each session of the axis, in order."""
    for title, chairs, discussants in zip_longest(axis.session_titles, axis.session_chairs, axis.session_discussants):
        yield {
            "title": title or "",
            "chair": people_written(event, chairs or ()),
            "discussants": people_written(event, discussants or ()),
        }


def _hours(item: Plenary | Break, day: str) -> dict[str, Any]:
    """The hour of an item, or the window in which it is placed; `day` is what stands before its times."""
    key, hour = ("start", item.start) if isinstance(item, Plenary) else ("at", item.at)
    if hour is not None:
        return {key: day + plain_hour(hour)}
    return {
        "between": [day + plain_hour(item.between_start), day + plain_hour(item.between_end)],
        "ideal": None if item.ideal is None else plain_hour(item.ideal),
    }


def _settings(event: Event) -> Iterator[Part]:
    hours = event.zone_hours
    if hours is not None:
        yield (
            "[time_zones]",
            {
                "suitable": list(map(plain_hour, hours.suitable)),
                "possible": list(map(plain_hour, hours.possible)),
                "small": hours.small,
                "big": hours.big,
            },
        )
    yield "[rules]", dict(event.rules)
    yield "[tags]", {toml_value(tag): weight for tag, weight in _tags(event).items()}


def _tags(event: Event) -> dict[str, int | dict[str, int]]:
    """The weight of each tag; those of its relations too, where it has any."""
    weights: dict[str, int | dict[str, int]] = dict(event.tags)
    for tag, relation, weight in event.tag_relations:
        known = weights.get(tag, 1)
        table = known if isinstance(known, dict) else {"apart": known}
        weights[tag] = {**table, relation: weight}
    return weights


def table_text(header: str, values: Mapping[str, Any]) -> str:
    """The table of TOML without its empty values; "" if nothing is left.

    An empty `axis_label` has a meaning of its own, and the sessions of an axis are known by their position.
    """
    stated = {key: value for key, value in values.items() if value not in (None, "", (), []) or key == "axis_label"}
    lines = [f"{key} = {toml_value(value)}" for key, value in stated.items()]
    return "\n".join([header, *lines, ""]) if lines or header == "[[axes.sessions]]" else ""


def toml_value(value: Any) -> str:
    if isinstance(value, str):
        # JSON's escapes are TOML's, but for DEL, which only TOML refuses raw.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{_key(key)} = {toml_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    assert not isinstance(value, Frozen)
    return str(value)


def _key(key: str) -> str:
    """A key of an inline table, quoted where it is no bare one."""
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else toml_value(key)
