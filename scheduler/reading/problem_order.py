"""The order in which the problems of a folder are told."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain.errors import Problem
from scheduler.reading.amendments_file import FILE as AMENDMENTS
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS
from scheduler.reading.event_toml.event_file import FILE
from scheduler.reading.preferences import preference_files
from scheduler.reading.sheets.files import find_table
from scheduler.reading.sheets.table_names import file_of


def in_order(problems: Sequence[Problem], names: Sequence[str]) -> tuple[Problem, ...]:
    """By weight and file (event.toml, talks, speakers, participants, tables, wishes), then from top to bottom."""
    tables = (name for kind in (TALKS, SPEAKERS, PARTICIPANTS) for name in find_table(names, kind.name, kind.french))
    files = [FILE, *tables, *preference_files(names), AMENDMENTS]
    rank = {name: at for at, name in reversed(list(enumerate(files)))}
    return tuple(sorted(problems, key=lambda p: (p.weight, rank.get(file_of(p.file), len(files)), p.file, p.row or 0)))
