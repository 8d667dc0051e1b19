"""Whatever event.toml may say has a field on the board, or a reason why it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from scheduler.board.setting_fields import BY_TABLE, KINDS
from scheduler.reading import read_folder
from scheduler.reading.event_toml.event_file import read_event_file
from scheduler.reading.fields import Fields
from scheduler.reading.report import Report
from tests.scheduler.board.setting_pages import ask, at_settings, settings

#: The keys without a field, and why.
WITHOUT: Mapping[str, str] = {
    "event.id": "what calendars of the public know the event by: it is made once, and never changed",
    "priorities.order": "has buttons of its own",
    "sources.*": "imports write it for themselves",
    "columns.*": "the preview of a file that is handed over asks what a column is",
    "tags.*": "each tag is a key of its own, with weights: few organisers need it, and formats.md has it",
    "rules.*": "the page has all of them from the catalogue",
}
#: An event with each table, so that all its keys are asked for.
EVERY = """
[event]
[event.venue]
[[event.organisers]]
[[event.committees]]
[[days]]
[talks]
[sessions]
[invitations]
[print]
[call]
[[axes]]
[[axes.sessions]]
[[rooms]]
[[plenaries]]
[[breaks]]
[[slots]]
[time_zones]
[tags.methods]
[rules]
[priorities]
[columns.talks]
[[sources]]
"""


def known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The keys that the reading asks for, without numbers; a table whose keys are its own is `tags.*`."""
    asked: set[str] = set()
    refuse = Fields.refuse_unknown

    def noted(self: Fields, *besides: object) -> None:
        prefix = re.sub(r"\[\d+\]", "", self.place.prefix)
        asked.update(f"{prefix}{key}" for key in self._keys_read)
        refuse(self, *besides)  # type: ignore[arg-type]

    monkeypatch.setattr(Fields, "refuse_unknown", noted)
    for text in (EVERY, EVERY.replace("[[days]]\n", "")):
        (folder / "event.toml").write_text(text)
        read_event_file(folder, Report())
    wide = tuple(name[:-1] for name in WITHOUT if name.endswith("*"))
    named = {next((f"{name}*" for name in wide if key.startswith(name)), key) for key in asked}
    tables = {".".join(key.split(".")[:n]) for key in asked for n in range(1, key.count(".") + 1)}
    return named - tables - set(BY_TABLE) - {name[:-2] for name in WITHOUT if name.endswith("*")}


def test_each_key_has_a_field_or_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = known(tmp_path, monkeypatch)
    assert len(asked) > 60
    assert asked - set(KINDS) == set(WITHOUT)
    assert set(KINDS) - asked == set(), "a field of a key that nobody reads"


def test_the_fields_of_plenaries_rooms_and_axes_are_read(one_talk: Path) -> None:
    visitor = at_settings(one_talk)
    for table in ("axes", "axes[1].sessions", "axes[1].sessions", "plenaries"):
        assert ask(visitor, "POST", "/api/event/tables", {"table": table}) == 200
    typed = {
        "event.venue.latitude": "48,907",
        "event.venue.longitude": "-2",
        "axes[1].title": "Water",
        "axes[1].sessions[2].title": "Rivers",
        "axes[1].sessions[2].chair": "Ada Byron",
        "axes[1].sessions[2].discussants": "Bo Cey; Di Fay",
        "plenaries[1].title": "Keynote",
        "plenaries[1].speakers": "Ada Byron; Bo Cey",
        "plenaries[1].pronunciation": "\nBo Kay",
        "plenaries[1].keywords": "sound; archives",
        "plenaries[1].posters": "yes",
        "plenaries[1].id": "opening",
        "plenaries[1].start": "10:00",
        "plenaries[1].after": "T1",
        "breaks[1].id": "noon",
    }
    for key, value in typed.items():
        assert ask(visitor, "PATCH", "/api/event", {"key": key, "value": value}) == 200, key
    page = visitor.see("/event")
    assert all(f'data-setting="{key}"' in page for key in typed)
    assert "aria-invalid" not in page
    assert "<fieldset>\n<legend>Axis 1, Session 2</legend>" in page
    told = settings(visitor)
    assert told["plenaries"][0]["pronunciation"] == ["", "Bo Kay"]
    assert (told["event"]["venue"]["latitude"], told["event"]["venue"]["longitude"]) == (48.907, -2)
    talks = one_talk / "talks.csv"
    lines = talks.read_text().splitlines()
    talks.write_text("\n".join([lines[0] + ",axis", *(line + ",1" for line in lines[1:])]) + "\n")
    event = read_folder(one_talk).event
    (plenary,), (axis,) = event.plenaries, event.axes
    assert (plenary.id, plenary.posters, plenary.keywords, plenary.after) == (
        "opening",
        True,
        ("sound", "archives"),
        ("T1",),
    )
    assert axis.session_titles == ("", "Rivers")
    assert event.breaks[0].id == "noon"
    assert event.venue.latitude == 48.907
    assert visitor.see("/event").count("aria-invalid") == 0


def test_a_session_of_an_axis_is_taken_away_and_its_axis_with_all_of_them(one_talk: Path) -> None:
    visitor = at_settings(one_talk)
    before = (one_talk / "event.toml").read_bytes()
    for table in ("axes", "axes[1].sessions", "axes[1].sessions", "axes", "axes[2].sessions"):
        assert ask(visitor, "POST", "/api/event/tables", {"table": table}) == 200
    for key, value in (("axes[1].sessions[1].title", "One"), ("axes[1].sessions[2].title", "Two")):
        assert ask(visitor, "PATCH", "/api/event", {"key": key, "value": value}) == 200
    assert ask(visitor, "DELETE", "/api/event/tables", {"key": "axes[1].sessions[1]"}) == 200
    assert [session["title"] for session in settings(visitor)["axes"][0]["sessions"]] == ["Two"]
    assert ask(visitor, "DELETE", "/api/event/tables", {"key": "axes[1]"}) == 200
    assert [len(axis["sessions"]) for axis in settings(visitor)["axes"]] == [1]
    for _ in range(9):
        assert visitor.ask("POST", "/api/undo").status == 200
    assert (one_talk / "event.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("method", "asked"),
    [
        ("POST", {"table": "axes.sessions"}),
        ("POST", {"table": "axes[9].sessions"}),
        ("POST", {"table": "axes[1].rooms"}),
        ("POST", {"table": "event[1].organisers"}),
        ("DELETE", {"key": "axes[1].sessions"}),
        ("DELETE", {"key": "axes.sessions[1]"}),
        ("DELETE", {"key": "axes[1].sessions[9]"}),
        ("DELETE", {"key": "axes[1].title"}),
    ],
)
def test_what_is_no_table_of_the_page_is_neither_added_nor_taken_away(
    one_talk: Path, method: str, asked: dict[str, str]
) -> None:
    visitor = at_settings(one_talk)
    for table in ("axes", "axes[1].sessions"):
        assert ask(visitor, "POST", "/api/event/tables", {"table": table}) == 200
    before = (one_talk / "event.toml").read_bytes()
    assert ask(visitor, method, "/api/event/tables", asked) == 400
    assert (one_talk / "event.toml").read_bytes() == before


def test_preset_sessions_have_fields_where_there_are_some(one_talk: Path) -> None:
    visitor = at_settings(one_talk)
    assert 'data-add="slots"' not in visitor.see("/event")
    assert "time_zones" not in visitor.see("/event")
    event = one_talk / "event.toml"
    event.write_text(event.read_text() + '\n[[slots]]\nid = "am"\nstart = "09:00"\nend = "10:00"\nplaces = 2\n')
    page = visitor.see("/event")
    assert 'data-setting="slots[1].places"' in page
    assert ask(visitor, "PATCH", "/api/event", {"key": "slots[1].places", "value": "3"}) == 200
    assert ask(visitor, "POST", "/api/event/tables", {"table": "slots"}) == 200
    assert [slot["id"] for slot in settings(visitor)["slots"]] == ["am", "S2"]
    assert settings(visitor)["slots"][0]["places"] == 3
