"""What a file does not let be done is refused with a reason in the language of whoever asked."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from sheets import Sheet, book
from tabled import FORMATS, saved

import scheduler.editing
from scheduler.domain.errors import EnvironmentFailure, Unwritable
from scheduler.editing import AddedRow, Edit, applied, edited, planned, withdrawal
from scheduler.services.editing import reporting_failures

HEADER = ["id", "titre", "intervenants", "durée"]
ROWS = [["T1", "Un", "Ada", "30"], ["T2", "Deux", "Bob", "20"]]
TOML = b'[event]\ntitle = "x"\nrooms = {id = "a"}\n'


def tables(ending: str) -> list[Callable[[], object]]:
    """What no table of the format lets be done."""
    name, data = f"talks.{ending}", saved(ending, HEADER, ROWS)
    files = {name: data}
    return [
        lambda: edited(files, [Edit(name, 9, "title", "x")]),
        lambda: withdrawal(files, name, 9),
        lambda: edited({name: b"\x00\x01"}, [Edit(name, 2, "title", "x")]),
        *([] if ending == "json" else [lambda: applied(files, [AddedRow(name, {"salle": "a"})])]),
        *([] if ending == "json" else [lambda: edited(files, [Edit(name, 2, "salle", None)])]),
    ]


def settings() -> list[Callable[[], object]]:
    """What event.toml does not let be done."""
    changes = [("event.end", None), ("event", "x"), ("event.title.x", 1), ("rooms[4].id", "b"), ("a b", 1)]
    name = "event.toml"
    return [
        *(lambda key=key, value=value: edited({name: TOML}, [Edit(name, None, key, value)]) for key, value in changes),
        lambda: edited({name: b"[event"}, [Edit(name, None, "event.title", "y")]),
        lambda: edited({"notes.csv": b"a"}, [Edit("notes.csv", 2, "a", "y")]),
    ]


def joined() -> object:
    """A value that several columns make together."""
    data = b"id;titre;Pr\xc3\xa9nom;Nom\nT1;Un;Ada;Bo\n"
    return edited({"talks.csv": data}, [Edit("talks.csv", 2, "speakers", "Zo")])


CASES = [*(case for ending in FORMATS for case in tables(ending)), *settings(), joined]


@pytest.mark.parametrize("case", CASES)
def test_the_reason_is_in_both_languages(case: Callable[[], object]) -> None:
    with pytest.raises(EnvironmentFailure) as raised, reporting_failures():
        case()
    reason = raised.value.__cause__
    assert isinstance(reason, Unwritable)
    assert reason.reason.fr != reason.reason.en
    assert reason.reason.fr in raised.value.text.fr
    assert reason.reason.en in raised.value.text.en


def test_nothing_of_editing_is_refused_in_one_language_alone() -> None:
    for path in Path(scheduler.editing.__file__).parent.glob("*.py"):
        raised = (node.exc for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Raise))
        calls = [call.func for call in raised if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)]
        assert "LookupError" not in [call.id for call in calls], path


# ── headings ─────────────────────────────────────────────────────────────────────────────────────────────────────────

REFUSED = [HEADER, *ROWS, ["Refusées"], ["T8", "Huit", "Cy", "30"]]
NEW = {"id": "T9", "titre": "Neuf", "intervenants": "Zoé", "durée": "30"}


def table(ending: str, rows: list[list[str]]) -> bytes:
    if ending == "csv":
        return "".join(";".join([*row, "", "", ""][: len(rows[0])]) + "\n" for row in rows).encode()
    return book(ending, Sheet(rows))


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("heading", ["Refusées", "Posters", "Liste d’attente", "Sous réserve"])
def test_no_row_is_added_where_a_heading_would_say_what_was_not_meant(ending: str, heading: str) -> None:
    rows = [[heading] if row == ["Refusées"] else row for row in REFUSED]
    with pytest.raises(Unwritable, match=heading):
        applied({f"talks.{ending}": table(ending, rows)}, [AddedRow(f"talks.{ending}", NEW)])


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
def test_no_added_row_takes_from_headings_what_they_say_of_others(ending: str) -> None:
    """A status of its own would make the reader doubt all that headings say of a status."""
    rows = [[*row, "" if number else "statut"] if len(row) > 1 else row for number, row in enumerate(REFUSED)]
    new = {**NEW, "statut": "accepté"}
    with pytest.raises(Unwritable, match="nothing of the others"):
        applied({f"talks.{ending}": table(ending, rows)}, [AddedRow(f"talks.{ending}", new)])


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("foot", [["TOTAL"], ["* sous réserve de confirmation"], ["Acceptées"]])
def test_rows_are_added_below_what_says_nothing_of_them(ending: str, foot: list[str]) -> None:
    name, data = f"talks.{ending}", table(ending, [HEADER, *ROWS, foot])
    after = applied({name: data}, [AddedRow(name, NEW)])
    (plan,) = planned(after, [Edit(name, 5, "title", "Dix")])
    assert plan.names == (("id", "T9"),)
