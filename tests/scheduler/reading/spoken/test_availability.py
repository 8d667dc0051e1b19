"""The columns of windows of talks, people and rooms: wishes, absences, windows without effect."""

from __future__ import annotations

import pytest

from scheduler.domain.windows import Window, written


def corrections(reading) -> dict[str, str]:
    """The value that each cell would get, by its column."""
    return {fix.column: fix.value for guess in reading.guesses for fix in guess.corrections}


def told(reading, column: str) -> list[str]:
    return [remark.text.en for remark in reading.remarks if remark.column == column]


def test_windows_in_words_are_told_once_a_column_with_what_would_be_written(folder):
    reading = folder.talks({"available": "matin"}, {"available": "pas avant 11h (train)"}).read()
    assert [written(talk.available) for talk in reading.event.talks] == ["09:00-13:00", "11:00-18:00"]
    (remark,) = told(reading, "available")
    assert "“matin” read as 09:00–13:00" in remark
    assert "2–3" in remark
    values = [guess.corrections[0].value for guess in reading.guesses]
    assert values == ["09:00-13:00", "11:00-18:00"]


@pytest.mark.parametrize("said", ["sauf entre midi et deux", "pas entre midi et 2h", "sauf entre midi et deux heures"])
def test_the_hour_of_lunch_as_it_is_said(folder, said):
    reading = folder.talks({"available": said}).read()
    assert [written(talk.available) for talk in reading.event.talks] == ["09:00-12:00; 14:00-18:00", ""]


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("Je suis disponible toute la journée, sauf entre 12h et 14h", "09:00-12:00; 14:00-18:00"),
        ("je ne suis pas disponible après 16h", "09:00-16:00"),
        ("Je ne pourrai pas venir le matin", "13:00-18:00"),
        ("Je serai là à partir de 11h", "11:00-18:00"),
        ("I can't come before 11", "11:00-18:00"),
    ],
)
def test_sentences_in_the_first_person(folder, said, hours):
    reading = folder.talks({"available": said}).read()
    assert written(reading.event.talks[0].available) == hours


@pytest.mark.parametrize("said", ["Je ne peux venir qu’après 14h", "Je suis en retard", "Je peux"])
def test_a_sentence_with_words_that_are_not_known_is_a_mistake(folder, said):
    assert folder.talks({"available": said}).mistake().column == "available"


def test_a_wish_among_the_availabilities_is_a_preference(folder):
    reading = folder.talks({"available": "matin de préférence"}).read()
    talk = reading.event.talks[0]
    assert (talk.available, talk.preferred) == ((), (Window(start=540, end=780),))
    assert corrections(reading) == {"available": "", "preferred": "09:00-13:00"}
    assert told(reading, "available")


def test_a_wish_beside_the_column_of_wishes_is_a_mistake(folder):
    mistake = folder.talks({"available": "plutôt le matin", "preferred": "14h-15h"}).mistake()
    assert (mistake.row, mistake.column) == (2, "available")
    assert "“preferred”" in mistake.text.en


def test_a_wish_in_its_own_column_is_read_without_its_words(folder):
    reading = folder.talks({"preferred": "plutôt le matin"}).read()
    assert reading.event.talks[0].preferred == (Window(start=540, end=780),)
    assert corrections(reading) == {"preferred": "09:00-13:00"}


def test_a_column_of_absences_says_the_contrary(folder):
    reading = folder.talks({"Indisponibilités": "10h-11h", "available": "matin"}, {"Indisponibilités": "aucune"}).read()
    assert [written(talk.available) for talk in reading.event.talks] == ["09:00-10:00; 11:00-13:00", ""]
    assert corrections(reading)["available"] in ("", "09:00-10:00; 11:00-13:00")
    assert {fix.value for guess in reading.guesses for fix in guess.corrections if fix.row == 2} == {
        "09:00-10:00; 11:00-13:00",
        "",
    }


@pytest.mark.parametrize(
    ("row", "written_cells"),
    [
        ({"available": "le 23 mai après-midi"}, {"available": "2025-05-23 13:00-18:00"}),
        ({"available": "plutôt vendredi matin"}, {"available": "", "preferred": "2025-05-23 09:00-13:00"}),
        ({"Indisponibilités": "le 23/05 matin"}, {"Indisponibilités": "", "available": "2025-05-23 13:00-18:00"}),
        (
            {"available": "vendredi", "Indisponibilités": "10h-11h"},
            {"Indisponibilités": "", "available": "2025-05-23 09:00-10:00; 2025-05-23 11:00-18:00"},
        ),
    ],
)
def test_a_date_that_was_stated_is_kept_in_an_event_of_one_day(folder, row, written_cells):
    cells = {column: value for column, value in corrections(folder.talks(row).read()).items() if "." not in column}
    assert cells == written_cells


def test_an_absence_during_the_whole_event_is_a_mistake(folder):
    mistake = folder.talks({"Indisponibilités": "toute la journée"}).mistake()
    assert (mistake.row, mistake.column) == (2, "Indisponibilités")
    assert "only the hours of absence" in mistake.text.en


def test_a_window_without_effect_is_remarked(folder):
    reading = folder.talks({"available": "9h-10h; 20h-22h"}).read()
    assert told(reading, "available") == ["20:00–22:00 lies outside the hours of the event and has no effect"]


def test_people_have_windows_in_words_too(folder):
    folder.talks().speakers({"name": "Marie Curie", "email": "marie@example.org", "available": "l'après-midi"})
    reading = folder.read()
    assert written(reading.event.person["marie@example.org"].available) == "13:00-18:00"
    assert corrections(reading)["available"] == "13:00-18:00"


def test_rooms_have_windows_in_words_too(folder):
    folder.event(
        (folder.path / "event.toml").read_text().replace('id = "salle-b"', 'id = "salle-b"\navailable = "sauf 12h-14h"')
    )
    reading = folder.read()
    assert written(reading.event.room["salle-b"].available) == "09:00-12:00; 14:00-18:00"
    assert corrections(reading) == {"rooms[2].available": "09:00-12:00; 14:00-18:00"}


def test_a_wish_of_a_room_is_a_mistake(folder):
    folder.event(
        (folder.path / "event.toml")
        .read_text()
        .replace('id = "salle-b"', 'id = "salle-b"\navailable = "plutôt le matin"')
    )
    assert folder.mistake().column == "rooms[2].available"


def test_an_hour_alone_names_the_column_of_fixed_starts_in_the_language_of_the_table(folder):
    rows = [
        {"identifiant": "T1", "titre": "a", "axe": "1", "intervenants": "Ada", "disponibilités": "14:00"},
        {"identifiant": "T2", "titre": "b", "axe": "2", "intervenants": "Bea"},
    ]
    mistake = folder.talks(rows=rows).mistake()
    assert "« fixé »" in mistake.text.fr.replace("\u202f", " ")


@pytest.mark.parametrize("said", ["09:30", "9 h 30", "9h30"])
@pytest.mark.parametrize(("more", "until"), [({}, "10:00"), ({"duration": "45"}, "10:15")])
def test_a_preferred_hour_wishes_the_talk_to_begin_then(folder, said, more, until):
    reading = folder.talks({"Heure souhaitée": said, **more}).read()
    assert written(reading.event.talks[0].preferred) == f"09:30-{until}"
    assert corrections(reading)["Heure souhaitée"] == f"09:30-{until}"
    assert told(reading, "Heure souhaitée")


def test_a_preferred_hour_at_which_no_talk_can_begin_is_a_mistake(folder):
    assert folder.talks({"preferred": "17:45"}).mistake().column == "preferred"
    people = {"name": "Marie Curie", "email": "marie@example.org", "preferred": "09:30"}
    mistake = folder.talks().speakers(people).mistake()
    assert (mistake.column, mistake.found) == ("preferred", "09:30"), "the talks of a person have no one length"


@pytest.mark.parametrize("column", ["available", "preferred"])
def test_hours_that_bar_nothing_of_this_day_stay_as_they_were_said(folder, column):
    """A day that is made longer would be free for somebody who leaves at its end of today."""
    reading = folder.talks({column: "avant 18h"}, {column: "toute la journée"}).read()
    assert [getattr(talk, column) for talk in reading.event.talks] == [(), ()]
    assert "“avant 18h” read as at any time" in told(reading, column)[0]
    assert [[fix.value for fix in guess.corrections] for guess in reading.guesses] == [[], [""]]
