"""The programme reads by axis, by person and as a list, each line leading to its card; nothing is out of sight."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from exports.timetable import timetable
from scheduler.board.programme_parts import leading
from scheduler.board.programme_views import Group, as_list, asides, by_axis, by_person
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from tests.scheduler.board.asking import Visitor


def titles(groups: list[Group]) -> list[str]:
    return [line.title for group in groups for line in group.lines]


def test_every_talk_is_in_the_list_and_under_its_axis_once(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    table = timetable(event, programme)
    for groups in (as_list(table), by_axis(event, table)):
        marks = [line.mark for group in groups for line in group.lines if line.mark.startswith("c-talk-")]
        assert len(marks) == len(set(marks)) == len(programme.talks)
    for group in as_list(table):
        starts = [line.start for line in group.lines if line.is_head or not line.mark.startswith("c-talk-")]
        assert starts == sorted(starts)


def test_everybody_has_all_that_he_or_she_does_in_the_order_of_the_days(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    groups = by_person(event, timetable(event, programme))
    assert len(groups) == len({who for talk in event.talks for who in talk.speakers} | _others(event))
    for group in groups:
        moments = [(line.day, line.start) for line in group.lines]
        assert moments == sorted(moments)
        assert all(line.part for line in group.lines)


def _others(event: Event) -> set[str]:
    """Who presents no talk: speakers of plenaries, presenters of posters, chairs, discussants."""
    presenting = {who for talk in event.talks for who in talk.speakers}
    plenaries = {who for item in event.plenaries for who in (*item.speakers, *item.chairs)}
    posters = {who for poster in event.posters for who in poster.speakers}
    leading = {who for axis in event.axes for who in (*axis.every_chair, *axis.every_discussant)}
    discussing = {who for talk in event.talks for who in talk.discussants}
    return (plenaries | posters | leading | discussing) - presenting


def test_a_talk_without_a_place_and_one_that_is_withdrawn_are_set_aside(congress: tuple[Event, Programme]) -> None:
    event, programme = congress
    lost = programme.talks[0].id
    without = programme.model_copy(update={"talks": programme.talks[1:]})
    seen = [aside for aside in asides(event, without, event) if aside.why == "no_place"]
    assert [aside.id for aside in seen] == [lost]
    assert {aside.id for aside in asides(event, programme, event)} == {talk.id for talk in event.left_out}


@pytest.mark.parametrize("view", ["list", "person"])
def test_each_line_leads_to_a_card_of_the_grid(made: Path, tmp_path: Path, view: str) -> None:
    visitor = Visitor(Path(shutil.copytree(made, tmp_path / "event")))
    grid = visitor.see("/")
    marks = re.findall(r'id="(c-[^"]*)"', grid)
    assert len(marks) == len(set(marks))
    lines = re.findall(r'href="/#(c-[^"]*)"', visitor.see(f"/?view={view}"))
    assert lines
    assert set(lines) <= set(marks)
    assert 'class="grid"' in visitor.see("/?view=<script>"), "a view that is none is the grid"


def test_a_withdrawn_talk_is_brought_back_from_beside_the_programme(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    talks = folder / "talks.csv"
    talks.write_text("id,title,speakers,status\nT1,Only,Ada Lovelace,\nT2,<b>Gone,Ada Lovelace,withdrawn\n")
    page = Visitor(folder).see("/")
    assert re.search(r'data-ask="PATCH /api/sheet/talks"[^>]*aria-label="Bring back: &lt;b&gt;Gone"', page)


@pytest.mark.parametrize(
    ("stated", "french", "english"),
    [
        (None, "Modération\u202f: Ada", "Chair: Ada"),
        ("Animation", "Animation\u202f: Ada", "Chair: Ada"),
        ("Sous la présidence de", "Sous la présidence d’Ada", "Chair: Ada"),
    ],
)
def test_who_leads_a_session_is_told_by_the_event_s_own_word(
    congress: tuple[Event, Programme], stated: str | None, french: str, english: str
) -> None:
    """On a page of the event's language, as in all that is printed."""
    settings = congress[0].print_settings.model_copy(update={"chair_label": stated})
    event = congress[0].model_copy(update={"print_settings": settings, "language": "fr"})
    assert leading(event, "fr")("Ada") == french
    assert leading(event, "en")("Ada") == english
