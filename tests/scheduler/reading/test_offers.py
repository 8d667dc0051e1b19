"""A mistake that asks whether one value was meant offers it as a whole cell, which mends it by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.scheduler.reading.conftest import EVENT, MORE

_ASKED = re.compile(r"did you mean “(.*?)”|write “([^“]*?)”")

#: Rows of two talks, a column that names what is not known, the cell offered instead.
MISTYPED: list[tuple[list[dict[str, Any]], str, str]] = [
    ([{"axis": "11"}, {}], "axis", "1"),
    ([{"type": "poster", "axis": "22"}, {}], "axis", "2"),
    ([{"axis": "Teritoire"}, {}], "axis", "1"),
    ([{"room": "auditorum"}, {}], "room", "auditorium"),
    ([{"needs": "pianno; visio"}, {}], "needs", "Piano; visio"),
    ([{"after": "T2"}, {}], "after", "T02"),
    ([{"not_with": "Dex"}, {}], "not_with", "T02"),
    ([{"with": "T022"}, {}], "with", "T02"),
    ([{"type": "postre"}, {}], "type", "poster"),
    ([{"with": "T022; T02"}, {}], "with", "T02"),
]


@pytest.mark.parametrize(("rows", "column", "offered"), MISTYPED)
def test_what_was_meant_is_offered_and_mends_the_cell(folder, rows, column, offered):
    mistake = folder.talks(*rows).mistake()
    assert (mistake.column, mistake.suggestions) == (column, (offered,))
    asked = _ASKED.search(mistake.text.en)
    assert asked is not None, "the sentence asks for the same"
    assert (asked[1] or asked[2]) in offered
    assert folder.talks({**rows[0], column: offered}, *rows[1:]).read().event.days, "it reads"


def test_nothing_is_offered_where_many_values_may_be_meant(folder):
    mistake = folder.talks({"axis": "zzz"}, {}).mistake()
    assert "write one of" in mistake.text.en
    assert mistake.suggestions == ()


def test_the_other_names_of_a_cell_stay_in_what_is_offered(folder):
    rows = [{"id": f"A{number}", "title": "x", "axis": "1", "speakers": "Ada"} for number in (1, 2, 31, 4)]
    rows[0]["not_with"] = "A2; A311; A4"
    assert folder.talks(rows=rows).mistakes()[0].suggestions == ("A2; A31; A4",)


def test_wishes_and_plenaries_offer_what_was_meant(folder):
    folder.write("wishes.csv", "name,email,talks\nCid,cid@a.org,T01; T022\n")
    assert folder.mistake().suggestions == ("T01; T02",)
    folder.write("wishes.csv", "name,email,talks\nCid,cid@a.org,T01\n")
    plenary = 'id = "p"\ntitle = "Clôture"\nstart = "17:00"\nduration = 30\nroom = "Auditorim"\n'
    folder.event(f"{EVENT}{MORE}\n[[plenaries]]\n{plenary}")
    assert folder.mistake().suggestions == ("auditorium",)
