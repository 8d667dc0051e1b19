"""Text from outside is cleaned once, and nothing that a reader would miss is dropped."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest

from scheduler.language.text import clean_block, clean_line, is_device, name_slug, slug

#: The five code points of U+0080–009F that Windows-1252 leaves open.
OPEN = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


@pytest.mark.parametrize("clean", [clean_line, clean_block])
def test_code_points_that_windows_1252_gives_to_signs_are_read_as_these_signs(clean):
    assert clean("L\x92\x9cuvre \x96 10 \x80\x85") == "L’œuvre – 10 €…"
    for code in range(0x80, 0xA0):
        sign = "" if code in OPEN else bytes([code]).decode("cp1252")
        assert clean(f"a{chr(code)}b") == f"a{sign}b"


@pytest.mark.parametrize("clean", [clean_line, clean_block])
def test_other_control_characters_are_dropped_and_accents_composed(clean):
    assert clean("a\x00\x07\x7f\u202eb\u2066 e\u0301") == "ab é"


def test_line_ends_are_spaces_in_a_line_and_kept_in_a_block():
    text = " a\r\nb\rc\u2028d  \te "
    assert clean_line(text) == "a b c d e"
    assert clean_block(text) == "a\nb\nc\nd   e"


@pytest.mark.parametrize("ending", ["", ".txt", " .txt", ".tar.gz", "ole", " 2", "x.eml", "\n.eml"])
@pytest.mark.parametrize(
    "stem",
    ["con", "PRN", "Aux", "nul", "CONIN$", "conout$", "COM1", "com0", "lpt9", "LPT10", "com¹", "a", "con-vocation"],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_names_that_windows_keeps_for_devices_are_known(stem, ending):
    assert is_device(stem + ending) is PureWindowsPath(stem + ending).is_reserved()


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Sørensen, Bjørn", "sorensen-bjorn"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Đorđe", "dorde"),
        ("Þór Guðmundsson", "thor-gudmundsson"),
        ("Weiß Œuvré", "weiss-oeuvre"),
        ("Yıldız", "yildiz"),
        ("Ħal Ŋala", "hal-nala"),
        ("Nguyễn Văn Ơn", "nguyen-van-on"),
        ("Иван", ""),
        ("a ™ ♥ → b", "a-tm-b"),
    ],
)
def test_no_latin_letter_is_lost_from_the_name_of_a_file(name: str, plain: str) -> None:
    assert name_slug(name) == plain


def test_ids_of_titles_stay_as_they_were_published() -> None:
    assert slug("Tromsø 2026") == "troms-2026"
