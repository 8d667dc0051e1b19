"""An event: all the data from which a programme is made. Frozen, without files or solver.

Minutes count from midnight of a day, windows are half-open, and items refer to each other by id. An event read from a
folder or returned by an importer has passed `scheduler.validation.checked`; pass events that you make yourself
through it too.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal

from pydantic import Field

from scheduler.domain.breaks import Begun, Break, DailyBreak, Late, Plenary, daily
from scheduler.domain.frozen import Frozen
from scheduler.domain.people import Participant, Person, Wish
from scheduler.domain.presentation import (
    Call,
    Committee,
    InvitationSettings,
    Logo,
    Organiser,
    PrintSettings,
    Venue,
)
from scheduler.domain.rooms import Room, Slot
from scheduler.domain.settings import (
    DEFAULT_LEVELS,
    FURTHER_LEVELS,
    LEVELS,
    SLOT_LEVELS,
    USUAL_SETTINGS,
    RuleSetting,
    SessionSettings,
    Table,
    TableName,
    TagRelation,
    TalkSettings,
    ZoneHours,
)
from scheduler.domain.talks import Axis, LeftOut, Talk, WhatIf, talks_by
from scheduler.domain.windows import Day
from scheduler.language.text import natural_key


class Event(Frozen):
    """A one-day or several-day event: its items, its people and the settings of its rules.

    `talks` are the scheduled ones, in the natural order of their ids, and `people` ascend by id, so that the order of
    rows has no effect. `posters` are no `talks`: they take no place in sessions, and `contributions` has both. Axes,
    rooms, plenaries and breaks keep the order of event.toml, which has one. `days` ascend; `rooms` is never empty.
    Without `axes`, a session may hold any talks.

    With `slots`, which ascend by day and hour, sessions are preset and the solver finds the axis of each; durations,
    `step` and the sizes of `session_settings` then have no effect. The cells of `tables` stand in the order of the
    items that they name, and `wishes` ascend by person. `zone_hours` None: the speakers' clocks cost nothing.

    `registration` is a web address or a sentence, `online` the public's address of a transmission, `funding` the line
    that funders ask for; `participants` have registered and are never published.

    `tags` are the weights of tags of talks, 1 for all others; `tag_relations` those of what talks of a tag should be.
    `step` is the grid of starts, in minutes past the hour. `welcome` is the first text of the booklet, in CommonMark.
    `what_ifs`, `begun` and `late` are empty in the event that the folder alone states.
    """

    id: str
    title: str
    subtitle: str | None = None
    days: tuple[Day, ...]
    step: int = 5
    timezone: str = "Europe/Paris"
    language: Literal["fr", "en"] = "fr"
    url: str | None = None
    summary: str = ""
    registration: str | None = None
    online: str | None = None
    funding: str = ""
    venue: Venue = Venue()
    organisers: tuple[Organiser, ...] = ()
    committees: tuple[Committee, ...] = ()
    logos: tuple[Logo, ...] = ()
    welcome: str = ""
    talk_settings: TalkSettings = TalkSettings()
    session_settings: SessionSettings = SessionSettings()
    invitations: InvitationSettings = InvitationSettings()
    print_settings: PrintSettings = PrintSettings()
    call: Call = Call()
    axes: tuple[Axis, ...] = ()
    rooms: tuple[Room, ...]
    plenaries: tuple[Plenary, ...] = ()
    breaks: tuple[Break, ...] = ()
    people: tuple[Person, ...] = ()
    participants: tuple[Participant, ...] = ()
    talks: tuple[Talk, ...]
    posters: tuple[Talk, ...] = ()
    slots: tuple[Slot, ...] = ()
    tables: tuple[Table, ...] = ()
    wishes: tuple[Wish, ...] = ()
    zone_hours: ZoneHours | None = None
    rules: tuple[tuple[str, RuleSetting], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()
    tag_relations: tuple[tuple[str, TagRelation, int], ...] = ()
    priorities: tuple[str, ...] = DEFAULT_LEVELS
    left_out: tuple[LeftOut, ...] = ()
    what_ifs: tuple[WhatIf, ...] = Field(default=(), serialization_alias="asked")  # its name in fingerprints
    begun: tuple[Begun, ...] = ()
    late: tuple[Late, ...] = ()

    def setting(self, rule: str) -> RuleSetting:
        """The setting of a rule: "hard", "off" or its weight; "off" if neither [rules] nor USUAL_SETTINGS names it."""
        return self.settings.get(rule, "off")

    @cached_property
    def settings(self) -> dict[str, RuleSetting]:
        """The setting of each rule, without rules that lack a setting."""
        return {**USUAL_SETTINGS, **dict(self.rules)}

    @cached_property
    def _soft(self) -> bool:
        """True if a rule has a weight and, where it has it by default, data to measure."""
        given = dict(self.rules)
        busy = {f"{table.name}_table" for table in self.tables}
        if any(talk.order for talk in self.talks):
            busy.add("order")
        if self.zone_hours is not None:
            busy.add("time_zone")
        return any(isinstance(self.setting(name), int) for name in (*given, *busy))

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels in the order in which they are optimised; `rules` is among them only where a rule is soft.

        Levels that have no effect on preset sessions are left out of an event with slots, and `chairs` where nobody may
        chair.
        """
        meaningful = ("rules", *SLOT_LEVELS, *FURTHER_LEVELS) if self.slots else LEVELS
        needed = {"rules": self._soft, "chairs": any(person.may_chair for person in self.people)}
        levels = tuple(name for name in self.priorities if name in meaningful and needed.get(name, True))
        return levels if "rules" in levels or not self._soft else ("rules", *levels)

    @cached_property
    def talk(self) -> dict[str, Talk]:
        """The talks by id."""
        return {talk.id: talk for talk in self.talks}

    @cached_property
    def poster(self) -> dict[str, Talk]:
        """The posters by id."""
        return {poster.id: poster for poster in self.posters}

    @cached_property
    def contributions(self) -> tuple[Talk, ...]:
        """The talks and the posters, in the natural order of their ids."""
        if not self.posters:
            return self.talks
        return tuple(sorted((*self.talks, *self.posters), key=lambda talk: natural_key(talk.id)))

    @cached_property
    def contribution(self) -> dict[str, Talk]:
        """The talks and the posters by id."""
        return {talk.id: talk for talk in self.contributions}

    @cached_property
    def person(self) -> dict[str, Person]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def room(self) -> dict[str, Room]:
        """The rooms by id."""
        return {room.id: room for room in self.rooms}

    @cached_property
    def axis(self) -> dict[str, Axis]:
        """The axes by id."""
        return {axis.id: axis for axis in self.axes}

    @cached_property
    def plenary(self) -> dict[str, Plenary]:
        """The plenaries by id."""
        return {plenary.id: plenary for plenary in self.plenaries}

    @cached_property
    def day(self) -> dict[date, Day]:
        """The days by date."""
        return {day.date: day for day in self.days}

    @cached_property
    def daily_breaks(self) -> tuple[DailyBreak, ...]:
        """The breaks of every day: by day, then in the order of event.toml."""
        begun = {(pause.id, pause.day): pause for pause in self.begun}
        late = {each.day: each for each in self.late}
        return tuple(
            daily(pause, day, begun.get((pause.id, day.date)), late.get(day.date))
            for day in self.days
            for pause in self.breaks
            if pause.day in (None, day.date)
        )

    @cached_property
    def slot(self) -> dict[str, Slot]:
        """The slots by id."""
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def talk_rooms(self) -> tuple[Room, ...]:
        """The rooms that may hold talks, in the event's order."""
        return tuple(room for room in self.rooms if room.talks)

    @cached_property
    def people_in_order(self) -> frozenset[str]:
        """The ids of the people whose sessions depend on the order of the sessions of an axis."""
        numbered = (axis for axis in self.axes if axis.numbered)
        return frozenset(person for axis in numbered for person in (*axis.every_chair, *axis.every_discussant))

    def rooms_of(self, slot: Slot) -> tuple[str, ...]:
        """The ids of the rooms that may hold a session of the slot, in the event's order."""
        if slot.rooms not in self._rooms_of:
            rooms = (room.id for room in self.talk_rooms if not slot.rooms or room.id in slot.rooms)
            self._rooms_of[slot.rooms] = tuple(rooms)
        return self._rooms_of[slot.rooms]

    @cached_property
    def _rooms_of(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The rooms for talks of slots that were asked for, by the rooms that these name."""
        return {}

    def costs(self, table: TableName) -> dict[tuple[str, str], int | None]:
        """The costs of a table by row and column, `axis_axis` in both directions; {} where there is no such table."""
        cells = (cell for each in self.tables if each.name == table for cell in each.cells)
        costs = {(row, column): cost for row, column, cost in cells}
        if table == "axis_axis":
            costs |= {(column, row): cost for (row, column), cost in costs.items()}
        return costs

    def talks_of(self, axis: str | None) -> tuple[Talk, ...]:
        """The talks of an axis; `None` is the axis of every talk of an event without axes."""
        return self._talks_of.get(axis, ())

    @cached_property
    def _talks_of(self) -> dict[str | None, tuple[Talk, ...]]:
        return talks_by((talk.axis, talk) for talk in self.talks)

    def presented(self, person: str) -> tuple[Talk, ...]:
        """The talks that a person presents."""
        return self._presented.get(person, ())

    @cached_property
    def _presented(self) -> dict[str, tuple[Talk, ...]]:
        return talks_by((person, talk) for talk in self.talks for person in dict.fromkeys(talk.speakers))

    def posters_of(self, person: str) -> tuple[Talk, ...]:
        """The posters that a person presents."""
        return self._posters_of.get(person, ())

    @cached_property
    def _posters_of(self) -> dict[str, tuple[Talk, ...]]:
        return talks_by((person, talk) for talk in self.posters for person in dict.fromkeys(talk.speakers))

    @cached_property
    def poster_plenaries(self) -> frozenset[str]:
        """The ids of the plenaries during which posters are shown."""
        return frozenset(plenary.id for plenary in self.plenaries if plenary.posters)

    @cached_property
    def poster_breaks(self) -> frozenset[str]:
        """The ids of the breaks during which posters are shown."""
        return frozenset(pause.id for pause in self.breaks if pause.posters)

    @cached_property
    def poster_times(self) -> int:
        """The number of plenaries, and of breaks on all days, during which posters are shown."""
        return len(self.poster_plenaries) + sum(pause.id in self.poster_breaks for pause in self.daily_breaks)

    @cached_property
    def used_axes(self) -> tuple[str | None, ...]:
        """The axes that have talks, in the order of event.toml; `(None,)` in an event without axes."""
        if not self.axes:
            return (None,)
        used = {talk.axis for talk in self.talks}
        return tuple(axis.id for axis in self.axes if axis.id in used)

    def speaker_name(self, talk: Talk, person: str) -> str:
        """The name of a speaker as the talk prints it: the one that stands in its row."""
        index = talk.speakers.index(person)
        return talk.names[index] if index < len(talk.names) else self.person[person].name

    def affiliation(self, talk: Talk, person: str) -> str:
        """The affiliation of a speaker in a talk: the talk's own for that speaker, else the person's, else ""."""
        index = talk.speakers.index(person)
        stated = talk.affiliations[index] if index < len(talk.affiliations) else ""
        return stated or self.person[person].affiliation or ""
