"""Whoever is to be told can be called, where the table has a number and nothing has to be guessed of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from scheduler.board.phones import phone_of, phones_of
from scheduler.board.sheet import sheets
from tests.scheduler.board.asking import Visitor


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("+41.22.345.67.89", "+41223456789"),
        ("612345678", ""),
        ("06 12 34 56 78 (soir)", ""),
        ("javascript:alert(1)", ""),
        ("demander à Nadia", ""),
    ],
)
def test_a_number_is_dialled_only_if_it_is_one_for_certain(text: str, dialled: str) -> None:
    assert phone_of(text).dialled == dialled
    assert phone_of(text).shown == text


def test_a_number_belongs_to_the_one_person_of_its_row() -> None:
    rows = (
        "id;titre;intervenants;courriels;Tél. portable",
        "T1;Un;Ada;ada@x.org;06 11 11 11 11",
        "T2;Deux;Bo;;06 22 22 22 22",
        "T3;Trois;Cy;;06 33 33 33 33",
        "T4;Quatre;Cy;;06 44 44 44 44",
        'T5;Cinq;"Al; Di";;06 55 55 55 55',
    )
    phones = phones_of(sheets({"talks.csv": "\n".join(rows).encode()}, ()))
    assert {name: phone.dialled for name, phone in phones.items()} == {
        "ada": "0611111111",
        "ada@x.org": "0611111111",
        "bo": "0622222222",
    }


def test_who_is_to_be_told_has_links_to_call_and_to_write(made: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(made, tmp_path / "event"))
    visitor = Visitor(folder)
    assert visitor.ask("POST", "/api/releases", json.dumps({"message": ""}).encode()).status == 200
    talks, people = folder / "talks.csv", folder / "speakers.csv"
    talks.write_text(talks.read_text().replace("Only", "Another"))
    people.write_text("name,email,phone\nAda Lovelace,x@example.org,06 12 34 56 78\n")
    page = visitor.see("/publish")
    assert '<a href="mailto:x@example.org">' in page
    assert '<a href="tel:0612345678">06 12 34 56 78</a>' in page
