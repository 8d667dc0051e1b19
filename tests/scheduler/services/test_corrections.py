"""The corrections of guesses as bytes of files."""

from __future__ import annotations

from scheduler.language.message import Message
from scheduler.reading.report import Correction, Guess, Spot
from scheduler.services.corrections import Place, corrected, together

CSV = "id;titre;durée\r\nT1;Un;20 min\r\nT2;Deux;1 h\r\n".encode()
TOML = b'[event]\ntitle = "a" # keep\n'
SOURCES = {"talks.csv": CSV, "event.toml": TOML}


def guess(kind: str, *corrections: Correction) -> Guess:
    first = corrections[0]
    return Guess(kind, Spot(first.file, first.row, first.column), "", Message("", ""), corrections)


def test_each_cell_and_key_is_written_and_told_and_a_new_column_speaks_as_the_others() -> None:
    done = corrected(
        SOURCES,
        [
            guess("duration", Correction("talks.csv", 2, "durée", "20")),
            guess("duration", Correction("talks.csv", 3, "durée", "60")),
            guess("note", Correction("talks.csv", 2, "note", "x"), Correction("talks.csv", 3, "note", "y")),
            guess("columns", Correction("event.toml", None, "columns.talks.speakers", ["Prénom", "Nom"])),
        ],
    )
    assert done is not None
    assert done.files == {
        "talks.csv": "id;titre;durée;mention\r\nT1;Un;20;x\r\nT2;Deux;60;y\r\n".encode(),
        "event.toml": TOML + '\n[columns.talks]\nspeakers = ["Prénom", "Nom"]\n'.encode(),
    }
    assert [(change.place, change.before, change.after) for change in done.changes] == [
        (Place("talks.csv", 2, "durée"), "20 min", "20"),
        (Place("talks.csv", 3, "durée"), "1 h", "60"),
        (Place("talks.csv", 2, "mention"), "", "x"),
        (Place("talks.csv", 3, "mention"), "", "y"),
        (Place("event.toml", None, "columns.talks.speakers"), "", "Prénom, Nom"),
    ]


def test_an_empty_value_empties_the_cell() -> None:
    done = corrected(SOURCES, [guess("duration", Correction("talks.csv", 2, "durée", ""))])
    assert done is not None
    assert done.files["talks.csv"].splitlines()[1] == b"T1;Un;"


def test_of_two_guesses_on_one_cell_the_second_waits_with_all_that_it_writes() -> None:
    second = guess(
        "remark", Correction("talks.csv", 2, "durée", "30"), Correction("talks.csv", 2, "titre", "never alone")
    )
    done = corrected(SOURCES, [guess("duration", Correction("talks.csv", 2, "durée", "20")), second])
    assert done is not None
    assert done.files == {"talks.csv": CSV.replace(b"20 min", b"20")}


def test_what_a_file_does_not_let_be_written_is_not_written_at_all() -> None:
    assert corrected(SOURCES, [guess("duration", Correction("talks.csv", 9, "durée", "20"))]) is None
    assert corrected({**SOURCES, "talks.csv": b"\xff"}, [guess("d", Correction("talks.csv", 2, "durée", "2"))]) is None


def test_a_file_that_was_not_read_is_left_alone() -> None:
    done = corrected(SOURCES, [guess("name", Correction("speakers.csv", 2, "nom", "Ada"))])
    assert done is not None
    assert done.files == {}


def test_guesses_of_one_kind_and_column_stay_together() -> None:
    one, two = (guess("duration", Correction("talks.csv", row, "durée", "20")) for row in (2, 3))
    other = guess("id", Correction("talks.csv", 2, "id", "T3"))
    silent = Guess("seen", Spot("talks.csv", 2, "durée"), "", Message("", ""))
    assert sorted(together([one, other, silent, two]), key=len) == [[other], [one, two]]
