from __future__ import annotations

import csv
import io

import pytest

from exports.table import programme_csv
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


def rows(event: Event, programme: Programme) -> list[dict[str, str]]:
    text = programme_csv(event, programme).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if event.language == "fr" else ","))


def test_each_item_is_a_row_in_the_order_of_the_day(one_room: Pair) -> None:
    event, programme = one_room
    table = rows(event, programme)
    assert len(table) == sum(map(len, (programme.sessions, programme.talks, programme.breaks, programme.plenaries)))
    assert [row["début"] for row in table] == sorted(row["début"] for row in table)
    talk = next(row for row in table if row["genre"] == "communication")
    assert talk["titre"] == event.talk[talk["identifiant"]].title


def test_english_has_commas_and_english_heads(three_rooms: Pair) -> None:
    data = programme_csv(*three_rooms)
    assert data.startswith(b"\xef\xbb\xbfdate,start,end,kind,title,")
    assert {row["kind"] for row in rows(*three_rooms)} == {"talk", "session", "break", "plenary"}


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\u00a0\r@x"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(one_room: Pair, title: str) -> None:
    event, programme = one_room
    talk = event.talks[0].model_copy(update={"title": title, "keywords": (title,), "note": title})
    event = event.model_copy(update={"talks": (talk, *event.talks[1:])})
    row = next(row for row in rows(event, programme) if row["identifiant"] == talk.id)
    assert row["titre"] == row["mots-clés"] == row["mention"] == f"'{title}"


def test_separators_and_quotes_come_back(one_room: Pair) -> None:
    event, programme = one_room
    talk = event.talks[0].model_copy(update={"title": 'a;b,"c" <b>&\t'})
    event = event.model_copy(update={"talks": (talk, *event.talks[1:])})
    assert talk.title in {row["titre"] for row in rows(event, programme)}


def test_affiliations_keep_the_order_of_the_names(one_room: Pair) -> None:
    event, programme = one_room
    talk = event.talks[0].model_copy(update={"speakers": tuple(p.id for p in event.people[:3])})
    affiliations = {event.people[0].id: "MSH", event.people[1].id: None, event.people[2].id: "CNRS"}
    people = tuple(p.model_copy(update={"affiliation": affiliations.get(p.id, p.affiliation)}) for p in event.people)
    talk = talk.model_copy(update={"affiliations": ()})
    event = event.model_copy(update={"talks": (talk, *event.talks[1:]), "people": people})
    row = next(row for row in rows(event, programme) if row["identifiant"] == talk.id)
    assert row["affiliations"] == "MSH; ; CNRS"
    assert row["intervenants"].split("; ") == [p.name for p in event.people[:3]]


def test_lines_end_as_the_format_says(one_room: Pair) -> None:
    data = programme_csv(*one_room)
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
