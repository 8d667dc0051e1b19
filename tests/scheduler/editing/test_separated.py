"""CSV: the cell changes, every other byte stays."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.editing import Edit, contents, edited

HOSTILE = (
    "Communications retenues;;\r\n"
    "\r\n"
    'Identifiant;"Titre";AXE;Intervenants;Résumé;Disponibilités\r\n'
    'T01;"L\'""été"" ; à l\'œuvre";1;Zoé Été;"Deux\r\nlignes ; et un ""mot""\n";9h-12h30\r\n'
    "\r\n"
    " ; ;;;;\r\n"
    'T02;Deux;"1";Paul Noël;;\r\n'
    "T03;Trois;1;Inès"
)
WINDOW = {"start": 540, "end": 600, "day": None}


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "cp1252"),
        (b"", "mac_roman"),
        (b"", "iso8859_15"),
        (b"", "utf-16-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_one_cell_changes_and_every_other_byte_stays_in_any_encoding(folder, bom, codec):
    folder.write("talks.csv", bom + HOSTILE.encode(codec))
    edit = folder.edit("talk", "T01", "available", "09:00-10:00")
    assert (edit.row, edit.key, folder.current(edit)) == (4, "Disponibilités", "9h-12h30")
    assert folder.changes(edit) == {"talks[T01].available": [WINDOW]}
    assert folder.bytes("talks.csv") == bom + HOSTILE.replace("9h-12h30", "09:00-10:00").encode(codec)
    assert folder.current(edit) == "09:00-10:00"


def test_a_file_that_was_encoded_twice_stays_so(folder):
    twice = HOSTILE.encode().decode("latin-1").encode()
    folder.write("talks.csv", twice)
    folder.apply(folder.edit("talk", "T01", "available", "09:00-10:00"))
    assert folder.bytes("talks.csv") == twice.replace(b"9h-12h30", b"09:00-10:00")


def test_a_letter_that_an_encoding_lacks_makes_the_file_utf_8(folder):
    folder.write("talks.csv", HOSTILE.encode("mac_roman"))
    folder.apply(Edit("talks.csv", 7, "Titre", "Łódź"))
    assert folder.bytes("talks.csv") == codecs.BOM_UTF8 + HOSTILE.replace("T02;Deux", "T02;Łódź").encode()


def test_a_quoted_cell_stays_quoted_and_what_needs_quotes_gets_them(folder):
    folder.write("talks.csv", HOSTILE)
    edits = [
        Edit("talks.csv", 4, "Titre", "Été"),
        Edit("talks.csv", 7, "Titre", 'Le "grand" ; \r\n soir'),
        Edit("talks.csv", 7, "Disponibilités", ["09:00-10:00", "11:00-12:00"]),
    ]
    folder.apply(*edits)
    expected = HOSTILE.replace('"L\'""été"" ; à l\'œuvre"', '"Été"').replace(
        'Deux;"1";Paul Noël;;', '"Le ""grand"" ; \r\n soir";"1";Paul Noël;;"09:00-10:00; 11:00-12:00"'
    )
    assert folder.bytes("talks.csv").decode() == expected
    assert folder.read().event.talk["T02"].title == 'Le "grand" ; soir'


def test_a_cell_that_a_short_row_lacks_is_reached_with_empty_ones(folder):
    folder.write("talks.csv", HOSTILE)
    assert folder.changes(folder.edit("talk", "T03", "available", "09:00-10:00")) == {"talks[T03].available": [WINDOW]}
    assert folder.bytes("talks.csv").decode() == HOSTILE + ";;09:00-10:00"


def test_emptying_a_cell_leaves_its_place_and_its_quotes(folder):
    folder.write("talks.csv", HOSTILE)
    assert folder.changes(folder.edit("talk", "T01", "abstract", None)) == {"talks[T01].abstract": ""}
    assert folder.bytes("talks.csv").decode() == HOSTILE.replace('"Deux\r\nlignes ; et un ""mot""\n"', '""')
    assert folder.current(Edit("talks.csv", 4, "Résumé", None)) == ""


def test_a_column_is_added_at_the_end_of_each_full_row(folder):
    folder.write("talks.csv", HOSTILE)
    edit = folder.edit("talk", "T02", "pin", "14:00")
    assert edit.key == "fixé"
    assert folder.current(edit) == ""
    folder.apply(edit)
    assert folder.read().event.talk["T02"].pin.start == 840
    expected = (
        HOSTILE.replace("Disponibilités\r\n", "Disponibilités;fixé\r\n")
        .replace("9h-12h30\r\n", "9h-12h30;\r\n")
        .replace(" ; ;;;;\r\n", " ; ;;;;;\r\n")
        .replace("Paul Noël;;\r\n", "Paul Noël;;;14:00\r\n")
    )
    assert folder.bytes("talks.csv").decode() == expected


def test_two_values_of_a_column_that_is_added_share_it(folder):
    folder.write("talks.csv", HOSTILE)
    folder.apply(*(folder.edit("talk", name, "room", "salle-b") for name in ("T01", "T03")))
    assert {talk.id: talk.room for talk in folder.read().event.talks} == {
        "T01": "salle-b",
        "T02": None,
        "T03": "salle-b",
    }
    assert folder.bytes("talks.csv").count(b";salle\r\n") == 1


def test_a_column_is_added_in_place_of_an_empty_nameless_one(folder):
    text = "id;title;axis;speakers;;\nT1;a;1;Y;;\nT2;b;1;Z;;\n"
    folder.write("talks.csv", text)
    folder.apply(folder.edit("talk", "T2", "duration", 45))
    assert folder.bytes("talks.csv").decode() == "id;title;axis;speakers;duration;\nT1;a;1;Y;;\nT2;b;1;Z;45;\n"


def test_where_every_cell_is_quoted_new_ones_are_too(folder):
    folder.write("talks.csv", '"id"\t"title"\t"axis"\t"speakers"\r"T1"\t"a"\t"1"\t"Y"\r')
    folder.apply(folder.edit("talk", "T1", "duration", 45))
    assert folder.bytes("talks.csv") == (b'"id"\t"title"\t"axis"\t"speakers"\t"duration"\r"T1"\t"a"\t"1"\t"Y"\t"45"\r')


def test_a_letter_that_windows_1252_lacks_makes_the_file_utf_8_with_bom(folder):
    folder.write("talks.csv", HOSTILE.encode("cp1252"))
    folder.apply(Edit("talks.csv", 7, "Titre", "Łódź"))
    data = folder.bytes("talks.csv")
    assert data == codecs.BOM_UTF8 + HOSTILE.replace("Deux;", "Łódź;").encode()
    assert folder.read().event.talk["T02"].title == "Łódź"


def test_the_first_line_by_which_excel_names_the_separator_stays(folder):
    folder.write("talks.csv", "sep=;\nid;title;axis;speakers\nT1;a;1;Y\n")
    folder.apply(folder.edit("talk", "T1", "duration", 20))
    assert folder.bytes("talks.csv") == b"sep=;\nid;title;axis;speakers;duration\nT1;a;1;Y;20\n"


def test_a_header_that_means_the_same_is_used_rather_than_doubled(folder):
    folder.write("talks.csv", "id;titre;axe;intervenants;Durée\nT1;a;1;Y;\n")
    folder.apply(Edit("talks.csv", 2, "duration", 20))
    assert folder.bytes("talks.csv") == "id;titre;axe;intervenants;Durée\nT1;a;1;Y;20\n".encode()


@pytest.mark.parametrize("row", [None, 0, 1, 3, 5, 6, 9])
def test_a_row_without_a_talk_is_not_there(folder, row):
    folder.write("talks.csv", HOSTILE)
    edit = Edit("talks.csv", row, "Titre", "x")
    with pytest.raises(LookupError):
        folder.apply(edit)
    with pytest.raises(LookupError):
        folder.current(edit)


def test_emptying_a_column_that_is_not_there_and_editing_what_is_no_csv_are_refused(folder):
    with pytest.raises(LookupError):
        folder.apply(Edit("talks.csv", 2, "pin", None))
    for data in (b"", b"\n\n", b'id,title\n"T1', b"PK\x03\x04", b"\xff\xfei"):
        folder.write("talks.csv", data)
        with pytest.raises(LookupError):
            folder.apply(Edit("talks.csv", 2, "pin", "x"))


CELLS = st.text(st.sampled_from('ab;,\t"\n é'), max_size=6)


@given(
    rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=4),
    value=CELLS,
    column=st.sampled_from(["id", "title", "speakers", "axis", "note"]),
    mark=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    pick=st.integers(0, 3),
)
def test_whatever_the_cells_only_the_one_meant_changes(tmp_path, rows, value, column, mark, end, quoting, pick):
    header = ["id", "title", "speakers", "axis"]
    rows = [["T", *row[1:]] for row in rows]
    pick %= len(rows)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark, lineterminator=end, quoting=quoting).writerows([header, *rows])
    (tmp_path / "talks.csv").write_bytes(out.getvalue().encode())
    data = edited(contents(tmp_path, ["talks.csv"]), [Edit("talks.csv", pick + 2, column, value)])["talks.csv"]
    expected = [[*header], *map(list, rows)]
    if column == "note":
        expected = [[*row, "note" if index == 0 else ""] for index, row in enumerate(expected)]
    expected[pick + 1][[*header, "note"].index(column)] = value
    text = data.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)) == expected
