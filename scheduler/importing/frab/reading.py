"""A schedule.xml of frab as one import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from scheduler.importing.apps.merged import one_programme
from scheduler.importing.apps.programme import programme
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported
from scheduler.importing.sources.files import SourceFile
from scheduler.importing.sources.trees import read_tree
from scheduler.language.message import message
from scheduler.reading.report import Report, Spot

DOWNLOAD = message(
    "Dans pretalx : Programme › Export › schedule.xml ; dans frab : Programme › Export XML",
    "In pretalx: Schedule › Export › schedule.xml; in frab: Schedule › XML export",
)
#: The elements of an event that hold a list.
_LISTS = frozenset({"persons", "links", "attachments"})
#: The attributes of an event that say what its elements do.
_NAMES = ("guid", "id", "code")


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the file says; its people present. Raises InputError with every mistake."""
    return one_programme(sources, _read, DOWNLOAD)


def _read(file: SourceFile, report: Report) -> Imported | None:
    """The programme of the file; None if it has none, which is reported where the reason is known."""
    root = read_tree(file.data, Spot(file.name), report) if file.form == "xml" else None
    if root is None or root.tag != "schedule" or root.find("conference") is None:
        return None
    generator = root.find("generator")
    name = generator.get("name", "") if generator is not None else ""
    return programme("frab", _schedule(root), file.name, name)


def _schedule(root: Element) -> dict[str, Any]:
    """The programme in the shape of schedule.json."""
    about: dict[str, Any] = {}
    for element in root.iterfind("conference/*"):
        if element.tag == "track":
            about.setdefault("tracks", []).append({**element.attrib, "name": element.get("name") or element.text})
        else:
            about[element.tag] = element.text or dict(element.attrib)
    about["days"] = [_day(element) for element in root.iterfind("day")]
    return {"url": root.findtext("url"), "conference": about}


def _day(day: Element) -> dict[str, Any]:
    rooms: dict[str, list[dict[str, Any]]] = {}
    for room in day.iterfind("room"):
        rooms.setdefault(room.get("name", ""), []).extend(_event(event) for event in room.iterfind("event"))
    return {"date": day.get("date"), "day_start": day.get("start"), "rooms": rooms}


def _event(event: Element) -> dict[str, Any]:
    """The item; what is said twice is said by the first that has a text."""
    item: dict[str, Any] = {name: event.get(name) for name in _NAMES if event.get(name)}
    for element in event:
        value = _list(element) if element.tag in _LISTS else _value(element)
        if not item.get(element.tag):
            item[element.tag] = value
        elif element.tag not in _LISTS and value:
            item.setdefault(f"{element.tag} (2)", value)
    return item


def _list(element: Element) -> list[dict[str, Any]]:
    if element.tag != "persons":
        return [{"url": child.get("href"), "title": _text(child)} for child in element]
    return [{**child.attrib, "name": _text(child) or child.get("name")} for child in element]


def _value(element: Element) -> Any:
    """The text, or the texts of the elements inside, by their names."""
    if len(element):
        return {child.tag: _text(child) for child in element}
    return element.text


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
