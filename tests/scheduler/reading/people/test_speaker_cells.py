"""What was understood of names is told, and written by the corrections; then the folder reads as the same event."""

from __future__ import annotations

import pytest

from scheduler.services.corrections import corrected

BASE = '[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n'


def rows(*speakers: str, **more: list[str]) -> list[dict[str, object]]:
    return [
        {"id": f"T{at}", "title": f"Title {at}", "speakers": name, **{key: cells[at] for key, cells in more.items()}}
        for at, name in enumerate(speakers)
    ]


def fixed(folder):
    """The reading after every correction has been written."""
    reading = folder.read()
    while reading.guesses:
        done = corrected(reading.sources, reading.guesses)
        assert done is not None
        assert done.files
        for name, data in done.files.items():
            folder.write(name, data)
        reading = folder.read()
    return reading


@pytest.mark.parametrize(
    "table",
    [
        rows("Jean Dupont et Marie Martin", "Dr Ali Roy (EHESS)", "Dupont, Jean"),
        rows("Jean Dupont, Marie Martin", "Ali Roy", emails=["j@x.org, m@x.org", "a@x.org / b@x.org"]),
        rows("Jean Dupont\nMarie Martin", "Ali Roy", affiliations=["Lab A\nLab B", "Lab C"]),
        rows("Jean Dupont (CNRS); Marie Martin", "Ali Roy", affiliations=["; Lab B", ""]),
        rows("Paul Martin (Paris 8)", "Ali Roy", affiliations=["Univ. G", ""]),
        rows("Marie Curie (marie@x.org)", "Pr Bo Cey", '"Terre et Mer"'),
        [{"id": "A", "title": "x", "Prénom": "Dr Jean", "Nom": "Dupont (CNRS)"}],
    ],
)
def test_after_the_corrections_the_folder_reads_as_the_same_event_without_guesses(folder, table):
    folder.event(BASE).talks(rows=table)
    before = folder.read()
    assert before.guesses
    after = fixed(folder)
    assert after.event == before.event
    assert not after.guesses


def test_people_of_event_toml_are_parted_and_corrected_too(folder):
    folder.event(BASE + '[[plenaries]]\ntitle = "P"\nstart = "9h"\nduration = 30\nspeakers = ["Roy, Ada et Cey, Bo"]\n')
    folder.talks(rows=rows("Ali Roy"))
    before = folder.read()
    assert before.event.plenaries[0].speakers == ("ada roy", "bo cey")
    assert fixed(folder).event == before.event
    assert b'["Ada Roy", "Bo Cey"]' in (folder.path / "event.toml").read_bytes()


def test_a_mention_in_brackets_is_printed_with_the_name_in_event_toml(folder):
    """It has no column for it there; and only one of those who take part may be meant."""
    speakers = '["Ada Roy", "Mme la maire (sous réserve)", "Bo Cey (en visioconférence)"]'
    folder.event(BASE + f'[[plenaries]]\ntitle = "P"\nstart = "9h"\nduration = 30\nspeakers = {speakers}\n')
    event = folder.talks(rows=rows("Ada Roy")).read().event
    names = [event.person[person].name for person in event.plenaries[0].speakers]
    assert names == ["Ada Roy", "Mme la maire (sous réserve)", "Bo Cey (en visioconférence)"]


def test_an_affiliation_in_brackets_stays_in_event_toml_and_is_remarked(folder):
    folder.event(BASE + '[[plenaries]]\ntitle = "P"\nstart = "9h"\nduration = 30\nspeakers = ["Ada Roy (CNRS)"]\n')
    reading = folder.talks(rows=rows("Ali Roy")).read()
    assert reading.event.person["ada roy"].affiliation == "CNRS"
    assert not reading.guesses
    assert [p.found for p in reading.remarks if "in brackets" in p.text.en] == ["Ada Roy (CNRS)"]


def test_an_affiliation_that_is_left_aside_is_told(folder):
    folder.event(BASE).talks(rows=rows("Paul Martin (Paris 8)", affiliations=["Univ. G"]))
    reading = folder.read()
    assert reading.event.affiliation(reading.event.talks[0], "paul martin") == "Univ. G"
    assert [p.found for p in reading.remarks if "left aside" in p.text.en] == ["Paris 8"]


def test_two_people_in_parts_of_a_name_are_asked_about(folder):
    folder.event(BASE).talks(rows=[{"id": "A", "title": "x", "Prénom": "Ana et Bo", "Nom": "Roy"}])
    mistake = folder.mistake()
    assert "Ana Roy; Bo Roy" in mistake.suggestions


def test_a_row_of_the_speakers_file_is_one_person(folder):
    folder.event(BASE).talks(rows=rows("Ali Roy"))
    mistake = folder.speakers({"name": "Ali Roy et Bo Cey"}).mistake()
    assert (mistake.file, mistake.row, mistake.column) == ("speakers.csv", 2, "name")
    folder.speakers({"name": "Dr Ali Roy (CNRS)", "family_name": "Roy", "email": "a@x.org / b@x.org"})
    before = folder.read()
    (person,) = before.event.people
    assert (person.name, person.affiliation, person.family_name, person.email) == ("Ali Roy", "CNRS", "Roy", "a@x.org")
    assert fixed(folder).event == before.event


def test_a_talk_without_speakers_is_remarked_and_one_that_could_not_be_read_is_not(folder):
    folder.event(BASE).talks(rows=rows("Ali Roy", "", "Dupont, Jean Martin"))
    mistakes = folder.mistakes()
    assert [(m.row, m.column) for m in mistakes] == [(4, "speakers")]
    remarks = folder.talks(rows=rows("Ali Roy", "")).remarks()
    assert [(p.row, p.column) for p in remarks if "who presents" in p.text.en] == [(3, "speakers")]


def test_several_people_in_each_of_two_columns_of_a_name_are_written_in_both(folder) -> None:
    people = [{"id": "T1", "title": "Un", "Nom": "Martin Ruiz et ROUSSEAU", "Prénom": "Paul et Lucie"}]
    folder.event(BASE).talks(rows=people)
    for reading in (folder.read(), fixed(folder)):
        families = {person.name: person.family_name for person in reading.event.people}
        assert families == {"Paul Martin Ruiz": "Martin Ruiz", "Lucie ROUSSEAU": "ROUSSEAU"}
    assert b"Martin Ruiz; ROUSSEAU" in (folder.path / "talks.csv").read_bytes()


@pytest.mark.parametrize("affiliations", ["", "La Rochelle"])
@pytest.mark.parametrize(
    "inside",
    [
        "avec Jeanne Roy",
        "Avec Jeanne Roy et Paul Bo",
        "with Jeanne Roy",
        "et Jeanne Roy",
        "& Jeanne Roy",
        "+ Jeanne Roy",
        "en collaboration avec Jeanne Roy",
        "in collaboration with Jeanne Roy",
        "en duo avec J. Roy",
        "joint work with Jeanne Roy",
        "together with Jeanne Roy",
    ],
)
def test_somebody_in_brackets_who_is_there_too_is_asked_about(folder, inside: str, affiliations: str) -> None:
    folder.event(BASE).talks(rows=rows(f"Marc Petit ({inside})", affiliations=[affiliations]))
    mistake = folder.mistake()
    assert (mistake.file, mistake.row, mistake.column) == ("talks.csv", 2, "speakers")
    (together,) = mistake.suggestions
    assert together.startswith("Marc Petit; J")
    assert "authors" in mistake.text.en
    folder.event(BASE).talks(rows=rows(together))
    assert "Roy" in {person.name.split()[-1] for person in folder.read().event.people}


@pytest.mark.parametrize(
    "cell",
    [
        "Marc Petit (dir. Jeanne Roy)",
        "Marc Petit (sous la direction de Jeanne Roy)",
        "Marc Petit, sous la direction de Jeanne Roy",
        "Marc Petit, supervised by Jeanne Roy",
        "Marc Petit (encadré par Jeanne Roy)",
    ],
)
def test_whoever_supervises_is_no_affiliation(folder, cell: str) -> None:
    mistake = folder.event(BASE).talks(rows=rows(cell)).mistake()
    assert (mistake.row, mistake.column, mistake.suggestions) == (2, "speakers", ("Marc Petit; Jeanne Roy",))


@pytest.mark.parametrize("inside", ["direction de l’urbanisme", "Dir. des études", "dir. CNRS"])
def test_an_affiliation_that_begins_like_a_supervisor_is_one(folder, inside: str) -> None:
    reading = folder.event(BASE).talks(rows=rows(f"Marc Petit ({inside})")).read()
    assert [person.affiliation for person in reading.event.people] == [inside]


@pytest.mark.parametrize("inside", ["CNRS et EHESS", "Withworth College", "Etna Lab", "Andes University", "Avecina"])
def test_an_affiliation_that_begins_like_a_companion_is_one(folder, inside: str) -> None:
    reading = folder.event(BASE).talks(rows=rows(f"Marc Petit ({inside})")).read()
    assert [person.affiliation for person in reading.event.people] == [inside]


def test_a_missing_column_of_names_is_one_mistake_and_not_one_for_each_address(folder):
    folder.event('[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n')
    folder.write("talks.csv", "id,title,authors,emails\nT1,Un,Ada,a@example.org\nT2,Deux,Bob,b@example.org\n")
    (missed,) = folder.mistakes()
    assert (missed.row, missed.column) == (1, "speakers")
    folder.write("talks.csv", "id,title,speakers,emails\nT1,Un,,a@example.org\nT2,Deux,Bob,b@example.org\n")
    assert [(mistake.row, mistake.column) for mistake in folder.mistakes()] == [(2, "emails")]
