"""A new event folder for what an export says; what it does not say stands there to be completed, and is told."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence

from scheduler.importing.asked import Asked
from scheduler.importing.held_settings import minutes_of
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.layout import Layout, key_of
from scheduler.importing.new_event import Told, days_of, event_of, lacking_of, needs_of
from scheduler.importing.placing import Placed, placed
from scheduler.importing.talk_cells import cells_of, columns_of, speaker_rows, with_speakers
from scheduler.importing.written import Cell, Row, spreadsheet_file, text_of
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import semicolon
from scheduler.reading.columns.kinds import SPEAKERS, TALKS, Kind

_SPEAKER_COLUMNS = ("name", "email", "affiliation", "biography")


def folder_of(
    imported: Imported, talks: Sequence[ImportedTalk], asked: Asked, name: str, today: dt.date
) -> tuple[dict[str, bytes], tuple[Message, ...]]:
    """The files of the folder, and what is to be completed in them.

    `talks`: those that are written, as `with_axes` gives them. `name`: of the folder, for an event without a title.
    `today`: the day of the import; an event whose days the source does not say gets the first day of the next year.
    """
    layout = Layout(imported, talks)
    held = placed(imported, talks) if asked.keep_times else Placed((), (), (), ())
    rows = [
        _row(talk, id, layout, held, asked)
        for talk, id in zip(talks, layout.talks, strict=True)
        if talk.kind != "plenary"
    ]
    files = tables_of(rows, speaker_rows(talks, asked), asked.language)
    days = days_of(imported, talks, today)
    text = event_of(name, Told(imported, talks, layout, held, days), asked)
    lacking = lacking_of(imported, talks)
    told = _told(lacking, held, needs_of(talks), hours=leaves_hours(talks, asked))
    return {**files, "event.toml": text.encode()}, (*_guessed_hours(imported, lacking), *told)


def tables_of(rows: Sequence[Row], people: Sequence[Row], language: Language) -> dict[str, bytes]:
    """The table of talks with those rows, and that of the people if there are any, with headers in the language."""
    files = _table(TALKS, columns_of(rows), with_speakers(rows), language)
    return {**files, **_table(SPEAKERS, _SPEAKER_COLUMNS, people, language)} if people else files


def leaves_hours(talks: Sequence[ImportedTalk], asked: Asked) -> bool:
    """True if the source has hours of talks that are not held in the folder."""
    return not asked.keep_times and any(talk.held for talk in talks)


def _row(talk: ImportedTalk, id: str, layout: Layout, held: Placed, asked: Asked) -> dict[str, Cell]:
    cells = cells_of(talk, id, layout.axes, asked)
    if talk in held.pinned and talk.held:
        room = layout.rooms.get(talk.held.room)
        cells["pin"] = f"{talk.held.start:%Y-%m-%d %H:%M}{f'@{room}' if room else ''}"
        cells["duration"] = minutes_of(talk.held, talk.minutes)
    return cells


def _told(lacking: Sequence[str], held: Placed, needs: Sequence[str], *, hours: bool) -> tuple[Message, ...]:
    told = []
    if hours:
        told.append(
            message(
                "Les heures et les salles de la source ne sont pas imposées",
                "Hours and rooms of the source are no constraints",
            )
        )
    if needs:
        text = message(
            "Deviné : toutes les salles offrent {needs}, que des exposés demandent (event.toml, [[rooms]] features)",
            "Guessed: all rooms offer {needs}, which talks need (event.toml, [[rooms]] features)",
            needs=", ".join(needs),
        )
        told.append(text)
    if lacking:
        fr, en = "À compléter (event.toml, [event] {keys})", "To complete (event.toml, [event] {keys})"
        told.append(message(fr, en, keys=", ".join(lacking)))
    settings = tuple(held.settings.told())
    if settings:
        text = message(
            "Réglé pour que ce programme tienne tel qu'il est : {what}",
            "Set so that this programme can be held as it is: {what}",
            what=Message.each(lambda language: semicolon(language).join(text.to(language) for text in settings)),
        )
        told.append(text)
    return (*told, *_unpinned(held))


def _unpinned(held: Placed) -> Iterator[Message]:
    """What cannot be held at its hour, and why."""
    taken = message("autre chose y est prévu", "something else is then")
    overnight = message("une journée finit au plus tard à minuit", "a day ends at midnight at the latest")
    cramped = message(
        "moins de 10 min après un exposé du même axe, et non {gap} comme ailleurs",
        "less than 10 min after a talk of its axis, and not {gap} as elsewhere",
        gap=held.settings.gap,
    )
    for titles, reason in ((held.unheld, taken), (held.overnight, overnight), (held.cramped, cramped)):
        for title in titles:
            yield message(
                "« {title} » ne tient pas à son heure ({reason}) : sans épingle",
                "“{title}” cannot be held at its hour ({reason}): no pin",
                title=title,
                reason=reason,
            )


def _guessed_hours(imported: Imported, lacking: Sequence[str]) -> tuple[Message, ...]:
    """That the hours of the days are usual ones, where the source has talks and no hours at which a day opens."""
    if (imported.opens and imported.closes) or {"start", "end"} & {*lacking}:
        return ()
    text = message(
        "Deviné : chaque jour va de 9 h à 18 h au moins, et plus loin si la source le fait (event.toml, start, end)",
        "Guessed: each day is from 9:00 to 18:00 at least, and longer if the source is (event.toml, start, end)",
    )
    return (text,)


def base_of(talks: Sequence[ImportedTalk], layout: Layout, asked: Asked) -> bytes:
    """What was imported, by reference or title, as the file that the next import compares with."""
    return base_text(
        {key_of(talk): cells_of(talk, id, layout.axes, asked) for talk, id in zip(talks, layout.talks, strict=True)}
    )


def base_text(rows: Mapping[str, Mapping[str, Cell]]) -> bytes:
    """The file that the next import compares with, of the rows by the keys of their talks."""
    texts = {key: _texts(row) for key, row in rows.items()}
    return (json.dumps({"talks": texts}, ensure_ascii=False, indent=1) + "\n").encode()


def _texts(row: Mapping[str, Cell]) -> dict[str, str]:
    return {key: text_of(cell) for key, cell in row.items()}


def _table(kind: Kind, columns: Sequence[str], rows: Sequence[Row], language: Language) -> dict[str, bytes]:
    """The table with headers in the language."""
    separator, names = (";", kind.columns) if language == "fr" else (",", {})
    return spreadsheet_file(kind.name, columns, rows, separator, names)
