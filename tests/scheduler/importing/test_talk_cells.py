"""Who is counted among the people of an import: everybody whom a cell names, also where only one address is there."""

from __future__ import annotations

import pytest

from scheduler.importing.imported import ImportedPerson, ImportedTalk, Origin
from scheduler.importing.talk_cells import people_of


@pytest.mark.parametrize(
    ("speakers", "emails", "people"),
    [
        ("Ada Rive", "ada@example.org", {"ada@example.org"}),
        ("Ada Rive; Bob Noé", "ada@example.org; bob@example.org", {"ada@example.org", "bob@example.org"}),
        ("Ada Rive; Bob Noé", "ada@example.org", {"ada rive", "bob noe"}),
        ("Paul Roy, Luc Bel et Zoé Li", "paul@example.org", {"paul roy", "luc bel", "zoe li"}),
        ("Paul Roy, Luc Bel et Zoé Li", "", {"paul roy", "luc bel", "zoe li"}),
        ("", "ada@example.org", {"ada@example.org"}),
        ("", "", set()),
    ],
)
def test_everybody_of_the_cells_is_counted_once(speakers: str, emails: str, people: set[str]) -> None:
    talk = ImportedTalk("", "Le tram", Origin("a.csv", 2), cells={"speakers": speakers, "emails": emails})
    assert people_of(talk) == people


def test_whom_the_source_names_itself_is_counted_by_address() -> None:
    people = (ImportedPerson("Ada Rive", "Ada@example.org"), ImportedPerson("Bob Noé"))
    talk = ImportedTalk("", "Le tram", Origin("a.csv", 2), people=people, cells={"speakers": "Cy Lamy"})
    assert people_of(talk) == {"ada@example.org", "bob noé"}
