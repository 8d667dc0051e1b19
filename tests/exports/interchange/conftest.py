"""Judges of files for other systems, where the shared folder has their schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

SCHEMAS = Path(__file__).parents[4] / "shared/data/interchange/schemas"


@pytest.fixture(scope="session")
def schemas() -> Path:
    if not SCHEMAS.is_dir():
        pytest.skip("the schemas of voc/schedule are not in ../shared")
    return SCHEMAS
