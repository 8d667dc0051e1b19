"""Talks whose hours are narrow share no session that has no places for them, in models without places too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.model.preset.depth import DEEPEST, SKETCH, Depth
from scheduler.model.preset.model import PresetModel
from scheduler.model.preset.talk_classes import close
from scheduler.search.preset.givens import lean
from scheduler.search.solver import Limits, run


def fit_together(model: PresetModel, places: Mapping[str, Sequence[int]]) -> bool:
    """True if the model allows the talks, by id, which may begin at these places, in one session of its first slot."""
    slot, talks = model.event.slots[0], [model.event.talk[name] for name in places]
    for talk, starts in zip(talks, places.values(), strict=True):
        fits = [place in starts for place in range(slot.places - talk.places + 1)]
        if all(fits):
            continue
        model.narrow(talk, slot, fits)
        for place in range(slot.places) if model.deepest else ():
            if place not in starts:
                model.forbid(model.at(talk, slot, place))
    for talk in talks:
        model.cp.add(model.in_slot(talk, slot) == 1)
    model.cp.add(sum(model.sessions[talks[0].axis, slot.id]) == 1)
    return bool(run(close(model).cp, Limits(20, 1, local=True)).values)


@pytest.mark.parametrize("depth", [SKETCH, DEEPEST])
@pytest.mark.parametrize("few", [True, False])
@pytest.mark.parametrize(
    ("starts", "fit"),
    [
        ([(0,), (0,)], False),
        ([(0,), (1,)], True),
        ([(0,), (2,)], True),
        ([(0, 1), (0, 1)], True),
        ([(0, 1), (0, 1), (0, 1)], False),
        ([(0, 1), (0, 1), (0, 2)], True),
    ],
)
def test_talks_share_a_session_where_they_have_places_beside_each_other(
    depth: Depth, few: bool, starts: Sequence[Sequence[int]], fit: bool, congress: tuple[Event, Programme]
) -> None:
    event, _ = congress
    model = PresetModel(event, depth, given=lean(event) if few else None)
    names = [talk.id for talk in event.talks_of(event.used_axes[0])]
    assert fit_together(model, dict(zip(names, starts, strict=False))) is fit


@pytest.mark.parametrize("depth", [SKETCH, DEEPEST])
@pytest.mark.parametrize(("pinned", "fit"), [((1,), False), ((0,), True), ((1, 2), True)])
def test_a_long_talk_shares_no_session_with_one_in_its_middle(
    depth: Depth, pinned: Sequence[int], fit: bool, congress: tuple[Event, Programme]
) -> None:
    event, _ = congress
    axis = event.used_axes[0]
    long, short = (talk.id for talk in event.talks_of(axis)[:2])
    talks = tuple(talk.model_copy(update={"places": 2}) if talk.id == long else talk for talk in event.talks)
    event = event.model_copy(update={"talks": talks})
    model = PresetModel(event, depth, given=lean(event))
    assert model.allowed(axis, event.slots[0]) == 1
    assert fit_together(model, {long: (0, 1), short: pinned}) is fit
