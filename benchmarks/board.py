"""How fast the board answers in a browser, as Markdown: `python -m benchmarks.board [EVENT …]` (all without names).

Events: `sample` (14 talks, one room), `congres` (120 talks, six rooms, preset sessions). Needs Chromium and playwright.
Milliseconds, the median of `RUNS`; the start and the first page also as ratios to a Starlette application of one page.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.browser import browsing, serving
from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.effort import Effort

ROOT = Path(__file__).parent.parent
#: The folder of samples/ by the name of the event, with the seconds in which its programme is searched.
EVENTS = {"sample": ("ia-collectivites", 60.0), "congres": ("congres", 20.0)}
RUNS = 5

#: A server of one page, and nothing else.
BARE = """
import socket, uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
async def page(_): return HTMLResponse("<!DOCTYPE html><html lang=en><title>a</title><nav>a</nav></html>")
own = socket.socket(); own.bind(("127.0.0.1", 0))
config = uvicorn.Config(Starlette(routes=[Route("/", page)]), log_level="error")
class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets); print(f"http://127.0.0.1:{own.getsockname()[1]}/", flush=True)
Server(config).run(sockets=[own])
"""
#: Kept in the page: when each kind of news came, in milliseconds after `asked`.
LISTEN = """
() => { window.told = {}; window.asked = performance.now(); if (window.listens) return; window.listens = true;
  document.addEventListener("told", ({ detail }) => { for (const key of Object.keys(detail))
    if (!(key in window.told) || key === "target") window.told[key] = performance.now() - window.asked; });
  document.addEventListener("drawn", () => { window.told.drawn ??= performance.now() - window.asked; }); }
"""
#: How long the state of the board takes to be read, in milliseconds, as long as a search goes on.
READ = """
async () => { const took = [];
  while (document.querySelector("#progress") && took.length < 200) {
    const from = performance.now(); await (await fetch("/api/state")).text(); took.push(performance.now() - from); }
  return took; }
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of each event."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="*", help=f"{', '.join(EVENTS)} (all if none is named)")
    wanted = parser.parse_args(arguments).events or list(EVENTS)
    if unknown := sorted({*wanted} - {*EVENTS}):
        parser.error(f"no such event: {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="journee-") as place:
        print("| what | sample | unit |\n| --- | --- | --- |")
        for what, figure in starts(Path(place)):
            print(f"| {what} | {figure} |", flush=True)
        for name in wanted:
            print(f"\n| {name} | median | slowest |\n| --- | --- | --- |")
            for what, figures in answers(name, Path(place)):
                print(f"| {what} | {statistics.median(figures):.0f} | {max(figures):.0f} |", flush=True)


def folder_of(name: str, place: Path) -> Path:
    """The folder of the event with a programme."""
    sample, limit = EVENTS[name]
    folder = place / name
    if not folder.exists():
        shutil.copytree(ROOT / "samples" / sample, folder)
        assert solving.solve(folder, None, Effort(Budget.of(limit), workers=2)).written
    return folder


@contextmanager
def bare() -> Iterator[str]:
    """The address of the server of one page."""
    with subprocess.Popen([sys.executable, "-c", BARE], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(30)


def starts(place: Path) -> Iterator[tuple[str, str]]:
    """The start of the server, the first page and its weight."""
    folder = folder_of("sample", place)

    def board() -> Any:
        return serving(folder, place / "state", str(folder))

    took: dict[str, list[float]] = {"bare": [], "board": [], "bare page": [], "page": []}
    weights: list[float] = []
    for _ in range(RUNS):
        for name, server in (("bare", bare), ("board", board)):
            began = time.perf_counter()
            with server() as address:
                took[name].append(time.perf_counter() - began)
                with browsing(locale="fr-FR") as page:
                    page.goto(address)
                    page.locator("nav").first.wait_for()
                    page.goto("/".join(address.split("/")[:3]))
                    took["bare page" if name == "bare" else "page"].append(loaded(page))
                    if name == "board":
                        weights.append(weight(page))
    for what, name, base in (("until it listens", "board", "bare"), ("first page", "page", "bare page")):
        mine, other = statistics.median(took[name]), statistics.median(took[base])
        yield what, f"{mine:.2f} | s, {mine / other:.1f} times a bare Starlette page"
    yield "weight of the page with its files", f"{statistics.median(weights) / 1024:.0f} | KB"


def loaded(page: Any) -> float:
    """Seconds from asking for the page until it is loaded."""
    took: float = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart / 1000")
    return took


def weight(page: Any) -> float:
    """Bytes of the page and of all that it loads, as they came."""
    kinds = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    size: float = page.evaluate(f"{kinds}.reduce((sum, each) => sum + each.encodedBodySize, 0)")
    return size


def answers(name: str, place: Path) -> Iterator[tuple[str, list[float]]]:
    """Milliseconds of each answer."""
    folder = folder_of(name, place)
    with serving(folder, place / "state", str(folder)) as address, browsing(locale="fr-FR") as page:
        page.set_viewport_size({"width": 1280, "height": 1000})
        page.goto(address)
        page.locator("nav").first.wait_for()
        page.wait_for_load_state("load")
        yield from moves(page)
        yield "a cell is written, and what is wrong shown", edits(page)
        yield from searches(page)
        yield "memory of all processes, MB", [memory(folder)]


def moves(page: Any) -> Iterator[tuple[str, list[float]]]:
    """From taking a talk to the price of its place: first whether it is possible, then the exact price."""
    places: dict[str, list[float]] = {"first": [], "all": [], "possible": [], "exact": []}
    for number in range(RUNS):
        handle = page.locator("li.card .handle").nth(number)
        page.evaluate(LISTEN)
        handle.click()
        page.locator(".target").first.wait_for()
        places["first"].append(page.evaluate("performance.now() - window.asked"))
        places["all"].append(told(page, "ended"))
        page.evaluate(LISTEN)
        page.locator(".target").first.click()
        page.locator(".offer:visible").first.wait_for()
        places["possible"].append(page.evaluate("performance.now() - window.asked"))
        places["exact"].append(told(page, "ended"))
        page.keyboard.press("Escape")
        page.locator("#panel").wait_for(state="hidden")
    yield "a talk is taken: the first place is coloured", places["first"]
    yield "all places are coloured", places["all"]
    yield "a talk is dropped: what it does is shown", places["possible"]
    yield "all prices are there", places["exact"]


def told(page: Any, what: str) -> float:
    """Milliseconds until that news came."""
    while (came := page.evaluate("what => window.told[what] ?? null", what)) is None:
        page.wait_for_timeout(5)
    took: float = came
    return took


def edits(page: Any) -> list[float]:
    """A cell gets another value, and the page is drawn anew."""
    page.goto("/".join(page.url.split("/")[:3]) + "/data")
    page.wait_for_load_state("load")
    took = []
    for number in range(RUNS):
        cell = page.locator("tbody .cell").nth(2)
        cell.click()
        page.keyboard.press("End")
        page.keyboard.type(str(number))
        page.evaluate(LISTEN)
        page.keyboard.press("Enter")
        took.append(told(page, "drawn"))
        page.locator("td input, td textarea").wait_for(state="detached")
    return took


def searches(page: Any) -> Iterator[tuple[str, list[float]]]:
    """How fast the board answers while it searches, and how fast a search is ended."""
    reads: list[float] = []
    stops: list[float] = []
    for _ in range(2):
        press(page, '#state [data-job="solve"]')
        page.locator("#progress").wait_for(state="attached")
        reads += page.evaluate(READ) if not reads else []
        if page.locator("#state [data-delete]").count():
            page.wait_for_timeout(300)
            began = time.perf_counter()
            press(page, "#state [data-delete]")
            page.locator("#progress").wait_for(state="detached")
            stops.append((time.perf_counter() - began) * 1000)
    if reads:
        yield "the state is read while it searches", reads
        yield "the same, 95 of 100 within", [sorted(reads)[int(len(reads) * 0.95) - 1]]
    if stops:
        yield "a search is ended, its best kept and all files written", stops


def press(page: Any, selector: str) -> None:
    """The button, where it is still there."""
    if page.locator(selector).count():
        page.locator(selector).first.click()


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


if __name__ == "__main__":
    main()
