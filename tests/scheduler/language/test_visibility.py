"""A text of which nothing can be seen is empty wherever texts are cleaned, and hides nobody where they are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.language.text import clean_block, clean_line, fold
from scheduler.language.visibility import is_visible, unseen_in

#: One of each kind: zero width, joiner, soft hyphen, mark alone, filler, blank pattern, tag, selector, reserved.
UNSEEN = "\u200b\u200d\u2060\ufeff\u00ad\u0301\u20dd\u3164\u115f\uffa0\u2800\U000e0041\ufe0f\U000e0100\u2065\u180e"


@pytest.mark.parametrize("sign", UNSEEN)
def test_what_nobody_sees_is_no_text(sign: str) -> None:
    for text in (sign, f"  {sign}{sign} \u00a0", UNSEEN):
        assert not is_visible(text)
        assert clean_line(text) == clean_block(text) == ""


@pytest.mark.parametrize(
    "text", ["-", "é", "…", "漢", "\u0905", "\u0661", "🚀", "1\ufe0f\u20e3", "\u06dd", "\ufffd", "क्\u200dष"]
)
def test_what_somebody_sees_is_kept_as_it_is(text: str) -> None:
    assert is_visible(text)
    assert clean_line(text) == clean_block(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=8), st.sampled_from("\u200b\u2060\ufeff\u00ad\u3164\u2800\U000e0041"), st.integers(0, 8))
def test_names_that_look_the_same_are_the_same(name: str, sign: str, at: int) -> None:
    assert fold(name[:at] + sign + name[at:]) == fold(name)


def test_the_code_points_of_what_nobody_sees_are_told_once_each() -> None:
    assert unseen_in("a\u200b b\u3164\u200b") == ("U+200B", "U+3164")
    assert unseen_in("été") == ()
