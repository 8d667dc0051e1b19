"""The hours of a former programme, from start to end, are offered as pins, and read so where event.toml says it."""

from __future__ import annotations

import pytest

from scheduler.reading.spoken.hour_spans import hour_span
from scheduler.services.fixing import fix
from tests.scheduler.reading.conftest import Folder
from tests.scheduler.reading.secretariats.secretariat import event
from tests.scheduler.reading.secretariats.written import as_csv

PEOPLE = (("Un", "Ada Mercier"), ("Deux", "Bo Linde"))


def written(folder: Folder, stated: str, headers: list[str], *cells: list[str]) -> Folder:
    folder.event(event(stated))
    rows = [[*row, *people] for row, people in zip(cells, PEOPLE, strict=True)]
    return folder.write("talks.csv", as_csv([[*headers, "Titre", "Intervenants"], *rows]))


@pytest.mark.parametrize(
    "text", ["9h00-9h20", "9h – 9h20", "de 9 h à 9 h 20", "9.00-9.20", "9-9h20", "9:00:00-9:20:00"]
)
def test_hours_from_start_to_end_are_understood(text: str) -> None:
    span = hour_span(text)
    assert span is not None
    assert (span.start, span.end) == (540, 560)


@pytest.mark.parametrize("text", ["9h", "11/06-12/06", "9h20-9h", "2025-05-23", "pages 9-20", "25h-26h"])
def test_other_texts_are_no_hours(text: str) -> None:
    assert hour_span(text) is None


@pytest.mark.parametrize("header", ["Horaire", "Créneau", "Heure", "Horaires", "Plage horaire"])
def test_hours_of_a_programme_are_offered_as_pins(folder: Folder, header: str) -> None:
    reading = written(folder, "", [header], ["9h00-9h20"], ["9h20 – 9h40"]).read()
    assert [talk.pin for talk in reading.event.talks] == [None, None]
    (told,) = [remark for remark in reading.remarks if "hours of a programme" in remark.text.en]
    assert f'[columns.talks] pin = "{header}"' in told.text.en


def test_long_hours_may_say_when_somebody_is_there(folder: Folder) -> None:
    reading = written(folder, "", ["Créneau"], ["9h-12h30"], ["14h-17h"]).read()
    assert not any("hours of a programme" in remark.text.en for remark in reading.remarks)


@pytest.mark.parametrize(
    ("stated", "headers", "before"),
    [('"Horaire"', ["Horaire"], []), ('["Jour", "Horaire"]', ["Jour", "Horaire"], ["21/05"])],
)
def test_they_give_start_and_duration_which_fix_writes(
    folder: Folder, stated: str, headers: list[str], before: list[str]
) -> None:
    stated = f"[columns.talks]\npin = {stated}\n"
    reading = written(folder, stated, headers, [*before, "9h-9h20"], [*before, "de 10h à 10h30"]).read()
    assert [(talk.pin.start, talk.duration) for talk in reading.event.talks] == [(540, 20), (600, 30)]
    fix(folder.path)
    after = folder.read()
    assert after.event == reading.event
    assert after.guesses == ()


def test_a_duration_that_says_otherwise_is_a_mistake(folder: Folder) -> None:
    stated = '[columns.talks]\npin = "Horaire"\n'
    mistake = written(folder, stated, ["Horaire", "Durée"], ["9h-9h20", "20"], ["10h-10h30", "20"]).mistake()
    assert (mistake.row, mistake.column, mistake.suggestions) == (3, "Horaire", ("10:00",))


def test_moments_at_which_a_form_was_filled_in_are_no_programme(folder: Folder) -> None:
    reading = written(folder, "", ["Heure de début"], ["2027-03-21 14:32:00"], ["2027-03-22 09:05:00"]).read()
    assert not any("hours of a programme" in remark.text.en for remark in reading.remarks)
