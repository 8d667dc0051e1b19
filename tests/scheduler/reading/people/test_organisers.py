"""Organisers who have a part in the event are known from event.toml."""

from __future__ import annotations

import pytest

EVENT = """\
[event]
title = "x"
date = 2027-01-01
start = "09:00"
end = "18:00"
[[event.organisers]]
name = "Ada Roux"
email = "ada@example.org"
affiliation = "Institut"
[[plenaries]]
title = "Ouverture"
start = "09:00"
duration = 10
speakers = ["Ada Roux"]
"""


@pytest.mark.parametrize(
    ("talk", "affiliation"),
    [("T1,Un,Bo Yster,Musée\n", "Institut"), ("T1,Un,Ada Roux,Université\n", "Université")],
)
def test_address_and_affiliation_are_those_of_event_toml_unless_stated_elsewhere(folder, talk, affiliation):
    folder.event(EVENT)
    folder.write("talks.csv", f"id,title,speakers,affiliations\n{talk}")
    (ada,) = (person for person in folder.read().event.people if person.name == "Ada Roux")
    assert (ada.email, ada.affiliation) == ("ada@example.org", affiliation)
