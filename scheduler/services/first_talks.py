"""The first talks of a folder that has an event.toml and no table of its own, and the axes that they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.domain.talks import Axis
from scheduler.editing import Edit, applied, planned
from scheduler.importing.asked import Asked
from scheduler.importing.identifiers import identifiers
from scheduler.importing.imported import Imported, ImportedTalk
from scheduler.importing.layout import Layout, axes_of, with_axes
from scheduler.importing.new_folder import base_of, tables_of
from scheduler.importing.talk_cells import cells_of, speaker_rows
from scheduler.language.message import LANGUAGES, Message, message
from scheduler.reading import read_folder
from scheduler.reading.columns.kinds import SPEAKERS, TALKS
from scheduler.reading.report import Report
from scheduler.reading.sheets.files import find_table, list_folder
from scheduler.services.editing import reporting_failures
from scheduler.services.kept_answers import kept_edits
from scheduler.services.proposal_table import rules_of
from scheduler.starter.folder import starter_files
from scheduler.storage.journal import SOURCES
from scheduler.storage.lock import EVENT, writing
from scheduler.storage.transaction import Transaction, commit

_COMMAND = "import"
_REPLACED = message(
    "Les exposés d'exemple du début laissent leur place à ceux-ci",
    "The example talks of the beginning give way to these",
)


@dataclass(frozen=True, slots=True)
class Source:
    """From where the talks are: the `name` of its record, the `label` of the change, and the place that it has for a
    mistake of a row of the table that is made.
    """

    name: str
    label: Message
    place: Callable[[Problem], Problem]


def first_talks(
    folder: Path, imported: Imported, talks: Sequence[ImportedTalk], source: Source, asked: Asked
) -> tuple[Imported, tuple[ImportedTalk, ...], tuple[Message, ...]]:
    """The folder has a table with the talks, in the place of the example's where there is one, and a table of people
    where it has none and something is said of them; event.toml has the axes that it lacked. Returns what was imported,
    the talks as they are written, and what is told.

    Raises InputError with every mistake, EnvironmentFailure; then nothing was written.
    """
    rules = rules_of(folder)
    imported, talks = with_axes(imported, talks, asked, needed=bool(rules.axes))
    layout, new = _layout(imported, talks, rules.axes)
    example, own_people = _tables(folder)
    rows = [cells_of(talk, id, layout.axes, asked) for talk, id in zip(talks, layout.talks, strict=True)]
    people = () if own_people else speaker_rows(talks, asked)
    tables = tables_of(rows, people, "en" if rules.language == "en" else "fr")
    with writing(folder, _COMMAND), reporting_failures():
        event = {EVENT: (folder / EVENT).read_bytes()}
        edits = [*axis_edits(new, len(rules.axes)), *kept_edits(event[EVENT], imported.format, source.name, asked)]
        stated = applied(event, planned(event, edits)) if edits else {}
        files: dict[str, bytes | None] = {**dict.fromkeys(example), **tables, **stated}
        try:
            read_folder(folder, files)
        except InputError as error:
            placed = [source.place(each) if _is_of_talks(each.file) else each for each in error.mistakes]
            raise InputError(placed) from None
        if not asked.dry_run:
            record = {f"{SOURCES}/{source.name}.json": base_of(talks, layout, asked)}
            commit(folder, Transaction(_COMMAND, source.label, {**files, **record}, anyway=asked.anyway))
    return imported, talks, (_REPLACED,) if example else ()


def _tables(folder: Path) -> tuple[tuple[str, ...], bool]:
    """The tables of the example, which go, and whether there is one of people that somebody made."""
    names = list_folder(folder, Report()) or []
    talks = find_table(names, TALKS.name, TALKS.french)
    people = find_table(names, SPEAKERS.name, SPEAKERS.french)
    examples = [starter_files("x", language)[f"{SPEAKERS.name}.csv"] for language in LANGUAGES]
    given = [name for name in people if (folder / name).read_bytes() in examples]
    return (*talks, *given), len(given) < len(people)


def _layout(
    imported: Imported, talks: Sequence[ImportedTalk], axes: Sequence[Axis]
) -> tuple[Layout, Mapping[str, str]]:
    """The ids of talks and axes in the folder, which has those axes already, and the ids of new axes by title."""
    known = {axis.title: axis.id for axis in axes} | {axis.id: axis.id for axis in axes}
    lacking = [axis.title for axis in axes_of(imported, talks) if axis.title not in known]
    made = identifiers([*known.values(), *lacking], "axe")
    new = {title: made[title] for title in lacking}
    layout = Layout(imported, talks)
    layout.axes = {**known, **new}
    return layout, new


def axis_edits(new: Mapping[str, str], count: int) -> Iterator[Edit]:
    """The edits that give event.toml, which has `count` axes, the new ones."""
    for number, (title, id) in enumerate(new.items(), start=count + 1):
        yield Edit(EVENT, None, f"axes[{number}]", {"id": id, "title": title})


def _is_of_talks(file: str) -> bool:
    return file.startswith(f"{TALKS.name}.")
