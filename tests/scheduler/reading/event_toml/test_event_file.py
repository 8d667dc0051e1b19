"""event.toml: every key and every default, and what is remarked."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.breaks import Break
from scheduler.domain.errors import InputError
from scheduler.domain.presentation import Committee, Organiser, Venue
from scheduler.domain.settings import DEFAULT_LEVELS
from scheduler.domain.windows import Window
from tests.scheduler.reading.event_toml.event_texts import EVERYTHING, TALKS, with_event

MINIMAL = '[event]\ntitle = "Une journée"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n'


def test_every_key_arrives(folder):
    event = with_event(folder, EVERYTHING, TALKS.replace("title", "title,axis").replace("T1,a", "T1,a,1")).read().event
    assert (event.id, event.title, event.subtitle) == ("ia-2025", "IA et collectivités", "Journée")
    assert [(d.date, d.start, d.end) for d in event.days] == [(date(2025, 5, 23), 540, 1080)]
    assert (event.step, event.timezone, event.language) == (10, "Europe/Brussels", "en")
    assert event.url == "https://example.org/journee"
    assert event.venue == Venue(name="MSH", address="20 avenue", access="Métro", latitude=48.907, longitude=2.0)
    assert event.organisers == (Organiser(name="Org", email="org@example.org", affiliation="Lab"),)
    assert event.committees == (Committee(title="Comité", members=("A", "B")),)
    assert event.talk_settings.model_dump() == {"duration": 20, "gap": 5}
    assert event.session_settings.model_dump() == {
        "min_talks": 2,
        "max_talks": 6,
        "introduction": 5,
        "discussion": 10,
        "room_change": 15,
        "person_pause": 0,
        "max_stretch": 120,
    }
    assert [axis.chairs for axis in event.axes] == [("jean dupont",), ("ada@a.org", "jean dupont")]
    (room,) = event.rooms
    assert (room.name, room.capacity, room.features) == ("Auditorium", 200, ("visio",))
    assert room.available == (Window(start=540, end=720), Window(start=840, end=960))
    first, second = event.plenaries
    assert (first.id, first.start, first.end, first.room) == ("accueil", 540, 570, "a")
    assert first.speakers == ("ada@a.org", "zoe@example.org")
    assert second.id == "con-2"  # no file can be called "con"
    assert event.person["zoe@example.org"].name == "Zoé"
    assert event.breaks == (
        Break(id="dejeuner", title="Déjeuner", duration=75, between_start=720, between_end=840, ideal=750),
        Break(id="dejeuner-2", title="déjeuner", duration=5, between_start=900, between_end=930),
    )
    assert event.rules == (("pin", "off"), ("needs", "hard"), ("max_stretch", 3))
    assert event.priorities == ("breaks", "sessions", "rules")
    assert event.levels == ("breaks", "sessions", "rules")
    assert event.talks[0].duration == 20


def test_what_is_not_written_has_the_defaults_of_the_contract(folder):
    event = with_event(folder, MINIMAL).read().event
    assert event.id == "une-journee-2025-05-23"
    assert (event.step, event.timezone, event.language, event.url) == (5, "Europe/Paris", "fr", None)
    assert event.talk_settings.model_dump() == {"duration": 30, "gap": 0}
    assert event.session_settings.model_dump() == {
        "min_talks": 1,
        "max_talks": 4,
        "introduction": 0,
        "discussion": 0,
        "room_change": 5,
        "person_pause": 0,
        "max_stretch": None,
    }
    assert (event.axes, event.plenaries, event.breaks, event.rules) == ((), (), (), ())
    assert event.priorities == DEFAULT_LEVELS
    assert [(room.id, room.name) for room in event.rooms] == [("salle", "Salle")]


@pytest.mark.parametrize(
    ("more", "room"),
    [
        ('language = "en"', ("room", "Room")),
        ('[event.venue]\nname = "MSH Paris Nord"', ("salle", "MSH Paris Nord")),
    ],
)
def test_an_event_without_rooms_has_one_named_after_the_venue(folder, more, room):
    event = with_event(folder, MINIMAL + more).read().event
    assert [(one.id, one.name) for one in event.rooms] == [room]


def test_the_event_id_is_short_and_ascii_whatever_the_title(folder):
    event = with_event(folder, MINIMAL.replace("Une journée", "Œuvre & été " * 30)).read().event
    assert event.id.startswith("oeuvre-ete-oeuvre")
    assert len(event.id) <= 64
    event = with_event(folder, MINIMAL.replace("Une journée", "日本")).read().event
    assert event.id == "event-2025-05-23"


def test_an_empty_order_of_priorities_is_one(folder):
    assert with_event(folder, MINIMAL + "[priorities]\norder = []\n").read().event.priorities == ()


@pytest.mark.parametrize(("ideal", "remarked"), [("11:30", True), ("12:00", False), ("12:45", False), ("12:50", True)])
def test_an_ideal_at_which_the_break_cannot_start_is_remarked(folder, ideal, remarked):
    text = (folder.path / "event.toml").read_text()
    folder.event(text.replace('between = ["12:00", "14:00"]', f'between = ["12:00", "14:00"]\nideal = "{ideal}"'))
    assert [remark.column for remark in folder.remarks()] == ["breaks[1].ideal"] * remarked


@pytest.mark.parametrize(
    "name",
    [
        "event.toml.txt",
        "event.toml.toml",
        "event.toml.bak",
        "Event.TOML.txt",
        "EVENT.toml",
        "event (1).toml",
        "event - Copie.toml",
        "Copie de event.toml",
    ],
)
def test_an_event_file_that_lost_its_name_is_named(folder, name):
    (folder.path / "event.toml").rename(folder.path / name)
    if (folder.path / "event.toml").exists():
        pytest.skip("capitals are no other name here")
    (mistake,) = (each for each in folder.mistakes() if each.file == "event.toml")
    assert f"rename {name} to event.toml" in mistake.text.en


def test_of_two_such_files_neither_is_named(folder):
    (folder.path / "event.toml").rename(folder.path / "event (1).toml")
    folder.write("event (2).toml", "[event]\n")
    (mistake,) = (each for each in folder.mistakes() if each.file == "event.toml")
    assert "create it" in mistake.text.en


def test_an_axis_is_not_called_empty_while_a_cell_of_axes_cannot_be_read(folder):
    folder.event(
        '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n[[axes]]\nid = "1"\ntitle = "Eau"\n'
    )
    folder.write("talks.csv", "id,title,speakers,axis\nT1,A,Ada Nom,9\n")
    with pytest.raises(InputError) as caught:
        folder.read()
    assert not [remark for remark in caught.value.remarks if "axes[1]" in (remark.column or "")]


def test_settings_of_sessions_that_are_preset_have_no_effect_and_are_told(folder):
    slot = '[[slots]]\nstart = "10:00"\nend = "11:00"\nplaces = 2\n'
    settings = "[sessions]\nmin_talks = 1\nintroduction = 5\ndiscussion = 10\nroom_change = 0\n"
    text = (folder.path / "event.toml").read_text()
    remarks = [r for r in folder.event(text + slot + settings).read().remarks if "[[slots]]" in r.text.en]
    assert [(remark.column, remark.found) for remark in remarks] == [
        ("sessions.introduction", "5"),
        ("sessions.discussion", "10"),
    ]
    assert not [r for r in folder.event(text + settings).read().remarks if "[[slots]]" in r.text.en]


def test_a_talk_and_a_slot_name_no_room_without_talks(folder):
    rooms = '[[rooms]]\nid = "a"\n[[rooms]]\nid = "hall"\ntalks = false\n'
    slot = '[[slots]]\nstart = "10:00"\nend = "11:00"\nplaces = 2\nrooms = ["hall"]\n'
    folder.event(MINIMAL + rooms).write("talks.csv", "id,title,speakers\nT1,a,Ada\n")
    assert [room.id for room in folder.read().event.talk_rooms] == ["a"]
    folder.write("talks.csv", "id,title,speakers,room,pin\nT1,a,Ada,hall,\nT2,b,Bob,,10:00@hall\n")
    mistakes = folder.mistakes()
    assert [(mistake.row, mistake.column) for mistake in mistakes] == [(2, "room"), (3, "pin")]
    assert "(a)" in mistakes[0].text.fr
    folder.write("talks.csv", "id,title,speakers\nT1,a,Ada\n").event(MINIMAL + rooms + slot)
    assert folder.mistake().column == "slots[1].rooms"


def test_some_room_holds_talks(folder):
    text = MINIMAL + '[[rooms]]\nid = "hall"\ntalks = false\n'
    mistake = folder.event(text).write("talks.csv", "id,title,speakers\nT1,a,Ada\n").mistake()
    assert mistake.column == "rooms[1].talks"
    assert "[[rooms]] talks = true" in mistake.text.en
