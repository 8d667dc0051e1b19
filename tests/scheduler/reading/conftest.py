"""An event folder to spoil: it reads without mistake or remark until a test changes something."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from scheduler.domain.errors import InputError, Problem
from scheduler.reading import Reading, read_folder

EVENT = """\
[event]
title = "Une journée"
date = 2025-05-23
start = "09:00"
end = "18:00"
"""
MORE = """\
[event.venue]
name = "MSH"

[[axes]]
id = "1"
title = "Territoires"

[[axes]]
id = "2"
title = "Données"

[[rooms]]
id = "auditorium"
name = "Auditorium"
features = ["visio", "Piano"]

[[rooms]]
id = "salle-b"

[[plenaries]]
title = "Accueil"
start = "09:00"
duration = 30

[[breaks]]
title = "Déjeuner"
duration = 75
between = ["12:00", "14:00"]
"""
COLUMNS = ("id", "title", "axis", "speakers", "emails", "keywords", "biography")
TALKS: tuple[Mapping[str, object], ...] = (
    {
        "id": "T01",
        "title": "Un",
        "axis": "1",
        "speakers": "Marie Curie",
        "emails": "marie@example.org",
        "keywords": "a; b",
        "biography": "Vie.",
    },
    {
        "id": "T02",
        "title": "Deux",
        "axis": "2",
        "speakers": "Paul Langevin",
        "emails": "paul@example.org",
        "keywords": "c",
        "biography": "Vie.",
    },
)


def csv_of(rows: Iterable[Mapping[str, object]], columns: Iterable[str] | None = None, separator: str = ",") -> str:
    rows = list(rows)
    names = list(columns) if columns is not None else list(dict.fromkeys(key for row in rows for key in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, delimiter=separator, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


class Folder:
    """Writes the files and reads them back."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.event(EVENT + MORE)
        self.talks()

    def event(self, text: str | bytes) -> Folder:
        self.write("event.toml", text)
        return self

    def write(self, name: str, content: str | bytes) -> Folder:
        data = content if isinstance(content, bytes) else content.encode()
        (self.path / name).write_bytes(data)
        return self

    def talks(self, *changes: Mapping[str, object], rows: Iterable[Mapping[str, object]] | None = None) -> Folder:
        """The usual talks, the first ones changed, or other rows."""
        usual = [
            {**row, **change}
            for row, change in zip(TALKS, (*changes, *[{}] * (len(TALKS) - len(changes))), strict=True)
        ]
        return self.write("talks.csv", csv_of(usual if rows is None else rows))

    def speakers(self, *rows: Mapping[str, object]) -> Folder:
        return self.write("speakers.csv", csv_of(rows))

    def read(self) -> Reading:
        return read_folder(self.path)

    def mistakes(self) -> tuple[Problem, ...]:
        with pytest.raises(InputError) as caught:
            self.read()
        assert caught.value.exit_code == 3
        assert caught.value.mistakes
        return caught.value.mistakes

    def mistake(self) -> Problem:
        (only,) = self.mistakes()
        return only

    def remarks(self) -> tuple[Problem, ...]:
        return self.read().remarks


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
