"""Chromium: whether the page fits the screen, what stands beside what, and that it asks for nothing outside."""

from __future__ import annotations

import json
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import instance
from exports.page import index_html
from scheduler.domain.clock import to_iso
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

# Each width is a frame of one page; what is measured in it is left in the document's title, which --dump-dom prints.
MEASURE = """
window.onload = () => {
  const found = {};
  for (const frame of document.querySelectorAll('iframe')) {
    const page = frame.contentDocument, root = page.documentElement;
    const boxes = [...page.querySelectorAll('.session')].map(one => one.getBoundingClientRect());
    found[frame.width] = {
      overflow: root.scrollWidth - root.clientWidth,
      boxes: boxes.map(box => [Math.round(box.left), Math.round(box.top)]),
      asked: frame.contentWindow.performance.getEntriesByType('resource').map(one => one.name),
    };
  }
  document.title = JSON.stringify(found);
};
"""
WIDTHS = (320, 390, 800, 1200)


def measured(chromium: str, folder: Path, page: bytes) -> dict[int, dict[str, Any]]:
    frames = "".join(
        f'<iframe width="{width}" height="900" srcdoc="{escape(page.decode())}"></iframe>' for width in WIDTHS
    )
    (folder / "frames.html").write_text(f"<!DOCTYPE html><title></title>{frames}<script>{MEASURE}</script>", "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder / 'own'}")
    run = subprocess.run(
        [chromium, *options, "--dump-dom", (folder / "frames.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    title = run.stdout.partition("<title>")[2].partition("</title>")[0]
    return {int(width): found for width, found in json.loads(unescape(title)).items()}


def hostile(event: Event) -> Event:
    """Words that no line can hold, wherever text comes from outside."""
    word = "Donaudampfschifffahrt" * 30

    def spoilt(items: tuple[Any, ...], *fields: str) -> tuple[Any, ...]:
        return tuple(item.model_copy(update=dict.fromkeys(fields, word)) for item in items)

    return event.model_copy(
        update={
            "title": word,
            "subtitle": word,
            "talks": spoilt(event.talks, "title", "abstract", "note"),
            "people": spoilt(event.people, "name", "affiliation"),
            "axes": spoilt(event.axes, "title"),
            "rooms": spoilt(event.rooms, "name"),
            "breaks": spoilt(event.breaks, "title"),
            "venue": event.venue.model_copy(update={"name": word, "access": word}),
        }
    )


@pytest.fixture(scope="module")
def planted() -> tuple[Event, Programme]:
    found = instance("day-31")
    return found.event, found.programme


@pytest.mark.long
@pytest.mark.parametrize("spoil", [False, True], ids=["plain", "hostile"])
def test_the_page_fits_every_screen_and_asks_for_nothing(
    chromium: str, tmp_path: Path, planted: tuple[Event, Programme], spoil: bool
) -> None:
    event, programme = planted
    found = measured(chromium, tmp_path, index_html(hostile(event) if spoil else event, programme))
    assert {width: one["overflow"] for width, one in found.items()} == dict.fromkeys(WIDTHS, 0)
    assert [one["asked"] for one in found.values()] == [[]] * len(WIDTHS)


@pytest.mark.long
def test_six_rooms_stand_in_two_rows_of_three(chromium: str, tmp_path: Path, congress: tuple[Event, Programme]) -> None:
    found = measured(chromium, tmp_path, index_html(*congress))
    assert {width: one["overflow"] for width, one in found.items()} == dict.fromkeys(WIDTHS, 0)
    first = found[1200]["boxes"][:6]
    assert [left for left, _ in first[:3]] == [left for left, _ in first[3:]] == sorted({left for left, _ in first})
    assert len({top for _, top in first}) == 2


def test_parallel_sessions_share_a_wide_screen_and_follow_on_a_narrow_one(
    chromium: str, tmp_path: Path, planted: tuple[Event, Programme]
) -> None:
    event, programme = planted
    found = measured(chromium, tmp_path, index_html(event, programme))
    lefts, tops = zip(*found[390]["boxes"], strict=True)
    assert len(set(lefts)) == 1
    assert list(tops) == sorted(set(tops))
    wide = found[1200]["boxes"]
    first = min(top for _, top in wide)
    opening = min(session.start for session in programme.sessions)
    together = [session for session in programme.sessions if session.start == opening]
    assert len(together) > 1
    assert len({left for left, top in wide if top == first}) == len(together)


# A frame of one page whose clock stands still; what is shown after each choice is left in the document's title.
DRIVE = """
window.onload = () => {
  const frame = document.querySelector('iframe'), page = frame.contentDocument;
  const form = page.querySelector('form.filter'), made = [];
  const shown = () => [...page.querySelectorAll('.session')].filter(each => each.offsetParent !== null)
    .map(each => [each.dataset.axis, each.dataset.room]);
  const choose = (name, value) => {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new frame.contentWindow.Event('change'));
    made.push(shown());
  };
  const first = page.querySelector('.session');
  choose('axis', first.dataset.axis); choose('axis', ''); choose('room', first.dataset.room);
  form.elements.now.click();
  const live = [...page.querySelectorAll('.now .time')]
    .map(each => frame.contentWindow.getComputedStyle(each, '::after').content);
  const gone = [...page.querySelectorAll('.pause')].filter(each => each.offsetParent === null);
  const said = form.querySelector('.said').textContent;
  document.title = JSON.stringify({made, said, live, focused: page.activeElement.id, pauses: gone.length});
};
"""


def driven(chromium: str, folder: Path, page: bytes, moment: str) -> dict[str, Any]:
    """What the page shows after its choices, when its clock says `moment`."""
    stopped = f"<head><script>Date.now = () => Date.parse('{moment}')</script>"
    source = page.decode().replace("<head>", stopped, 1)
    frame = f'<iframe width="900" height="900" srcdoc="{escape(source)}"></iframe>'
    (folder / "driven.html").write_text(f"<!DOCTYPE html><title></title>{frame}<script>{DRIVE}</script>", "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'own'}", "--dump-dom")
    run = subprocess.run(
        [chromium, *options, (folder / "driven.html").as_uri()], capture_output=True, text=True, timeout=120, check=True
    )
    found: dict[str, Any] = json.loads(unescape(run.stdout.partition("<title>")[2].partition("</title>")[0]))
    return found


def test_axis_room_and_what_is_on_can_be_chosen_without_a_network(
    chromium: str, tmp_path: Path, planted: tuple[Event, Programme]
) -> None:
    event, programme = planted
    talk = min(programme.talks, key=lambda each: (each.start, each.room))
    moment = to_iso(talk.day, talk.start, event.timezone)
    found = driven(chromium, tmp_path, index_html(event, programme), moment)
    of_axis, everything, of_room = found["made"]
    assert len(everything) == len(programme.sessions)
    assert of_axis == [each for each in everything if each[0] == everything[0][0]] != everything
    assert of_room == [each for each in everything if each[1] == everything[0][1]] != everything
    assert found["pauses"] == 0
    assert found["said"] == ""
    assert any("En ce moment" in each for each in found["live"])
    assert found["focused"].startswith("talk-")


@pytest.mark.long
def test_before_the_event_the_page_says_so(chromium: str, tmp_path: Path, planted: tuple[Event, Programme]) -> None:
    found = driven(chromium, tmp_path, index_html(*planted), "2001-01-01T00:00:00Z")
    assert found["said"] == "Le programme n’a pas encore commencé."
    assert found["live"] == []
