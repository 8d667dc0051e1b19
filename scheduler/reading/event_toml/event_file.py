"""event.toml: the head of the event, its days and its settings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from scheduler.domain.clock import DAY
from scheduler.domain.nesting import DEEPEST, is_too_deep
from scheduler.domain.presentation import Committee, Organiser
from scheduler.domain.settings import SessionSettings, TalkSettings
from scheduler.language.message import message
from scheduler.language.text import slug
from scheduler.reading import values
from scheduler.reading.columns.stated import read_stated_columns
from scheduler.reading.draft import Draft
from scheduler.reading.event_toml.event_days import days_of
from scheduler.reading.event_toml.event_items import read_axes, read_rooms
from scheduler.reading.event_toml.event_pauses import read_breaks, read_plenaries
from scheduler.reading.event_toml.event_printed import (
    read_call,
    read_invitations,
    read_presentation,
    read_print_settings,
    read_venue,
)
from scheduler.reading.event_toml.event_rules import IDLE_PRESET, read_priorities, read_rules
from scheduler.reading.event_toml.event_slots import read_slots, read_zone_hours
from scheduler.reading.event_toml.to_complete import report_to_complete
from scheduler.reading.fields import Fields
from scheduler.reading.people.addresses import read_address
from scheduler.reading.report import Place, Report, Spot
from scheduler.reading.sheets.files import decode_utf8, read_bytes
from scheduler.reading.spoken.durations import minutes
from scheduler.reading.tags import read_tags

FILE = "event.toml"


def read_event_file(folder: Path, report: Report) -> Draft | None:
    """The draft of event.toml, without its wrong values, which are reported.

    Returns None, reported, if the file is missing or is no TOML.
    """
    data = read_bytes(folder / FILE, report)
    text = None if data is None else decode_utf8(data, Spot(FILE), report)
    if text is None:
        return None
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        report_syntax(FILE, text, str(error), report)
        return None
    if is_nested(FILE, raw, report):
        return None
    report_to_complete(FILE, text, report)
    return _read(Fields(raw, Place(FILE), report))


def is_nested(file: str, raw: object, report: Report) -> bool:
    """True, reported, if lists and tables of `file` lie in one another deeper than any event needs."""
    if not is_too_deep(raw):
        return False
    problem = message(
        "des listes ou des tables y sont imbriquées sur plus de {deepest} niveaux : simplifiez-les",
        "lists or tables lie in one another more than {deepest} deep: make them simpler",
        deepest=DEEPEST,
    )
    report.mistake(Spot(file), None, problem)
    return True


def report_syntax(file: str, text: str, error: str, report: Report) -> None:
    """The line at which `text`, of `file`, is no TOML is reported, from tomllib's `error`."""
    at = re.search(r"at line (\d+), column (\d+)", error)
    lines = text.split("\n")
    row = int(at.group(1)) if at else len(lines)
    problem = message(
        "cette ligne n'est pas du TOML valable (caractère {column}) : écrivez « clé = valeur », "
        'une seule fois par clé, les textes entre guillemets droits ("…")',
        "this line is not valid TOML (character {column}): write “key = value”, each key once, "
        'texts in straight quotes ("…")',
        column=at.group(2) if at else "–",
    )
    report.mistake(Spot(file, row), lines[row - 1] if row <= len(lines) else None, problem)


def _pass_over_sources(root: Fields) -> None:
    """What imports keep of their sources means nothing here; a key that is none of theirs is reported."""
    for table in root.tables("sources"):
        for key in ("name", "format", "columns", "values", "ignore"):
            table.read(key, lambda value: value, None)
        table.refuse_unknown()


def _read(root: Fields) -> Draft:
    event = root.table("event")
    title = event.require("title", values.string, "")
    step = event.read("step", values.whole(1, 60), 5)
    language = event.read("language", _language, "fr")
    zone = event.read("timezone", _zone, "Europe/Paris")
    days = days_of(root, event, zone)
    dates = tuple(day.date for day in days)
    venue = read_venue(event.table("venue"))
    several = len(root.tables("days")) > 1
    taken: set[str] = set()
    slots, slot_names = read_slots(root, dates)
    tags, tag_relations = read_tags(root)
    rooms = read_rooms(root, days, venue, language)
    where = (dates, tuple(item.value for item in rooms))
    draft = Draft(
        id=_event_id(event, title, dates),
        title=title,
        **read_presentation(event),
        days=days,
        root=root.place,
        step=step,
        timezone=zone,
        language="en" if language == "en" else "fr",
        venue=venue,
        organisers=_organisers(event),
        committees=_committees(event),
        talk_settings=_talk_settings(root.table("talks")),
        session_settings=_session_settings(root.table("sessions"), preset=bool(slot_names)),
        invitations=read_invitations(root.table("invitations")),
        print_settings=read_print_settings(root.table("print")),
        call=read_call(root.table("call")),
        axes=read_axes(root),
        rooms=rooms,
        plenaries=read_plenaries(root, where, several, taken),
        breaks=read_breaks(root, where, taken),
        columns=read_stated_columns(root),
        slots=slots,
        slot_names=slot_names,
        pause_names=frozenset(name.casefold() for name in taken),
        zone_hours=read_zone_hours(root),
        rules=read_rules(root.table("rules"), preset=bool(slot_names)),
        tags=tags,
        tag_relations=tag_relations,
        priorities=read_priorities(root.table("priorities"), preset=bool(slot_names)),
    )
    event.refuse_unknown()
    _pass_over_sources(root)
    root.refuse_unknown()
    return draft


def _language(value: object) -> str:
    text = values.string(value).lower()
    if text not in ("fr", "en"):
        values.wrong("langue inconnue : écrivez « fr » ou « en »", "unknown language: write “fr” or “en”")
    return text


def _zone(value: object) -> str:
    return values.region(values.string(value))


def _event_id(event: Fields, title: str, dates: Sequence[date]) -> str:
    derived = "-".join(part for part in (slug(title) or "event", str(dates[0]) if dates else "") if part)
    return event.read("id", lambda value: values.identifier(values.string(value)), derived)


def _organisers(event: Fields) -> tuple[Organiser, ...]:
    organisers = []
    for table in event.tables("organisers"):
        organiser = Organiser(
            name=table.require("name", values.string, ""),
            email=read_address(table, values.string),
            affiliation=table.read("affiliation", values.string, None),
        )
        table.refuse_unknown()
        organisers.append(organiser)
    return tuple(organisers)


def _committees(event: Fields) -> tuple[Committee, ...]:
    committees = []
    for table in event.tables("committees"):
        committees.append(
            Committee(
                title=table.require("title", values.string, ""), members=table.require("members", values.strings, ())
            )
        )
        table.refuse_unknown()
    return tuple(committees)


def _talk_settings(table: Fields) -> TalkSettings:
    settings = TalkSettings(
        duration=table.read("duration", minutes(1, DAY), 30),
        gap=table.read("gap", minutes(0, DAY), 0),
    )
    table.refuse_unknown()
    return settings


def _session_settings(table: Fields, *, preset: bool) -> SessionSettings:
    min_talks = table.read("min_talks", values.whole(1, 1000), 1)
    max_talks = table.read("max_talks", values.whole(1, 1000), 4)
    if min_talks > max_talks:
        text = message(
            "min_talks ({least}) dépasse max_talks ({most}) : écrivez au plus {most}",
            "min_talks ({least}) is over max_talks ({most}): write at most {most}",
            least=min_talks,
            most=max_talks,
        )
        table.mistake("min_talks", text)
    settings = SessionSettings(
        min_talks=min_talks,
        max_talks=max_talks,
        introduction=table.read("introduction", minutes(0, DAY), 0),
        discussion=table.read("discussion", minutes(0, DAY), 0),
        room_change=table.read("room_change", minutes(0, DAY), 5),
        person_pause=table.read("person_pause", minutes(0, DAY), 0),
        max_stretch=table.read("max_stretch", minutes(1, DAY), None),
    )
    if preset:
        for key, usual in SessionSettings().model_dump(exclude={"room_change", "person_pause"}).items():
            if getattr(settings, key) != usual:
                table.remark(key, IDLE_PRESET, getattr(settings, key))
    table.refuse_unknown()
    return settings
