"""The sheets that are written when asked for: doors, chairs, badges, attendance, certificates."""

from __future__ import annotations

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pdf_tools import assert_in_order, poppler, squeezed, tree, unmarked_ink
from pypdf import PdfReader
from quick import long_unless

from exports import FORMATS, names, render
from exports.pdf.chairs import chairs
from exports.rows import SessionRow
from exports.timetable import timetable
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import hour, hours
from tests.exports.pdf.further import text

Pair = tuple[Event, Programme]
ASKED = ("doors", "chairs", "badges", "attendance", "certificates")
PAIRS = ("one_room", "three_rooms", "hostile")


def test_they_are_written_only_when_asked_for(one_room: Pair) -> None:
    assert tuple(format_.name for format_ in FORMATS if format_.pages and format_.written != "always") == ASKED
    assert tuple(format_.name for format_ in FORMATS) == tuple(names())
    every = render(*one_room).files
    assert not any(name.startswith("print/") and name != "print/booklet-print.pdf" for name in every)


@pytest.mark.long
def test_the_same_programme_gives_the_same_bytes(one_room: Pair, sheets: dict[str, dict[str, bytes]]) -> None:
    assert render(*one_room, ASKED).files == sheets["one_room"]


@pytest.mark.parametrize("pair", long_unless(lambda pair: pair != "hostile", PAIRS))
def test_they_are_tagged_embedded_a4_and_within_the_margins(
    pair: str, sheets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    kinds: dict[str, bytes] = {}
    for name, data in sheets[pair].items():
        kinds.setdefault(name.rsplit("/", 1)[0] if name.count("/") == 2 else name, data)
    assert len(kinds) == 6
    for name, data in kinds.items():
        reader = PdfReader(BytesIO(data))
        for page in reader.pages:
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842], name
            assert unmarked_ink(page) == []
        assert next(node.kind for node in tree(reader).walk() if re.fullmatch(r"H\d", node.kind)) == "H1"
        lines = poppler("pdffonts", data, tmp_path).splitlines()[2:]
        assert all(re.search(r"\byes yes yes\b", line) for line in lines), (name, lines)
        for left, top, right, bottom in re.findall(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"',
            poppler("pdftotext", data, tmp_path, "-bbox"),
        ):
            assert (float(left) >= 20, float(top) >= 15, float(right) <= 576, float(bottom) <= 832) == (True,) * 4, name


@pytest.mark.parametrize("pair", ["one_room", "three_rooms"])
def test_the_judges_find_no_error(pair: str, sheets: dict[str, dict[str, bytes]], tmp_path: Path) -> None:
    judges = os.environ.get("JOURNEE_JUDGES")
    if not judges:
        pytest.skip("outloud and pdfua are not installed (.ci/run does, and sets JOURNEE_JUDGES)")
    paths = []
    for number, (name, data) in enumerate(sheets[pair].items()):
        if "certificates" not in name or number % 7 == 0:
            paths.append(tmp_path / f"{number}.pdf")
            paths[-1].write_bytes(data)
    for command in (["outloud", "--criteria"], ["pdfua", "check"]):
        judgement = subprocess.run([f"{judges}/{command[0]}", *command[1:], *paths], capture_output=True, text=True)
        assert judgement.returncode == 0, judgement.stdout + judgement.stderr


def test_a_door_shows_what_is_on_behind_it(
    three_rooms: Pair, sheets: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    event, programme = three_rooms
    blocks = [block for block in timetable(event, programme).blocks() if isinstance(block, SessionRow)]
    assert {block.room.id for block in blocks} == {room.id for room in event.rooms}
    for room in event.rooms:
        data = sheets["three_rooms"][f"print/doors/{room.id}.pdf"]
        assert len(PdfReader(BytesIO(data)).pages) == 1
        shown = text(data, tmp_path)
        wanted = [room.name, *(pause.title for pause in event.plenaries[:1] if pause.room in (None, room.id))]
        for block in blocks:
            if block.room == room:
                wanted += [hours(block.start, block.end, event.language), *(talk.talk.title for talk in block.talks)]
            else:
                assert not any(squeezed(talk.talk.title) in shown for talk in block.talks)
        assert_in_order(wanted, shown)


def test_the_name_of_a_room_can_be_read_from_afar(three_rooms: Pair, sheets: dict[str, dict[str, bytes]]) -> None:
    """At two metres, letters of 10 mm; the room's name is set in at least 30 points."""
    page = PdfReader(BytesIO(sheets["three_rooms"][f"print/doors/{three_rooms[0].rooms[0].id}.pdf"])).pages[0]
    sizes: list[float] = []
    page.extract_text(visitor_text=lambda words, cm, tm, font, size: sizes.append(size) if words.strip() else None)
    assert max(sizes) >= 30


def test_the_chair_sees_names_minutes_and_when_to_stop(one_room: Pair, tmp_path: Path) -> None:
    event, programme = one_room
    people = tuple(person.model_copy(update={"pronunciation": f"dire {n}"}) for n, person in enumerate(event.people))
    people = (people[0].model_copy(update={"biography": "Elle étudie les marées."}), *people[1:])
    event = event.model_copy(update={"people": people})
    files = render(event, programme, ["chairs"]).files
    blocks = [block for block in timetable(event, programme).blocks() if isinstance(block, SessionRow)]
    every = text(files["print/chairs.pdf"], tmp_path)
    assert len(PdfReader(BytesIO(files["print/chairs.pdf"])).pages) == len(blocks) == len(files) - 1
    for block in blocks:
        shown = text(files[f"print/chairs/{_clock(block.start)}-{block.room.id}-{block.axis.id}.pdf"], tmp_path)
        assert ("Elleétudielesmarées" in shown) == any(people[0].id in talk.talk.speakers for talk in block.talks)
        assert squeezed(block.title) in every
        for talk in block.talks:
            assert squeezed(talk.talk.title) in shown
            wanted = [hour(talk.start, "fr"), *(f"[{event.person[who.id].pronunciation}]" for who in talk.people)]
            wanted += [f"{talk.end - talk.start} min", hour(talk.end - 5, "fr"), hour(talk.end, "fr")]
            for words in wanted:
                assert squeezed(words) in shown


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}h{minutes % 60:02d}"


def test_sheets_of_chairs_are_named_by_day_hour_room_and_axis(congress: Pair) -> None:
    event, programme = congress
    (room, *_), (first, *_) = event.rooms, programme.sessions
    short = programme.model_copy(update={"sessions": (first,)})
    names = [name for name, _ in chairs(event, short)]
    assert names == ["", f"2027-06-09-10h00-{room.id}-{first.axis}"]
