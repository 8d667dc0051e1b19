"""Two axes whose titles differ in a letter, or begin with one number, are remarked: tables write one in two ways."""

from __future__ import annotations

import json

import pytest

EVENT = '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n'


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["3. Publics et médiation", "3. Public et mediation"], ["axes[2].title"]),
        (["Publics et médiation", "Eau", "Public et mediation"], ["axes[3].title"]),
        (["3. Publics", "3. Eau"], ["axes[2].title"]),
        (["2. Publics et médiation", "3. Publics et médiations"], []),
        (["Histoire moderne I", "Histoire moderne II"], []),
        (["Histoire moderne 1", "Histoire moderne 2"], []),
        (["Atelier A", "Atelier B"], []),
        (["Sols", "Eau"], []),
    ],
)
def test_axes_that_are_perhaps_one_are_remarked(folder, titles, expected):
    axes = "".join(
        f'[[axes]]\nid = "{number}"\ntitle = {json.dumps(title)}\n' for number, title in enumerate(titles, 1)
    )
    rows = "".join(f"T{number},Un,Ada,{number}\n" for number, _ in enumerate(titles, 1))
    folder.event(EVENT + axes)
    folder.write("talks.csv", "id,title,speakers,axis\n" + rows)
    assert [remark.column for remark in folder.remarks() if (remark.column or "").startswith("axes")] == expected
