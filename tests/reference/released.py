"""A folder holds an event with a known programme; tests change it and publish it again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.folders import write_folder
from benchmarks.generate import generate
from exports.schedule import write_schedule
from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.domain.presentation import Organiser, Venue
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk


@dataclass
class Folder:
    """An event folder with its event and programme."""

    path: Path
    event: Event
    programme: Programme

    def export(self) -> None:
        """Write the programme to out/ as after a search."""
        from scheduler.check import check
        from scheduler.search.stated_levels import restated

        write_folder(self.event, self.path)
        self.programme = restated(self.event, self.programme, check(self.event, self.programme))
        (self.path / "out").mkdir(exist_ok=True)
        (self.path / "out/schedule.json").write_bytes(write_schedule(self.event, self.programme))
        assert main(["export", str(self.path), "--quiet"]) == 0

    def publish(self, day: str, message: str = "") -> None:
        self.export()
        assert main(["publish", str(self.path), "--date", day, "-m", message, "--quiet"]) == 0

    def alter(self, talk: str, **changes: object) -> None:
        """Change the title of one talk."""
        talks = tuple(t.model_copy(update=changes) if t.id == talk else t for t in self.event.talks)
        self.event = self.event.model_copy(update={"talks": talks})

    def swap(self, talk: str, other: str) -> None:
        """Exchange the places of two talks."""
        new = {talk: other, other: talk}
        talks = tuple(t.model_copy(update={"id": new.get(t.id, t.id)}) for t in self.programme.talks)
        sessions = tuple(
            s.model_copy(update={"talks": tuple(new.get(t, t) for t in s.talks)}) for s in self.programme.sessions
        )
        self.programme = self.programme.model_copy(update={"talks": talks, "sessions": sessions})

    def drop(self, talk: str) -> Talk:
        """Withdraw the last talk of a session."""
        gone = self.event.talk[talk]
        self.event = self.event.model_copy(update={"talks": tuple(t for t in self.event.talks if t.id != talk)})
        sessions = tuple(
            s.model_copy(update={"talks": s.talks[:-1], "end": s.end - gone.duration}) if talk in s.talks else s
            for s in self.programme.sessions
        )
        talks = tuple(t for t in self.programme.talks if t.id != talk)
        self.programme = self.programme.model_copy(update={"talks": talks, "sessions": sessions})
        return gone

    def files(self, below: str = "") -> dict[str, bytes]:
        """Return the files of out/ (below one of its folders) by name, without Journée's own notes."""
        out = self.path / "out" / below
        paths = (path for path in sorted(out.rglob("*")) if path.is_file() and ".journee" not in path.parts)
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def planted() -> tuple[Event, Programme]:
    """Return a day in one room on which every talk may have any hour, with all data of invitations."""
    made = generate(3, talks=9, axes=3, rooms=1)
    people = tuple(
        p.model_copy(
            update={
                "email": f"p{n}@example.org",
                "name": f"Personne {n:02d}",
                "id": f"p{n}@example.org",
                "available": (),
                "preferred": (),
            }
        )
        for n, p in enumerate(made.event.people)
    )
    new = {old.id: now.id for old, now in zip(made.event.people, people, strict=True)}
    talks = tuple(
        t.model_copy(
            update={
                "speakers": tuple(new[s] for s in t.speakers),
                "available": (),
                "preferred": (),
                "after": (),
                "not_with": (),
                "together": (),
                "tags": (),
                "difficulty": None,
                "pin": None,
                "room": None,
                "needs": (),
                "keywords": (),
            }
        )
        for t in made.event.talks
    )
    event = made.event.model_copy(
        update={
            "id": "essai",
            "url": "https://example.org/jour",
            "people": tuple(sorted(people, key=lambda p: p.id)),
            "talks": talks,
            "organisers": (Organiser(name="Zoé Lœuil", email="zoe@example.org"),),
            "venue": Venue(name="MSH", address="20 avenue", latitude=48.907, longitude=2.365),
            "axes": tuple(a.model_copy(update={"chairs": tuple(new[c] for c in a.chairs)}) for a in made.event.axes),
            "plenaries": tuple(p.model_copy(update={"speakers": ("p0@example.org",)}) for p in made.event.plenaries),
            "rules": (*made.event.rules, ("session_size", "off"), ("break_between", "off")),
        }
    )
    used = {p for t in event.talks for p in t.speakers} | {p for a in event.axes for p in a.chairs}
    event = event.model_copy(update={"people": tuple(p for p in event.people if p.id in used)})
    sessions = tuple(
        s.model_copy(update={"chairs": tuple(event.person[c].name for c in event.axis[str(s.axis)].chairs)})
        for s in made.programme.sessions
    )
    return event, made.programme.model_copy(update={"sessions": sessions})
