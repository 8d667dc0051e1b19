"""The language of a talk: a code, a name, or a phrase with one; never one of several."""

from __future__ import annotations

import pytest

from scheduler.reading.report import Wrong
from scheduler.reading.spoken.languages import talk_language
from scheduler.reading.understood import Understood


@pytest.mark.parametrize(
    ("text", "code"), [("fr", "fr"), ("EN", "en"), ("fr-CA", "fr"), ("Français", "fr"), ("Spanish", "es")]
)
def test_codes_and_names_are_read_without_a_word(text, code):
    assert talk_language(text) == code


@pytest.mark.parametrize(
    ("text", "code", "aside"),
    [
        ("FRA", "fr", ""),
        ("ENG", "en", ""),
        ("deu", "de", ""),
        ("en français", "fr", ""),
        ("In English", "en", ""),
        ("langue : italien", "it", ""),
        ("German language", "de", ""),
        ("communication en anglais", "en", ""),
        ("fr - français", "fr", ""),
        ("(anglais)", "en", ""),
        ("anglais (slides en français)", "en", "slides en français"),
        ("Français, diapos en anglais", "fr", "diapos en anglais"),
        ("anglais (Royaume-Uni)", "en", "Royaume-Uni"),
        ("catalan", "ca", ""),
    ],
)
def test_other_words_are_understood_and_told_with_what_is_left_aside(text, code, aside):
    understood = talk_language(text)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (code, code)
    assert aside in understood.meant.fr
    assert talk_language(understood.written) == code


@pytest.mark.parametrize("text", ["FR/EN", "français et anglais", "anglais ou français", "fr, en"])
def test_several_languages_are_a_mistake_with_each_of_them_to_write(text):
    with pytest.raises(Wrong) as caught:
        talk_language(text)
    assert sorted(caught.value.suggestions) == ["en", "fr"]


@pytest.mark.parametrize(
    "text", ["klingon", "bilingue", "pas en anglais", "12", "slides en anglais", "?", "en"[:1], ","]
)
def test_what_names_no_language_is_a_mistake_with_examples(text):
    with pytest.raises(Wrong) as caught:
        talk_language(text)
    assert "fr, en" in caught.value.text.fr
    assert caught.value.suggestions == ()


def test_the_language_of_a_row_is_told_with_its_correction(folder):
    reading = folder.talks({"language": "ENG"}).read()
    assert reading.event.talks[0].language == "en"
    assert [fix.value for guess in reading.guesses for fix in guess.corrections] == ["en"]
