"""HotCRP: papers as JSON, several or one, and their authors as a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.hotcrp import imported
from scheduler.importing.imported import Imported

PAPER = {
    "object": "paper",
    "pid": 1,
    "title": "L'eau",
    "authors": [
        {"email": "a@x.org", "given_name": "Ada", "family_name": "Lind", "affiliation": "Rives", "orcid": "0"},
        {"first": "Issa", "last": "Koné"},
    ],
    "abstract": "Un & deux.",
    "topics": ["Eaux"],
    "status": "accept",
    "tags": ["secret#0"],
}
AUTHORS = """paper,title,given_name,family_name,email,affiliation,iscontact
1,L'eau,Zoé,Roy,z@x.org,Plaine,yes
1,L'eau,Per,Du,p@x.org,,nonauthor
2,Le vent,Zoé,Roy,z@x.org,,yes
"""


def read(folder: Path, asked: Asked | None = None, **files: Any) -> Imported:
    for name, content in files.items():
        text = content if isinstance(content, str) else json.dumps(content)
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8-sig")
    return imported([folder], asked or Asked())


@pytest.mark.parametrize("several", [True, False])
def test_papers_or_one_paper(tmp_path: Path, several: bool) -> None:
    result = read(tmp_path, data_json=[PAPER] if several else PAPER)
    (talk,) = result.talks
    assert (talk.reference, talk.title, talk.axis, talk.decision) == ("1", "L'eau", "Eaux", "accepted")
    assert [(person.name, person.email, person.affiliation) for person in talk.people] == [
        ("Ada Lind", "a@x.org", "Rives"),
        ("Issa Koné", "", ""),
    ]
    assert "secret" not in repr(result)
    assert "private" in [lost.reason for lost in result.lost]


@pytest.mark.parametrize(
    ("changes", "decision"),
    [
        ({"status": "desk_reject"}, "rejected"),
        ({"status": "submitted", "decision": "Accepted (short)"}, "accepted"),
        ({"status": "submitted"}, "submitted"),
        ({"withdrawn": True}, "withdrawn"),
        ({"status": "draft"}, "draft"),
    ],
)
def test_decisions(tmp_path: Path, changes: dict[str, object], decision: str) -> None:
    assert read(tmp_path, data_json=PAPER | changes).talks[0].decision == decision


def test_a_decision_with_a_name_of_its_own_is_asked(tmp_path: Path) -> None:
    result = read(tmp_path, data_json=PAPER | {"status": "submitted", "decision": "Shepherded"})
    assert [question.found for question in result.questions] == ["Shepherded"]


def test_authors_alone_and_beside_papers(tmp_path: Path) -> None:
    alone = read(tmp_path, authors_csv=AUTHORS)
    assert [(talk.title, [person.name for person in talk.people]) for talk in alone.talks] == [
        ("L'eau", ["Zoé Roy"]),
        ("Le vent", ["Zoé Roy"]),
    ], "who is only a contact signs nothing"
    assert "accepted" in alone.guesses[-1].en
    beside = read(tmp_path, data_json=PAPER | {"authors": []})
    assert [(talk.decision, [person.email for person in talk.people]) for talk in beside.talks] == [
        ("accepted", ["z@x.org"]),
        ("submitted", ["z@x.org"]),
    ]


def test_papers_that_the_account_may_not_see_are_told(tmp_path: Path) -> None:
    result = read(tmp_path, data_json=[PAPER, {"pid": 3, "error": "You don’t have permission"}])
    assert any("may not see" in lost.what.en for lost in result.lost)


@pytest.mark.parametrize("content", [[], {"pid": 1}, [{"pid": 3, "error": "no"}], {"error": "no"}, "<html></html>"])
def test_a_file_without_papers_is_refused_with_the_menu(tmp_path: Path, content: object) -> None:
    with pytest.raises(InputError, match="In HotCRP"):
        read(tmp_path, data_json=content)
