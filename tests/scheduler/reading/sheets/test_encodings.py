"""A text is read in the encoding that it has, or not at all: never with wrong letters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.reading.sheets.encodings import decoded
from scheduler.reading.sheets.twice_encoded import repaired, spoilt

FRENCH = (
    "identifiant;titre;intervenants;disponibilités\n"
    "T1;L’œuvre d’Ésope : « cœur » et forêt — 10 €;Élodie Müller-Lefèvre;14h-18h\n"
    "T2;Où ça ? Le maïs, l’été…;Noé Brûlé;\n"
)
#: Words and signs, a blank between each two.
WORDS = re.split(
    " ",
    "été élève forêt où ça cœur œuvre Noël maïs naïf août île hôtel Élodie Étienne À ÉTÉ ÂGE gêne château sûr "
    "l’été d’Arcourt Müller Muñoz Åsa Łódź Dvořák Škoda n° 2ᵉ m² « oui » étudiant·e·s façon reçu garçon présidé "
    "créée réélu Dupont the title 14h-18h Paris–Lyon etc… “sic” 10 € résumé déjà très après à Pérez Jørgensen",
)
NAMES = {"mac_roman": "Mac Roman", "cp850": "MS-DOS (850)", "iso8859_15": "ISO-8859-15"}


def encodable(text: str, codec: str) -> str:
    """The text without what the encoding lacks, with a straight apostrophe for a curly one."""
    straight = text if codec in ("cp1252", "mac_roman") else text.replace("’", "'")
    return straight.encode(codec, "ignore").decode(codec)


@pytest.mark.parametrize("codec", ["cp1252", *NAMES])
def test_a_french_table_is_read_and_written_in_its_encoding(codec):
    text = encodable(FRENCH, codec)
    reading = decoded(text.encode(codec))
    assert reading is not None
    assert (reading.text, reading.told) == (text, NAMES.get(codec, ""))
    assert reading.encoded(text + "é") == (text + "é").encode(codec)
    assert reading.encoded("漢") is None


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_is_believed(mark):
    reading = decoded(("\ufeff" + FRENCH).encode(mark))
    assert reading is not None
    assert (reading.text, reading.told) == (FRENCH, "")
    assert reading.encoded(FRENCH) == ("\ufeff" + FRENCH).encode(mark)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_without_a_mark(codec):
    reading = decoded(FRENCH.encode(codec))
    assert reading is not None
    assert (reading.text, reading.told) == (FRENCH, "UTF-16")
    assert reading.encoded(FRENCH) == FRENCH.encode(codec)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_a_table_that_was_encoded_twice_is_read_as_it_was_and_written_so(codec, mark):
    data = spoilt(mark + FRENCH, codec).encode("utf-8")
    reading = decoded(data)
    assert reading is not None
    assert (reading.text, bool(reading.told)) == (FRENCH, True)
    assert reading.encoded(FRENCH) == data


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30), st.sampled_from(["cp1252", *NAMES]))
def test_letters_of_a_french_table_are_never_read_wrong(words, codec):
    text = encodable("identifiant;disponibilités;présidé\n" + " ".join(words), codec)
    reading = decoded(text.encode(codec))
    assert reading is None or reading.text == text


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_utf_8_is_never_taken_for_anything_else(words):
    text = " ".join(words)
    reading = decoded(text.encode())
    assert reading is not None
    assert (reading.text, reading.told) == (text, "")


@pytest.mark.parametrize("codec", ["cp1251", "iso8859_7", "koi8_r", "cp1255"])
def test_other_scripts_are_not_read_as_western_letters(codec):
    texts = {
        "cp1251": "Иван Петров; Привет мир",
        "koi8_r": "Иван Петров; Привет мир",
        "iso8859_7": "Ελλάδα; Γιώργος",
        "cp1255": "שלום עולם",
    }
    assert decoded(texts[codec].encode(codec)) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    reading = decoded(data)
    assert reading is None or reading.encoded(reading.text) is not None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Ã©tÃ©", "été"),
        ("lâ€™Å“uvre Ã\u00a0 lire", "l’œuvre à lire"),
        ("Été et Ã©tÃ©", "Été et été"),
        ("Ã\x89tat", "État"),
    ],
)
def test_words_that_were_encoded_twice_are_repaired(text, meant):
    assert repaired(text) == meant


@pytest.mark.parametrize("text", ["été", "Ã", "CAFÉ»", "Âge", "Å", "« Â »", "São Paulo", "IRMÃ", "pâté", "l’été"])
def test_words_that_were_encoded_once_stay(text):
    assert repaired(text) is None
