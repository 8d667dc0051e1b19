"""What the board's server takes of the processor, as Markdown: `python -m benchmarks.board_cpu [EVENT …]`.

Events as of `benchmarks.board`. Milliseconds of the server's own process, without browser and workers, so that other
work on the machine counts little: until the first answer, and for each page the first time, again and after a change
of the table of talks (the mean of `AGAIN`). Needs Linux, which tells the time of a process in hundredths of a second.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.board import EVENTS, folder_of
from benchmarks.browser import served

PAGES = ("/", "/data", "/event", "/publish", "/today", "/api/state")
AGAIN = 10

Ask = Callable[[str], None]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of each event."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="*", choices=[*EVENTS, []], help="all if none is named")
    with tempfile.TemporaryDirectory(prefix="journee-") as place:
        for name in parser.parse_args(arguments).events or list(EVENTS):
            print(f"\n| {name}, ms of the processor | first | again | after a change |\n| --- | --- | --- | --- |")
            told(folder_of(name, Path(place)), Path(place) / "state")


def told(folder: Path, state: Path) -> None:
    """The rows of an event."""
    with served(folder, state, str(folder)) as (process, address):
        ask = entered(address)
        print(f"| until it answers | {taken(process.pid):.0f} | | |", flush=True)
        for page in PAGES:
            first = spent(process.pid, lambda page=page: ask(page))  # type: ignore[misc]
            again = spent(process.pid, lambda page=page: [ask(page) for _ in range(AGAIN)]) / AGAIN  # type: ignore[misc]
            after = spent(process.pid, lambda page=page: changed(folder, ask, page)) / AGAIN  # type: ignore[misc]
            print(f"| {page} | {first:.0f} | {again:.0f} | {after:.0f} |", flush=True)


def changed(folder: Path, ask: Ask, page: str) -> None:
    """The page after each of many changes of the table by another program."""
    table = folder / "talks.csv"
    text = table.read_text(encoding="utf-8").rstrip()
    for number in range(AGAIN):
        table.write_text(text + "\n" * (number + 1), encoding="utf-8")
        ask(page)


def entered(address: str) -> Ask:
    """Asks for pages as the one whom the ticket has let in."""
    url = urlsplit(address)
    connection = http.client.HTTPConnection(url.netloc, timeout=60)
    connection.request("GET", f"{url.path}?{url.query}")
    answer = connection.getresponse()
    answer.read()
    cookie = (answer.getheader("set-cookie") or "").partition(";")[0]

    def ask(page: str) -> None:
        connection.request("GET", page, headers={"cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, page

    return ask


def spent(process: int, work: Callable[[], object]) -> float:
    """Milliseconds that the process takes for some work of ours."""
    before = taken(process)
    work()
    return taken(process) - before


def taken(process: int) -> float:
    """Milliseconds that the process has taken so far."""
    told = re.sub(r"^.*\)", "", Path(f"/proc/{process}/stat").read_text()).split()
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
