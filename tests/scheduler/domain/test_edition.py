"""An edition says of which day it is, and of which hour where that day has seen another."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from scheduler.domain.edition import DRAFT, Edition

PARIS = ZoneInfo("Europe/Paris")
MOMENT = datetime(2027, 6, 10, 14, 5, tzinfo=PARIS)


def record(moment: datetime, number: int | None = 1) -> Any:
    return SimpleNamespace(moment=moment, number=number)


@pytest.mark.parametrize(
    ("before", "french", "english"),
    [
        ((), "version du 10 juin 2027", "version of 10 June 2027"),
        ((record(MOMENT.replace(day=9)),), "version du 10 juin 2027", "version of 10 June 2027"),
        ((record(MOMENT.replace(hour=8)),), "version du 10 juin 2027, 14 h 05", "version of 10 June 2027, 14:05"),
        (
            (record(datetime(2027, 6, 9, 22, 30, tzinfo=ZoneInfo("UTC"))),),
            "version du 10 juin 2027, 14 h 05",
            "version of 10 June 2027, 14:05",
        ),
        ((record(MOMENT, None),), "version du 10 juin 2027", "version of 10 June 2027"),
    ],
)
def test_the_second_edition_of_a_day_says_its_hour(before: tuple[Any, ...], french: str, english: str) -> None:
    edition = Edition(2, MOMENT, before)
    assert (edition.label("fr"), edition.label("en")) == (french, english)


def test_a_draft_is_of_no_day() -> None:
    assert Edition(before=(record(MOMENT),)).label("en") == DRAFT.label("en") == "Draft programme"
