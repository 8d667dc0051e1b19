"""A history without releases."""

from __future__ import annotations

import pytest

from tests.exports.invitations.entries import History


@pytest.fixture
def history() -> History:
    return History()
