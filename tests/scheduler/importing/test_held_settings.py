"""A programme that others made is held as it is, though it keeps rules that are not ours."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.importing.held_settings import evenly_spaced
from scheduler.importing.imported import Held, Imported, ImportedTalk, Origin
from scheduler.importing.placing import placed

#: Title, hour, minutes, room, track and person of each item; a pause has no track.
Item = tuple[str, str, int, str, str, str]

PROGRAMMES: dict[str, list[Item]] = {
    "one track in two rooms": [
        ("One", "09:00", 30, "A", "T", "Ann Lee"),
        ("Two", "09:00", 60, "B", "T", "Bo Yi"),
        ("Three", "09:30", 30, "A", "U", "Cy Fu"),
    ],
    "five minutes between talks": [
        ("One", "09:00", 25, "A", "T", "Ann Lee"),
        ("Two", "09:30", 25, "A", "T", "Bo Yi"),
        ("Three", "10:00", 40, "A", "T", "Cy Fu"),
        ("Four", "10:40", 20, "A", "U", "Di Ho"),
    ],
    "coffee first and a party last": [
        ("Coffee break", "08:30", 30, "A", "", ""),
        ("One", "09:00", 30, "A", "T", "Ann Lee"),
        ("Lunch", "12:00", 60, "A", "", ""),
        ("Coffee", "13:00", 15, "A", "", ""),
        ("Two", "14:00", 30, "A", "T", "Bo Yi"),
        ("Buffet", "18:00", 60, "A", "", ""),
    ],
    "a speaker who runs": [
        ("One", "09:00", 30, "A", "T", "Ann Lee"),
        ("Two", "09:30", 30, "B", "U", "Ann Lee"),
    ],
    "a night that ends at midnight": [
        ("One", "22:00", 60, "A", "T", "Ann Lee"),
        ("Two", "23:00", 60, "A", "T", "Bo Yi"),
    ],
    "a pause at an odd minute": [
        ("One", "09:01", 30, "A", "T", "Ann Lee"),
        ("Lunch", "12:07", 50, "A", "", ""),
        ("Two", "13:02", 30, "A", "T", "Bo Yi"),
    ],
}


def schedule(items: list[Item]) -> dict[str, object]:
    """The items as a schedule.json of one day."""
    rooms: dict[str, list[dict[str, object]]] = {}
    for number, (title, start, minutes, room, track, person) in enumerate(items, 1):
        rooms.setdefault(room, []).append(
            {
                "id": number,
                "guid": f"g{number}",
                "title": title,
                "date": f"2027-06-11T{start}:00+02:00",
                "start": start,
                "duration": f"00:{minutes}" if minutes < 60 else f"01:{minutes - 60:02}",
                "room": room,
                "track": track,
                "type": "Talk" if track else "break",
                "language": "en",
                "persons": [{"id": number, "public_name": person}] if person else [],
            }
        )
    days = [{"index": 1, "date": "2027-06-11", "rooms": rooms}]
    conference = {"title": "Others", "acronym": "o", "time_zone_name": "Europe/Paris", "days": days}
    return {"schedule": {"version": "1", "conference": conference}}


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_item_is_at_its_hour_and_in_its_room(name: str, tmp_path: Path) -> None:
    items = PROGRAMMES[name]
    (tmp_path / "schedule.json").write_text(json.dumps(schedule(items)), encoding="utf-8")
    folder = tmp_path / "event"
    sources = [str(tmp_path / "schedule.json"), str(folder)]
    assert main(["import", "schedule-json", *sources, "--keep-times", "--quiet", "--lang", "en"]) == 0
    assert main(["solve", str(folder), "--quiet", "--workers", "1"]) == 0
    programme = json.loads((folder / "out" / "schedule.json").read_text(encoding="utf-8"))
    titles = {f"g{number}": item[0] for number, item in enumerate(items, 1)}
    talks = {(titles[talk["id"]], talk["start"][11:16], talk["room"]) for talk in programme["talks"]}
    pauses = {(pause["title"], pause["start"][11:16]) for pause in programme["breaks"]}
    assert talks == {(title, start, room) for title, start, _, room, track, _ in items if track}
    assert pauses == {(title, start) for title, start, _, _, track, _ in items if not track}


def talk(title: str, start: str, minutes: int = 30, axis: str = "T", room: str = "A") -> ImportedTalk:
    held = Held(dt.datetime.fromisoformat(f"2027-06-11T{start}"), minutes, room)
    return ImportedTalk(title, title, Origin("x"), axis=axis, held=held)


def test_of_gaps_that_differ_most_are_kept_and_the_others_are_named() -> None:
    talks = [
        talk("1", "09:00"),
        talk("2", "09:35"),
        talk("3", "10:10"),
        talk("4", "10:40"),
        talk("5", "10:45", room="B"),
        talk("6", "11:15", axis="U", room="B"),
    ]
    gap, kept, others = evenly_spaced(talks, [])
    assert gap == 5
    assert [each.title for each in others] == ["4"]
    assert [each.title for each in kept] == ["1", "2", "3", "5", "6"]


def test_what_a_pause_divides_has_no_gap() -> None:
    pause = (dt.datetime(2027, 6, 11, 9, 30), dt.datetime(2027, 6, 11, 9, 35))
    talks = [talk("1", "09:00"), talk("2", "09:35")]
    assert evenly_spaced(talks, [pause]) == (0, talks, [])


def test_ten_minutes_are_no_gap() -> None:
    talks = [talk("1", "09:00"), talk("2", "09:40")]
    assert evenly_spaced(talks, []) == (0, talks, [])


def test_an_import_into_a_folder_says_that_its_hours_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, folder = tmp_path / "schedule.json", str(tmp_path / "event")
    items = PROGRAMMES["a speaker who runs"]
    source.write_text(json.dumps(schedule(items)), encoding="utf-8")
    importing = ["import", "schedule-json", str(source), folder, "--keep-times", "--lang", "en"]
    assert main(importing) == 0
    assert "Hours and rooms of the source are not compared" not in capsys.readouterr().out
    later = [(title, "14:00", *rest) for title, _, *rest in items]
    source.write_text(json.dumps(schedule(later)), encoding="utf-8")  # type: ignore[arg-type]
    before = (tmp_path / "event" / "talks.csv").read_bytes()
    assert main(importing) == 0
    assert "those of this folder stay (column “pin”)" in capsys.readouterr().out
    assert (tmp_path / "event" / "talks.csv").read_bytes() == before


def test_what_goes_on_after_midnight_is_named_and_has_no_pin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    items = [("One", "22:00", 60, "A", "T", "Ann Lee"), ("Two", "23:30", 31, "A", "T", "Bo Yi")]
    items += [("Party", "23:59", 50, "A", "", "")]
    (tmp_path / "schedule.json").write_text(json.dumps(schedule(items)), encoding="utf-8")
    folder = tmp_path / "event"
    sources = [str(tmp_path / "schedule.json"), str(folder)]
    assert main(["import", "schedule-json", *sources, "--keep-times", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert [name for name in ("One", "Two", "Party") if f"“{name}” cannot be held at its hour (a day ends" in told] == [
        "Two",
        "Party",
    ]
    assert main(["solve", str(folder), "--quiet", "--workers", "1"]) == 0


def test_what_is_cancelled_takes_no_hour_from_what_replaces_it() -> None:
    off = replace(talk("Off", "09:00"), decision="cancelled")
    instead = talk("Instead", "09:10")
    held = placed(Imported("x", talks=(off, instead)), (off, instead))
    assert (held.pinned, held.unheld) == ((instead,), ())


def test_a_keynote_that_is_off_is_on_no_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = (("Keynote off", "090000", "CATEGORIES:Keynote\r\nSTATUS:CANCELLED"), ("Talk", "093000", "CLASS:PUBLIC"))
    lines = [
        f"BEGIN:VEVENT\r\nUID:{start}\r\nDTSTART:20270611T{start}\r\nDURATION:PT30M\r\nSUMMARY:{title}\r\n{more}\r\nEND:VEVENT"
        for title, start, more in entries
    ]
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *lines, "END:VCALENDAR", ""])
    (tmp_path / "a.ics").write_text(text, encoding="utf-8", newline="")
    assert main(["import", "ics", str(tmp_path / "a.ics"), str(tmp_path / "event"), "--all", "--lang", "en"]) == 0
    assert "Keynote off" not in (tmp_path / "event" / "event.toml").read_text(encoding="utf-8")
    assert "Left out: cancelled 1" in capsys.readouterr().out
