"""event.toml as fields: each with what stands in it, what it means, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from constraints import SETTABLE_RULES, rule
from scheduler.board.fit import fit
from scheduler.board.folder_view import FolderView
from scheduler.board.page_words import plain
from scheduler.board.setting_fields import SECTIONS
from scheduler.board.setting_section import Kind, Section
from scheduler.board.setting_values import left_out, order_of, text_of_value
from scheduler.domain.errors import JourneeError, Problem
from scheduler.domain.event import Event
from scheduler.editing import Differs, Edit, applied, planned
from scheduler.editing.settings import setting_tree
from scheduler.editing.toml_value import at, path_of
from scheduler.importing.rows import people_written
from scheduler.language.message import Message
from scheduler.language.text import fold
from scheduler.reading.event_toml.event_file import FILE
from scheduler.reading.event_toml.to_complete import is_provisional
from scheduler.reading.folder import examine


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its key in event.toml, the mark on the page that is made of it, and the text that stands in it.

    `usual` is the setting of a rule while event.toml has none. `is_to_complete`: an import has written the value for
    want of a better one.
    """

    key: str
    kind: Kind
    label: Message
    meaning: Message | None
    value: str
    mistakes: tuple[Problem, ...]
    usual: str = ""
    is_to_complete: bool = False

    @property
    def mark(self) -> str:
        """The id of the field on the page."""
        return "s-" + re.sub(r"[^a-z0-9_]+", "-", self.key.casefold())

    @property
    def is_day(self) -> bool:
        """Whether a field for days can show it; what is no day must be seen as it was written."""
        return self.kind == "date" and (not self.value or re.fullmatch(r"\d{4}-\d\d-\d\d", self.value) is not None)


@dataclass(frozen=True, slots=True)
class GroupView:
    """The fields of one table, and the tables inside it; `key` is that of a table that can be removed, "" for any
    other.
    """

    key: str
    fields: tuple[FieldView, ...]
    parts: tuple[SectionView, ...] = ()

    def all_fields(self) -> Iterator[FieldView]:
        """The fields of the table and of those inside it."""
        yield from self.fields
        for part in self.parts:
            yield from part.all_fields()


@dataclass(frozen=True, slots=True)
class SectionView:
    """The tables of one name.

    The `mark` stays whatever else the page has. `added` is the name under which another can be added, "" for none.
    """

    mark: str
    title: Message
    groups: tuple[GroupView, ...]
    added: str = ""
    each: Message | None = None

    def all_fields(self) -> Iterator[FieldView]:
        """The fields of all tables of that name."""
        for group in self.groups:
            yield from group.all_fields()

    @property
    def is_wrong(self) -> bool:
        """Whether something of it has to be mended."""
        return any(each.mistakes for each in self.all_fields())


@dataclass(frozen=True, slots=True)
class SettingsView:
    """All fields; `problems` are the mistakes of event.toml that belong to none of them.

    `order` has the levels that count, each with its title and meaning, and `others` those that do not. `fits` is None
    while event.toml has mistakes. `one_day`: it states no days of their own. `people` are
    all who may be named in a field, as it is written there.
    """

    sections: tuple[SectionView, ...] = ()
    rules: tuple[FieldView, ...] = ()
    order: tuple[tuple[str, Message, Message], ...] = ()
    others: tuple[tuple[str, Message, Message], ...] = ()
    problems: tuple[Problem, ...] = ()
    fits: tuple[bool, Message] | None = None
    readable: bool = field(default=True)
    one_day: bool = False
    people: tuple[str, ...] = ()


def settings_view(view: FolderView) -> SettingsView:
    """The settings of the folder; none where event.toml is missing or is no TOML."""
    mistakes = [problem for problem in view.mistakes if problem.file == FILE]
    try:
        tree = setting_tree(view.sources[FILE], FILE)
    except LookupError:
        return SettingsView(problems=tuple(mistakes), readable=False)
    noted = [*mistakes, *(remark for remark in view.remarks if remark.file == FILE and is_provisional(remark))]
    sections = tuple(_section(section, tree, noted) for section in SECTIONS if _is_shown(section, tree))
    rules = tuple(_rule(name, tree, mistakes) for name in SETTABLE_RULES)
    order = order_of(tree)
    keys = {shown.key for section in sections for shown in section.all_fields()}
    keys |= {shown.key for shown in rules}
    reading = view.reading
    return SettingsView(
        sections,
        rules,
        tuple(map(_level, order)),
        tuple(map(_level, left_out(tree, order))),
        tuple(problem for problem in mistakes if problem.column not in keys),
        fit(reading.event) if reading is not None else None,
        one_day=not tree.get("days"),
        people=_people(view, mistakes),
    )


def _people(view: FolderView, mistakes: Sequence[Problem]) -> tuple[str, ...]:
    """All who may be named; where something of event.toml is to be mended, those of the folder without that."""
    reading = view.reading
    if reading is None and len(mistakes) == len(view.mistakes):
        edits = [Edit(FILE, None, key, None) for key in {problem.column for problem in mistakes} if key is not None]
        try:
            reading = examine(view.folder, applied(view.sources, planned(view.sources, edits))).reading
        except (JourneeError, LookupError, Differs):
            return ()
    return _names(reading.event) if reading is not None else ()


def _names(event: Event) -> tuple[str, ...]:
    """Everybody by name, with the address where others share it; without those who cannot stand between semicolons."""
    alike = Counter(fold(person.name) for person in event.people)
    written = (
        person.name if alike[fold(person.name)] == 1 else people_written(event, [person.id])[0]
        for person in event.people
    )
    return tuple(sorted((text for text in written if text and not set(";\n") & set(text)), key=fold))


def _is_shown(section: Section, tree: Mapping[str, object]) -> bool:
    """The hours of days stand in the event, or in tables of days; some tables are for who has them already."""
    return bool(tree.get(section.table)) or not (section.only_stated or section.table == "days")


def _section(section: Section, tree: Mapping[str, object], noted: Sequence[Problem], around: str = "") -> SectionView:
    """The section; `around` is the table that it is inside of, `axes[1]`, "" for none."""
    if not section.repeated:
        return SectionView(mark_of(section.table), section.title, (_group(section, section.table, tree, noted),))
    name = f"{around}.{section.table.rpartition('.')[2]}" if around else section.table
    tables = at(tree, path_of(name))
    numbers = range(1, len(tables) + 1) if isinstance(tables, list) else ()
    groups = tuple(_group(section, f"{name}[{number}]", tree, noted) for number in numbers)
    return SectionView(mark_of(section.table), section.title, groups, name, section.each)


def mark_of(table: str) -> str:
    """The mark of the section of a table on the page: `section-event-organisers`."""
    return f"section-{table.replace('.', '-')}"


def _group(section: Section, table: str, tree: Mapping[str, object], noted: Sequence[Problem]) -> GroupView:
    settings = [each for each in section.settings if not (table == "event" and _is_of_each_day(each.key, tree))]
    return GroupView(
        table if section.repeated else "",
        tuple(_field(f"{table}.{each.key}", (each.kind, each.label, each.meaning), tree, noted) for each in settings),
        tuple(_section(part, tree, noted, table) for part in section.parts),
    )


def _is_of_each_day(key: str, tree: Mapping[str, object]) -> bool:
    """True if the days state the key of the event themselves: their date, and their hours where it states none."""
    return bool(tree.get("days")) and (key == "date" or (key in ("start", "end") and not at(tree, ("event", key))))


def _field(
    key: str, told: tuple[Kind, Message, Message | None], tree: Mapping[str, object], noted: Sequence[Problem]
) -> FieldView:
    own = [problem for problem in noted if problem.column == key]
    wrong = tuple(problem for problem in own if not is_provisional(problem))
    value = text_of_value(told[0], at(tree, path_of(key)))
    return FieldView(key, *told, value, wrong, is_to_complete=len(wrong) < len(own))


def _rule(name: str, tree: Mapping[str, object], mistakes: Sequence[Problem]) -> FieldView:
    listed = rule(name)
    shown = _field(f"rules.{name}", ("rule", listed.title, plain(listed.meaning)), tree, mistakes)
    return replace(shown, usual=str(listed.default))


def _level(name: str) -> tuple[str, Message, Message]:
    try:
        listed = rule(name)
    except KeyError:
        return name, Message(name, name), Message("", "")
    return name, listed.title, plain(listed.meaning)
