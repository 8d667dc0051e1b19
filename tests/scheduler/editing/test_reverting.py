"""A change carried over to a file that became another since: that change and no other, or none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tabled import FORMATS, read, saved

from scheduler.editing import Differs
from scheduler.editing.reverting import Version, carried_over

HEADER = ["id", "titre", "intervenants"]
ROWS = [[f"T{n}", f"Titre {n}", f"Ada {n}"] for n in range(1, 6)]
BASE = '# tête\n[[cancelled]]\ntalk = "T1"\n'
OURS = BASE + '\n[[absent]]\nperson = "Bob"\nhours = "09:00-10:00"\n'


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=8)
@given(seed=st.integers(0, 10**9))
def test_cells_of_others_stay_and_ours_go(ending: str, seed: int) -> None:
    chance, file = random.Random(seed), f"talks.{ending}"
    before = {row[0]: row for row in ROWS}
    mine = {(chance.choice(list(before)), chance.randrange(1, 3)) for _ in range(2)}
    after = {
        name: [("notre" if (name, at) in mine else text) for at, text in enumerate(row)] for name, row in before.items()
    }
    other = {(chance.choice(list(before)), chance.randrange(1, 3)) for _ in range(2)}
    theirs = [[("leur" if (name, at) in other else text) for at, text in enumerate(row)] for name, row in after.items()]
    chance.shuffle(theirs)
    old, new, now = (saved(ending, HEADER, rows) for rows in (list(before.values()), list(after.values()), theirs))
    if mine & other:
        with pytest.raises(Differs):
            carried_over(file, *map(Version, (new, old, now)))
    else:
        wanted = [
            [before[row[0]][at] if (row[0], at) in mine else text for at, text in enumerate(row)] for row in theirs
        ]
        assert read(ending, carried_over(file, *map(Version, (new, old, now)))) == read(
            ending, saved(ending, HEADER, wanted)
        )


@pytest.mark.parametrize("ending", FORMATS)
def test_rows_that_were_added_or_withdrawn_are_carried_over_too(ending: str) -> None:
    file, less = f"talks.{ending}", saved(ending, HEADER, ROWS[:4])
    more, now = saved(ending, HEADER, ROWS), saved(ending, HEADER, [ROWS[4], ["N1", "Neuf", "Zoé"], *ROWS[:4]])
    assert [row["id"] for row in read(ending, carried_over(file, *map(Version, (more, less, now))))] == [
        "N1",
        "T1",
        "T2",
        "T3",
        "T4",
    ]
    fewer = saved(ending, HEADER, [["N1", "Neuf", "Zoé"], *ROWS[:4]])
    assert read(ending, carried_over(file, *map(Version, (less, more, fewer))))[-1] == dict(
        zip(HEADER, ROWS[4], strict=True)
    )


@pytest.mark.parametrize(
    ("now", "undone"),
    [
        (OURS, BASE),
        (OURS + '\n[[cancelled]]\ntalk = "T2"\n', BASE + '\n[[cancelled]]\ntalk = "T2"\n'),
        (OURS.replace("# tête", "# ma tête"), BASE.replace("# tête", "# ma tête")),
        (OURS.replace('talk = "T1"', 'talk = "T9"'), BASE.replace('talk = "T1"', 'talk = "T9"')),
        (OURS.replace("09:00-10:00", "09:00-11:00"), None),
        (OURS.replace('hours = "09:00-10:00"\n', ""), None),
        (OURS.replace("\n", "\r\n"), None),
        (BASE, None),
    ],
)
def test_lines_of_others_stay_and_ours_go(now: str, undone: str | None) -> None:
    def carried(source: str, goal: str, current: str) -> str:
        return carried_over("amendments.toml", *(Version(t.encode()) for t in (source, goal, current))).decode()

    if undone is None:
        with pytest.raises(Differs):
            carried(OURS, BASE, now)
    else:
        assert carried(OURS, BASE, now) == undone
        if 'talk = "T1"' in undone:  # the line behind which ours stood is as it was
            assert carried(BASE, OURS, undone).count('person = "Bob"') == 1
        else:
            with pytest.raises(Differs):
                carried(BASE, OURS, undone)


@pytest.mark.parametrize("rows", [[["", "a", "b"]], [["T1", "a", "b"], ["t1", "c", "d"]]])
def test_rows_without_a_name_of_their_own_are_not_told_apart(rows: list[list[str]]) -> None:
    old, now = saved("csv", HEADER, rows), saved("csv", HEADER, [*rows, ["T7", "x", "y"]])
    with pytest.raises(Differs):
        carried_over("talks.csv", *map(Version, (old, saved("csv", HEADER, ROWS), now)))


@pytest.mark.parametrize("ending", FORMATS)
def test_columns_are_those_that_event_toml_states(ending: str) -> None:
    header = ["Cote", "Objet", "Qui"]
    stated = b'[columns.talks]\nid = "Cote"\ntitle = "Objet"\nspeakers = "Qui"\n'
    before, after, theirs = (
        saved(ending, header, rows)
        for rows in (ROWS, [["T1", "notre", "Ada 1"], *ROWS[1:]], [["T2", "leur", "x"], ["T1", "notre", "leur"]])
    )
    source, goal, now = (Version(data, stated) for data in (after, before, theirs))
    undone = read(ending, carried_over(f"talks.{ending}", source, goal, now))
    assert [list(row.values()) for row in undone] == [["T2", "leur", "x"], ["T1", "Titre 1", "leur"]]


def test_an_item_that_the_change_renamed_stays_in_its_row() -> None:
    old = saved("csv", ["nom", "courriel"], [["CURIE Marie", ""], ["Paul", ""]])
    new = saved("csv", ["nom", "courriel"], [["Marie Curie", ""], ["Paul", ""]])
    now = saved("csv", ["nom", "courriel"], [["Marie Curie", "marie@example.org"], ["Ada", ""], ["Paul", ""]])
    undone = read("csv", carried_over("speakers.csv", *map(Version, (new, old, now))))
    assert [row["nom"] for row in undone] == ["CURIE Marie", "Ada", "Paul"]


def test_what_is_neither_table_nor_toml_is_not_taken_apart() -> None:
    with pytest.raises(Differs):
        carried_over("out/schedule.json", *map(Version, (b"{}", b"[]", b"{1}")))
