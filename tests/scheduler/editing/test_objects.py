"""JSON: the value changes, every other byte stays."""

from __future__ import annotations

import codecs

import pytest

from scheduler.editing import Edit

TEXT = """\
[
    {"id": "T01", "titre": "L\\u00e9t\\u00e9 \\"ici\\"", "axis": 1, "speakers": ["Marie", "Paul"],
     "duration": 20.0,
     "available" : [ "9h-10h", "11h-12h" ]},
    {},
    {
        "id": "T02",\t"titre": "Deux", "axis": "1",
        "speakers": "Inès",
        "pin": null
    }  ,
    {"id":"T03","titre":"]},{","axis":"1","speakers":"Zoé"}
]
"""


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_value_changes_and_every_other_byte_stays(folder, bom, end):
    text = TEXT.replace("\n", end)
    folder.write("talks.json", bom + text.encode())
    edit = folder.edit("talk", "T01", "available", ["09:00-10:00"])
    assert (edit.row, folder.current(edit)) == (1, "9h-10h, 11h-12h")
    assert folder.changes(edit) == {"talks[T01].available": [{"start": 540, "end": 600, "day": None}]}
    assert folder.bytes("talks.json") == bom + text.replace('[ "9h-10h", "11h-12h" ]', '["09:00-10:00"]').encode()


def test_numbers_stay_numbers_and_null_is_filled_in(folder):
    folder.write("talks.json", TEXT)
    assert folder.current(Edit("talks.json", 1, "duration", None)) == "20"
    assert folder.current(Edit("talks.json", 3, "pin", None)) == ""
    folder.apply(folder.edit("talk", "T01", "duration", 45), folder.edit("talk", "T02", "pin", "14:00@salle-b"))
    assert folder.bytes("talks.json").decode() == TEXT.replace("20.0", "45").replace("null", '"14:00@salle-b"')
    assert folder.read().event.talk["T02"].pin.room == "salle-b"


def test_a_key_is_added_in_the_manner_of_the_ones_before_it(folder):
    folder.write("talks.json", TEXT)
    new = folder.edit("talk", "T02", "room", "salle-b"), folder.edit("talk", "T03", "duration", 25)
    assert folder.changes(*new) == {"talks[T02].room": "salle-b", "talks[T03].duration": 25}
    assert folder.bytes("talks.json").decode() == TEXT.replace(
        '"pin": null\n', '"pin": null,\n        "room": "salle-b"\n'
    ).replace('"Zoé"}', '"Zoé","duration":25}')


def test_a_value_that_is_removed_becomes_null(folder):
    folder.write("talks.json", TEXT)
    assert folder.changes(folder.edit("talk", "T01", "available", None)) == {"talks[T01].available": []}
    assert folder.bytes("talks.json").decode() == TEXT.replace('[ "9h-10h", "11h-12h" ]', "null")
    folder.apply(Edit("talks.json", 3, "duration", None))  # other objects have it
    with pytest.raises(LookupError):
        folder.apply(Edit("talks.json", 3, "nowhere", None))


@pytest.mark.parametrize("row", [None, 0, 2, 5])
def test_an_object_without_a_talk_is_not_there(folder, row):
    folder.write("talks.json", TEXT)
    with pytest.raises(LookupError):
        folder.apply(Edit("talks.json", row, "titre", "x"))


@pytest.mark.parametrize("text", ["", "{}", "[3]", '[{"id": 1', "\ud800".encode("utf-8", "surrogatepass")])
def test_what_is_no_list_of_objects_is_refused(folder, text):
    folder.write("talks.json", text)
    with pytest.raises(LookupError):
        folder.apply(Edit("talks.json", 1, "titre", "x"))
