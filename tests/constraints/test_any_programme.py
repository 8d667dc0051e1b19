"""No mistake of a programme makes a measure fail; each violation has an amount and sentences. Rules that look at
sessions one by one find in all of them what they find in each.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constraints import CATALOGUE
from constraints.rule import Rule
from scheduler.check import check
from scheduler.domain.event import Event
from scheduler.domain.programme import PlacedSession, PlacedTalk, Programme
from tests.constraints.any_programme import PROGRAMMES, agreeing, tiny


@given(mistaken=PROGRAMMES, preset=st.booleans())
@examples(300, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
def test_every_measure_and_the_check_survive(mistaken: Programme, preset: bool, event: Any) -> None:
    tiny_event = tiny(event, preset=preset)
    for listed in CATALOGUE:
        for violation in listed.measure(tiny_event, mistaken):
            assert violation.amount >= 1 or listed.name in ("coherence", "compactness")
            assert violation.subjects
            assert violation.text.fr.endswith(".")
            assert violation.text.en.endswith(".")
    report = check(tiny_event, mistaken)
    assert not report.passed
    assert [name for name, _ in report.levels] == list(tiny_event.levels)


def _found(rule: Rule, event: Event, programme: Programme, *sessions: str) -> Counter[tuple[object, ...]]:
    """What the rule finds in these sessions of the programme, beside its pauses."""
    part = programme.model_copy(
        update={
            "sessions": tuple(session for session in programme.sessions if session.id in sessions),
            "talks": tuple(talk for talk in programme.talks if talk.session in sessions),
        }
    )
    found = rule.measure(event, part)
    return Counter((each.subjects, each.amount, each.always, each.text.fr, each.text.en) for each in found)


def _by_one(rule: Rule, event: Event, programme: Programme) -> Counter[tuple[object, ...]]:
    """What the rule finds in each session alone, and once what it finds of the pauses."""
    pauses = _found(rule, event, programme)
    each = (_found(rule, event, programme, session.id) - pauses for session in programme.sessions)
    return sum(each, pauses)


@given(programme=agreeing(), preset=st.booleans())
@examples(300, settings(suppress_health_check=[HealthCheck.function_scoped_fixture]))
def test_what_looks_at_sessions_one_by_one_finds_the_same_in_all(
    programme: Programme, preset: bool, event: Any
) -> None:
    tiny_event = tiny(event, preset=preset)
    every = [session.id for session in programme.sessions]
    for each in CATALOGUE:
        if each.by_session:
            assert _found(each, tiny_event, programme, *every) == _by_one(each, tiny_event, programme), each.name


def test_what_compares_sessions_is_seen_to(event: Any) -> None:
    """The test above would notice a rule that compares sessions with each other."""
    hours = {"day": date(2025, 5, 23), "start": 600, "end": 630}
    sessions = [PlacedSession(id=f"S{n}", axis="1", room="A", talks=(f"T{n}",), **hours) for n in (1, 2)]
    talks = [PlacedTalk(id=f"T{n}", session=f"S{n}", room="A", **hours) for n in (1, 2)]
    programme = Programme(status="feasible", sessions=tuple(sessions), talks=tuple(talks))
    overlap = next(rule for rule in CATALOGUE if rule.name == "room_overlap")
    tiny_event = tiny(event, preset=False)
    assert _found(overlap, tiny_event, programme, "S1", "S2")
    assert not _by_one(overlap, tiny_event, programme)
