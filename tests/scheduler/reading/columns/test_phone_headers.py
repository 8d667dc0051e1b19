"""A column of telephone numbers is of no field, but the board shows it: it is not said to be unknown."""

from __future__ import annotations

import pytest

from scheduler.reading.columns.phone_headers import says_phone

EVENT = '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n'


@pytest.mark.parametrize(("header", "is_phone"), [("Tél. portable", True), ("Phone", True), ("Hôtel", False)])
def test_a_header_says_that_it_has_telephone_numbers(folder, header, is_phone):
    folder.event(EVENT)
    folder.write("talks.csv", f"id,title,speakers,{header}\nT1,Un,Ada,06 12 34 56 78\n")
    told = [remark.text.en for remark in folder.remarks() if remark.column == header]
    assert says_phone(header) is is_phone
    assert [text.startswith("Telephone numbers: the board shows them") for text in told] == [is_phone]
    assert [text.startswith("Unknown column") for text in told] == [not is_phone]
