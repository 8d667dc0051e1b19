"""What is asked: an event, its talks, and the settings of its rules. Frozen data, no files, no solver.

Minutes are counted from midnight of a day, windows are half-open. Everything refers to everything else by id; a
person's id is the e-mail address in lower case, or the folded name of somebody who has none. Cross-references (does
this axis exist?) are checked by `scheduler.references`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict

from scheduler.clock import plain_hour

RuleSetting = Literal["hard", "off"] | int

#: The rules that every event keeps; [rules] does not name them.
FIXED_RULES = (
    "placed", "day", "room_overlap", "pauses", "break_window", "plenary", "session_run", "session_apart", "grid",
    "preset", "asked",
)  # fmt: skip

#: The adjustable rules of contract §3, in its order: hard while [rules] does not name them.
ADJUSTABLE_RULES = (
    "session_size", "talk_available", "person_available", "room_available", "one_place", "pin", "talk_room", "needs",
    "capacity", "after", "not_with", "axis_not_parallel", "break_between", "max_stretch",
)  # fmt: skip

TableName = Literal["axis_slot", "axis_room", "slot_room", "talk_slot", "talk_room", "axis_axis"]
TABLES: tuple[TableName, ...] = ("axis_slot", "axis_room", "slot_room", "talk_slot", "talk_room", "axis_axis")

#: The setting of each rule that [rules] does not name. A rule that stands neither here nor there is off: what an
#: earlier event.toml asks does not change when the catalogue gets another rule.
USUAL_SETTINGS: dict[str, RuleSetting] = {
    **dict.fromkeys((*FIXED_RULES, *ADJUSTABLE_RULES), "hard"),
    **dict.fromkeys((*(f"{name}_table" for name in TABLES), "order", "time_zone"), 1),
}

#: The levels of contract §4 in their default order; `rules` is put first where a rule is soft.
DEFAULT_LEVELS = ("sessions", "preferences", "axis_order", "balance", "coherence", "compactness", "breaks")
LEVELS = ("rules", *DEFAULT_LEVELS)
#: Those that mean something where sessions are preset.
SLOT_LEVELS = ("sessions", "preferences", "axis_order", "breaks")


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, without what cached properties have remembered of the original."""
        copied = super().model_copy(update=update, deep=deep)
        for name in set(copied.__dict__) - set(type(self).model_fields):
            del copied.__dict__[name]
        return copied


class Window(Frozen):
    """A time in which something may happen: `[start, end)` on `day`, or on every day where `day` is None."""

    start: int
    end: int
    day: date | None = None


def spans_on(windows: Iterable[Window], day: date) -> tuple[tuple[int, int], ...]:
    """The windows that hold on `day` as disjoint, ascending `(start, end)`; those that touch or overlap are one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((w.start, w.end) for w in windows if w.day in (None, day)):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def written(windows: Iterable[Window]) -> str:
    """As the cells of the tables have them: `09:00-12:30; 14:00-17:00`, with the date where a window has one."""
    return "; ".join(
        (f"{window.day.isoformat()} " if window.day else "") + f"{plain_hour(window.start)}-{plain_hour(window.end)}"
        for window in windows
    )


class Day(Frozen):
    """A day of the event and its window: nothing of the programme lies outside `[start, end)`."""

    date: date
    start: int
    end: int


class Venue(Frozen):
    name: str | None = None
    address: str | None = None
    access: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class Organiser(Frozen):
    name: str
    email: str | None = None
    affiliation: str | None = None


class Committee(Frozen):
    title: str
    members: tuple[str, ...]


class Logo(Frozen):
    """A picture of the folder's logos/: PNG, JPEG or SVG, as `data` begins; `name` is what it is read out as."""

    name: str
    data: bytes


class TalkSettings(Frozen):
    """Minutes."""

    duration: int = 30
    gap: int = 0


class SessionSettings(Frozen):
    """Numbers of talks, and minutes. `max_stretch` None: no such rule."""

    min_talks: int = 1
    max_talks: int = 4
    discussion: int = 0
    room_change: int = 5
    max_stretch: int | None = None


class InvitationSettings(Frozen):
    """What invitations say besides: an alarm so many minutes before (None: none), and what to bring."""

    alarm: int | None = None
    bring: str = ""


class Axis(Frozen):
    """`chairs` are ids of persons."""

    id: str
    title: str
    chairs: tuple[str, ...] = ()


class Room(Frozen):
    """`available` empty: always."""

    id: str
    name: str
    capacity: int | None = None
    features: tuple[str, ...] = ()
    available: tuple[Window, ...] = ()


class Person(Frozen):
    """Somebody who presents, chairs or speaks in a plenary. `available` empty: always; `pronunciation`: of the name."""

    id: str
    name: str
    email: str | None = None
    affiliation: str | None = None
    biography: str = ""
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    timezone: str | None = None
    pronunciation: str = ""


class Plenary(Frozen):
    """Fixed in time; no talk of any room runs meanwhile. `speakers` are ids of persons.

    `slips`: the day runs late, and it may start later than `start`.
    """

    id: str
    title: str
    day: date
    start: int
    duration: int
    room: str | None = None
    speakers: tuple[str, ...] = ()
    slips: bool = False

    @property
    def end(self) -> int:
        return self.start + self.duration


class Break(Frozen):
    """Placed by the solver within `[between_start, between_end]`, once on `day`, or on each day where it is None.

    `min_duration`: how short it may become when the day runs late; None: as long as ever.
    """

    id: str
    title: str
    duration: int
    between_start: int
    between_end: int
    ideal: int | None = None
    day: date | None = None
    min_duration: int | None = None


class DailyBreak(Frozen):
    """A break as it is to be held on `day`: for `least` to `most` minutes, within `[between_start, between_end]`."""

    id: str
    title: str
    day: Day
    least: int
    most: int
    between_start: int
    between_end: int


class Pin(Frozen):
    """A fixed start and, where given, room. `slips`: the day runs late, and the talk may start later than `start`."""

    day: date
    start: int
    room: str | None = None
    slips: bool = False


class Slot(Frozen):
    """A preset block of time, `[start, end)` on `day`: in each of its rooms one session of one axis may be held.

    A session has `places` equal places for talks. `rooms` empty: all.
    """

    id: str
    day: date
    start: int
    end: int
    places: int
    rooms: tuple[str, ...] = ()

    def minute(self, place: int) -> int:
        """The minute of the day at which the `place`-th place begins, from 0; at `places`, the slot's end."""
        return self.start + (self.end - self.start) * place // self.places


class Table(Frozen):
    """What it costs to put one thing to another: `(row, column, cost)`, None where that may not be; all else is free.

    `axis_axis`, symmetric: two axes with sessions at the same time, stated once, in the order of the event's axes.
    """

    name: TableName
    cells: tuple[tuple[str, str, int | None], ...]


class Wish(Frozen):
    """The talks that a person would like to hear; `person` is an id, of somebody who need not be among `people`."""

    person: str
    talks: tuple[str, ...]


class ZoneHours(Frozen):
    """By a speaker's own clock: hours that are `suitable`, hours that are `possible` at the cost `small`; all others
    cost `big`.
    """

    suitable: tuple[int, int] = (9 * 60, 18 * 60)
    possible: tuple[int, int] = (7 * 60, 22 * 60)
    small: int = 1
    big: int = 10


class Talk(Frozen):
    """An accepted talk. `speakers` are ids of persons; `affiliations` stand in the same order, "" where none was given.

    `available`, `preferred` empty: any time, no wish. `after`, `not_with` name talks of this event. `speakers` may be
    empty where sessions are preset. `places`: how many places of a slot it takes there. `order`: its position among
    the talks of its axis, from 1; 0: any. `timezone`: from where it is given. `reference`: what another system calls
    it.
    """

    id: str
    title: str
    axis: str | None = None
    speakers: tuple[str, ...]
    affiliations: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    duration: int = 30
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    room: str | None = None
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    pin: Pin | None = None
    places: int = 1
    order: int = 0
    timezone: str | None = None
    reference: str | None = None
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    biography: str = ""
    language: str | None = None
    audience: int | None = None
    note: str = ""
    confirmed: bool = False

    def freed_from(self, talks: Collection[str]) -> Self:
        """The talk without its conditions on those talks."""
        kept = {
            key: tuple(name for name in names if name not in talks)
            for key, names in (("after", self.after), ("not_with", self.not_with))
        }
        return self.model_copy(update=kept)


class Ask(Frozen):
    """What is asked beyond the folder, or by an hour of the day that has come; always hard.

    A talk (`subject`) is held wholly in one of `windows` and, where given, in `room`: because somebody asks what that
    would cost ("when"), because its speakers would rather have it so ("wish"), because it has begun there ("begun")
    or because it has not ("waits"). Or an axis has at most `most` sessions ("sessions").
    """

    kind: Literal["when", "wish", "begun", "waits", "sessions"]
    subject: str
    windows: tuple[Window, ...] = ()
    room: str | None = None
    most: int = 0


class LeftOut(Frozen):
    """A talk that is not scheduled: rejected, withdrawn or cancelled. `speakers` are ids of persons, `names` theirs."""

    id: str
    title: str
    speakers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Begun(Frozen):
    """A break that has begun: where it is on `day`, in minutes, `[start, end)`."""

    id: str
    day: date
    start: int
    end: int


class Late(Frozen):
    """A day that runs late: nothing that has not begun starts before the minute `floor`, and breaks may shrink."""

    day: date
    floor: int


class Event(Frozen):
    """Everything that a programme is made from.

    `talks` (scheduled ones only) stand in the natural order of their ids, `people` in that of theirs, so that the
    order of rows means nothing; axes, rooms, plenaries and breaks keep the order of event.toml, which does. `axes`
    empty: sessions are runs of any talks. `rooms` is never empty. `days` ascend.

    `slots`: sessions are preset (durations, `step` and the numbers of `session_settings` mean nothing then), and the
    axis of each is found; they ascend by day and hour. The cells of `tables` stand in the order of the items that they
    name. `wishes` ascend by person.
    `zone_hours` None: the speakers' clocks do not count.

    `welcome` is the booklet's first text, in CommonMark.

    `asked`, `begun` and `late` are empty in an event as its folder alone states it.
    """

    id: str
    title: str
    subtitle: str | None = None
    days: tuple[Day, ...]
    step: int = 5
    timezone: str = "Europe/Paris"
    language: Literal["fr", "en"] = "fr"
    url: str | None = None
    venue: Venue = Venue()
    organisers: tuple[Organiser, ...] = ()
    committees: tuple[Committee, ...] = ()
    logos: tuple[Logo, ...] = ()
    welcome: str = ""
    talk_settings: TalkSettings = TalkSettings()
    session_settings: SessionSettings = SessionSettings()
    invitations: InvitationSettings = InvitationSettings()
    axes: tuple[Axis, ...] = ()
    rooms: tuple[Room, ...]
    plenaries: tuple[Plenary, ...] = ()
    breaks: tuple[Break, ...] = ()
    people: tuple[Person, ...] = ()
    talks: tuple[Talk, ...]
    slots: tuple[Slot, ...] = ()
    tables: tuple[Table, ...] = ()
    wishes: tuple[Wish, ...] = ()
    zone_hours: ZoneHours | None = None
    rules: tuple[tuple[str, RuleSetting], ...] = ()
    priorities: tuple[str, ...] = DEFAULT_LEVELS
    left_out: tuple[LeftOut, ...] = ()
    asked: tuple[Ask, ...] = ()
    begun: tuple[Begun, ...] = ()
    late: tuple[Late, ...] = ()

    def setting(self, rule: str) -> RuleSetting:
        """ "hard", "off" or the weight of a rule; of one that neither [rules] nor `USUAL_SETTINGS` names, "off"."""
        return self.settings.get(rule, "off")

    @cached_property
    def settings(self) -> dict[str, RuleSetting]:
        """The setting of each rule that has one."""
        return {**USUAL_SETTINGS, **dict(self.rules)}

    @cached_property
    def _soft(self) -> bool:
        """True if a rule has a weight, and, if by default, something to do."""
        given = dict(self.rules)
        busy = {f"{table.name}_table" for table in self.tables}
        if any(talk.order for talk in self.talks):
            busy.add("order")
        if self.zone_hours is not None:
            busy.add("time_zone")
        return any(isinstance(self.setting(name), int) for name in (*given, *busy))

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The levels in the order in which they are brought to their optimum; `rules` only where a rule is soft.

        Where sessions are preset, those that mean nothing there are left out.
        """
        kept = ("rules", *SLOT_LEVELS) if self.slots else LEVELS
        given = tuple(name for name in self.priorities if name in kept and (name != "rules" or self._soft))
        return given if "rules" in given or not self._soft else ("rules", *given)

    @cached_property
    def talk(self) -> dict[str, Talk]:
        return {talk.id: talk for talk in self.talks}

    @cached_property
    def person(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def room(self) -> dict[str, Room]:
        return {room.id: room for room in self.rooms}

    @cached_property
    def axis(self) -> dict[str, Axis]:
        return {axis.id: axis for axis in self.axes}

    @cached_property
    def plenary(self) -> dict[str, Plenary]:
        return {plenary.id: plenary for plenary in self.plenaries}

    @cached_property
    def day(self) -> dict[date, Day]:
        return {day.date: day for day in self.days}

    @cached_property
    def daily_breaks(self) -> tuple[DailyBreak, ...]:
        """Each break of each day on which it is held, day by day in the order of event.toml."""
        begun = {(one.id, one.day): one for one in self.begun}
        floors = {one.day: one.floor for one in self.late}
        return tuple(
            _daily(pause, day, begun.get((pause.id, day.date)), floors.get(day.date))
            for day in self.days
            for pause in self.breaks
            if pause.day in (None, day.date)
        )

    @cached_property
    def slot(self) -> dict[str, Slot]:
        return {slot.id: slot for slot in self.slots}

    def rooms_of(self, slot: Slot) -> tuple[str, ...]:
        """The ids of the rooms in which the slot may have sessions, in the event's order."""
        return tuple(room for room in self.room if room in slot.rooms) if slot.rooms else tuple(self.room)

    def costs(self, table: TableName) -> dict[tuple[str, str], int | None]:
        """The cells of a table, by row and column; those of `axis_axis` both ways round. Empty where there is none."""
        found = {(row, column): cost for one in self.tables if one.name == table for row, column, cost in one.cells}
        if table == "axis_axis":
            found |= {(column, row): cost for (row, column), cost in found.items()}
        return found

    def talks_of(self, axis: str | None) -> tuple[Talk, ...]:
        """The talks of an axis; in an event without axes, of None, all of them."""
        return self._talks_of.get(axis, ())

    @cached_property
    def _talks_of(self) -> dict[str | None, tuple[Talk, ...]]:
        found: dict[str | None, list[Talk]] = {}
        for talk in self.talks:
            found.setdefault(talk.axis, []).append(talk)
        return {axis: tuple(talks) for axis, talks in found.items()}

    def presented(self, person: str) -> tuple[Talk, ...]:
        """The talks that a person presents."""
        return self._presented.get(person, ())

    @cached_property
    def _presented(self) -> dict[str, tuple[Talk, ...]]:
        found: dict[str, list[Talk]] = {}
        for talk in self.talks:
            for person in dict.fromkeys(talk.speakers):
                found.setdefault(person, []).append(talk)
        return {person: tuple(talks) for person, talks in found.items()}

    @cached_property
    def used_axes(self) -> tuple[str | None, ...]:
        """The axes that have talks, in the order of event.toml; `(None,)` in an event without axes."""
        if not self.axes:
            return (None,)
        used = {talk.axis for talk in self.talks}
        return tuple(axis.id for axis in self.axes if axis.id in used)

    def affiliation(self, talk: Talk, person: str) -> str:
        """What the talk's row says of the speaker's affiliation, else the person's own, else ""."""
        place = talk.speakers.index(person)
        written = talk.affiliations[place] if place < len(talk.affiliations) else ""
        return written or self.person[person].affiliation or ""


def _daily(pause: Break, day: Day, begun: Begun | None, floor: int | None) -> DailyBreak:
    least = most = pause.duration
    start, end = pause.between_start, pause.between_end
    if begun is not None:
        least = most = begun.end - begun.start
        start, end = begun.start, begun.end
    elif floor is not None:
        least, start = pause.min_duration or pause.duration, max(start, floor)
    return DailyBreak(
        id=pause.id, title=pause.title, day=day, least=least, most=most, between_start=start, between_end=end
    )
