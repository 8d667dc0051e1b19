"""The rows of talks: each column, each mistake and each remark with file, row, column and what to write."""

from __future__ import annotations

import pytest

from scheduler.domain.talks import Pin
from scheduler.domain.windows import Window

# changes of the first row, column, found, what the French and the English sentence hold
WRONG = [
    ({"id": ""}, "id", "", "remplissez", "fill it in"),
    ({"id": "é 1"}, "id", "é 1", "« e-1 »", "“e-1”"),
    ({"id": "-T"}, "id", "-T", "commençant", "beginning"),
    ({"id": "nul.1"}, "id", "nul.1", "Windows", "Windows"),
    ({"title": " \t"}, "title", "", "remplissez", "fill it in"),
    ({"axis": ""}, "axis", "", "1, 2", "1, 2"),
    ({"axis": "Territoire"}, "axis", "Territoire", "« 1 »", "“1”"),
    ({"emails": "a@x.org; b@x.org"}, "emails", "a@x.org; b@x.org", "au plus un", "at most one"),
    ({"emails": "marie at example"}, "emails", "marie at example", "nom@example.org", "name@example.org"),
    ({"emails": "a@b.org<script>"}, "emails", "a@b.org<script>", "nom@example.org", "name@example.org"),
    ({"affiliations": "A; B"}, "affiliations", "A; B", "au plus un", "at most one"),
    ({"speakers": "Marie;;X", "emails": "a@x.org;b@x.org"}, "emails", "b@x.org", "son nom", "name at the same place"),
    ({"speakers": "Marie; MARIE"}, "speakers", "MARIE", "deux fois", "twice"),
    ({"duration": "0"}, "duration", "0", "par exemple 20", "for instance 20"),
    ({"duration": "20-25 min"}, "duration", "20-25 min", "« 20 »", "“20”"),
    ({"duration": "30.5"}, "duration", "30.5", "entier", "whole"),
    ({"duration": "1e9"}, "duration", "1e9", "entier", "whole"),
    ({"duration": "541"}, "duration", "541", "au plus 540", "at most 540"),
    ({"available": "soir"}, "available", "soir", "09:00-12:30", "09:00-12:30"),
    ({"available": "9h-10h; 12h-11h"}, "available", "9h-10h; 12h-11h", "11:00-12:00", "11:00-12:00"),
    ({"available": "9h-9h"}, "available", "9h-9h", "finit avant", "ends before"),
    ({"available": "9h-10h | 11h-12h"}, "available", "9h-10h | 11h-12h", "plage", "window"),
    ({"preferred": "2025-05-24 9h-10h"}, "preferred", "2025-05-24 9h-10h", "2025-05-23", "2025-05-23"),
    ({"preferred": "2025-13-24 9h-10h"}, "preferred", "2025-13-24 9h-10h", "date", "date"),
    ({"room": "Auditorum"}, "room", "Auditorum", "« auditorium »", "“auditorium”"),
    ({"room": "xyz"}, "room", "xyz", "auditorium, salle-b", "auditorium, salle-b"),
    ({"needs": "visio; orgue"}, "needs", "orgue", "visio, Piano", "visio, Piano"),
    ({"needs": "vizio"}, "needs", "vizio", "« visio »", "“visio”"),
    ({"after": "T03"}, "after", "T03", "« T02 »", "“T02”"),
    ({"after": "Deux"}, "after", "Deux", "« T02 »", "“T02”"),
    ({"after": "T01"}, "after", "T01", "lui-même", "itself"),
    ({"not_with": "T02; X9"}, "not_with", "X9", "T02", "T02"),
    ({"with": "T02; X9"}, "with", "X9", "T02", "T02"),
    ({"pin": "soon"}, "pin", "soon", "14:00@auditorium", "14:00@auditorium"),
    ({"pin": "14:00@"}, "pin", "14:00@", "salle", "room"),
    ({"pin": "14:00@audi"}, "pin", "audi", "auditorium", "auditorium"),
    ({"pin": "14:00@salle-b", "room": "auditorium"}, "pin", "salle-b", "différentes", "different"),
    ({"language": "klingon"}, "language", "klingon", "fr, en", "fr, en"),
    ({"audience": "many"}, "audience", "many", "entier", "whole"),
    ({"audience": "-3"}, "audience", "-3", "par exemple 0", "for instance 0"),
    ({"status": "acepted"}, "status", "acepted", "« accepted »", "“accepted”"),
]


@pytest.mark.parametrize(("change", "column", "found", "french", "english"), WRONG)
def test_each_mistake_has_its_cell_and_says_what_to_write(folder, change, column, found, french, english):
    mistake = folder.talks(change).mistake()
    assert (mistake.file, mistake.row, mistake.column, mistake.found) == ("talks.csv", 2, column, found)
    assert french in mistake.text.fr.replace("\u202f", " ")
    assert english in mistake.text.en
    assert mistake.text.fr != mistake.text.en


def test_an_id_that_stands_twice_is_a_mistake_whatever_the_case(folder):
    mistake = folder.talks({"id": "t02"}).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (3, "id", "T02")
    assert "« t02 »" in mistake.text.fr.replace("\u202f", " ")


def test_an_id_of_a_talk_that_is_left_out_is_taken_too(folder):
    rows = [*usual(), {"id": "T01", "status": "rejected"}, {"id": "", "status": "withdrawn"}]
    mistake = folder.talks(rows=rows).mistake()
    assert (mistake.row, mistake.column) == (4, "id")


def usual() -> list[dict[str, object]]:
    rest = {"keywords": "k", "biography": "b"}
    return [
        {"id": "T01", "title": "Un", "axis": "1", "speakers": "Ada", "emails": "a@x.org", **rest},
        {"id": "T02", "title": "Deux", "axis": "2", "speakers": "Bea", "emails": "b@x.org", **rest},
    ]


def test_a_circle_of_after_is_told_once_with_all_its_talks(folder):
    mistake = folder.talks({"after": "T02"}, {"after": "T01"}).mistake()
    assert (mistake.row, mistake.column, mistake.found) == (2, "after", "T02")
    assert "T01 → T02 → T01" in mistake.text.fr
    assert "remove one" in mistake.text.en


def test_an_axis_where_there_are_none_is_a_mistake(folder):
    folder.event('[event]\ntitle = "x"\ndate = 2025-05-23\nstart = "9h"\nend = "18h"\n')
    first, second = folder.mistakes()
    assert (first.row, second.row, first.column, first.found) == (2, 3, "axis", "1")
    assert "[[axes]]" in first.text.fr


def test_no_accepted_talk_at_all_is_a_mistake(folder):
    folder.talks({"status": "refusé"}, {"status": "Retirée"})
    mistake = folder.mistake()
    assert (mistake.file, mistake.row) == ("talks.csv", None)


def test_talks_that_are_left_out_are_left_out_whatever_else_is_wrong_with_them(folder):
    rows = [*usual(), {"id": "T03", "title": "", "axis": "9", "speakers": "Ada", "duration": "x", "status": "REJECTED"}]
    event = folder.talks(rows=rows).read().event
    assert [talk.id for talk in event.talks] == ["T01", "T02"]


def test_conditions_on_talks_that_are_left_out_are_remarked_and_dropped(folder):
    rows = [*usual(), {"id": "T03", "status": "withdrawn"}]
    rows[0]["after"] = "T02;T03"
    rows[1]["not_with"] = "T03; T02"
    rows[1]["with"] = "T03; T01"
    reading = folder.talks(rows=rows).read()
    first, second = (reading.event.talk[name] for name in ("T01", "T02"))
    assert (first.after, second.not_with, second.together) == (("T02",), (), ("T01",))
    assert [(p.row, p.column, p.found) for p in reading.remarks] == [
        (2, "after", "T03"),
        (3, "not_with", "T03"),
        (3, "not_with", "T02"),
        (3, "with", "T03"),
    ]


def test_every_column_arrives_cleaned(folder):
    row = {
        "ID": "T9",
        "Title": " Un \t titre\u202e ",
        "AXIS": "2",
        "Speakers": "Zoé  E\u0301te\u0301; Ada",
        "E-mails": ";ada@example.org",
        "affiliations": "Lab",
        "authors": "X; Y;",
        "Duration": "45.0",
        "available": "14:00–17:00;9h-12h30",
        "preferred": "10 h - 11 h",
        "room": "auditorium",
        "needs": "VISIO; piano",
        "after": "T10",
        "not-with": "T10;T10",
        "avec": "T10, T10",
        "Étiquettes": " IA ;éthique;",
        "Niveau": "2",
        "pin": "9 h 30@auditorium",
        "keywords": "b; a ;;",
        "abstract": "l1\r\nl2\x00  x\r",
        "biography": "Vie",
        "language": "Français",
        "audience": "12",
        "note": "sous réserve",
        "status": "Confirmé",
        "Ordre": "3.0",
        "Fuseau": "UTC\u22123:30",
        "référence": " sub 12 ",
    }
    other = {"ID": "T10", "Title": "b", "AXIS": "1", "Speakers": "Bea"}
    talk = folder.talks(rows=[other, row]).read().event.talks[0]
    assert talk.model_dump() == {
        "id": "T9",
        "title": "Un titre",
        "axis": "2",
        "speakers": ("zoe ete", "ada@example.org"),
        "names": (),
        "affiliations": ("Lab", ""),
        "discussants": (),
        "authors": ("X", "Y"),
        "duration": 45,
        "available": (
            Window(start=540, end=750).model_dump(),
            Window(start=840, end=1020).model_dump(),
        ),
        "preferred": (Window(start=600, end=660).model_dump(),),
        "room": "auditorium",
        "needs": ("visio", "Piano"),
        "after": ("T10",),
        "not_with": ("T10",),
        "together": ("T10",),
        "tags": ("IA", "éthique"),
        "difficulty": 2,
        "pin": Pin(day=talk.pin.day, start=570, room="auditorium").model_dump(),
        "places": 1,
        "order": 3,
        "timezone": "UTC-3:30",
        "reference": "sub 12",
        "keywords": ("b", "a"),
        "abstract": "l1\nl2  x",
        "biography": "Vie",
        "language": "fr",
        "audience": 12,
        "note": "sous réserve",
        "confirmed": True,
        "type": "talk",
    }


def test_a_row_without_surplus_gives_the_defaults(folder):
    rows = [{"id": "T1", "title": "a", "axis": "1", "speakers": "Ada"}]
    talk = folder.talks(rows=rows).read().event.talks[0]
    assert (talk.duration, talk.available, talk.pin, talk.room, talk.confirmed) == (30, (), None, None, False)


# changes of the first row, column, found, what the sentence holds
REMARKED = [
    ({"keywords": ""}, "keywords", "", "up to 5"),
    ({"keywords": "a;b;c;d;e;f"}, "keywords", "a; b; c; d; e; f", "6 keywords"),
    ({"abstract": "x" * 6001}, "abstract", "x" * 119 + "…", "6001"),
    ({"biography": ""}, "biography", "", "Marie Curie"),
    ({"emails": ""}, "emails", "Marie Curie", "No e-mail address"),
    ({"not_with": "T01"}, "not_with", "T01", "itself"),
    ({"with": "T01"}, "with", "T01", "itself"),
    ({"speakers": "Paul Langevain"}, "speakers", None, "may be one person"),
    ({"speakers": "Langevin Paul"}, "speakers", None, "may be one person"),
    ({"speakers": "Paul L. Langevin", "emails": "PAUL@example.org"}, "speakers", "Paul L. Langevin", "one person"),
    ({"speakers": "", "emails": ""}, "speakers", "", "write who presents"),
    ({"speakers": "paul LANGEVIN", "emails": ""}, "speakers", "paul LANGEVIN", "taken for one person"),
]


@pytest.mark.parametrize(("change", "column", "found", "english"), REMARKED)
def test_each_remark_has_its_cell_and_stops_nothing(folder, change, column, found, english):
    (remark,) = folder.talks(change).remarks()
    assert (remark.file, remark.column) == ("talks.csv", column)
    assert remark.row in (2, 3)
    assert found is None or remark.found == found
    assert english in remark.text.en
    assert remark.text.fr != remark.text.en


def test_what_lies_on_the_edge_is_not_remarked(folder):
    assert folder.talks({"keywords": "a;b;c;d;e", "abstract": "x" * 6000}).remarks() == ()


def test_an_axis_without_talks_is_remarked(folder):
    (remark,) = folder.talks({"axis": "2"}).remarks()
    assert (remark.file, remark.column, remark.found) == ("event.toml", "axes[1].id", "1")


def test_an_unknown_column_is_remarked_with_the_one_it_may_mean(folder):
    (remark,) = folder.talks({"keyword": "x", "abstrcat": "y"}).remarks()[1:]
    assert (remark.row, remark.column, remark.found) == (1, "abstrcat", "abstrcat")
    assert "“abstract”" in remark.text.en


def test_what_no_talk_has_is_remarked_once_and_invitations_come_first(folder):
    rows = [{"id": f"T{n}", "title": "a", "axis": str(n), "speakers": name} for n, name in ((1, "Ada"), (2, "Bea"))]
    assert [(p.row, p.column) for p in folder.talks(rows=rows).remarks()] == [
        (1, "emails"),
        (1, "keywords"),
        (1, "biography"),
    ]


def test_remarks_come_with_the_mistakes(folder):
    from scheduler.domain.errors import InputError

    folder.talks({"axis": "3", "keywords": ""})
    with pytest.raises(InputError) as caught:
        folder.read()
    assert [p.column for p in caught.value.mistakes] == ["axis"]
    assert [p.column for p in caught.value.remarks] == ["keywords"]


@pytest.mark.parametrize("speaker", ["Claire Vautrin", "VAUTRIN Claire", "claire vautrin"])
def test_who_presents_is_not_named_again_among_those_who_sign(folder, speaker):
    cells = {
        "speakers": f"{speaker}; Ada Roy",
        "emails": "c@example.org",
        "authors": "Claire VAUTRIN; Bo Roy; C. Vautrin",
    }
    assert folder.talks(cells).read().event.talks[0].authors == ("Bo Roy", "C. Vautrin")
