"""Remarks on the finished draft of an event, and its faults reported with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from scheduler.domain.errors import Weight
from scheduler.domain.event import Event
from scheduler.domain.presentation import Call
from scheduler.domain.talks import LeftOut, Talk
from scheduler.language.message import Message, message
from scheduler.reading.columns.kinds import TALK_COLUMNS
from scheduler.reading.columns.title_words import report_title
from scheduler.reading.draft import Draft, Item
from scheduler.reading.report import Report
from scheduler.reading.resubmitted import report_resubmitted
from scheduler.reading.room_reports import missing_rooms, report_missing_rooms
from scheduler.reading.tables import Table
from scheduler.validation.fault import Fault


def report_faults(
    faults: Iterable[Fault], draft: Draft, talks: Sequence[Item[Talk]], table: Table | None, report: Report
) -> None:
    """Every fault is reported at its place in the folder, but no missing axis where the axis could not be read."""
    unread = {(mistake.file, mistake.row, mistake.column) for mistake in report.mistakes}
    items: dict[str, Sequence[Item[Any]]] = {
        "axis": draft.axes,
        "room": draft.rooms,
        "plenary": draft.plenaries,
        "break": draft.breaks,
        "slot": draft.slots,
        "talk": [item for item in talks if item.value.type == "talk"],
        "poster": [item for item in talks if item.value.type == "poster"],
    }
    axis_cells = table.place.spot("axis") if table is not None else None
    axes_unread = axis_cells is not None and (axis_cells.file, axis_cells.column) in {(at[0], at[2]) for at in unread}
    no_axis_column = table is not None and not table.has("axis") and not any(row.has("axis") for row in table.rows)
    if table is not None and no_axis_column and draft.axes:
        text = message(
            "il manque la colonne « {french} » (ou « axis ») : l'événement a des axes, chaque exposé est de l'un d'eux",
            "the column “axis” (or “{french}”) is missing: the event has axes, and each talk is of one of them",
            french=TALK_COLUMNS["axis"],
        )
        report.mistake(table.place.spot("axis"), list(table.place.headers.values()) or None, text)
    faults = list(faults)
    axes_unread = axes_unread or any(fault.key == "axis" and not fault.remark for fault in faults)
    missing = missing_rooms(faults, draft)
    report_missing_rooms([(fault, items[fault.kind][fault.position].place) for fault in missing], report)
    for fault in faults:
        if fault in missing:
            continue
        if fault.key == "places" and len(draft.slots) < len(draft.slot_names):
            continue  # nothing is measured against slots that could not be read
        if (fault.kind, fault.key) == ("talk", "duration") and draft.preset:
            continue  # a talk takes places there
        if fault.key == "after" and _written(draft, fault.value):
            continue  # its hours could not be read, which is reported
        if fault.key == "axis" and not fault.value and no_axis_column:
            continue
        if fault.kind == "axis" and fault.remark and (table is None or no_axis_column or axes_unread):
            continue
        spot = items[fault.kind][fault.position].place.spot(fault.key)
        if fault.key != "axis" or (spot.file, spot.row, spot.column) not in unread:
            record = report.remark if fault.remark else report.mistake
            record(spot, fault.value, fault.text, suggestions=fault.suggestions)


def _written(draft: Draft, name: str) -> bool:
    """True if event.toml states a plenary or break of that id which could not be read."""
    read = {*(item.value.id for item in draft.plenaries), *(item.value.id for item in draft.breaks)}
    return name not in read and name.casefold() in draft.pause_names


def report_doubled(talks: Iterable[Item[Talk]], left_out: Iterable[Item[LeftOut]], report: Report) -> None:
    """Every left-out talk whose id another row has is reported: an id stays taken for ever."""
    taken = {item.value.id.casefold() for item in talks}
    for item in left_out:
        name = item.value.id.casefold()
        if name and name in taken:
            text = message(
                "l'identifiant « {name} » est déjà pris par une autre ligne : écrivez-en un autre",
                "the id “{name}” is taken by another row already: write another",
                name=item.value.id,
            )
            report.mistake(item.place.spot("id"), item.value.id, text)
        taken.add(name)


def report_talks(event: Event, talks: Sequence[Item[Talk]], table: Table, report: Report, *, preset: bool) -> None:
    """Missing speakers, keywords, biographies and addresses, and what is too long are remarked.

    Where no talk has a column, the table is remarked once. `preset` if the event states its sessions; otherwise
    `places` has no effect.
    """
    if not preset and any(row.has("places") for row in table.rows):
        text = message(
            "colonne sans effet : l'événement n'a pas de créneaux (event.toml, [[slots]])",
            "no effect: the event has no slots (event.toml, [[slots]])",
        )
        report.remark(table.place.spot("places"), "", text)
    report_resubmitted(talks, event.person, report)
    wrong = {(mistake.file, mistake.row, mistake.column) for mistake in report.mistakes}
    lacking: dict[str, list[tuple[Item[Talk], Sequence[str]]]] = {key: [] for key in _NOBODY}
    for item in talks:
        report_title(item, report)
        _report_lengths(item, event.call, report)
        for key, names in _lacking(event, item.value):
            spot = item.place.spot(key)
            if key == "speakers" and (spot.file, spot.row, spot.column) in wrong:
                continue
            lacking[key].append((item, names))
    for key, cases in lacking.items():
        if not table.has(key) and len(cases) == len(talks) > 1:
            report.remark(table.place.spot(key), "", _NOBODY[key], _WEIGHTS[key])
            continue
        for item, names in cases:
            value = "; ".join(names) if key == "emails" else ""
            report.remark(item.place.spot(key), value, _text_of_lack(key, names, event.call), _WEIGHTS[key])


_WEIGHTS = {"speakers": Weight.GRAVE, "keywords": Weight.SLIGHT, "biography": Weight.SLIGHT, "emails": Weight.GRAVE}
_NOBODY = {
    "speakers": message(
        "aucun exposé n'a d'intervenant : écrivez qui présente", "no talk has a speaker: write who presents"
    ),
    "keywords": message("aucun exposé n'a de mots-clés", "no talk has keywords"),
    "biography": message("aucun exposé n'a de biographie", "no talk has a biography"),
    "emails": message(
        "aucun exposé n'a d'intervenant dont l'adresse soit connue : personne ne recevra d'invitation",
        "no talk has a speaker whose address is known: nobody will get an invitation",
    ),
}


def _lacking(event: Event, talk: Talk) -> Iterable[tuple[str, Sequence[str]]]:
    """The column of each thing that the talk should have and lacks, with the people who lack it."""
    speakers = [event.person[person] for person in talk.speakers]
    if not speakers:
        yield "speakers", ()
    if not talk.keywords:
        yield "keywords", ()
    mute = [person.name for person in speakers if not person.biography]
    if mute and not talk.biography:
        yield "biography", mute
    unknown = [person.name for person in speakers if person.email is None]
    if unknown:
        yield "emails", unknown


def _text_of_lack(key: str, names: Sequence[str], call: Call) -> Message:
    """The text of a remark: the missing field, and the names of those who lack it."""
    if key == "speakers":
        return message("pas d'intervenant : écrivez qui présente", "no speaker: write who presents")
    if key == "keywords":
        return message(
            "pas de mots-clés : écrivez-en jusqu'à {most}", "no keywords: write up to {most}", most=call.keywords
        )
    listed = ", ".join(names)
    if key == "biography":
        return message("pas de biographie ({names}) : ajoutez-la", "no biography ({names}): add it", names=listed)
    return message(
        "pas d'adresse électronique ({names}) : sans elle, pas d'invitation",
        "no e-mail address ({names}): without one, no invitation",
        names=listed,
    )


def _report_lengths(item: Item[Talk], call: Call, report: Report) -> None:
    talk = item.value
    if len(talk.keywords) > call.keywords:
        text = message(
            "{count} mots-clés : gardez-en {most} au plus",
            "{count} keywords: keep {most} at most",
            count=len(talk.keywords),
            most=call.keywords,
        )
        report.remark(item.place.spot("keywords"), list(talk.keywords), text, Weight.SLIGHT)
    if len(talk.abstract) > call.abstract:
        text = message(
            "résumé de {count} caractères : raccourcissez-le à {most}",
            "abstract of {count} characters: shorten it to {most}",
            count=len(talk.abstract),
            most=call.abstract,
        )
        report.remark(item.place.spot("abstract"), talk.abstract, text, Weight.SLIGHT)
