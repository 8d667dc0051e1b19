"""After any history of edits and releases SEQUENCE has not fallen and UIDs are unique.

The people whom the difference names are exactly those whose files changed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from released import Folder, planted

from exports import render
from exports.agenda import agenda
from exports.person_file_names import person_names
from scheduler.domain.calendar_item import Record, held
from scheduler.domain.differences import concerned, differences
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.talks import Talk

TALKS = ("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")
TEXTS = st.sampled_from(("", "a", "b", "Œuvre « à suivre »", "; , \\ \n =1+1"))
PEOPLE = st.lists(st.sampled_from([f"p{n}@example.org" for n in range(10)]), min_size=1, max_size=3, unique=True)
Pair = tuple[Event, Programme]
Files = dict[str, bytes]
Records = tuple[Record, ...]


def retold(pair: Pair, talk: str, **changes: object) -> Pair:
    folder = Folder(Path(), *pair)
    if talk in pair[0].talk:
        folder.alter(talk, **changes)
    return folder.event, folder.programme


def swapped(pair: Pair, talk: str, other: str) -> Pair:
    folder = Folder(Path(), *pair)
    if {talk, other} <= pair[0].talk.keys():
        folder.swap(talk, other)
    return folder.event, folder.programme


def shifted(pair: Pair, talk: str, minutes: int) -> Pair:
    """Return the pair with the talk later, at any other item: calendars do not check."""
    talks = tuple(
        t.model_copy(update={"start": t.start + minutes, "end": t.end + minutes}) if t.id == talk else t
        for t in pair[1].talks
    )
    return pair[0], pair[1].model_copy(update={"talks": talks})


def dropped(pair: Pair) -> Pair:
    """Return the pair without the last talk of the first session that can lose one."""
    folder = Folder(Path(), *pair)
    session = next((s for s in folder.programme.sessions if len(s.talks) > 1), None)
    if session:
        folder.drop(session.talks[-1])
    return folder.event, folder.programme


def chaired(pair: Pair, person: str) -> Pair:
    event, programme = pair
    axes = (event.axes[0].model_copy(update={"chairs": (person,)}), *event.axes[1:])
    sessions = tuple(
        s.model_copy(update={"chairs": (event.person[person].name,)}) if s.axis == axes[0].id else s
        for s in programme.sessions
    )
    return event.model_copy(update={"axes": axes}), programme.model_copy(update={"sessions": sessions})


EDITS = st.one_of(
    st.builds(lambda t, x: lambda p: retold(p, t, title=x or "–"), st.sampled_from(TALKS), TEXTS),
    st.builds(lambda t, x: lambda p: retold(p, t, abstract=x), st.sampled_from(TALKS), TEXTS),
    st.builds(lambda t, x: lambda p: retold(p, t, note=x), st.sampled_from(TALKS), st.sampled_from(("", "x"))),
    st.builds(lambda t, x: lambda p: retold(p, t, speakers=tuple(x), affiliations=()), st.sampled_from(TALKS), PEOPLE),
    st.builds(lambda a, b: lambda p: swapped(p, a, b), st.sampled_from(TALKS), st.sampled_from(TALKS)),
    st.builds(lambda t, m: lambda p: shifted(p, t, m), st.sampled_from(TALKS), st.sampled_from((5, 30))),
    st.builds(lambda x: lambda p: chaired(p, x), st.sampled_from([f"p{n}@example.org" for n in range(10)])),
    st.just(dropped),
    st.just(lambda _: planted()),
)


def mine(files: Files, records: Records, before: Records) -> dict[str, Files]:
    """Return the files of each person: those that name the address, and the calendar of all commitments."""
    names = person_names(records) | person_names(before)
    files_of: dict[str, Files] = {person: {} for person in names}
    for path, data in files.items():
        if path.startswith("public/"):
            continue
        for person, name in names.items():
            whole = data.replace(b"\r\n ", b"")
            if path == f"invitations/people/{name}.ics" or f"mailto:{person}".encode() in whole:
                files_of[person][path] = data
    return files_of


def uids(data: bytes) -> list[str]:
    return [str(component["uid"]) for component in Calendar.from_ical(data).walk("VEVENT")]


@examples(25)
@given(st.lists(st.lists(EDITS, max_size=3), min_size=1, max_size=5))
def test_calendars_can_be_trusted_over_any_history(history: list[list[object]]) -> None:
    pair, before = planted(), ()
    files: Files = {}
    known: dict[str, tuple[str, str]] = {}
    for number, edits in enumerate([[], *history], start=1):
        for edit in edits:
            pair = edit(pair)  # type: ignore[operator]
        edition = Edition(number, datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number), before)
        records = agenda(*pair, edition)
        made = render(*pair, ["calendar", "invitations"], edition).files
        _sequences(before, records, number)
        for record in records:
            assert known.setdefault(record.item.uid, record.item.key) == record.item.key
        assert len(set(known.values())) == len(known)
        assert len(uids(made["public/programme.ics"])) == len(set(uids(made["public/programme.ics"])))
        _people(before, records, files, made)
        before, files = records, made


def _sequences(before: Records, after: Records, number: int) -> None:
    former = {record.item.uid: record for record in before}
    for record in after:
        last = former.get(record.item.uid)
        if last is None:
            assert record.sequence == 0
        elif (last.item, last.cancelled) == (record.item, record.cancelled):
            assert record == last
        else:
            assert (record.sequence, record.number) == (last.sequence + 1, number)
    assert former.keys() <= {record.item.uid for record in after}


def _people(before: Records, after: Records, old: Files, new: Files) -> None:
    had = mine({n: d for n, d in old.items() if not n.startswith("cancellations/")}, before, before)
    has = mine(new, held(after), before)
    changed = {person for person in had.keys() | has.keys() if had.get(person) != has.get(person)}
    assert changed == {change.guest.id for change in concerned(differences(before, after))}


def test_the_edits_do_something() -> None:
    pair = planted()
    assert dropped(pair) != pair
    assert swapped(pair, "T01", "T02") != pair
    assert shifted(pair, "T01", 5) != pair
    assert chaired(pair, "p0@example.org") != pair
    talk: Talk = retold(pair, "T01", title="y")[0].talk["T01"]
    assert talk.title == "y"
