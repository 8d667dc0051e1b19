"""The calendar of the whole programme as XML (xCal, RFC 6321): the entries of programme.ics, value by value."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from icalendar import Calendar

from exports.calendar import programme_ics
from exports.interchange.xml import add, document
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

_NAMESPACE = "urn:ietf:params:xml:ns:icalendar-2.0"
#: The elements of a recurrence in the order of RFC 6321, §3.6.10.
_PARTS = "freq until count interval bysecond byminute byhour byday bymonthday byyearday byweekno bymonth bysetpos wkst"
_RECUR = tuple(_PARTS.split())


def schedule_xcal(event: Event, programme: Programme, edition: Edition = DRAFT) -> bytes:
    """The programme as xCal; equal to programme.ics in all that it says."""
    calendar = Calendar.from_ical(programme_ics(event, programme, edition))
    root = ElementTree.Element("icalendar", {"xmlns": _NAMESPACE})
    _add_component(root, calendar.to_jcal())
    return document(root)


def _add_component(parent: ElementTree.Element, component: list[Any]) -> None:
    """A component in the form of jCal (RFC 7265): its name, its properties, the components in it."""
    name, properties, inner = component
    element = add(parent, name)
    if properties:
        listed = add(element, "properties")
        for each in properties:
            _add_property(listed, each)
    if inner:
        components = add(element, "components")
        for each in inner:
            _add_component(components, each)


def _add_property(parent: ElementTree.Element, stated: list[Any]) -> None:
    name, parameters, kind, *values = stated
    element = add(parent, name)
    if parameters:
        listed = add(element, "parameters")
        for parameter, value in parameters.items():
            add(add(listed, parameter), _parameter_kind(parameter), str(value))
    for value in values:
        _add_value(element, name, kind, value)


def _parameter_kind(parameter: str) -> str:
    return "uri" if parameter in ("altrep", "dir") else "text"


def _add_value(element: ElementTree.Element, name: str, kind: str, value: Any) -> None:
    if name == "geo":
        for part, degrees in zip(("latitude", "longitude"), value, strict=True):
            add(element, part, str(degrees))
    elif kind == "recur":
        recurrence = add(element, "recur")
        for part in sorted(value, key=_RECUR.index):
            for each in value[part] if isinstance(value[part], list) else [value[part]]:
                add(recurrence, part, str(each))
    else:
        add(element, kind, str(value))
