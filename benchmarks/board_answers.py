"""What is measured of a board that stands, in a browser: moves, edits, searches, memory."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

#: The aims in milliseconds (of the memory in MB) for 14 talks in one room, and where they are others.
AIMS: Mapping[str, Mapping[str, float]] = {
    "a talk is taken: the first place is coloured": {"sample": 100},
    "all places are coloured": {"sample": 150},
    "a talk is dropped: what it does is shown": {"sample": 100},
    "a talk is dropped: whether it is possible is said": {"sample": 500, "congres": 1000},
    "a talk is dropped where it breaks a rule: a price is there, at best": {"sample": 1000, "congres": 3000},
    "all prices are there": {"sample": 1000},
    "the same: all prices are there": {"sample": 1000, "congres": 8000},
    "a talk is dropped where it cannot be: that is said": {"sample": 500, "congres": 1000},
    "the same: the reason is there": {"sample": 3000},
    "a cell is written, and what is wrong shown": {"sample": 200, "congres": 400},
    "the state is read while it searches": {"sample": 50},
    "the same, 95 of 100 within": {"sample": 50},
    "a search is ended, and its best shown": {"sample": 500},
    "memory of all processes, MB": {"sample": 400},
}
#: Milliseconds for which a price or a reason is waited for: of 120 talks it is one in the time given, 25 seconds.
LONGEST = 8000
#: Drops among which some are sought where a talk cannot be.
MOST_DROPS = 120
#: Milliseconds after which the board has failed.
MOST = 60_000
#: Kept in the page: when each kind of news came, in milliseconds after the next press of a button or of Enter; not what
#: is still told of a question that was given up.
LISTEN = """
() => { window.told = {}; window.armed = true; if (window.listens) return; window.listens = true;
  const askers = new Set(); let past = new Set();
  const from = (event) => { if (window.armed && (event.type === "click" || event.key === "Enter")) {
    window.armed = false; window.told = {}; window.asked = performance.now(); past = new Set(askers); } };
  for (const press of ["click", "keydown"]) document.addEventListener(press, from, true);
  const note = (key) => { if (!window.armed) window.told[key] ??= performance.now() - window.asked; };
  document.addEventListener("told", ({ detail }) => { askers.add(detail.asker);
    if (!past.has(detail.asker) && detail.ended?.status !== "stopped") Object.keys(detail).forEach(note); });
  document.addEventListener("drawn", () => note("drawn")); }
"""
#: A search is begun where a button offers it. How long the state is read while it goes on, in milliseconds, and whether
#: it goes on after so many reads.
READ = """
async (most) => { const took = [], late = performance.now() + 10000; let running = false;
  document.querySelector('#state [data-job="solve"]').click();
  while (took.length < most && performance.now() < late) {
    const from = performance.now(), { job } = await (await fetch("/api/state")).json();
    if (job) { running = true; took.push(performance.now() - from); } else if (running) return [took, false]; }
  return [took, running]; }
"""
#: The search is ended by its button, and the milliseconds until it has; null where it was over before.
STOP = """
async () => { const job = async () => (await (await fetch("/api/state")).json()).job;
  const from = performance.now(), button = document.querySelector("#state [data-delete]");
  if (!button || !(await job())) return null;
  button.click();
  while (await job()) await new Promise((done) => setTimeout(done, 5));
  return performance.now() - from; }
"""


def answers(page: Any, address: str, folder: Path, runs: int) -> Iterator[tuple[str, list[float]]]:
    """What was measured, with milliseconds of each of the `runs`."""
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(address)
    page.locator("nav").first.wait_for()
    page.wait_for_load_state("load")
    yield from moves(page, runs)
    yield from refusals(page, runs)
    yield "a cell is written, and what is wrong shown", edits(page, runs)
    yield from searches(page, folder)
    yield "memory of all processes, MB", [memory(folder)]


def moves(page: Any, runs: int) -> Iterator[tuple[str, list[float]]]:
    """From taking a talk to the price of its place: first whether it is possible, then the exact price; likewise of a
    place where it breaks a rule. What has not come after `LONGEST` is not among the figures.
    """
    first, every, does, possible, exact, at_best, exact_then = [list[float]() for _ in range(7)]
    for number in range(runs):
        for place, wanted in (
            (".target.fits, .target.costs", {"literal": does, "possible": possible, "ended": exact}),
            (".target.breaks", {"least": at_best, "ended": exact_then}),
        ):
            taken = take(page, number)
            if place.startswith(".target.fits"):
                first.append(taken[0])
                every.append(taken[1])
            if page.locator(place).count():
                drop(page, page.locator(place).first)
                for news, figures in wanted.items():
                    came = told(page, news)
                    figures += came
                    if not came:  # it cannot be there
                        break
            lay_down(page)
    yield "a talk is taken: the first place is coloured", first
    yield "all places are coloured", every
    yield "a talk is dropped: what it does is shown", does
    yield "a talk is dropped: whether it is possible is said", possible
    yield "all prices are there", exact
    yield "a talk is dropped where it breaks a rule: a price is there, at best", at_best
    yield "the same: all prices are there", exact_then


def refusals(page: Any, runs: int) -> Iterator[tuple[str, list[float]]]:
    """Talks are dropped where they break a rule until so many of them can be nowhere near: milliseconds until that is
    said, and the reason. What the place alone forbids is said with what the move does, and is not among them.
    """
    said, why = [list[float]() for _ in range(2)]
    chance = random.Random(1)
    for _ in range(MOST_DROPS):
        if len(why) >= runs:
            break
        take(page, chance.randrange(page.locator("li.card .handle").count()))
        places = page.locator(".target.breaks")
        if number := places.count():
            drop(page, places.nth(chance.randrange(number)))
            if came := told(page, "impossible", other="possible"):
                said += came
                why += told(page, "against")
        lay_down(page)
    yield "a talk is dropped where it cannot be: that is said", said
    yield "the same: the reason is there", why


def drop(page: Any, place: Any) -> None:
    """The talk that was taken is dropped at the place."""
    page.evaluate(LISTEN)
    place.click()


def lay_down(page: Any) -> None:
    """What is asked of the place, or the talk that was taken, is given up."""
    page.keyboard.press("Escape")
    page.locator("#panel").wait_for(state="hidden")
    page.keyboard.press("Escape")
    page.locator(".target").first.wait_for(state="detached")


def take(page: Any, number: int) -> tuple[float, float]:
    """The talk of that number is taken: milliseconds until its first place is coloured, and all of them."""
    page.evaluate(LISTEN)
    page.locator("li.card .handle").nth(number).click()
    return told(page, "targets", MOST)[0], told(page, "ended", MOST)[0]


def told(page: Any, what: str, most: float = LONGEST, other: str = "ended") -> list[float]:
    """Milliseconds until that news came; none where it has not after `most`, or `other` news came, or the end, without
    it.
    """
    until = time.monotonic() + most / 1000
    look = "([what, other]) => [window.told[what] ?? null, 'ended' in window.told || other in window.told]"
    while time.monotonic() < until:
        came, over = page.evaluate(look, [what, other])
        if came is not None or over:
            return [] if came is None else [came]
        page.wait_for_timeout(5)
    return []


def edits(page: Any, runs: int) -> list[float]:
    """A cell gets another value, and the page is drawn anew."""
    page.goto("/".join(page.url.split("/")[:3]) + "/data")
    page.wait_for_load_state("load")
    took = []
    for number in range(runs):
        cell = page.locator("tbody .cell").nth(2)
        cell.click()
        page.keyboard.press("End")
        page.keyboard.type(str(number))
        page.evaluate(LISTEN)
        page.keyboard.press("Enter")
        took += told(page, "drawn")
        page.locator("td input, td textarea").wait_for(state="detached")
    return took


def searches(page: Any, folder: Path) -> Iterator[tuple[str, list[float]]]:
    """How fast the board answers while it searches, and how fast a search is ended that has something."""
    reads: list[float] = []
    stops: list[float] = []
    for most in (200, 20, 20):
        shutil.rmtree(folder / "out")  # a programme that is proved the best is not searched again
        page.reload()
        page.locator('#state [data-job="solve"]').wait_for()
        page.wait_for_load_state("load")
        read, running = page.evaluate(READ, most)
        reads += read
        if running:
            page.wait_for_timeout(300)
            took = page.evaluate(STOP)
            stops += [] if took is None else [took]
    if reads:
        yield "the state is read while it searches", reads
        yield "the same, 95 of 100 within", [sorted(reads)[int(len(reads) * 0.95) - 1]]
    if stops:
        yield "a search is ended, and its best shown", stops


def memory(folder: Path) -> float:
    """Megabytes of the server and its workers (proportional set size); 0 where the system does not tell."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
            if b"serve" not in command or str(folder).encode() not in command:
                continue
            total += sum(size_of(child) for child in (process, *children(process)))
        except OSError:
            continue
    return total / 1024


def children(process: Path) -> list[Path]:
    """The processes that it started, and those that these did."""
    listed = (process / "task" / process.name / "children").read_text().split()
    direct = [process.parent / number for number in listed]
    return [*direct, *(grand for child in direct for grand in children(child))]


def size_of(process: Path) -> int:
    """Kilobytes of the memory that is its share."""
    found = re.search(r"^Pss:\s+(\d+)", (process / "smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0
