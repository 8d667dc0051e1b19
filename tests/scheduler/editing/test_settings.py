"""event.toml: the value, key or table changes; comments, order, alignment and line ends stay."""

from __future__ import annotations

import codecs
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.editing import Edit, contents, edited
from scheduler.starter.en import EVENT as ENGLISH
from scheduler.starter.fr import EVENT as FRENCH


def edit(key, value):
    return Edit("event.toml", None, key, value)


def text_after(folder, *pairs):
    """The text of event.toml after these edits, line ends as they are."""
    return folder.apply(*(edit(*pair) for pair in pairs)).bytes("event.toml").decode()


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_value_changes_and_every_other_byte_stays(folder, bom, end):
    text = folder.first.replace("\n", end)
    folder.write("event.toml", bom + text.encode())
    change = folder.edit("event", "", "event.end", "17:30")
    assert folder.current(change) == "18:00"
    assert folder.changes(change, folder.edit("event", "", "sessions.max_talks", 3)) == {
        "days": [{"date": "2025-05-23", "start": 540, "end": 1050}],
        "session_settings.max_talks": 3,
    }
    expected = text.replace('"18:00"', '"17:30"').replace("= 4", "= 3")
    assert folder.bytes("event.toml") == bom + expected.encode()


def test_a_list_of_a_table_in_a_list_changes_as_a_whole(folder):
    change = folder.edit("break", "dejeuner", "between", ["11:30", "13:30"])
    assert (change.key, folder.current(change)) == ("breaks[1].between", "12:00, 14:00")
    assert set(folder.changes(change)) == {"breaks[dejeuner].between_start", "breaks[dejeuner].between_end"}
    before, after = folder.first[: folder.first.index("between")], folder.first[folder.first.index("\n[rules]") :]
    assert folder.bytes("event.toml").decode() == before + 'between = ["11:30", "13:30"]\n' + after


def test_what_stands_there_reads_as_people_write_it(folder):
    assert folder.current(edit("event.date", None)) == "2025-05-23"
    assert folder.current(edit("rooms[2]", None)) == "id = salle-b; features = visio"
    for absent in ("event.url", "rooms[3]", "rooms[1].name", "venue.name", "event.title.x", "rules.pin"):
        assert folder.current(edit(absent, None)) == ""


@pytest.mark.parametrize(
    ("key", "value", "after", "line"),
    [
        ("event.step", 10, 'end      = "18:00"  # au plus tard\n', "step     = 10\n"),
        ("sessions.max_stretch", 90, "max_talks   = 4\n", "max_stretch = 90\n"),
        ("rooms[1].capacity", 80, 'id = "auditorium"\n', "capacity = 80\n"),
        ("rooms[2].available", "09:00-12:00", 'features = ["visio"]\n', 'available = "09:00-12:00"\n'),
        ("rules.pin", "off", "[rules]\n", 'pin = "off"\n'),
    ],
)
def test_a_key_is_added_below_the_others_of_its_table(folder, key, value, after, line):
    assert text_after(folder, (key, value)) == folder.first.replace(after, after + line, 1)
    folder.read()


def test_a_table_that_is_not_there_is_made(folder):
    text = text_after(folder, ("talks.gap", 5), ("talks.duration", 20), ("event.venue.name", 'L\'"Été"\\'))
    assert (
        text
        == folder.first.replace(
            '"18:00"  # au plus tard\n', '"18:00"  # au plus tard\n\n[event.venue]\nname = "L\'\\"Été\\"\\\\"\n'
        )
        + "\n[talks]\ngap = 5\nduration = 20\n"
    )
    event = folder.read().event
    assert (event.talk_settings.gap, event.talk_settings.duration, event.venue.name) == (5, 20, 'L\'"Été"\\')


def test_tables_are_appended_to_a_list_under_headers(folder):
    text = text_after(
        folder,
        ("rooms[3]", {"id": "c", "capacity": 20, "features": ["visio", "piano"]}),
        ("rooms[4]", {"id": "d"}),
        ("plenaries[1]", {"title": "Accueil", "start": "09:00", "duration": 15}),
    )
    last = 'features = ["visio"]\n'
    assert (
        text
        == folder.first.replace(
            last, last + '\n[[rooms]]\nid = "c"\ncapacity = 20\nfeatures = ["visio", "piano"]\n\n[[rooms]]\nid = "d"\n'
        )
        + '\n[[plenaries]]\ntitle = "Accueil"\nstart = "09:00"\nduration = 15\n'
    )
    assert [room.id for room in folder.read().event.rooms] == ["auditorium", "salle-b", "c", "d"]


def test_a_list_in_line_takes_one_more_and_gives_one_up(folder):
    start = '[event]\ntitle="a"\ndate=2025-05-23\nstart="09:00"\nend="18:00"\n'
    for rooms, longer in [
        ('rooms = [{id="a"}]\n', 'rooms = [{id="a"}, { id = "b" }]\n'),
        ('rooms = [\n  {id="a"},  # un\n]\n', 'rooms = [\n  {id="a"},  # un\n  { id = "b" },\n]\n'),
        ('rooms = [\n  {id="a"}  # un\n]\n', 'rooms = [\n  {id="a"},  # un\n  { id = "b" }\n]\n'),
        ("rooms = []\n", 'rooms = [{ id = "b" }]\n'),
        ("", '\n[[rooms]]\nid = "b"\n'),
    ]:
        number = rooms.count("id") + 1
        before = rooms + start if rooms else start
        folder.write("event.toml", before).write("talks.csv", "id,title,speakers\nT1,a,X\n")
        text = text_after(folder, (f"rooms[{number}]", {"id": "b"}))
        assert text == (longer + start if rooms else start + longer)
        assert [room.id for room in folder.read().event.rooms][-1] == "b"
        text_after(folder, (f"rooms[{number}].name", "B"))
        assert folder.read().event.rooms[-1].name == "B"
        assert tomllib.loads(text_after(folder, (f"rooms[{number}]", None))).get("rooms", []) == tomllib.loads(
            before
        ).get("rooms", [])


def test_a_key_is_removed_with_its_line_and_no_more(folder):
    folder.write("event.toml", folder.first.replace("max_talks   = 4\n", "max_talks   = 4 # quatre\nroom_change = 7\n"))
    assert folder.changes(edit("sessions.max_talks", None), edit("sessions.room_change", None)) == {
        "session_settings.room_change": 5
    }
    assert folder.bytes("event.toml").decode() == folder.first.replace("max_talks   = 4\n", "")


def test_a_table_is_removed_with_its_header_and_the_comments_of_others_stay(folder):
    assert text_after(folder, ("rooms[1]", None)) == folder.first.replace('[[rooms]]\nid = "auditorium"\n', "", 1)
    folder.write("event.toml", folder.first)
    text = text_after(folder, ("breaks[1]", None), ("rooms[1]", None), ("rooms[2]", None))
    assert "# Les pauses.\n" in text
    assert "#capacity = 200\n" in text
    assert folder.read().event.breaks == ()
    assert [room.id for room in folder.read().event.rooms] == ["salle"]


def test_numbers_are_those_of_the_file_as_it_stands_whatever_is_removed(folder):
    text_after(folder, ("rooms[1]", None), ("rooms[2].name", "B"), ("rooms[3]", {"id": "c"}))
    assert [(room.id, room.name) for room in folder.read().event.rooms] == [("salle-b", "B"), ("c", "c")]


def test_a_whole_table_is_replaced_key_by_key(folder):
    text = text_after(
        folder,
        (
            "breaks[1]",
            {"id": "dejeuner", "title": "Repas", "duration": 75, "ideal": "12:30", "between": ["12:00", "14:00"]},
        ),
    )
    assert text == folder.first.replace("'Déjeuner'", '"Repas"').replace(",\n]\n", ',\n]\nideal = "12:30"\n')
    text_after(folder, ("rooms[2]", {"id": "salle-c"}))
    assert folder.read().event.rooms[1].features == ()


def test_dotted_keys_and_tables_in_line_are_reached(folder):
    folder.write("talks.csv", "id,title,speakers\nT1,a,X\n")
    folder.write(
        "event.toml",
        """\
event.title = 'a'
event . "date" = 2025-05-23 # jour
event.start = 09:00:00
event.end = "18:00"
sessions = {min_talks = 1, max_talks=4}
talks = {}
[event.venue]
name = \"\"\"
[rooms] "x" # kein
name = 3\"\"\"
[rules]""",
    )
    assert folder.current(edit("event.start", None)) == "09:00"
    text_after(
        folder,
        ("event.step", 10),
        ("sessions.discussion", 5),
        ("talks.gap", 3),
        ("event.start", "08:00"),
        ("sessions.min_talks", None),
        ("rules.pin", "off"),
        ("event.venue.access", "à pied"),
    )
    assert (
        folder.bytes("event.toml").decode()
        == """\
event.title = 'a'
event . "date" = 2025-05-23 # jour
event.start = "08:00"
event.end = "18:00"
event.step = 10
sessions = {max_talks=4, discussion = 5}
talks = { gap = 3 }
[event.venue]
name = \"\"\"
[rooms] "x" # kein
name = 3\"\"\"
access = "à pied"
[rules]
pin = "off"
"""
    )
    event = folder.read().event
    assert (event.step, event.session_settings.discussion, event.talk_settings.gap) == (10, 5, 3)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("event.url", None),
        ("rooms[3]", None),
        ("nothing", None),
        ("rooms[4]", {"id": "x"}),
        ("rooms[3].id", "x"),
        ("rooms[0]", {"id": "x"}),
        ("event.title.x", "y"),
        ("rooms.id", "x"),
        ("rooms", "x"),
        ("event", "x"),
        ("rooms[2", "x"),
        ("", "x"),
        ("a..b", "x"),
        ("axes", {"id": "x"}),
    ],
)
def test_what_is_not_there_or_cannot_be_there_is_refused(folder, key, value):
    with pytest.raises(LookupError):
        folder.apply(edit(key, value))
    assert folder.bytes("event.toml").decode() == folder.first


@pytest.mark.parametrize("data", [b"[event", b"\xff", b"a = 1\na = 2\n"])
def test_what_is_no_toml_is_refused(folder, data):
    folder.write("event.toml", data)
    with pytest.raises(LookupError):
        folder.apply(edit("event.end", "18:00"))
    with pytest.raises(LookupError):
        folder.current(edit("event.end", "18:00"))


BARE = "# a\n[event]\n# b\n\n[[breaks]]\n#c\n[[breaks]]\n[[axes]]\n[[axes]]\n[[plenaries]]\n# d\n[[event.organisers]]"
KEYS = [
    "event.end",
    "event.url",
    "event.venue.name",
    "event.venue.access",
    "event.organisers[1].email",
    "talks.gap",
    "sessions.max_stretch",
    "axes[2].title",
    "plenaries[1].room",
    "breaks[2].ideal",
    "rules.pin",
    "priorities.order",
]
WHOLE = ["rooms[1]", "breaks[3]", "event.organisers[2]", "event.committees[1]"]
VALUES = st.one_of(st.text(max_size=8), st.integers(), st.lists(st.text(max_size=5), max_size=3))


@given(
    start=st.sampled_from([FRENCH, ENGLISH, BARE]),
    values=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4),
    whole=st.sampled_from([None, *WHOLE]),
)
def test_after_any_edits_the_file_holds_what_was_asked_and_every_comment(tmp_path, start, values, whole):
    (tmp_path / "event.toml").write_bytes(start.encode())
    wanted = [edit(key, value) for key, value in values.items()]
    done = edited(contents(tmp_path, ["event.toml"]), [*wanted, *([edit(whole, {"id": "x"})] if whole else [])])
    text = done["event.toml"].decode() if done else start
    (tmp_path / "event.toml").write_bytes(text.encode())
    lines = text.splitlines()
    assert [line for line in start.splitlines() if line.startswith("#")] == [x for x in lines if x.startswith("#")]
    removals = [edit(key, None) for key in values]
    if removals:
        rest = edited(contents(tmp_path, ["event.toml"]), removals)["event.toml"].decode()
        assert [line for line in start.splitlines() if line.startswith("#")] == [
            x for x in rest.splitlines() if x.startswith("#")
        ]
