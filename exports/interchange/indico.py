"""indico.csv: what the timetable of Indico takes in, seven columns without a header."""

from __future__ import annotations

import csv
import io

from exports.formula import harmless
from exports.rows import TalkRow
from exports.timetable import timetable
from scheduler.domain.clock import plain_hour
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.family_name import name_parts
from scheduler.language.message import Message, message


def indico_csv(event: Event, programme: Programme) -> bytes:
    """A row for each talk: start in the event's time zone (Indico refuses an offset), minutes, title, first speaker.

    Indico leaves out a speaker without an address.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in sorted(timetable(event, programme).talks(), key=lambda row: (row.day, row.start)):
        start = f"{row.day.isoformat()} {plain_hour(row.start)}"
        *names, email = _speaker(event, row)
        texts = map(harmless, (row.talk.title, *names))  # whoever looks at it first does so in a spreadsheet
        writer.writerow([start, row.end - row.start, *texts, email])
    return text.getvalue().encode()


def _speaker(event: Event, row: TalkRow) -> tuple[str, str, str, str]:
    """Given name, family name, affiliation and address of the first speaker; empty where there is none."""
    if not row.people:
        return "", "", "", ""
    who = row.people[0]
    person = event.person[who.id]
    parts = name_parts(who.name, person.family_name if who.name == person.name else "")
    space = "" if parts.moved.endswith(("'", "’")) else " "
    family = f"{parts.moved}{space}{parts.family}".strip()
    return parts.given, family, who.affiliation, person.email or ""


def losses(event: Event) -> tuple[Message, ...]:
    """What Indico's import has no column for, and the speakers whom it would leave out."""
    others = any(len(talk.speakers) > 1 for talk in event.talks)
    told = [
        message(
            "indico.csv ne contient ni les salles, ni les axes, ni les résumés, ni les pauses et plénières{others}",
            "indico.csv holds no rooms, axes, abstracts, breaks or plenaries{others}",
            others=message(
                " ; d’un exposé à plusieurs, il ne nomme que la première personne",
                "; of a talk by several people it names the first alone",
            )
            if others
            else Message("", ""),
        )
    ]
    mute = [talk.id for talk in event.talks if talk.speakers and not event.person[talk.speakers[0]].email]
    if mute:
        told.append(
            message(
                "Indico ne prend pas une personne sans adresse ; exposés qui y seront sans intervenant : {count} "
                "(le premier : {first})",
                "Indico takes nobody without an address: {count} talks will have no speaker there (the first: {first})",
                count=len(mute),
                first=mute[0],
            )
        )
    return tuple(told)
