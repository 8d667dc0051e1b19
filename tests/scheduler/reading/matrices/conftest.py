"""A congress of three axes, two rooms and preset sessions."""

from __future__ import annotations

import pytest

from tests.scheduler.reading.matrices.congress import EVENT, SLOTS, TALKS


@pytest.fixture
def congress(folder):
    return folder.event(EVENT + SLOTS).write("talks.csv", TALKS)
