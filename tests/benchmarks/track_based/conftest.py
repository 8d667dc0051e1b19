"""A conference of two tracks in two rooms and two blocks, as the file of an instance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks.track_based.instance import Instance, read_instance

#: Two sessions of track 0 and one of track 1; a session has two talks.
PAPERS = ((0, 0, 1), (0, 1, 0), (0, 2, 1), (1, 3, 0), (1, 4, 0))
AWAY = ((), (), (), (1,), (), (), (), ())
CHAIRS = ((5, 6), (6, 6))
ORGANISERS = ((7,), (5, 4))
AUDIENCE = (30, 12)
SEATS = (20, 35)


def text(**changed: object) -> str:
    """The file, with some of its parts changed."""
    parts: dict[str, Sequence[Sequence[int]]] = {
        "papers": PAPERS,
        "away": AWAY,
        "audience": [(number,) for number in AUDIENCE],
        "seats": [(number,) for number in SEATS],
        "chairs": CHAIRS,
        "organisers": ORGANISERS,
        **changed,  # type: ignore[dict-item]
    }
    papers, people, rooms, tracks = (len(parts[key]) for key in ("papers", "away", "seats", "audience"))
    lines = ["# sizes", f"{papers} {people} 2 {rooms} {tracks} 2 2"]
    for key, rows in parts.items():
        lines.append(f"# {key}")
        lines += [" ".join(map(str, (number, *row))) for number, row in enumerate(rows)]
    return "\n".join(lines[:]) + "\n"


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Called with changed parts, writes the file."""

    def written(**changed: object) -> Path:
        path = tmp_path / "tiny.cs"
        path.write_text(text(**changed), "utf-8")
        return path

    return written


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[..., Instance]:
    """Called with changed parts, gives the instance."""
    return lambda **changed: read_instance(write(**changed))
