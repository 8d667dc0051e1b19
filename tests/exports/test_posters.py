"""Posters in everything that is produced: they stand with the break that shows them, and nowhere as talks."""

from __future__ import annotations

import csv
import io
import json
from io import BytesIO

import pytest
from icalendar import Calendar
from pdf_tools import squeezed
from pypdf import PdfReader

from exports import render
from exports.agenda import items
from exports.changes.words import title
from exports.schedule import read_schedule
from exports.timetable import timetable
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
FORMATS = ("schedule", "page", "calendar", "table", "invitations")


@pytest.fixture(scope="module")
def files(with_posters: Pair) -> dict[str, bytes]:
    return render(*with_posters, FORMATS).files


def text(data: bytes) -> str:
    return squeezed(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


def test_the_table_has_a_row_for_each_poster_after_its_break(with_posters: Pair, files: dict[str, bytes]) -> None:
    event, programme = with_posters
    rows = list(csv.reader(io.StringIO(files["public/programme.csv"].decode("utf-8-sig")), delimiter=";"))[1:]
    at = next(number for number, row in enumerate(rows) if row[13] == event.breaks[0].id)
    pause = programme.breaks[0]
    for row, name in zip(rows[at + 1 : at + 3], ("P1", "P2"), strict=True):
        assert (row[0], row[3], row[13]) == (pause.day.isoformat(), "poster", name)
        assert (row[1], row[2]) == (rows[at][1], rows[at][2])
    assert rows[at + 1][4:6] == ["Une affiche", "Zoé Zucca"]


def test_posters_that_nothing_shows_are_in_the_table_all_the_same(with_posters: Pair) -> None:
    event, programme = with_posters
    hidden = event.model_copy(
        update={"breaks": tuple(pause.model_copy(update={"posters": False}) for pause in event.breaks)}
    )
    data = render(hidden, programme, ("table", "page", "calendar")).files
    rows = list(csv.reader(io.StringIO(data["public/programme.csv"].decode("utf-8-sig")), delimiter=";"))
    assert [(row[0], row[3], row[13]) for row in rows[-2:]] == [("", "poster", "P1"), ("", "poster", "P2")]
    assert "Une affiche" in data["public/index.html"].decode()
    assert "public/talks/P1.ics" not in data


def test_schedule_json_names_them_and_reads_as_the_same_programme(with_posters: Pair, files: dict[str, bytes]) -> None:
    event, programme = with_posters
    document = json.loads(files["schedule.json"])
    assert [poster["id"] for poster in document["posters"]] == ["P1", "P2"]
    assert [time["during"] for time in document["posters"][0]["shown"]] == [
        pause.id for pause in programme.breaks if pause.id == event.breaks[0].id
    ]
    assert {talk["id"] for talk in document["talks"]}.isdisjoint({"P1", "P2"})
    read = read_schedule(files["schedule.json"], event, "schedule.json")
    assert read.talks == programme.talks
    assert check(event, read).hard == check(event, programme).hard


def test_the_page_has_their_abstracts_and_links_from_the_break(files: dict[str, bytes]) -> None:
    page = files["public/index.html"].decode()
    assert page.count('id="posters"') == 1
    assert '<a href="#posters">Posters (2)</a>' in page
    assert page.index('href="#posters"') < page.index('id="talk-P1"') < page.index('id="talk-P2"')
    for words in ("Une affiche", "Résumé un.", "Vie de Zoé.", "sous réserve", "talks/P1.ics"):
        assert words in page


def test_presenters_are_invited_for_the_time_of_the_break(with_posters: Pair, files: dict[str, bytes]) -> None:
    event, programme = with_posters
    (entry,) = Calendar.from_ical(files["invitations/posters/P2.ics"]).walk("VEVENT")
    start = entry["dtstart"].dt
    assert (start.hour * 60 + start.minute, entry["summary"]) == (programme.breaks[0].start, "Deux affiches")
    addresses = {str(address).removeprefix("mailto:") for address in entry["attendee"]}
    assert addresses == {event.person[person].email for person in event.posters[1].speakers}
    assert Calendar.from_ical(files["public/talks/P2.ics"]).walk("VEVENT")[0]["uid"] == entry["uid"]
    own = Calendar.from_ical(files["invitations/people/zucca-zoe.ics"]).walk("VEVENT")
    assert {str(each["summary"]) for each in own} == {"Une affiche", "Deux affiches"}
    assert not any(b"zoe@example.org" in data for path, data in files.items() if path.startswith("public/"))


def test_the_calendar_of_the_day_lists_them_with_the_break(with_posters: Pair, files: dict[str, bytes]) -> None:
    entries = Calendar.from_ical(files["public/programme.ics"]).walk("VEVENT")
    assert not {"Une affiche", "Deux affiches"} & {str(entry["summary"]) for entry in entries}
    shown = [entry for entry in entries if "– Une affiche" in str(entry["description"])]
    assert [str(entry["summary"]) for entry in shown] == [with_posters[0].breaks[0].title]


def test_a_poster_that_is_shown_twice_has_two_entries(with_posters: Pair) -> None:
    event, programme = with_posters
    twice = event.model_copy(
        update={"breaks": tuple(pause.model_copy(update={"posters": True}) for pause in event.breaks)}
    )
    times = len([*timetable(twice, programme).shown()])
    names = [item.id for item in items(twice, programme) if item.kind == "poster" and item.id.startswith("P1")]
    assert names == ["P1", *(f"P1@{number}" for number in range(2, times + 1))]
    assert times > 1
    (poster, *_) = (item for item in items(event, programme) if item.kind == "poster")
    assert title(poster, "en") == "Poster P1 “Une affiche”"


def test_sheet_and_booklet_print_them(with_posters: Pair) -> None:
    data = render(*with_posters, ("programme", "booklet", "certificates")).files
    sheet, booklet = text(data["public/programme.pdf"]), text(data["public/booklet.pdf"])
    for words in ("Une affiche", "Deux affiches", "Zoé Zucca"):
        assert squeezed(words) in sheet
        assert squeezed(words) in booklet
    assert squeezed("Résumé un.") in booklet
    assert squeezed("Vie de Zoé.") in booklet
    assert squeezed("présenté le poster « Une affiche »") in text(data["print/certificates/zucca-zoe.pdf"])


def test_a_poster_is_of_a_theme_and_in_no_session(with_posters: Pair) -> None:
    event, programme = with_posters
    axis = event.axes[0]
    themed = tuple(poster.model_copy(update={"axis": axis.id}) for poster in event.posters)
    event = event.model_copy(update={"posters": themed})
    data = render(event, programme, ("invitations",)).files["invitations/posters/P1.ics"]
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    described = str(entry["description"]).replace("\u202f", " ").splitlines()
    assert [line for line in described if line.startswith("Thème")] == [f"Thème : « {axis.title} »"]
    assert not [line for line in described if line.startswith("Session")]
