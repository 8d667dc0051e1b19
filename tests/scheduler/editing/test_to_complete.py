"""A value that is written, be it the one that stands there, is no longer marked as one to be completed."""

from __future__ import annotations

import pytest

from scheduler.editing.edit import Edit
from scheduler.editing.settings import edit_settings, kept

EVENT = """\
[event]
title = "Une journée"  # à compléter
date = 2027-05-21\t# to complete
start = "09:00"  # à compléter
end = "17:00"  # pas plus tard, à compléter
"""


def test_a_value_that_is_written_loses_its_mark_and_no_other_comment() -> None:
    new = edit_settings(EVENT.encode(), Edit("event.toml", None, "event.title", "Deux journées"))
    assert new.decode() == EVENT.replace('"Une journée"  # à compléter', '"Deux journées"')
    new = edit_settings(EVENT.encode(), Edit("event.toml", None, "event.end", "18:00"))
    assert new.decode() == EVENT.replace("17:00", "18:00")


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_value_is_kept_as_it_is_written(end: str) -> None:
    text = f"[event]{end or chr(10)}date = 2027-05-21  # à compléter{end}"
    assert kept(text.encode(), "event.toml", "event.date").decode() == text.replace("  # à compléter", "")


def test_what_is_not_marked_stays() -> None:
    for key in ("event.end", "event.url", "event"):
        assert kept(EVENT.encode(), "event.toml", key) == EVENT.encode()
