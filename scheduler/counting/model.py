"""A relaxation of the model of an event: how many sessions of which size each axis has between one pause and the next.

Alone it tells at which hours the breaks can be (`scheduler.narrowing`); added to the model that it relaxes, of which it
knows the pauses, it tells that model what is impossible.

It knows neither the room nor the start of anything: a talk is in a part of a day, and rooms differ by the hours at
which they open and close. In a part, a variable says how many rooms have each *layout* (sessions of such sizes, one
after the other), as in a cutting stock problem (Gilmore and Gomory, 1961). So it is small, has no equal solutions that
differ by names, and sees at once what a model of single sessions has to try: that sessions of two to four talks cannot
fill the hour that is left in each of five rooms. What it refuses is impossible; what it allows need not be possible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product

from ortools.sat.python.cp_model import Domain, IntVar

from scheduler.clock import DAY
from scheduler.counting.layouts import Lengths, layouts, lengths
from scheduler.counting.parts import Part, Running, begun, parts
from scheduler.domain.rooms import Room
from scheduler.domain.talks import Talk
from scheduler.frame import Frame
from scheduler.requirement import Requirement
from scheduler.terms import Term, Truth

#: With more layouts than these in a part, sessions are not told apart by size.
_MOST_LAYOUTS = 200


class Counts:
    """The relaxation, added to `frame`, which has its pauses. What the frame has dropped is not asked here either;
    nothing at all where rooms may hold several sessions at once, or where what has begun need not have.

    `talk_in[talk, part]` is true if the talk, which has not begun, is in the part of that number.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame, self.event, self.cp = frame, frame.event, frame.cp
        self.parts = tuple(parts(frame))
        self.talk_in: dict[tuple[str, int], IntVar] = {}
        if Requirement("room_overlap") in frame.dropped or (frame.dropped and self.event.late):
            return
        held = {ask.subject for ask in begun(self.event)}
        self._talks = tuple(talk for talk in self.event.talks if talk.id not in held)
        self._optional = {one.subjects[0] for one in frame.dropped if one.rule == "placed"}
        for talk in self._talks:
            self._place(talk)
        for number, part in enumerate(self.parts):
            self._fill(number, part)
        self._order()

    # ── talks ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, talk: Talk) -> None:
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
        """The absolute minutes at which it may start, as far as its own windows and those of its speakers tell."""
        event = self.event
        asked = (ask for ask in event.asked if ask.kind != "sessions" and ask.subject == talk.id)
        windows = [ask.windows for ask in asked if Requirement("asked", (talk.id,), ask.kind) not in self.frame.dropped]
        if self.frame.binds(Requirement("talk_available", (talk.id,))):
            windows.append(talk.available)
        for speaker in talk.speakers:
            if self.frame.binds(Requirement("person_available", (speaker,))):
                windows.append(event.person[speaker].available)
        always = Domain(0, DAY * len(event.days))
        return self.frame.starts_within_each([one for one in windows if one], talk.duration) if any(windows) else always

    def _order(self) -> None:
        """A talk is in no earlier part than those that it comes after."""
        waiting = {talk.id for talk in self._talks} - self._optional
        for talk in self._talks:
            for before in talk.after:
                if before in waiting and self.frame.binds(Requirement("after", (talk.id, before))):
                    for below in range(1, len(self.parts)):
                        self.cp.add(sum(self._in_parts(talk.id, below)) <= sum(self._in_parts(before, below)))

    # ── sessions and rooms ───────────────────────────────────────────────────────────────────────────────────────────

    def _fill(self, number: int, part: Part) -> None:
        """The talks of a part make sessions, and the sessions make layouts."""
        needed = self._lengths(part)
        rooms: dict[int, list[Term]] = defaultdict(list)
        rests: dict[str | None, list[Term]] = defaultdict(list)
        for alike in self._alike(part):
            running = [part.running[room.id] for room in alike if room.id in part.running]
            sizes, going_on = self._lay_out(part, alike, needed)
            for size, count in sizes:
                rooms[size].append(count)
            if running:
                self._go_on(running, going_on, needed, rests)
        sessions = self._make_sessions(number, part, needed, rests)
        for size in needed.sizes:
            self.cp.add(sum(sessions[size]) == sum(rooms[size]))
        minutes = sum(talk.duration * self.talk_in[talk.id, number] for talk in self._talks_of(number))
        self.cp.add(minutes <= sum(self._minutes(part, room) for room in self.event.rooms))

    def _talks_of(self, number: int) -> list[Talk]:
        """The talks that may be in the part."""
        return [talk for talk in self._talks if (talk.id, number) in self.talk_in]

    def _make_sessions(
        self, number: int, part: Part, needed: Lengths, rests: Mapping[str | None, Sequence[Term]]
    ) -> Mapping[int, Sequence[Term]]:
        """Each talk that is in the part is in a session of its axis, or in one that goes on (`rests`); how many begin,
        by size.
        """
        sessions: dict[int, list[Term]] = defaultdict(list)
        for axis in self.event.used_axes:
            own = [talk for talk in self._talks_of(number) if talk.axis == axis]
            held = {n: self.cp.new_int_var(0, len(own) // n, f"{axis}#{number}×{n}") for n in needed.sizes}
            in_sessions = sum(size * count for size, count in held.items()) + sum(rests.get(axis, ()))
            self.cp.add(sum(self.talk_in[talk.id, number] for talk in own) == in_sessions)
            if not self.frame.parallel(axis):
                self.cp.add(sum(needed.session(n) * count for n, count in held.items()) <= part.end - part.begin)
            for size, count in held.items():
                sessions[size].append(count)
        return sessions

    def _lengths(self, part: Part) -> Lengths:
        sizes = [Requirement("session_size", (), end) for end in ("min", "max")]
        sized = lengths(self.event, sized=all(map(self.frame.binds, sizes)))
        many = list(islice(layouts(part.last - part.first, sized), _MOST_LAYOUTS + 1))
        return lengths(self.event, sized=False) if len(many) > _MOST_LAYOUTS else sized

    def _alike(self, part: Part) -> Iterable[Sequence[Room]]:
        """The rooms, those together that are open from and until the same minute and where as much has begun."""
        classes = defaultdict(list)
        for room in self.event.rooms:
            running = part.running.get(room.id)
            classes[running and running.end, self._open(part, room)].append(room)
        return classes.values()

    def _open(self, part: Part, room: Room) -> tuple[int, int]:
        """From and until when talks can be in the room. Absolute minutes, those of the part if that is no restriction;
        the part's end twice, where they never can.
        """
        if not room.available or not self.frame.binds(Requirement("room_available", (room.id,))):
            return part.first, part.last
        spans = [(max(start, part.first), min(end, part.last)) for start, end in self.frame.spans(room.available)]
        spans = [(start, end) for start, end in spans if start < end] or [(part.last, part.last)]
        return min(start for start, _ in spans), max(end for _, end in spans)

    def _minutes(self, part: Part, room: Room) -> Term:
        """The most minutes that talks which have not begun can have in the room."""
        opens, closes = self._open(part, room)
        if room.id in part.running:
            return part.end - part.running[room.id].end
        return part.end - part.begin if (opens, closes) == (part.first, part.last) else closes - opens

    def _lay_out(
        self, part: Part, alike: Sequence[Room], needed: Lengths
    ) -> tuple[list[tuple[int, IntVar]], dict[int, list[IntVar]]]:
        """Each of the rooms has one layout: the sessions of each layout, as (size, how many rooms have it); and where
        sessions go on, how many rooms have each number of talks that are still to come in those.
        """
        running = part.running.get(alike[0].id)
        opens, closes = self._open(part, alike[0])
        begins: list[Term] = [running.end] if running else [part.begin, opens]
        ends: list[tuple[Term, int]] = [(part.end, 0), (closes, needed.discussion)]  # rooms are open for talks alone
        first = running.end if running else max(part.first, opens)
        sizes, going_on, every = [], defaultdict(list), []
        for rest in needed.rests if running else (0,):
            before = needed.rest(rest) if running else 0
            for layout in layouts(min(part.last, closes + needed.discussion) - first - before, needed):
                count = self._rooms_with(alike, f"{rest}+{layout}")
                minutes = before + sum(map(needed.session, layout))
                if rest or layout:
                    self._has_time(count, minutes, begins, ends)
                sizes += [(size, count) for size in layout]
                going_on[rest].append(count)
                every.append(count)
        self.cp.add(sum(every) == len(alike))
        return sizes, going_on

    def _rooms_with(self, alike: Sequence[Room], layout: str) -> IntVar:
        return self.cp.new_int_var(0, len(alike), f"{alike[0].id}:{layout}")

    def _has_time(self, count: IntVar, minutes: int, begins: Iterable[Term], ends: Iterable[tuple[Term, int]]) -> None:
        """If any room has it, `minutes` lie between the last of `begins` and the first of `ends`, which may be passed
        by so many minutes.
        """
        used = self.cp.new_bool_var("")
        self.cp.add(count == 0).only_enforce_if(~used)
        for begin, (end, passed) in product(begins, ends):
            time: Term = end - begin + passed
            if isinstance(time, int):
                if time < minutes:
                    self.cp.add_bool_or(~used)
            else:
                self.cp.add(time >= minutes).only_enforce_if(used)

    def _go_on(
        self,
        running: Sequence[Running],
        going_on: dict[int, list[IntVar]],
        needed: Lengths,
        rests: dict[str | None, list[Term]],
    ) -> None:
        """Each session that has begun has talks still to come, as many as its room's layout says."""
        chosen: dict[int, list[Truth]] = defaultdict(list)
        for session in running:
            least = needed.sizes[0] - session.begun
            options = {rest: self.cp.new_bool_var("") for rest in needed.rests if rest >= least}
            self.cp.add_exactly_one(options.values())
            rests[session.axis].append(sum(rest * literal for rest, literal in options.items()))
            for rest, literal in options.items():
                chosen[rest].append(literal)
        for rest, counts in going_on.items():
            self.cp.add(sum(chosen[rest]) == sum(counts))
