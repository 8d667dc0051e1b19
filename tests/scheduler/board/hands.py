"""Two pages of the board, the command line and a spreadsheet, whose hands are on one folder at once, and what each cell
must have after all that they were told was done.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest

from scheduler.domain.errors import JourneeError
from scheduler.editing import Edit, planned
from scheduler.language.message import Message
from scheduler.reading import examine
from scheduler.services.editing import apply_plans
from scheduler.services.undoing import history
from tests.scheduler.board.asking import Answer, Visitor, asked, cell

COLUMNS = ("id", "title", "speakers", "note")
#: The calls of the system in the midst of which another hand writes.
CALLS = ("replace", "link", "fsync", "mkdir", "open", "unlink")
EVENT = '[event]\ntitle = "Jour"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n[[rooms]]\nid = "ici"\n'
Rows = list[dict[str, str]]
#: The cell of a talk: its id and its column.
Place = tuple[str, str]


def rows_of(data: bytes, ending: str) -> Rows:
    if ending == "csv":
        return list(csv.DictReader(io.StringIO(data.decode())))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    lines = [["" if value is None else str(value) for value in line] for line in sheet.iter_rows(values_only=True)]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:] if any(line)]


def bytes_of(rows: Rows, ending: str) -> bytes:
    if ending == "csv":
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue().encode()
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    for row in rows:
        book.active.append([row[column] or None for column in COLUMNS])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@dataclass
class Page:
    """What a page shows: the name of the files, and the talk in each row."""

    rev: str = ""
    rows: Rows = field(default_factory=list)


class Hands:
    """A folder with all who write it; `cells` is what each cell must have."""

    def __init__(self, folder: Path, seed: int, ending: str) -> None:
        self.random, self.ending = random.Random(seed), ending
        self.folder, self.table = folder, folder / f"talks.{ending}"
        (folder / "event.toml").write_text(EVENT)
        rows = [{"id": f"T{n}", "title": f"Titre {n}", "speakers": f"Ada {n}", "note": ""} for n in range(1, 7)]
        self.table.write_bytes(bytes_of(rows, ending))
        self.first = self.table.read_bytes()
        self.cells = self.now()
        self.board, self.pages, self.count = Visitor(folder), [Page(), Page()], 0
        self.foreign = False
        for page in self.pages:
            self.look(page)

    # ── what there is ──

    def now(self) -> dict[Place, str]:
        return {(row["id"], c): row[c] for row in rows_of(self.table.read_bytes(), self.ending) for c in COLUMNS}

    def written(self) -> str:
        """A value that nobody has written before."""
        self.count += 1
        return f"Valeur {self.count}"

    def some(self) -> Place:
        return self.random.choice(sorted({id for id, _ in self.cells})), self.random.choice(("title", "note"))

    def must_be_so(self) -> None:
        now = self.now()
        assert {
            place: (now.get(place), self.cells.get(place))
            for place in now.keys() | self.cells.keys()
            if now.get(place) != self.cells.get(place)
        } == {}

    # ── the board ──

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> Answer:
        return asyncio.run(asked(self.board.app, method, path, {**self.board.headers, **more}, body))

    def look(self, page: Page | None = None) -> None:
        page = page or self.random.choice(self.pages)
        self.board.see("/data")
        page.rev, page.rows = self.board.rev, rows_of(self.table.read_bytes(), self.ending)

    def edit(self) -> None:
        """A cell of a page, however old: it is written to its talk, or nothing is."""
        page, column, value = self.random.choice(self.pages), self.random.choice(("title", "note")), self.written()
        row = self.random.choice(page.rows)
        place = row["id"], column
        body = cell(row["id"], column, row[column], value)
        before = dict(self.cells)
        answer = self.ask("PATCH", "/api/sheet/talks", body, **{"x-journee-rev": page.rev})
        if answer.status == 200 and self.cells.get(place) == before.get(place):
            assert before.get(place) == row[column], "what was shown stood there"
            self.cells[place] = value
        elif answer.status != 200:
            assert answer.status == 409
            assert json.loads(answer.body)["text"]
            # else somebody wrote the same cell just after, and saw what was in it

    def back(self, path: str) -> None:
        """Undo or redo by the board; a cell that somebody else changed since is left, which is told."""
        kept = history(self.folder)
        entry = (kept.done[-1:] if path == "/api/undo" else kept.undone[:1])[0:1]
        if not entry:
            assert self.ask("POST", path).status == 200
            return
        (change,) = entry[0].files
        before, after = (_cells(data, self.ending) for data in (change.before, change.after))
        if path == "/api/redo":
            before, after = after, before
        changed = {place for place in before.keys() | after.keys() if before.get(place) != after.get(place)}
        answer = self.ask("POST", path)
        assert answer.status in (200, 409)
        if answer.status == 200:
            for place in changed & self.cells.keys():
                assert self.cells[place] in (after[place], before[place])
                self.cells[place] = before[place]

    # ── the command line ──

    def command(self) -> None:
        place, value = self.some(), self.written()
        try:
            found = examine(self.folder)
            assert found.reading is not None
            spot = found.reading.spot("talk", place[0], place[1])
            assert spot is not None
            assert spot.column is not None
            plans = planned(found.sources, [Edit(spot.file, spot.row, spot.column, value)])
            apply_plans(self.folder, plans, "journee trial", Message(fr="Essai", en="Trial"))
        except JourneeError:  # the board is writing
            return
        self.cells[place] = value

    # ── the spreadsheet ──

    def save(self) -> None:
        """Somebody opens the table, changes a cell, adds, removes or moves a row, and saves it."""
        self.foreign = True
        rows = rows_of(self.table.read_bytes(), self.ending)
        self.cells = {(row["id"], column): row[column] for row in rows for column in COLUMNS}
        match self.random.choice(("cell", "cell", "add", "remove", "sort")):
            case "cell":
                row, column = self.random.choice(rows), self.random.choice(("title", "note"))
                row[column] = self.written()
            case "add":
                name = f"N{self.count}"
                new = {"id": name, "title": self.written(), "speakers": "Bob", "note": ""}
                rows.insert(self.random.randrange(len(rows) + 1), new)
            case "remove" if len(rows) > 3:
                rows.pop(self.random.randrange(len(rows)))
            case _:
                self.random.shuffle(rows)
        self.table.write_bytes(bytes_of(rows, self.ending))
        self.cells = {(row["id"], column): row[column] for row in rows for column in COLUMNS}


def _cells(data: bytes | None, ending: str) -> dict[Place, str]:
    assert data is not None
    return {(row["id"], column): row[column] for row in rows_of(data, ending) for column in COLUMNS}


@contextmanager
def interrupted(number: int, other: Callable[[], None]) -> Iterator[None]:
    """At the call of the system with that number, another thread does something, once, and is waited for."""
    calls, lock = [0], threading.Lock()

    def watched(function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **options: object) -> object:
            with lock:
                calls[0] += 1
                now = calls[0] == number
            if now:
                thread = threading.Thread(target=other)
                thread.start()
                thread.join()
            return function(*args, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, watched(getattr(os, name)))
        yield
