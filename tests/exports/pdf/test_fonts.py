"""Names in any script are drawn, and unprintable texts are reported with file, row and column."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from pdf_tools import poppler, squeezed
from pypdf import PdfReader

from exports.pdf import booklet_pdf, programme_pdf
from exports.pdf.faces import Faces, in_visual_order
from exports.pdf.fonts import BOLD, ITALIC, MISSING, SANS, SERIF, coverage
from exports.pdf.text import markup
from exports.unprintable import unprintable
from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]

NAMES = {
    "Vietnamese": "Nguyễn Thị Ánh Tuyết",
    "Polish": "Łukasz Źdźbło",
    "Turkish": "Gülşen Işık İpekçi",
    "Czech": "Růžena Dvořáková",
    "Romanian": "Ștefan Țepeș",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Дмитрий Їжак",
    "Chinese": "王小明",
    "Japanese": "田中ひろし",
    "Korean": "김철수",
    "Armenian": "Արամ",
    "Georgian": "გიორგი",
    "Thai": "สมชาย",
    "Ethiopic": "አበበ",
    "Hebrew": "שלום כהן",
    "Arabic": "محمد العربي",
}


@pytest.mark.parametrize("font", [SERIF, SANS, BOLD, ITALIC, f"{SERIF}-BoldItalic"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_character_is_drawn_by_a_font_that_has_it(name: str, font: str) -> None:
    faces = Faces(name)
    assert not faces.unprintable
    shown = in_visual_order(name)
    runs = faces.runs(shown, font)
    assert "".join(piece for _, piece in runs) == shown
    for face, piece in runs:
        assert {ord(letter) for letter in piece} <= coverage(face) | {0xA0}


def test_a_word_is_not_drawn_in_two_slants() -> None:
    """The italic serif lacks some letters of Vietnamese; the italic sans has them all."""
    assert Faces("Nguyễn").runs("le Nguyễn", ITALIC) == [(ITALIC, "le "), (f"{SANS}-Italic", "Nguyễn")]


def test_chinese_in_a_bold_title_is_bold() -> None:
    ((face, _),) = Faces("王小明").runs("王小明", BOLD)
    assert face.endswith("-Bold")


def test_names_from_right_to_left_are_turned_and_joined_where_they_stand() -> None:
    assert in_visual_order("Mme כהן, Paris") == "Mme " + "כהן"[::-1] + ", Paris"
    shown = in_visual_order("le محمد (Caire)")
    assert shown.startswith("le ")
    assert shown.endswith(" (Caire)")
    letters = [unicodedata.name(letter) for letter in shown[3:7]]
    assert letters == [
        "ARABIC LETTER DAL FINAL FORM",
        "ARABIC LETTER MEEM MEDIAL FORM",
        "ARABIC LETTER HAH MEDIAL FORM",
        "ARABIC LETTER MEEM INITIAL FORM",
    ]
    assert " " not in in_visual_order("שלום כהן")  # or a line could end between the two


def test_what_no_font_has_leaves_a_sign() -> None:
    faces = Faces("a𓀀b")
    assert faces.unprintable == {"𓀀"}
    assert MISSING in markup("a𓀀b", "fr", faces)
    assert "𓀀" not in markup("a𓀀b", "fr", faces)


@pytest.mark.parametrize("make", [programme_pdf, booklet_pdf])
def test_names_of_all_scripts_are_in_the_documents(one_room: Pair, make: object, tmp_path: Path) -> None:
    event, programme = one_room
    names = dict(zip([person.id for person in event.people], NAMES.values(), strict=False))
    people = tuple(person.model_copy(update={"name": names.get(person.id, person.name)}) for person in event.people)
    event = event.model_copy(update={"people": people})
    data = make(event, programme)  # type: ignore[operator]
    assert data == make(event, programme)  # type: ignore[operator]
    text = squeezed(poppler("pdftotext", data, tmp_path, "-raw"))
    for person in names:
        shown = in_visual_order(event.person[person].name)
        if shown == event.person[person].name:  # poppler turns the others its own way
            assert squeezed(shown) in text
    for page in PdfReader(BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            assert "/FontFile2" in font["/FontDescriptor"]


def test_an_ordinary_event_has_nothing_to_tell(one_room: Pair) -> None:
    assert unprintable(one_room[0]) == []


def test_what_cannot_be_drawn_is_told_with_its_item(one_room: Pair) -> None:
    event = one_room[0]
    talk, person = event.talks[0], event.people[0]
    long = "שלום " * 30
    event = event.model_copy(
        update={
            "talks": (talk.model_copy(update={"abstract": "𓀀 et 𓀁 et 𓀀"}), *event.talks[1:]),
            "people": (person.model_copy(update={"biography": long}), *event.people[1:]),
            "logos": (Logo(name="cassé", data=b"<svg"),),
        }
    )
    values = [(value.kind, value.name, value.key, value.what, value.shown) for value in unprintable(event)]
    assert values == [
        ("talk", talk.id, "abstract", "characters", "𓀀𓀁"),
        ("person", person.id, "biography", "right to left", long),
        ("logo", "", "cassé", "logo", "cassé"),
    ]


def test_check_and_solve_tell_file_row_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "e"
    folder.mkdir()
    (folder / "event.toml").write_text(
        '[event]\ntitle = "T"\ndate = 2025-05-23\nstart = "09:00"\nend = "12:00"\n', encoding="utf-8"
    )
    (folder / "talks.csv").write_text("id,titre,intervenants\nT1,Un,Ada\nT2,Deux 𓀀,Bob 𓀁\n", encoding="utf-8")
    for command in ("check", "solve"):
        assert main([command, str(folder), "--lang", "fr"]) == 0
        told = capsys.readouterr()
        lines = told.out + told.err
        assert "talks.csv:3, titre\u202f: «\u202f𓀀\u202f»" in lines
        assert "talks.csv:3, intervenants\u202f: «\u202f𓀁\u202f»" in lines
