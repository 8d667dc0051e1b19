"""Cleaning and folding give what the contract asks, letter by letter, whatever short cut they take."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading.cells import blank

SPACES = "\t\n\r\v\f\x1c\x1d\x1e\x1f\u2028\u2029"
LIGATURES = {"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae", "’": "'", "‘": "'"}
TEXTS = st.text(
    st.sampled_from("aÉé e\u0301œ’«\u00a0\u202f\u202a\u2066\x92\x9c\x07\ud800\u3000\xad-") | st.characters()
) | st.text(st.sampled_from("ab  cé\u0301 "), max_size=300)


def _kept(letter: str) -> str:
    if 0x80 <= ord(letter) < 0xA0:
        return bytes([ord(letter)]).decode("cp1252", "ignore")
    is_control = (ord(letter) < 0x20 and letter not in "\t\n\r") or letter == "\x7f"
    is_bidi = 0x202A <= ord(letter) < 0x202F or 0x2066 <= ord(letter) < 0x206A
    return "" if is_control or is_bidi else "?" if 0xD800 <= ord(letter) < 0xE000 else letter


#: Format characters that are seen; letters, signs and reserved code points that are not.
NUMBER_SIGNS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
FILLERS = {0x115F, 0x1160, 0x2065, 0x2800, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9), 0x1D159, *range(0xE0000, 0xE1000)}


def _is_drawn(letter: str) -> bool:
    return ord(letter) not in FILLERS and (unicodedata.category(letter) != "Cf" or letter in NUMBER_SIGNS)


def _if_seen(text: str) -> str:
    """The text, or nothing if it consists of spaces, marks and what is drawn as nothing."""
    seen = (_is_drawn(letter) and unicodedata.category(letter) not in ("Mn", "Me", "Zs", "Cc") for letter in text)
    return text if any(seen) else ""


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(map(_kept, text)))


@given(TEXTS)
def test_a_line_has_no_control_characters_and_single_spaces(text: str) -> None:
    spaced = "".join(" " if letter in SPACES else letter for letter in text)
    assert clean_line(text) == _if_seen(" ".join(_plain(spaced).split()))


@given(TEXTS)
def test_a_block_keeps_its_line_ends(text: str) -> None:
    ends = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    assert clean_block(text) == _if_seen(_plain(ends).replace("\t", " ").strip())


@given(TEXTS)
def test_a_folded_text_has_no_case_accents_ligatures_or_unseen_letters(text: str) -> None:
    plain = "".join(LIGATURES.get(letter, letter) for letter in text).casefold()
    letters = (letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    letters = filter(_is_drawn, letters)
    assert fold(text) == " ".join("".join(letters).split())


@given(TEXTS)
def test_a_cell_is_blank_if_cleaning_leaves_nothing(text: str) -> None:
    assert blank(text) == (not clean_line(text))
