"""A folder without a table of people is given one, and stays the same event."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import Refused
from scheduler.fingerprint import fingerprint
from scheduler.reading import read_folder
from scheduler.services.people_table import begin_people, has_people


def test_everybody_of_the_talks_is_in_it_and_the_event_is_the_same(one_talk: Path) -> None:
    table = "id,title,speakers,emails,affiliations\nT1,One,Ada Byron; Bo Li,ada@example.org,Lab\nT2,Two,Ada Byron,,\n"
    (one_talk / "talks.csv").write_text(table)
    before = read_folder(one_talk)
    assert not has_people(before)
    begin_people(one_talk, "test")
    after = read_folder(one_talk)
    assert has_people(after)
    assert fingerprint(after.event) == fingerprint(before.event)
    assert [(person.name, person.email) for person in after.event.people] == [
        (person.name, person.email) for person in before.event.people
    ]
    assert all(("person", person.id) in after.places for person in after.event.people)
    with pytest.raises(Refused):
        begin_people(one_talk, "test")
