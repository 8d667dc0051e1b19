"""An address is read as it is sent to, and told where that is not how it is written; a broken one has its place."""

from __future__ import annotations

import pytest

HEAD = '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n'
ROW = {"id": "T1", "title": "a", "speakers": "Ada Roy"}


def everywhere(folder, address: str):
    """The folder with `address` in every place that takes one."""
    folder.event(f'{HEAD}[[event.organisers]]\nname = "O"\nemail = "{address}"\n')
    folder.write("participants.csv", f"name,email\nZoé,{address}\n")
    return folder.talks(rows=[{**ROW, "emails": address}]).speakers({"name": "Ada Roy", "email": address})


PLACES = {
    ("event.toml", None, "event.organisers[1].email"),
    ("talks.csv", 2, "emails"),
    ("speakers.csv", 2, "email"),
    ("participants.csv", 2, "email"),
}


def test_an_international_domain_is_converted_and_told_in_every_place(folder):
    reading = everywhere(folder, "ada@exämple.org").read()
    sent = "ada@xn--exmple-cua.org"
    assert {reading.event.people[0].email, reading.event.organisers[0].email} == {sent}
    told = [remark for remark in reading.remarks if sent in remark.text.en]
    assert {(remark.file, remark.row, remark.column) for remark in told} == PLACES
    assert {remark.found for remark in told} == {"ada@exämple.org"}
    assert not reading.guesses


def test_both_spellings_of_a_domain_are_one_person(folder):
    folder.event(HEAD).talks(rows=[{**ROW, "emails": "ada@exämple.org"}])
    assert len(folder.speakers({"name": "Ada Roy", "email": "ada@xn--exmple-cua.org"}).read().event.people) == 1


@pytest.mark.parametrize("address", ["a..b@x.org", ".a@x.org", "é@x.org", "a\u200b@x.org", "a@x", "a@straße.example"])
def test_what_cannot_be_sent_to_is_a_mistake_in_every_place(folder, address):
    mistakes = everywhere(folder, address).mistakes()
    assert {(mistake.file, mistake.row, mistake.column) for mistake in mistakes} == PLACES
    assert all(mistake.found and mistake.text.fr and mistake.text.en for mistake in mistakes)


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("ada[at]example.org", ("ada@example.org",)),
        ("ada (arobase) example [point] org", ("ada@example.org",)),
        ("ada at example dot org", ("ada@example.org",)),
        ("ada[at]example", ()),
        ("matat.example.org", ()),
    ],
)
def test_an_address_that_hides_from_programs_is_offered_as_it_is_meant(folder, written, offered):
    (mistake,) = folder.talks({"emails": written}).mistakes()
    assert (mistake.found, mistake.suggestions) == (written, offered)


def test_nothing_is_offered_in_the_place_of_the_addresses_of_others(folder):
    speakers = {"speakers": "Ada Roy; Bo Li", "emails": "ada[at]example.org; bo@example.org"}
    (mistake,) = folder.talks(speakers).mistakes()
    assert mistake.suggestions == ()
