from __future__ import annotations

from datetime import date

import pytest

from exports.changes.words import summary
from scheduler.domain.calendar_item import Host, Item, Kind
from scheduler.domain.differences import Change


def item(kind: Kind = "talk", **fields: object) -> Item:
    where = {"day": date(2026, 3, 26), "start": 600, "end": 630, "timezone": "Europe/Paris", "language": "fr"}
    named = {
        "id": "A1",
        "uid": "u",
        "event": "Essai",
        "title": "Un",
        "host": Host(name="Bureau", uri="mailto:b@example.org"),
    }
    return Item.model_validate({"kind": kind, **where, **named, **fields})


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"axis": "Lire", "axis_id": "1"}, {"axis": "Lire", "axis_id": "1", "session": "Lire (2)"}, "session"),
        ({"axis": "Lire", "axis_id": "1"}, {"axis": "Écrire", "axis_id": "2"}, "axe"),
        ({"axis": "Lire", "axis_id": "1"}, {"axis": "Relire", "axis_id": "1"}, "axe"),
    ],
)
def test_another_session_of_the_same_axis_is_no_other_axis(
    before: dict[str, str], after: dict[str, str], told: str
) -> None:
    assert summary(Change(item(**before), item(**after), ("axis",)), None, "fr") == told


@pytest.mark.parametrize(("kind", "told"), [("talk", "retiré"), ("session", "retirée"), ("plenary", "retirée")])
def test_what_is_withdrawn_agrees_with_its_kind(kind: Kind, told: str) -> None:
    assert summary(Change(item(kind), None), None, "fr") == told
