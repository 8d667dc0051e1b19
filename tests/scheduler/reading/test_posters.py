"""Posters in the table of talks: how they are named, what they need and what has no effect on them."""

from __future__ import annotations

import csv

import pytest

POSTER = {"id": "P1", "title": "Affiche", "axis": "", "speakers": "Nadia Ould", "emails": "nadia@example.org"}
REST = {"keywords": "a", "biography": "Vie."}


def text_of(folder):
    return (folder.path / "event.toml").read_text()


def rows_of(folder):
    return list(csv.DictReader((folder.path / "talks.csv").read_text().splitlines()))


def shown(folder, value="true"):
    """The folder's break, the last table of event.toml, shows posters."""
    return folder.event(text_of(folder).split("posters =")[0] + f"posters = {value}\n")


@pytest.fixture
def with_poster(folder):
    """The folder with one poster, shown during the break, and whatever else is said of the poster."""
    usual = rows_of(folder)

    def write(**more):
        shown(folder)
        return folder.talks(rows=(*usual, {**POSTER, **REST, "type": "poster", **more}))

    return write


@pytest.mark.parametrize("word", ["poster", "Poster", "affiche", "AFFICHE"])
def test_a_poster_is_no_talk_of_a_session_and_needs_no_axis(with_poster, word):
    event = with_poster(type=word).read().event
    assert ([talk.id for talk in event.talks], [poster.id for poster in event.posters]) == (["T01", "T02"], ["P1"])
    assert event.contribution["P1"].type == "poster"
    assert event.person["nadia@example.org"].name == "Nadia Ould"
    assert event.presented("nadia@example.org") == ()


def test_a_folder_with_posters_that_are_shown_has_no_remark(with_poster):
    assert with_poster().remarks() == ()


@pytest.mark.parametrize("word", ["", "talk", "communication", "Communication"])
def test_any_other_row_is_a_talk(folder, word):
    assert len(folder.talks({"type": word}).read().event.talks) == 2


@pytest.mark.parametrize(
    ("word", "kind", "written"),
    [
        ("Communication affichée", "poster", "affiche"),
        ("posters", "poster", "poster"),
        ("orale", "talk", "communication"),
        ("Oral presentation", "talk", "talk"),
    ],
)
def test_other_words_for_a_type_are_told(with_poster, word, kind, written):
    reading = with_poster(type=word, axis="1").read()
    assert reading.event.contribution["P1"].type == kind
    assert [guess.corrections[0].value for guess in reading.guesses] == [written]


def test_an_unknown_type_is_a_mistake(folder):
    mistake = folder.talks({"type": "pitch"}).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "type", "pitch")
    assert "« communication »" in mistake.text.fr or "communication" in mistake.text.fr


def test_the_axis_of_a_poster_must_exist(with_poster):
    mistake = with_poster(axis="9").mistake()
    assert (mistake.row, mistake.column, mistake.found) == (4, "axis", "9")
    assert with_poster(axis="2").read().event.posters[0].axis == "2"


def test_the_id_of_a_poster_is_taken_by_no_talk(with_poster):
    mistake = with_poster(id="t01").mistake()
    assert (mistake.row, mistake.column, mistake.found) == (4, "id", "t01")


def test_a_value_without_effect_on_a_poster_is_remarked(with_poster):
    reading = with_poster(duration="20", room="salle-b", pin="10:00").read()
    assert {remark.column for remark in reading.remarks} == {"duration", "room", "pin"}
    poster = reading.event.posters[0]
    assert (poster.duration, poster.room, poster.pin) == (30, None, None)


def test_conditions_on_a_poster_are_remarked_and_ignored(with_poster):
    folder = with_poster()
    rows = [{**row, "after": "P1" if number == 0 else ""} for number, row in enumerate(rows_of(folder))]
    reading = folder.talks(rows=rows).read()
    (remark,) = reading.remarks
    assert (remark.row, remark.column, remark.found) == (2, "after", "P1")
    assert reading.event.talk["T01"].after == ()


def test_posters_that_nothing_shows_are_remarked(with_poster):
    (remark,) = shown(with_poster(), "false").remarks()
    assert (remark.file, remark.row) == ("event.toml", None)
    assert "posters = true" in remark.text.fr


def test_a_time_for_posters_without_any_is_remarked(folder):
    (remark,) = shown(folder).remarks()
    assert (remark.file, remark.column) == ("event.toml", "breaks[1].posters")


def test_posters_alone_are_no_programme(folder):
    mistake = shown(folder).talks(rows=[{**POSTER, **REST, "type": "poster"}]).mistake()
    assert mistake.file == "talks.csv"


@pytest.mark.parametrize("written", ['"yes"', "1", '["true"]'])
def test_posters_is_true_or_false(folder, written):
    mistake = shown(folder, written).mistake()
    assert mistake.column == "breaks[1].posters"
    assert "true" in mistake.text.fr


def test_a_rejected_poster_is_left_out(with_poster):
    event = shown(with_poster(status="rejected"), "false").read().event
    assert (event.posters, [talk.id for talk in event.left_out]) == ((), ["P1"])


@pytest.mark.parametrize("word", ["Conférence plénière", "Plenary", "keynote", "Table ronde", "Conférence invitée"])
def test_what_everybody_hears_is_said_to_be_a_plenary(folder, word):
    (mistake,) = folder.talks({"type": word}).mistakes()
    assert "ajoutez-le à l’événement (event.toml, [[plenaries]])" in mistake.text.fr
    assert "add it to the event (event.toml, [[plenaries]])" in mistake.text.en


def test_any_other_type_is_answered_by_those_that_there_are(folder):
    (mistake,) = folder.talks({"type": "Atelier"}).mistakes()
    assert "plenaries" not in mistake.text.en
    assert "poster" in mistake.text.en
