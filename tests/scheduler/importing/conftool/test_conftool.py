"""ConfTool: papers with columns without a name, and sessions that say when and where they are held."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.conftool import imported
from scheduler.importing.imported import Imported

PAPERS = """"paperID","contribtion_type","authors","organisations","title","","keywords","topics","","submitting_autor","sa_email","all_emails","presenting_author","presenting_author_emails","presenting_author_cv","","score_average","acceptance_status","acceptance","withdrawn","abstract"
"123","Talk","Lind, Ada (1); Koné, Issa (1,2)","1: Rives; 2: Plaine, FR","L'eau","","eau, jauge","Eaux","","Lind, Ada","a@x.org","a@x.org; i@x.org","Koné, Issa","issa@x.org","Il mesure.","","42","1","Accepted","0","<p>Un<br>deux</p>"
"124","Poster","Roy, Zoé","Rives","Le vent","","","Airs","x","","","z@x.org","","","","","","0","On Hold","0",""
"125","Talk","Roy, Zoé","Rives","Le feu","","","Eaux","","","","","","","","","","1","Accepted (Poster)","1",""
"""  # noqa: E501
SESSIONS = """session_ID;session_short;session_title;session_start;session_end;session_room;chair1;p1_paperID;p1_title;p1_authors;p1_presenting_author;p1_organisations;p1_start;p1_end;p2_paperID;p2_title;p2_authors;p2_start;p2_end
7;S1;Mesurer;2024-03-18 13:30;2024-03-18 14:30;A;Maire, Zoé;123;L'eau;Lind, Ada;Koné, Issa;Rives;2024-03-18 13:30;2024-03-18 14:00;;Le sel;Du, Per;2024-03-18 14:00;2024-03-18 14:30
8;;Café;2024-03-18 14:30;2024-03-18 15:00;Hall;;;;;;;;;;;;;
"""  # noqa: E501


def read(folder: Path, asked: Asked | None = None, **files: str) -> Imported:
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8-sig")
    return imported([folder], asked or Asked())


def test_papers(tmp_path: Path) -> None:
    result = read(tmp_path, papers_csv=PAPERS)
    water, wind, fire = result.talks
    assert [(p.name, p.email, p.affiliation, p.biography, p.presents) for p in water.people] == [
        ("Ada Lind", "a@x.org", "Rives", "", False),
        ("Issa Koné", "issa@x.org", "Rives, Plaine, FR", "Il mesure.", True),
    ]
    assert (water.axis, water.keywords, water.abstract) == ("Eaux", ("eau", "jauge"), "Un\ndeux")
    assert [talk.decision for talk in result.talks] == ["accepted", "waiting", "withdrawn"]
    assert (wind.kind, wind.people[0].affiliation, fire.kind) == ("poster", "Rives", "poster")
    lost = {lost.what.en: (lost.count, lost.reason) for lost in result.lost}
    assert lost["columns without a name"] == (1, "aside")
    assert lost["private notes and reviews"] == (1, "private")
    assert "42" not in repr(result)


def test_who_presents_has_a_star_where_authors_have_columns(tmp_path: Path) -> None:
    text = (
        "paperID,title,acceptance,authors_formatted_1_name,authors_formatted_1_email,authors_formatted_2_name,"
        'authors_formatted_2_organisation\n1,L\'eau,Accepted,"Lind, Ada",a@x.org,"Koné, Issa*",Rives\n'
    )
    (talk,) = read(tmp_path, papers_csv=text).talks
    assert [(p.name, p.email, p.affiliation, p.presents) for p in talk.people] == [
        ("Ada Lind", "a@x.org", "", False),
        ("Issa Koné", "", "Rives", True),
    ]


def test_sessions_alone(tmp_path: Path) -> None:
    result = read(tmp_path, sessions_csv=SESSIONS)
    water, salt = result.talks
    assert [talk.axis for talk in result.talks] == ["Mesurer", "Mesurer"]
    assert water.held is not None
    assert (water.held.start.isoformat(), water.held.minutes, water.held.room) == ("2024-03-18T13:30:00", 30, "A")
    assert [(person.name, person.presents) for person in water.people] == [("Issa Koné", True), ("Ada Lind", False)]
    assert (salt.title, salt.minutes, [person.name for person in salt.people]) == ("Le sel", 30, ["Per Du"])
    assert [pause.title for pause in result.pauses] == ["Café"]
    assert ("chairs of sessions", 1) in [(lost.what.en, lost.count) for lost in result.lost]


def test_papers_get_the_hours_of_their_sessions(tmp_path: Path) -> None:
    result = read(tmp_path, papers_csv=PAPERS, sessions_csv=SESSIONS)
    assert [(talk.reference, talk.axis, talk.minutes) for talk in result.talks] == [
        ("123", "Eaux", 30),
        ("124", "Airs", None),
        ("125", "Eaux", None),
        ("", "", 30),
    ]
    assert ("titles of sessions", 1) in [(lost.what.en, lost.count) for lost in result.lost]


def test_several_topics_of_a_paper_are_no_axis_and_told(tmp_path: Path) -> None:
    result = read(tmp_path, papers_csv=PAPERS.replace('"Airs"', '"Airs; Eaux"'))
    assert not result.axes
    assert ("topics of the papers", 3) in [(lost.what.en, lost.count) for lost in result.lost]


def test_the_xml_has_the_same_columns(tmp_path: Path) -> None:
    text = (
        "<export><papers><paper><paperID>1</paperID><title>L'eau</title><authors>Lind, Ada</authors>"
        "<acceptance>Accepted</acceptance><score>9</score></paper></papers></export>"
    )
    result = read(tmp_path, papers_xml=text)
    assert [(talk.title, talk.people[0].name, talk.decision) for talk in result.talks] == [
        ("L'eau", "Ada Lind", "accepted")
    ]
    assert [lost.reason for lost in result.lost] == ["private"]


def test_a_number_for_a_decision_is_asked(tmp_path: Path) -> None:
    text = "paperID,title,acceptance_status\n1,L'eau,1\n"
    assert [question.found for question in read(tmp_path, papers_csv=text).questions] == ["1"]


def test_the_export_of_users_is_refused_with_the_menu(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Export Data"):
        read(
            tmp_path,
            users_csv='"personID","title_selected","name","firstname","email"\n"1","","Lind","Ada","a@x.org"\n',
        )
