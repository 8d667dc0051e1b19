"""libical is the only judge that knows what each METHOD allows (RFC 5546)."""

from __future__ import annotations

import ctypes
import ctypes.util

import pytest

name = ctypes.util.find_library("ical")
if name is None:
    pytest.skip("libical is not installed (Debian: libical3)", allow_module_level=True)

ical = ctypes.CDLL(name)
ical.icalparser_parse_string.restype = ctypes.c_void_p
ical.icalparser_parse_string.argtypes = [ctypes.c_char_p]
for function in ("icalrestriction_check", "icalcomponent_count_errors"):
    getattr(ical, function).argtypes = [ctypes.c_void_p]
ical.icalcomponent_as_ical_string.restype = ctypes.c_char_p
ical.icalcomponent_as_ical_string.argtypes = [ctypes.c_void_p]


def faults(data: bytes) -> list[str]:
    component = ical.icalparser_parse_string(data)
    assert component, "libical reads nothing"
    valid = ical.icalrestriction_check(component)
    errors = ical.icalcomponent_count_errors(component)
    if valid and not errors:
        return []
    text = ical.icalcomponent_as_ical_string(component).decode().replace("\r\n ", "")
    return [line for line in text.splitlines() if "ERROR" in line] or ["restriction check failed"]


def test_every_file_keeps_the_restrictions_of_its_method(calendars: dict[str, bytes]) -> None:
    assert {path: found for path, data in calendars.items() if (found := faults(data))} == {}


def test_a_release_with_cancellations_and_alarms_does_too(released: dict[str, bytes]) -> None:
    assert any(path.startswith("cancellations/people/") for path in released)
    assert {path: found for path, data in released.items() if (found := faults(data))} == {}


def test_the_judge_notices_an_invitation_without_an_organizer(calendars: dict[str, bytes]) -> None:
    path = next(path for path in calendars if path.startswith("invitations/"))
    broken = calendars[path].replace(b"\r\n ", b"").split(b"\r\n")
    assert faults(b"\r\n".join(line for line in broken if not line.startswith(b"ORGANIZER")))
