"""Speakers of pretalx: joined by their code from all files, or by their name where that is the only one of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scheduler.importing.imported import ImportedPerson
from scheduler.importing.pretalx.shapes import Object, line
from scheduler.importing.sources.hours import moment
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.language.text import fold


class Speakers:
    """All that the files say of each speaker; later files fill in what earlier ones lack."""

    def __init__(self, speakers: Iterable[Object], submissions: Iterable[Object], texts: RichTexts) -> None:
        self._by_code: dict[str, dict[str, Any]] = {}
        self._by_name: dict[str, list[dict[str, Any]]] = {}
        self._texts = texts
        for speaker in (*speakers, *(person for item in submissions for person in _objects(item.get("speakers")))):
            self._add(speaker)

    def _add(self, speaker: Object) -> None:
        code, name = line(speaker.get("code")), fold(line(speaker.get("name")))
        known = self._by_code.get(code) if code else None
        if known is None:
            alone = self._by_name.get(name, [])
            known = alone[0] if len(alone) == 1 and not (code and alone[0].get("code")) else None
        if known is None:
            known = {}
            self._by_name.setdefault(name, []).append(known)
        for key, value in speaker.items():
            if known.get(key) in (None, "", []):
                known[key] = value
        if code:
            self._by_code[code] = known

    def of(self, submission: Object) -> tuple[list[Mapping[str, Any]], list[str]]:
        """The speakers of a submission, and the codes of those of whom no file has the name."""
        stated = submission.get("speakers", submission.get("speaker_codes")) or []
        codes = [line(item.get("code")) if isinstance(item, Mapping) else line(item) for item in _list(stated)]
        names = [line(name) for name in _list(submission.get("speaker_names") or [])]
        found = [self._by_code.get(code) for code in codes]
        if names and len(names) == len(codes):
            paired = zip(found, names, strict=True)
            return [dict(known) if known else self._alone(name) for known, name in paired], []
        if names and not codes:
            return [self._alone(name) for name in names], []
        people = [dict(known) for known in found if known is not None]
        objects = [dict(item) for item in _objects(stated) if not item.get("code")]
        return [*people, *objects], [code for code, known in zip(codes, found, strict=True) if code and known is None]

    def _alone(self, name: str) -> dict[str, Any]:
        known = self._by_name.get(fold(name), [])
        return {**(known[0] if len(known) == 1 else {}), "name": name}

    def person(self, speaker: Object) -> ImportedPerson:
        """The speaker as a person of a talk, who presents it."""
        return ImportedPerson(
            name=line(speaker.get("name")),
            email=line(speaker.get("email")),
            biography=self._texts.markdown(str(speaker.get("biography") or "")),
            presents=True,
        )


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]


def _objects(value: Any) -> list[Object]:
    return [item for item in _list(value) if isinstance(item, Mapping)]


def availability(speakers: Iterable[Object]) -> str:
    """The windows in which all these speakers are available, as a cell of ours; "" for any time.

    A speaker without windows is always available.
    """
    common: list[tuple[dt.datetime, dt.datetime]] | None = None
    for speaker in speakers:
        windows = [window for item in _objects(speaker.get("availabilities")) if (window := _window(item))]
        if windows:
            common = windows if common is None else _both(common, windows)
    return "; ".join(text for start, end in common or () for text in _written(start, end))


def _window(item: Object) -> tuple[dt.datetime, dt.datetime] | None:
    start, end = moment(line(item.get("start"))), moment(line(item.get("end")))
    if start is not None and item.get("allDay"):
        return start.replace(hour=0, minute=0), (end or start + dt.timedelta(days=1))
    return (start, end) if start is not None and end is not None and start < end else None


def _both(
    some: Iterable[tuple[dt.datetime, dt.datetime]], others: Sequence[tuple[dt.datetime, dt.datetime]]
) -> list[tuple[dt.datetime, dt.datetime]]:
    shared = [(max(start, other), min(end, last)) for start, end in some for other, last in others]
    return sorted(window for window in shared if window[0] < window[1])


def _written(start: dt.datetime, end: dt.datetime) -> list[str]:
    """The window as one on each of its days, which are no more than thirty."""
    days = min((end.date() - start.date()).days, 30)
    written = []
    for number in range(days + 1):
        day = start.date() + dt.timedelta(days=number)
        begins = f"{start:%H:%M}" if number == 0 else "00:00"
        ends = f"{end:%H:%M}" if day == end.date() else "24:00"
        if begins != ends:
            written.append(f"{day} {begins}-{ends}")
    return written
