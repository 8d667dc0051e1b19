"""How fast the board answers in a browser, as Markdown: `python -m benchmarks.board [EVENT …]` (all without names).

Events: `sample` (14 talks, one room), `congres` (120 talks, six rooms, preset sessions). Needs Chromium and playwright.
Medians of `RUNS`, each with its aim; the start and the first page also as ratios to a Starlette application of that
page alone, with the same files. `--slower 4`: the browser has a processor that is four times slower, and four times as
long for each aim.
"""

from __future__ import annotations

import argparse
import http.client
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
from urllib.parse import urlsplit

from benchmarks.board_answers import AIMS, answers
from benchmarks.browser import ENVIRONMENT, browsing, serving, slowed
from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.effort import Effort

ROOT = Path(__file__).parent.parent
#: The folder of samples/ by the name of the event, with the seconds in which its programme is searched.
EVENTS = {"sample": ("ia-collectivites", 60.0), "congres": ("congres", 20.0)}
RUNS = 5

#: A server of one page with the files that it asks for, as quick as may be: what stands in its arguments.
BARE = """
import socket, sys, uvicorn
from pathlib import Path
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
html, files = Path(sys.argv[1]).read_bytes(), {file.name: file.read_bytes() for file in Path(sys.argv[2]).iterdir()}
async def page(_): return Response(html, media_type="text/html")
async def file(request):
    name = request.path_params["name"]
    return Response(files[name], media_type="text/css" if name.endswith("css") else "text/javascript")
own = socket.socket(proto=socket.IPPROTO_TCP); own.bind(("127.0.0.1", 0))
routes = [Route("/", page), Route("/static/{run}/{name}", file)]
config = uvicorn.Config(Starlette(routes=routes), log_level="error")
class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets); print(f"http://127.0.0.1:{own.getsockname()[1]}/", flush=True)
Server(config).run(sockets=[own])
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of each event."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="*", help=f"{', '.join(EVENTS)} (all if none is named)")
    parser.add_argument("--slower", type=float, default=1.0, help="how much slower the browser's processor is")
    asked = parser.parse_args(arguments)
    wanted = asked.events or list(EVENTS)
    if unknown := sorted({*wanted} - {*EVENTS}):
        parser.error(f"no such event: {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(prefix="journee-") as place:
        print("| what | sample | unit | aim |\n| --- | --- | --- | --- |")
        for what, figure, aim in starts(Path(place), asked.slower):
            print(f"| {what} | {figure} | {aim} |", flush=True)
        for name in wanted:
            print(f"\n| {name}, ms | median | slowest | figures | aim |\n| --- | --- | --- | --- | --- |")
            folder = folder_of(name, Path(place))
            with serving(folder, Path(place) / "state", str(folder)) as address, browsing(locale="fr-FR") as page:
                slowed(page, asked.slower)
                for what, figures in answers(page, address, folder, RUNS):
                    print(row(name, what, figures, asked.slower), flush=True)


def row(event: str, what: str, figures: Sequence[float], slower: float) -> str:
    """A row of the table: median, slowest and number of the figures, and the aim."""
    most = round(AIMS[what].get(event, AIMS[what]["sample"]) * (slower if "MB" not in what else 1))
    told = f"{statistics.median(figures):.0f} | {max(figures):.0f}" if figures else "– | –"
    return f"| {what} | {told} | {len(figures)} | {most} |"


def folder_of(name: str, place: Path) -> Path:
    """The folder of the event with a programme."""
    sample, limit = EVENTS[name]
    folder = place / name
    if not folder.exists():
        shutil.copytree(ROOT / "samples" / sample, folder)
        assert solving.solve(folder, None, Effort(Budget.of(limit), workers=2)).written
    return folder


@contextmanager
def bare(page: Path, files: Path) -> Iterator[str]:
    """The address of the server of one page and the files of a folder."""
    command = [sys.executable, "-c", BARE, str(page), str(files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(30)


def starts(place: Path, slower: float) -> Iterator[tuple[str, str, str]]:
    """The start of the server until its first answer, the first page and its weight, each with its aim; both beside
    those of a server of nothing but that page.
    """
    folder, html, files = folder_of("sample", place), place / "page.html", place / "files"
    files.mkdir()
    took: dict[str, list[float]] = {"bare": [], "board": [], "bare page": [], "page": [], "next page": []}
    weights: list[float] = []
    for _ in range(RUNS):
        for name in ("board", "bare"):
            began = time.perf_counter()
            with serving(folder, place / "state", str(folder)) if name == "board" else bare(html, files) as address:
                answered(address)
                took[name].append(time.perf_counter() - began)
                with browsing(locale="fr-FR") as page:
                    slowed(page, slower)
                    page.goto(address)  # behind the ticket the board's page goes on to another
                    page.locator("nav").first.wait_for()
                    took["page" if name == "board" else "bare page"].append(loaded(page))
                    if name == "board":
                        weights.append(weight(page))
                        keep(page, html, files)
                        page.goto(page.url)
                        took["next page"].append(loaded(page))
    for what, name, base, aim in (
        ("until it answers", "board", "bare", 1.0),
        ("first page", "page", "bare page", 0.3),
        ("the same page again", "next page", "bare page", 0.3),
    ):
        mine, other = statistics.median(took[name]), statistics.median(took[base])
        most = aim if name == "board" else aim * slower  # the server is as fast as before
        yield what, f"{mine:.2f} | s, {mine / other:.1f} times a bare Starlette page", f"{most:.1f}"
    yield "weight of the page with its files", f"{statistics.median(weights) / 1024:.0f} | KB", "60"


def keep(page: Any, html: Path, files: Path) -> None:
    """The page and the files that it asks for are on the disk."""
    html.write_bytes(page.request.get(page.url).body())
    named = "[...document.querySelectorAll('script, link[rel=stylesheet]')].map(each => each.src ?? each.href)"
    for address in page.evaluate(named):
        (files / address.rsplit("/", 1)[1]).write_bytes(page.request.get(address).body())


def answered(address: str) -> None:
    """The server has answered a request, by whatever: it is no browser, and not let in."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.request("GET", "/")
    connection.getresponse().read()
    connection.close()


def loaded(page: Any) -> float:
    """Seconds from asking for the page until it is loaded."""
    page.wait_for_load_state("load")
    took: float = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart / 1000")
    return took


def weight(page: Any) -> float:
    """Bytes of the page and of all that it loads, as they came."""
    kinds = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    size: float = page.evaluate(f"{kinds}.reduce((sum, each) => sum + each.encodedBodySize, 0)")
    return size


if __name__ == "__main__":
    main()
