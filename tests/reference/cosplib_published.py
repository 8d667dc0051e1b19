"""The files of the benchmark are looked for beside this checkout; the values of its published solutions are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parents[3] / "shared" / "data" / "cosplib"

needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason="the benchmark's files (../shared/data/cosplib) are not beside this checkout"
)

#: Total, and the weighted terms that are not 0, as two evaluators of the definition found them.
PUBLISHED = {
    ("exact", "N2OR"): (2, {"CT": 2}),
    ("exact", "GECCO19"): (1000116, {"TS": 1000000, "TR": 10, "ST": 90, "CT": 16}),
    ("exact", "GECCO20"): (6298, {"TR": 10, "ST": 60, "CT": 110, "ORD": 18, "SS": 6100}),
    ("exact", "GECCO21"): (11280, {"TR": 30, "ST": 80, "CT": 70, "TZ": 11100}),
    ("exact", "OR60F"): (1664, {"TS": 400, "SR": 1000, "CT": 240, "SS": 24}),
    ("extended", "N2OR"): (2, {"ORD": 1, "SS": 1}),
    ("extended", "GECCO19"): (2000007, {"TS": 2000000, "CT": 7}),
    ("extended", "GECCO20"): (7768, {"TR": 10, "CT": 40, "ORD": 18, "SS": 7700}),
    ("extended", "GECCO21"): (11130, {"TR": 30, "TZ": 11100}),
    ("extended", "OR60F"): (433, {"TS": 400, "SS": 33}),
}
