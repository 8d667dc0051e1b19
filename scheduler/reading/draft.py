"""event.toml read value by value, before the talks are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, TypeVar

from scheduler.domain.breaks import Break, Plenary
from scheduler.domain.presentation import Call, Committee, InvitationSettings, Organiser, PrintSettings, Venue
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import (
    DEFAULT_LEVELS,
    RuleSetting,
    SessionSettings,
    TagRelation,
    TalkSettings,
    ZoneHours,
)
from scheduler.domain.talks import Axis
from scheduler.domain.windows import Day
from scheduler.reading.columns.kinds import Stated
from scheduler.reading.people.mentions import Mention
from scheduler.reading.report import Place

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A value that was read, its place, and the people whom it mentions as chairs or speakers.

    `chairs` are those of an item that has speakers too. `roles` has the people of further roles by the field that will
    name them: a list of people for each of its entries.
    """

    value: T
    place: Place
    mentions: tuple[Mention, ...] = ()
    chairs: tuple[Mention, ...] = ()
    roles: Mapping[str, tuple[tuple[Mention, ...], ...]] = field(default_factory=dict)

    @property
    def everybody(self) -> tuple[Mention, ...]:
        """All people whom the item mentions."""
        of_roles = (person for lists in self.roles.values() for people in lists for person in people)
        return (*self.mentions, *self.chairs, *of_roles)


@dataclass(frozen=True, slots=True)
class Draft:
    """The event without its talks; axes and plenaries have mentions instead of people.

    `days` is empty if one of them is wrong. `slots` are the valid slots, `slot_names` the ids of all that are written;
    `pause_names` are the ids, in small letters, of all plenaries and breaks that are written.
    `columns` is what it states of the columns of tables, by kind.
    `root` is event.toml as a whole.
    """

    id: str
    title: str
    days: tuple[Day, ...]
    root: Place
    subtitle: str | None = None
    step: int = 5
    timezone: str = "Europe/Paris"
    language: Literal["fr", "en"] = "fr"
    url: str | None = None
    summary: str = ""
    registration: str | None = None
    online: str | None = None
    funding: str = ""
    venue: Venue = field(default_factory=Venue)
    organisers: tuple[Organiser, ...] = ()
    committees: tuple[Committee, ...] = ()
    talk_settings: TalkSettings = field(default_factory=TalkSettings)
    session_settings: SessionSettings = field(default_factory=SessionSettings)
    invitations: InvitationSettings = field(default_factory=InvitationSettings)
    print_settings: PrintSettings = field(default_factory=PrintSettings)
    call: Call = field(default_factory=Call)
    axes: tuple[Item[Axis], ...] = ()
    rooms: tuple[Item[Room], ...] = ()
    plenaries: tuple[Item[Plenary], ...] = ()
    breaks: tuple[Item[Break], ...] = ()
    slots: tuple[Item[Slot], ...] = ()
    slot_names: tuple[str, ...] = ()
    pause_names: frozenset[str] = frozenset()
    zone_hours: ZoneHours | None = None
    rules: tuple[tuple[str, RuleSetting], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    tag_relations: tuple[tuple[str, TagRelation, int], ...] = ()
    priorities: tuple[str, ...] = DEFAULT_LEVELS
    columns: Mapping[str, Stated] = field(default_factory=dict)

    @property
    def dates(self) -> tuple[date, ...]:
        """The days of the event."""
        return tuple(day.date for day in self.days)

    @property
    def preset(self) -> bool:
        """True if the event states sessions, valid or not."""
        return bool(self.slot_names)
