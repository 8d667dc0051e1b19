"""Three-way merge of cells, against a model of it that is written apart, and over random edits on both sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.importing.merging import merged

COLUMNS = ("title", "abstract")
WORDS = st.sampled_from(("", "a", "b", "c"))
TABLES = st.dictionaries(st.sampled_from("123"), st.fixed_dictionaries(dict.fromkeys(COLUMNS, WORDS)))


def model(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """What stands afterwards, and whether somebody has to be told of two opinions."""
    table = {
        (True, True): (ours, False),  # nobody changed it
        (True, False): (theirs, False),  # they alone
        (False, True): (ours, False),  # we alone
        (False, False): (ours, ours != theirs),  # both
    }
    return table[ours == base, theirs == base]


@given(TABLES, TABLES, TABLES)
def test_each_cell_is_what_the_model_says(
    base: dict[str, dict[str, str]], ours: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]
) -> None:
    known = {key: key for key in ours if key in base}
    result = merged(base, ours, theirs, known, {})
    after = {key: dict(row) for key, row in ours.items()}
    for change in result.changes:
        after[change.talk][change.column] = change.after
    conflicts = {(conflict.talk, conflict.column) for conflict in result.conflicts}
    for key in known:
        for column in COLUMNS:
            if key not in theirs:
                assert after[key][column] == ours[key][column]
                continue
            value, told = model(base[key][column], ours[key][column], theirs[key][column])
            assert after[key][column] == value
            assert ((key, column) in conflicts) == told
    assert set(result.added) == {key for key in theirs if key not in base and key not in known}
    assert set(result.deleted) == {key for key in theirs if key in base and key not in known}
    assert {talk for talk, _ in result.gone} == {key for key in known if key not in theirs}
