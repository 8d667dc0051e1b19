"""The parts that people have in an event are said in both languages."""

from __future__ import annotations

from typing import Any

from constraints import parts


def test_parts_are_singular_and_plural(event: Any) -> None:
    tiny_event = event(
        "T1 T2 T3",
        axes={"1": {"chairs": "ann bob"}, "2": {"chairs": "bob"}},
        plenaries={"opening": {"speakers": "bob"}, "closing": {"at": "17:00", "speakers": "bob"}},
        T1={"speakers": "ann"},
    )
    assert parts.part_in(tiny_event, "ann").fr == "présente T1, modère l’axe 1"
    assert parts.part_in(tiny_event, "bob").fr.replace("\u202f", " ").replace("’", "'") == (
        "modère les axes 1 et 2, intervient dans les plénières « Opening » et « Closing »"
    )
    assert parts.part_in(tiny_event, "bob").en == "chairs axes 1 and 2, speaks in plenaries “Opening” and “Closing”"
    assert parts.part_in(tiny_event, "eve").fr == ""
