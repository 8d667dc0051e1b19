"""The settings are written field by field into the text of event.toml, and their mistakes stand beside them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from scheduler.board.setting_fields import KINDS, SECTIONS
from scheduler.board.setting_values import kind_of_key, moved, text_of_value, value_of_text
from scheduler.domain.settings import DEFAULT_LEVELS
from scheduler.reading import read_folder
from tests.scheduler.board.asking import Visitor
from tests.scheduler.board.setting_pages import BREAK, ask, at_settings, settings

_HALF_DAYS = (("2025-05-23", "09:00", "12:00"), ("2025-05-24", "14:00", "18:00"))


@pytest.fixture
def visitor(one_talk: Path) -> Visitor:
    return at_settings(one_talk)


def test_a_field_is_written_and_nothing_else_of_the_file(visitor: Visitor, one_talk: Path) -> None:
    before = (one_talk / "event.toml").read_text()
    assert ask(visitor, "PATCH", "/api/event", {"key": "breaks[1].between", "value": "10:30 – 11:30"}) == 200
    after = before.replace('["10:00", "12:00"]', '["10:30", "11:30"]')
    assert (one_talk / "event.toml").read_text() == after
    assert ask(visitor, "PATCH", "/api/event", {"key": "rules.pin", "value": "3"}) == 200
    assert settings(visitor)["rules"] == {"pin": 3}
    assert ask(visitor, "PATCH", "/api/event", {"key": "rules.pin", "value": ""}) == 200
    assert not settings(visitor).get("rules")
    for _ in range(3):
        assert visitor.ask("POST", "/api/undo").status == 200
    assert (one_talk / "event.toml").read_text() == before


def test_what_is_written_in_the_fields_is_read(visitor: Visitor, one_talk: Path) -> None:
    typed = {
        "event.timezone": "Indian/Reunion",
        "sessions.person_pause": "15",
        "breaks[1].min_duration": "20",
        "invitations.alarm": "10",
        "invitations.bring": "Slides",
        "print.axis_label": "Panel",
        "print.axis_number": "no",
        "print.chair_label": "Animation",
        "print.talk_label": "paper",
        "print.version": "no",
        "call.keywords": "3",
        "call.abstract": "900",
        "call.deadline": "2025-03-20",
    }
    for key, value in typed.items():
        assert ask(visitor, "PATCH", "/api/event", {"key": key, "value": value}) == 200
    assert ask(visitor, "POST", "/api/event/tables", {"table": "event.committees"}) == 200
    for key, value in (("title", "Committee"), ("members", "Ada; Bo")):
        assert ask(visitor, "PATCH", "/api/event", {"key": f"event.committees[1].{key}", "value": value}) == 200
    event = read_folder(one_talk).event
    assert (event.timezone, event.session_settings.person_pause) == ("Indian/Reunion", 15)
    assert event.breaks[0].min_duration == 20
    assert (event.invitations.alarm, event.invitations.bring) == (10, "Slides")
    assert tuple(event.print_settings.model_dump().values()) == ("Panel", False, "Animation", "paper", False)
    assert (event.call.keywords, event.call.abstract, str(event.call.deadline)) == (3, 900, "2025-03-20")
    assert [(committee.title, committee.members) for committee in event.committees] == [("Committee", ("Ada", "Bo"))]
    page = visitor.see("/event")
    assert all(f'data-setting="{key}"' in page for key in typed)
    assert "aria-invalid" not in page


def test_a_mistake_stands_beside_its_field_and_is_mended_there(visitor: Visitor) -> None:
    assert ask(visitor, "PATCH", "/api/event", {"key": "event.end", "value": "noon-ish"}) == 200
    field = re.search(
        r'<div class="setting">\s*<label for="s-event-end".*?</div>\s*<p', visitor.see("/event"), re.DOTALL
    )
    assert field
    assert 'aria-invalid="true"' in field.group()
    assert 'value="noon-ish"' in field.group()
    assert 'class="wrong"' in field.group()
    assert ask(visitor, "PATCH", "/api/event", {"key": "event.end", "value": "13:00"}) == 200
    assert "aria-invalid" not in visitor.see("/event")


def test_people_can_be_chosen_while_a_field_is_to_be_mended(visitor: Visitor, one_talk: Path) -> None:
    event = one_talk / "event.toml"
    event.write_text(event.read_text() + '\n[[axes]]\nid = "1"\ntitle = "One"\n')
    table = one_talk / "talks.csv"
    lines = table.read_text().splitlines()
    table.write_text("\n".join([lines[0] + ",axis", *(line + ",1" for line in lines[1:])]) + "\n")
    name = read_folder(one_talk).event.people[0].name
    assert f'<option value="{name}">' in visitor.see("/event")
    assert ask(visitor, "PATCH", "/api/event", {"key": "axes[1].chair", "value": "Bo Cey"}) == 200
    assert ask(visitor, "PATCH", "/api/event", {"key": "axes[1].chair_from", "value": name}) == 200
    page = visitor.see("/event")
    assert "aria-invalid" in page
    assert f'<option value="{name}">' in page
    assert settings(visitor)["axes"][0]["chair"] == "Bo Cey"


@pytest.mark.parametrize("table", ["breaks", "plenaries"])
def test_what_is_added_to_several_days_is_on_the_first(visitor: Visitor, one_talk: Path, table: str) -> None:
    event = one_talk / "event.toml"
    days = "".join(f'[[days]]\ndate = {day}\nstart = "{start}"\nend = "{end}"\n' for day, start, end in _HALF_DAYS)
    kept = re.sub(r"(?m)^(date|start|end) *= .*\n", "", event.read_text().replace(BREAK, ""))
    event.write_text(f"{kept}\n{days}")
    visitor.see("/event")
    assert ask(visitor, "POST", "/api/event/tables", {"table": table}) == 200
    added = settings(visitor)[table][0]
    assert added.get("start", added.get("between", [""])[0]) == "2025-05-23 09:00"
    assert ask(visitor, "PATCH", "/api/event", {"key": f"{table}[1].title", "value": "Tea"}) == 200
    read_folder(one_talk)


@pytest.mark.parametrize(
    "table", [each.table for each in SECTIONS if each.repeated and each.table != "days" and not each.only_stated]
)
def test_a_table_is_added_and_removed(visitor: Visitor, one_talk: Path, table: str) -> None:
    before = settings(visitor)
    assert ask(visitor, "POST", "/api/event/tables", {"table": table}) == 200
    number = visitor.see("/event").count('data-remove="' + table + "[")
    key = f"{table}[{number}]"
    assert settings(visitor) != before
    assert ask(visitor, "DELETE", "/api/event/tables", {"key": key}) == 200
    after = settings(visitor)
    after["event"].pop("organisers", None)
    assert {name: value for name, value in after.items() if value} == before


def test_a_priority_moves_up_and_down_and_out(visitor: Visitor) -> None:
    def order(name: str, by: str) -> Any:
        assert ask(visitor, "POST", "/api/event/order", {"name": name, "by": by}) == 200
        return settings(visitor)["priorities"]["order"]

    assert order("balance", "on") == ["sessions", "balance"]
    assert order("balance", "up") == ["balance", "sessions"]
    assert order("balance", "up") == ["balance", "sessions"]
    assert order("balance", "down") == ["sessions", "balance"]
    assert order("sessions", "off") == ["balance"]
    assert order("balance", "off") == []


def test_a_level_moves_one_place() -> None:
    assert moved(DEFAULT_LEVELS, DEFAULT_LEVELS[1], -1)[:2] == [DEFAULT_LEVELS[1], DEFAULT_LEVELS[0]]
    assert moved(DEFAULT_LEVELS, DEFAULT_LEVELS[0], 1)[:2] == [DEFAULT_LEVELS[1], DEFAULT_LEVELS[0]]


@pytest.mark.parametrize(
    ("method", "path", "asked"),
    [
        ("PATCH", "", {"key": "event.id", "value": "x"}),
        ("PATCH", "", {"key": "columns.talks.title", "value": "x"}),
        ("PATCH", "", {"key": "rooms.name", "value": "x"}),
        ("PATCH", "", {"key": "rooms[0].name", "value": "x"}),
        ("PATCH", "", {"key": "event[1].title", "value": "x"}),
        ("PATCH", "", {"key": "rooms[1][1].name", "value": "x"}),
        ("PATCH", "", {"key": "rules.pin.x", "value": "x"}),
        ("PATCH", "", {"key": "event.title", "value": ["x"]}),
        ("POST", "/tables", {"table": "slots"}),
        ("POST", "/tables", {"table": "rooms[1]"}),
        ("POST", "/kept", {"key": "event.id"}),
        ("DELETE", "/tables", {"key": "event"}),
        ("DELETE", "/tables", {"key": "rooms"}),
        ("DELETE", "/tables", {"key": "rooms[2]"}),
        ("POST", "/order", {"name": "sessions", "by": "on"}),
        ("POST", "/order", {"name": "nothing", "by": "up"}),
        ("POST", "/order", {"name": "sessions", "by": "sideways"}),
    ],
)
def test_nothing_else_of_the_file_can_be_asked_for(
    visitor: Visitor, one_talk: Path, method: str, path: str, asked: dict[str, Any]
) -> None:
    before = (one_talk / "event.toml").read_bytes()
    assert ask(visitor, method, f"/api/event{path}", asked) == 400
    assert (one_talk / "event.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "09:00"),
        ("number", 30),
        ("number", "half an hour"),
        ("flag", True),
        ("flag", False),
        ("names", "Ada Lovelace"),
        ("names", ["Ada Lovelace", "Bob Noyce"]),
        ("list", ["visio"]),
        ("lists", ["Ada Lovelace"]),
        ("lists", ["Ada Lovelace", "Bob Noyce"]),
        ("lists", [["Ada Lovelace", "Bob Noyce"], ["Cy"]]),
        ("lists", None),
        ("window", ["12:00", "14:00"]),
        ("window", ["2025-05-23 12:00", "14:00"]),
        ("window", ["2025-05-23 12:00", "2025-05-23 14:00"]),
        ("rule", "hard"),
        ("rule", 3),
        ("text", None),
    ],
)
def test_a_value_is_shown_as_what_would_write_it(kind: Any, value: Any) -> None:
    assert value_of_text(kind, text_of_value(kind, value)) == value


def test_every_setting_is_known_by_its_key() -> None:
    for section in SECTIONS:
        for setting in section.settings:
            key = f"{section.table}{'[12]' if section.repeated else ''}.{setting.key}"
            assert kind_of_key(key) == setting.kind == KINDS[f"{section.table}.{setting.key}"]


def test_a_file_that_is_no_toml_is_told_and_not_written(visitor: Visitor, one_talk: Path) -> None:
    (one_talk / "event.toml").write_text("[event\n")
    assert "event.toml" in visitor.see("/event")
    assert ask(visitor, "PATCH", "/api/event", {"key": "event.title", "value": "x"}) == 409
    assert (one_talk / "event.toml").read_text() == "[event\n"


def test_an_event_of_one_day_gets_a_second_as_one_change(visitor: Visitor, one_talk: Path) -> None:
    before = (one_talk / "event.toml").read_text()
    assert 'data-post="/api/event/days"' in visitor.see("/event")
    assert ask(visitor, "POST", "/api/event/days", {}) == 200
    tree = settings(visitor)
    assert not {"date", "start", "end"} & set(tree["event"])
    assert [str(day["date"]) for day in tree["days"]] == ["2025-05-23", "2025-05-24"]
    assert {(day["start"], day["end"]) for day in tree["days"]} == {("09:00", "12:00")}
    assert "# At noon." in (one_talk / "event.toml").read_text()
    page = visitor.see("/event")
    assert 'data-setting="days[2].date"' in page
    shown = re.search(r'<details id="section-days"([^>]*)>(?:(?!</details>).)*"days\[1\]\.date"', page, re.DOTALL)
    assert shown is not None, "its part has a mark of its own, or it stays folded like the one before"
    assert shown[1] == " open", "the second day is an example until somebody writes it"
    assert not re.search(r'data-setting="event\.(date|start|end)"', page), "each day has its own"
    assert 'data-post="/api/event/days"' not in page
    assert ask(visitor, "POST", "/api/event/days", {}) == 400
    assert ask(visitor, "POST", "/api/event/tables", {"table": "days"}) == 200
    assert settings(visitor)["days"][2] == {"date": "2025-05-25", "start": "09:00", "end": "12:00"}
    assert visitor.ask("POST", "/api/undo").status == 200
    assert visitor.ask("POST", "/api/undo").status == 200
    assert (one_talk / "event.toml").read_text() == before


def test_a_day_is_chosen_in_a_field_for_days_and_what_is_none_is_shown_as_it_stands(visitor: Visitor) -> None:
    assert re.search(r'data-setting="event.date" type="date" value="2025-05-23"', visitor.see("/event"))
    assert ask(visitor, "PATCH", "/api/event", {"key": "event.date", "value": "le 23 mai"}) == 200
    assert re.search(r'data-setting="event.date" value="le 23 mai"', visitor.see("/event"))


def test_lists_of_who_may_chair_are_written_a_line_each_and_read_so(visitor: Visitor, one_talk: Path) -> None:
    assert ask(visitor, "POST", "/api/event/tables", {"table": "axes"}) == 200
    for text, kept in (
        ("Ada Lovelace ; Bob Noyce", ["Ada Lovelace", "Bob Noyce"]),
        ("Ada Lovelace; Bob Noyce\n \n;\nCy", [["Ada Lovelace", "Bob Noyce"], ["Cy"]]),
        (" ;\n;", None),
    ):
        assert ask(visitor, "PATCH", "/api/event", {"key": "axes[1].chair_from", "value": text}) == 200
        assert settings(visitor)["axes"][0].get("chair_from") == kept
    (one_talk / "event.toml").write_text(
        (one_talk / "event.toml").read_text() + "chair_from = [['Ada Lovelace', 'Bob'], ['Cy']]\n"
    )
    page = visitor.see("/event")
    area = re.search(r'<textarea id="s-axes-1-chair_from".*?>\n(.*?)</textarea>', page, re.DOTALL)
    assert area
    assert unescape(area[1]) == "Ada Lovelace; Bob\nCy"
