"""A table of talks and a table of their people, handed over together: they are taken as they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from scheduler.importing.asked import Asked
from scheduler.importing.formats import TABLE
from scheduler.reading.columns.kinds import SPEAKERS, TALKS
from scheduler.services.handed import Handed, on_disk
from scheduler.services.source_reading import format_of
from scheduler.services.table_columns import has_field


def talks_and_people(files: Sequence[Handed]) -> tuple[Handed, Handed] | None:
    """The two files under the names of the folder's tables, if one has titles of talks and the other only people; None
    for anything else, such as the files of another system's export.
    """
    if len(files) != 2 or any(file.ending == ".xml" for file in files):
        return None
    with on_disk(files) as paths:
        if any(format_of([path], Asked()) != TABLE for path in paths):
            return None
        has_titles = [has_field(path, TALKS, "title") for path in paths]
        for at, other in permutations(range(2)):
            are_people = not has_titles[other] and has_field(paths[other], SPEAKERS, "name")
            if has_titles[at] and are_people:
                talks, people = files[at], files[other]
                return (
                    Handed(talks.data, f"{TALKS.name}{talks.ending}"),
                    Handed(people.data, f"{SPEAKERS.name}{people.ending}"),
                )
    return None
