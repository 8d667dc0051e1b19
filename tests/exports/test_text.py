"""programme.txt: every item on a line of its own, in the order of time."""

from __future__ import annotations

import pytest

from exports.text import programme_txt
from scheduler.domain.event import Event
from scheduler.domain.presentation import PrintSettings
from scheduler.domain.programme import Programme
from scheduler.domain.rooms import Room
from scheduler.language.letterpress import printed

Pair = tuple[Event, Programme]


def squeezed(text: str) -> str:
    return " ".join(printed(text).split())


@pytest.mark.parametrize("name", ["one_room", "three_rooms", "hostile", "with_posters", "congress"])
def test_every_item_is_told(name: str, request: pytest.FixtureRequest) -> None:
    event, programme = request.getfixturevalue(name)
    text = squeezed(programme_txt(event, programme).decode())
    for item in (*event.contributions, *event.plenaries, *event.breaks):
        assert squeezed(item.title) in text
    for talk in event.contributions:
        assert all(squeezed(event.speaker_name(talk, person)) in text for person in talk.speakers)


def test_talks_stand_in_the_order_of_time(one_room: Pair) -> None:
    event, programme = one_room
    text = programme_txt(event, programme).decode().replace("\u00a0", " ")
    ordered = sorted(programme.talks, key=lambda talk: talk.start)
    places = [text.index(event.talk[talk.id].title.replace("'", "’")) for talk in ordered]
    assert places == sorted(places)


def test_the_words_of_the_field_are_used(one_room: Pair) -> None:
    event, programme = one_room
    said = PrintSettings(axis_label="Panel", chair_label="Présidence")
    sessions = tuple(session.model_copy(update={"chairs": ("Zoé Zucca",)}) for session in programme.sessions)
    led = programme.model_copy(update={"sessions": sessions})
    text = programme_txt(event.model_copy(update={"print_settings": said}), led).decode()
    assert "Panel\u00a01 – " in text
    assert "Présidence\u00a0: Zoé Zucca" in text
    assert "Modération" not in text


def test_addresses_are_kept_as_they_are(one_room: Pair) -> None:
    event, programme = one_room
    asked = event.model_copy(update={"registration": "Inscrivez-vous d'ici mai : https://example.org/l'appel ; merci"})
    text = programme_txt(asked, programme).decode()
    assert "Inscription\u00a0: Inscrivez-vous d’ici mai\u00a0: https://example.org/l'appel\u00a0; merci" in text


def test_notes_stand_in_brackets_and_no_comma_follows_a_question(one_room: Pair) -> None:
    event, programme = one_room
    plenary, *others = event.plenaries
    first, *breaks = event.breaks
    hall = Room(id="hall", name="Hall du bas")
    changed = {
        "plenaries": (plenary.model_copy(update={"title": "Que faire ?", "room": "hall"}), *others),
        "breaks": (first.model_copy(update={"note": "libre", "room": "hall"}), *breaks),
        "rooms": (*event.rooms, hall),
    }
    held = programme.plenaries[0].model_copy(update={"title": "Que faire ?", "room": "hall"})
    moved = programme.model_copy(update={"plenaries": (held,)})
    text = squeezed(programme_txt(event.model_copy(update=changed), moved).decode())
    assert squeezed("Que faire ? – Hall du bas") in text
    assert squeezed(f"{first.title} (libre), Hall du bas") in text
