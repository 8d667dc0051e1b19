"""The counting relaxation of an event: the numbers of sessions, by size and axis, between one pause and the next.

Presolve (`scheduler.search.presolve`) solves it alone; added to the timetable model, it gives implied constraints.

It knows neither rooms nor starts: a talk is in a part of a day, and rooms differ by the hours at which they open and
close. In a part, a variable counts the rooms that have each *layout* (sessions of given sizes, one after the other), as
in a cutting stock problem (Gilmore and Gomory, 1961). So it is small, has no symmetric solutions, and proves at once
what a model of single sessions has to try: that sessions of two to four talks cannot fill the last hour of each of five
rooms. If it is infeasible, so is the event; the reverse does not hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from ortools.sat.python.cp_model import Domain, IntVar

from scheduler.domain.clock import DAY
from scheduler.domain.requirement import Requirement
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.model.base import TimetableBase
from scheduler.model.counting.layouts import Lengths, layouts, lengths_within, sizes
from scheduler.model.counting.parts import Part, Running, begun, parts
from scheduler.model.types import BoolLiteral, Term


class CountingRelaxation:
    """The relaxation, added to a model that has its pauses.

    Requirements that the model drops are not posted. Nothing is posted where rooms may hold several sessions at once,
    or where talks that have begun may move.

    Attributes
    ----------
    talk_in
        `talk_in[talk, part]` is true if the talk, which has not begun, is in the part of that number.
    """

    def __init__(self, model: TimetableBase) -> None:
        self.model, self.event, self.cp = model, model.event, model.cp
        self.parts = tuple(parts(model))
        self.talk_in: dict[tuple[str, int], IntVar] = {}
        started = {what_if.subject for what_if in begun(self.event)}
        self._talks = tuple(talk for talk in self.event.talks if talk.id not in started)
        self._needed: dict[int, Term] = {}  # minutes of rooms by part
        self._optional = model.scope.optional_talks
        if not model.drops(Requirement("room_overlap")) and not (model.scope.dropped and self.event.late):
            self._post()

    def _post(self) -> None:
        for talk in self._talks:
            self._place(talk)
        for number, part in enumerate(self.parts):
            self._fill(number, part)
        self._fill_days()
        self._order()

    # ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, talk: Talk) -> None:
        """The talk is in one part that has time for it."""
        hours = self._hours(talk)
        for number, part in enumerate(self.parts):
            latest = part.last - talk.duration
            here = hours.intersection_with(Domain(part.first, max(part.first, latest)))
            if latest >= part.first and not here.is_empty():
                literal = self.cp.new_bool_var(f"{talk.id}#{number}")
                self.cp.add(part.begin <= here.max()).only_enforce_if(literal)
                self.cp.add(part.end >= here.min() + talk.duration).only_enforce_if(literal)
                self.talk_in[talk.id, number] = literal
        every = self._in_parts(talk.id, len(self.parts))
        if talk.id in self._optional:
            self.cp.add_at_most_one(every)
        else:
            self.cp.add_exactly_one(every)

    def _in_parts(self, talk: str, below: int) -> list[IntVar]:
        return [self.talk_in[talk, number] for number in range(below) if (talk, number) in self.talk_in]

    def _hours(self, talk: Talk) -> Domain:
        """The absolute minutes at which the talk may start by its own windows and those of its speakers."""
        event = self.event
        hours = [what_if for what_if in event.what_ifs if what_if.of_talk and what_if.subject == talk.id]
        windows = [
            what_if.windows for what_if in hours if not self.model.drops(Requirement("asked", (talk.id,), what_if.kind))
        ]
        if self.model.binds(Requirement("talk_available", (talk.id,))):
            windows.append(talk.available)
        for speaker in talk.speakers:
            if self.model.binds(Requirement("person_available", (speaker,))):
                windows.append(event.person[speaker].available)
        always = Domain(0, DAY * len(event.days))
        limiting = [alternatives for alternatives in windows if alternatives]
        return self.model.starts_within_each(limiting, talk.duration) if limiting else always

    def _order(self) -> None:
        """A talk is in no earlier part than each talk that its `after` names."""
        waiting = {talk.id for talk in self._talks} - self._optional
        for talk in self._talks:
            for before in talk.after:
                if before in waiting and self.model.binds(Requirement("after", (talk.id, before))):
                    for below in range(1, len(self.parts)):
                        self.cp.add(sum(self._in_parts(talk.id, below)) <= sum(self._in_parts(before, below)))

    # ── sessions and rooms ───────────────────────────────────────────────────────────────────────────────────────────

    def _fill(self, number: int, part: Part) -> None:
        """Ties the talks of a part to its sessions, and the sessions to the layouts of the rooms."""
        needed = lengths_within(self.event, part.last - part.first, self._sizes())
        rooms: dict[int, list[Term]] = defaultdict(list)
        rests: dict[str | None, list[Term]] = defaultdict(list)
        for equal_rooms in self._equal_rooms(part):
            running = [part.running[room.id] for room in equal_rooms if room.id in part.running]
            counts, continued = self._lay_out(part, equal_rooms, needed)
            for size, count in counts:
                rooms[size].append(count)
            if running:
                self._continue(running, continued, needed, rests)
        sessions = self._make_sessions(number, part, needed, rests)
        for size in needed.sizes:
            self.cp.add(sum(sessions[size]) == sum(rooms[size]))
        minutes: Term = sum(talk.duration * self.talk_in[talk.id, number] for talk in self._talks_of(number))
        if not part.running and self._is_open(part):  # else introductions or discussions may lie outside
            minutes += sum(needed.around(size) * sum(sessions[size]) for size in needed.sizes)
        self.cp.add(minutes <= sum(self._minutes(part, room) for room in self.event.talk_rooms))
        self._needed[number] = minutes

    def _fill_days(self) -> None:
        """The talks of a day have its time without all of its pauses, in whatever order these are."""
        rooms = len(self.event.talk_rooms)
        for day_number, day in enumerate(self.event.days):
            paused = sum(p.shortest for p in self.model.pauses if p.day == day_number and self.model.is_true(p.present))
            of_day = [n for n, part in enumerate(self.parts) if (part.last - 1) // DAY == day_number]
            if not any(self.parts[n].running for n in of_day):
                self.cp.add(sum(self._needed[n] for n in of_day) <= rooms * (day.end - day.start - paused))

    def _talks_of(self, number: int) -> list[Talk]:
        """The talks that may be in the part."""
        return [talk for talk in self._talks if (talk.id, number) in self.talk_in]

    def _make_sessions(
        self, number: int, part: Part, needed: Lengths, rests: Mapping[str | None, Sequence[Term]]
    ) -> Mapping[int, Sequence[Term]]:
        """Puts each talk of the part into a session of its axis that begins there, or that has begun before (`rests`).

        Returns the numbers of sessions that begin, by size.
        """
        sessions: dict[int, list[Term]] = defaultdict(list)
        for axis in self.event.used_axes:
            talks = [talk for talk in self._talks_of(number) if talk.axis == axis]
            counts = {n: self.cp.new_int_var(0, len(talks) // n, f"{axis}#{number}×{n}") for n in needed.sizes}
            in_sessions = sum(size * count for size, count in counts.items()) + sum(rests.get(axis, ()))
            self.cp.add(sum(self.talk_in[talk.id, number] for talk in talks) == in_sessions)
            if not self.model.parallel(axis):
                self.cp.add(sum(needed.session(n) * count for n, count in counts.items()) <= part.end - part.begin)
            for size, count in counts.items():
                sessions[size].append(count)
        return sessions

    def _sizes(self) -> Sequence[int]:
        """The numbers of talks that a session may have."""
        least, most = (self.model.binds(Requirement("session_size", (), end)) for end in ("min", "max"))
        return sizes(self.event, min_talks=least, max_talks=most)

    def _equal_rooms(self, part: Part) -> Iterable[Sequence[Room]]:
        """The rooms in classes that open and close at the same minute and whose running session ends at the same."""
        classes = defaultdict(list)
        for room in self.event.talk_rooms:
            running = part.running.get(room.id)
            classes[running and running.end, self._open(part, room)].append(room)
        return classes.values()

    def _open(self, part: Part, room: Room) -> tuple[int, int]:
        """The absolute minutes at which the room opens and closes within the part; its end twice, where it
        stays shut.
        """
        if not room.available or not self.model.binds(Requirement("room_available", (room.id,))):
            return part.first, part.last
        spans = [(max(start, part.first), min(end, part.last)) for start, end in self.model.spans(room.available)]
        spans = [(start, end) for start, end in spans if start < end] or [(part.last, part.last)]
        return min(start for start, _ in spans), max(end for _, end in spans)

    def _is_open(self, part: Part) -> bool:
        """True if every room is open during the whole of the part."""
        return all(self._open(part, room) == (part.first, part.last) for room in self.event.talk_rooms)

    def _minutes(self, part: Part, room: Room) -> Term:
        """An upper bound on the minutes of the room for talks that have not begun."""
        opens, closes = self._open(part, room)
        if room.id in part.running:
            return part.end - part.running[room.id].end
        return part.end - part.begin if (opens, closes) == (part.first, part.last) else closes - opens

    def _lay_out(
        self, part: Part, equal_rooms: Sequence[Room], needed: Lengths
    ) -> tuple[list[tuple[int, IntVar]], dict[int, list[IntVar]]]:
        """Gives each of the rooms one layout.

        Returns the sessions of each layout as (size, number of rooms), and, where sessions go on, the numbers of rooms
        by the talks that are still to come in these.
        """
        running = part.running.get(equal_rooms[0].id)
        opens, closes = self._open(part, equal_rooms[0])
        begun = opens - needed.introduction  # rooms are open for talks alone
        begins: list[Term] = [running.end] if running else [part.begin, begun]
        ends: list[tuple[Term, int]] = [(part.end, 0), (closes, needed.discussion)]
        first = running.end if running else max(part.first, begun)
        sizes, continued, every = [], defaultdict(list), []
        for rest in needed.rests if running else (0,):
            before = needed.rest(rest) if running else 0
            for layout in layouts(min(part.last, closes + needed.discussion) - first - before, needed):
                count = self._rooms_with(equal_rooms, f"{rest}+{layout}")
                minutes = before + sum(map(needed.session, layout))
                if rest or layout:
                    self._has_time(count, minutes, begins, ends)
                sizes += [(size, count) for size in layout]
                continued[rest].append(count)
                every.append(count)
        self.cp.add(sum(every) == len(equal_rooms))
        return sizes, continued

    def _rooms_with(self, equal_rooms: Sequence[Room], layout: str) -> IntVar:
        return self.cp.new_int_var(0, len(equal_rooms), f"{equal_rooms[0].id}:{layout}")

    def _has_time(self, count: IntVar, minutes: int, begins: Iterable[Term], ends: Iterable[tuple[Term, int]]) -> None:
        """Where `count` is not 0, `minutes` fit between each of `begins` and each of `ends`.

        `ends`: an absolute minute, and the minutes by which it may be passed.
        """
        used = self.cp.new_bool_var("")
        self.cp.add(count == 0).only_enforce_if(~used)
        for begin, (end, allowance) in product(begins, ends):
            time: Term = end - begin + allowance
            if isinstance(time, int):
                if time < minutes:
                    self.cp.add_bool_or(~used)
            else:
                self.cp.add(time >= minutes).only_enforce_if(used)

    def _continue(
        self,
        running: Sequence[Running],
        continued: dict[int, list[IntVar]],
        needed: Lengths,
        rests: dict[str | None, list[Term]],
    ) -> None:
        """Gives each session that has begun the number of talks still to come that the layout of its room has.

        `continued`: the rooms by that number. `rests`: the talks to come by axis, extended here.
        """
        chosen: dict[int, list[BoolLiteral]] = defaultdict(list)
        for session in running:
            fewest = needed.sizes[0] - session.begun
            options = {rest: self.cp.new_bool_var("") for rest in needed.rests if rest >= fewest}
            self.cp.add_exactly_one(options.values())
            rests[session.axis].append(sum(rest * literal for rest, literal in options.items()))
            for rest, literal in options.items():
                chosen[rest].append(literal)
        for rest, counts in continued.items():
            self.cp.add(sum(chosen[rest]) == sum(counts))
