"""Fixed starts and rooms as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from scheduler.domain.rooms import Room
from scheduler.domain.windows import Day
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.pins import Start, pin
from scheduler.reading.spoken.room_names import room
from scheduler.reading.understood import Understood, plain

ROOMS = [
    Room(id="auditorium", name="Grand auditorium"),
    Room(id="salle-b", name="Salle B"),
    Room(id="3", name="Salle B bis"),
]
DAYS = (Day(date=date(2027, 6, 10), start=540, end=1080), Day(date=date(2027, 6, 11), start=540, end=1080))
FRIDAY = date(2027, 6, 11)
read = pin(DAYS, ROOMS)


@pytest.mark.parametrize(
    ("value", "start"),
    [
        ("14:00", Start(None, 840, None)),
        ("14h", Start(None, 840, None)),
        ("2027-06-11 14:00@auditorium", Start(FRIDAY, 840, "auditorium")),
        (time(14, 0), Start(None, 840, None)),
        ("14:00@nowhere", Start(None, 840, "nowhere")),
    ],
)
def test_the_form_of_the_contract_is_read_without_a_word(value, start):
    assert read(value) == start


@pytest.mark.parametrize(
    ("value", "start", "written"),
    [
        ("à 14h", Start(None, 840, None), "14:00"),
        ("14h précises", Start(None, 840, None), "14:00"),
        ("2 pm", Start(None, 840, None), "14:00"),
        ("midi", Start(None, 720, None), "12:00"),
        ("vendredi à 14h", Start(FRIDAY, 840, None), "2027-06-11 14:00"),
        ("11/06 14h30", Start(FRIDAY, 870, None), "2027-06-11 14:30"),
        ("le 11 à 14h", Start(FRIDAY, 840, None), "2027-06-11 14:00"),
        ("the 11th at 2 pm", Start(FRIDAY, 840, None), "2027-06-11 14:00"),
        ("14h le 11", Start(FRIDAY, 840, None), "2027-06-11 14:00"),
        ("14h le 11 juin", Start(FRIDAY, 840, None), "2027-06-11 14:00"),
        ("14:00@Salle B", Start(None, 840, "salle-b"), "14:00@salle-b"),
        ("vendredi 14h @ Grand Auditorium", Start(FRIDAY, 840, "auditorium"), "2027-06-11 14:00@auditorium"),
    ],
)
def test_a_start_in_words_is_understood_and_told(value, start, written):
    understood = read(value)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (start, written)
    assert read(written) == start


@pytest.mark.parametrize(
    "value", ["soon", "14:00@", "matin", "14h-15h", "après 14h", "2", "vers 14h", "samedi 14h", "14h ou 15h"]
)
def test_what_is_no_start_is_a_mistake(value):
    with pytest.raises(Wrong):
        read(value)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Auditorium", "auditorium"),
        ("grand auditorium", "auditorium"),
        ("salle B", "salle-b"),
        ("SALLE_B BIS", "3"),
    ],
)
def test_a_room_is_known_by_its_name(text, name):
    understood = room(ROOMS)(text)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (name, name)


@pytest.mark.parametrize("text", ["auditorium", "3", "Amphi", "B", "?", "-"])
def test_an_id_or_an_unknown_room_stays_as_it_is(text):
    assert room(ROOMS)(text) == plain(text) == text


def test_a_name_of_two_rooms_means_neither():
    assert room([Room(id="a", name="Salle"), Room(id="b", name="Salle")])("Salle") == "Salle"


def test_where_no_room_is_described_one_mistake_names_them_all(folder):
    text = (folder.path / "event.toml").read_text()
    folder.event(text[: text.index("[[rooms]]")] + text[text.index("[[breaks]]") :])
    mistake = folder.talks({"room": "Amphi A"}, {"pin": "10:00@Amphi B"}).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "room", "Amphi A")
    assert "Amphi A, Amphi B" in mistake.text.fr
    assert "d’identifiant «\u202famphi-a\u202f» et de nom «\u202fAmphi A\u202f»" in mistake.text.fr


def test_a_room_is_found_by_its_name_in_a_row(folder):
    reading = folder.talks({"room": "Salle B"}, {"pin": "10h@AUDITORIUM"}).read()
    first, second = reading.event.talks
    assert (first.room, second.pin.room) == ("salle-b", "auditorium")
    assert [guess.corrections[0].value for guess in reading.guesses] == ["salle-b", "10:00@auditorium"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("D31", "a"), ("d 31", "a"), ("F417", "b"), ("Amphi F 417", "b"), ("amphithéâtre F417", "b"), ("room D31", "a")],
)
def test_a_room_is_known_without_the_word_for_what_it_is(text: str, meant: str) -> None:
    read = room([Room(id="a", name="Salle D31"), Room(id="b", name="Amphi F417")])(text)
    assert isinstance(read, Understood)
    assert read.value == meant


@pytest.mark.parametrize("text", ["salle F417", "amphi D31", "31", "Salle", "Amphi", "1"])
def test_a_room_that_may_be_another_stays_as_it_is_written(text: str) -> None:
    rooms = [Room(id=id_, name=name) for id_, name in (("a", "Salle D31"), ("b", "Amphi F417"), ("c", "Salle 1"))]
    assert room([*rooms, Room(id="d", name="Amphi 1")])(text) == text
