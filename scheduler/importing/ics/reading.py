"""The entries of calendars as one import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from icalendar import Component

from scheduler.importing.asked import Asked
from scheduler.importing.ics.calendars import DOWNLOAD, calendars, text_of
from scheduler.importing.ics.entries import Entry, entries_of, held_entries
from scheduler.importing.ics.items import Frame, are_axes, is_pause, pause_of, room_of, talk_of
from scheduler.importing.ics.moments import Zone, zone_of
from scheduler.importing.ics.people import lost_people, owner_of
from scheduler.importing.ics.properties import lost_properties
from scheduler.importing.ics.sessions import without_sessions
from scheduler.importing.imported import Imported, ImportedAxis, ImportedRoom, ImportedTalk
from scheduler.importing.sources.aside import joined
from scheduler.importing.sources.files import source_files
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.references import distinct
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import Report


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the calendars say, those of several files together. Raises InputError with every mistake."""
    report = Report()
    readings = [(file, calendars(file, report)) for file in source_files(sources, report)]
    unfit = [file for file, each in readings if each is None]
    parts = [(file.name, each) for file, each in readings if each]
    if not parts:
        report_unfit(unfit, DOWNLOAD, report, tables=False)
        return finished(Imported("ics"), report)
    result = _events(parts)
    return finished(replace(result, lost=joined(result.lost, further_files(unfit))), report)


def _events(parts: Sequence[tuple[str, Sequence[Component]]]) -> Imported:
    """All that the calendars of the files say."""
    whole = [calendar for _, each in parts for calendar in each]
    numbered = [
        (file, number, item)
        for file, each in parts
        for number, item in enumerate((i for calendar in each for i in calendar.subcomponents if i.name == "VEVENT"), 1)
    ]
    items = [item for _, _, item in numbered]
    zone = zone_of(whole, items)
    every, aside = held_entries(entries_of(numbered, zone), zone)
    owner = owner_of(_items(every))
    held, sessions = without_sessions(every, owner)
    public = _items(held)
    frame = Frame(
        owner=owner,
        cancelled=any(text_of(calendar, "METHOD").upper() == "CANCEL" for calendar in whole),
        axes=are_axes([item for item in public if not is_pause(item)]),
    )
    texts = RichTexts()
    talks = tuple(_talks([entry for entry in held if not is_pause(entry.item)], frame, texts))
    pauses = tuple(pause_of(entry) for entry in held if is_pause(entry.item) and not _is_off(entry, frame))
    return Imported(
        format="ics",
        title=_first(whole, "X-WR-CALNAME", "NAME"),
        days=tuple(sorted({entry.start.date() for entry in held if entry.start and not _is_off(entry, frame)})),
        timezone=zone.name,
        url=_first(whole, "URL"),
        talks=talks,
        axes=tuple(ImportedAxis(name) for name in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        rooms=tuple(ImportedRoom(name) for name in dict.fromkeys(room_of(entry.item) for entry in held) if name),
        pauses=pauses,
        lost=tuple(
            lost
            for lost in joined(
                aside,
                lost_properties(whole, public),
                lost_people(public, frame.owner),
                texts.lost(),
            )
            if lost.count
        ),
        guesses=tuple(_guesses(talks, len(pauses), zone, sessions)),
    )


def _items(entries: Sequence[Entry]) -> list[Component]:
    """What the calendar has of the entries, each once, however often it is repeated."""
    return list({id(entry.item): entry.item for entry in entries}.values())


def _talks(entries: Sequence[Entry], frame: Frame, texts: RichTexts) -> Iterator[ImportedTalk]:
    """The talks; one that is held several times has its reference with a number from the second time on."""
    for entry, reference in zip(entries, distinct([entry.uid for entry in entries]), strict=True):
        yield talk_of(entry, reference, frame, texts)


def _is_off(entry: Entry, frame: Frame) -> bool:
    return frame.cancelled or text_of(entry.item, "STATUS").upper() == "CANCELLED"


def _first(calendars: Sequence[Component], *names: str) -> str:
    texts = (clean_line(text_of(calendar, name)) for name in names for calendar in calendars)
    return next(filter(None, texts), "")


def _guesses(talks: Sequence[ImportedTalk], pauses: int, zone: Zone, sessions: Sequence[Entry]) -> Iterator[Message]:
    if any(talk.people for talk in talks):
        yield message(
            "intervenants = invités de chaque entrée (un agenda ne dit pas qui présente) ; leurs adresses restent dans "
            "la colonne « courriels »",
            "speakers = those invited to each entry (a calendar does not say who presents); their addresses stay in "
            "the column “emails”",
        )
    if pauses:
        yield message(
            "pauses d'après leur titre ou leur catégorie : {count}",
            "breaks by their title or category: {count}",
            count=pauses,
        )
    if sessions:
        titles = dict.fromkeys(clean_line(text_of(entry.item, "SUMMARY")) for entry in sessions)
        yield message(
            "séances, et non exposés, puisque d'autres entrées y ont lieu : {titles}",
            "sessions, and no talks, since other entries are within them: {titles}",
            titles=", ".join(titles),
        )
    if any(talk.axis for talk in talks):
        yield message("axes = catégories", "axes = categories")
    elif any(talk.keywords for talk in talks):
        yield message("mots-clés = catégories", "keywords = categories")
    if zone.guessed:
        yield message(
            "les heures, données en temps universel, sont converties en heures de {zone} : vérifiez « timezone »",
            "the hours, given in universal time, are converted to those of {zone}: check “timezone”",
            zone=zone.name,
        )
