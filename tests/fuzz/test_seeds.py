"""Every seed, those that once failed among them, is read or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_read_or_refused(name: str) -> None:
    seeds = sorted((CORPUS / name).iterdir())
    assert seeds
    for seed in seeds:
        TARGETS[name].run(seed.read_bytes())
