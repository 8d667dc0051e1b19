"""CMT: submissions in the XML of Excel 2003 with rows above the header, or in any other kind of table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.importing.cmt import imported
from scheduler.importing.imported import Imported

HEADER = [
    *("Paper ID", "Created", "Paper Title", "Abstract", "Primary Contact Author Name", "Authors", "Author Names"),
    *("Author Emails", "Track Name", "Primary Subject Area", "Secondary Subject Areas", "Status", "Reviewers"),
    "Q1 (Dispo/Jour)",
]
ROWS = [
    [
        *("7", "2/14/2025", "L'eau", "On x<y", "Ada Lind", "Lind, Ada (Rives)*; Koné, Issa (Plaine; FR)", ""),
        *("a@x.org*; i@x.org", "T", "Eaux", "Sols", "Accept (Oral)", "secret", "matin"),
    ],
    ["8", "", "Le vent", "", "", "", "Roy, Zoé*", "z@x.org*", "T", "Airs", "", "Awaiting Decision", "", ""],
    ["9", "", "Le feu", "", "", "", "Roy, Zoé*", "", "T", "Airs", "", "Desk Reject", "", ""],
]


def workbook(rows: Sequence[Sequence[str]]) -> str:
    cells = ("".join(f"<Cell><Data>{escape(text)}</Data></Cell>" for text in row) for row in rows)
    table = "".join(f"<Row>{row}</Row>" for row in cells)
    namespace = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    return f'<?xml version="1.0"?><Workbook {namespace}><Worksheet><Table>{table}</Table></Worksheet></Workbook>'


def read(folder: Path, text: str, asked: Asked | None = None) -> Imported:
    (folder / "papers.xls").write_text(text, encoding="utf-8")
    return imported([folder], asked or Asked())


@pytest.mark.parametrize("kind", ["excel 2003", "tabs"])
def test_submissions(tmp_path: Path, kind: str) -> None:
    rows = [["Papers"], ["14 February 2025"], HEADER, *ROWS]
    result = read(tmp_path, workbook(rows) if kind == "excel 2003" else "\n".join(map("\t".join, rows)))
    water = result.talks[0]
    assert [(p.name, p.email, p.affiliation, p.presents) for p in water.people] == [
        ("Ada Lind", "a@x.org", "Rives", None),
        ("Issa Koné", "i@x.org", "Plaine; FR", None),
    ]
    assert (water.origin.row, water.abstract) == (4, "On x<y")
    assert [talk.decision for talk in result.talks] == ["accepted", "submitted", "rejected"]
    assert [axis.title for axis in result.axes] == ["Eaux", "Airs"], "all are of one track"
    assert ["track" in guess.en for guess in result.guesses] == [False, True]
    told = {lost.what.en: lost.reason for lost in result.lost if lost.reason != "useless"}
    assert told == {
        "tracks": "aside",
        "secondary subject areas": "aside",
        "private notes and reviews": "private",
        "“Q1 (Dispo/Jour)”": "aside",
    }
    assert "secret" not in repr(result)


def test_several_tracks_are_the_axes(tmp_path: Path) -> None:
    rows = [HEADER, ROWS[0], [*ROWS[1][:8], "Autre", *ROWS[1][9:]]]
    assert [axis.title for axis in read(tmp_path, workbook(rows)).axes] == ["T", "Autre"]


def test_the_one_with_the_star_presents_where_that_is_asked_and_a_question_can_be_mapped(tmp_path: Path) -> None:
    asked = Asked(speakers="presenting", mapping={"available": ("Q1 (Dispo/Jour)",)})
    result = read(tmp_path, workbook([HEADER, *ROWS]), asked)
    assert [person.presents for person in result.talks[0].people] == [True, False]
    assert dict(result.talks[0].cells) == {"available": "matin"}
    assert "“Q1 (Dispo/Jour)”" not in [lost.what.en for lost in result.lost]


def test_without_a_column_of_decisions_all_are_accepted_and_that_is_told(tmp_path: Path) -> None:
    result = read(tmp_path, 'Paper ID,Paper Title,Author Names\n1,L\'eau,"Lind, Ada"\n')
    assert [talk.decision for talk in result.talks] == ["accepted"]
    assert "decisions" in result.guesses[-1].en


def test_another_table_is_refused_with_the_menu(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Export to Excel"):
        read(tmp_path, workbook([["Nom", "Prénom"], ["Lind", "Ada"]]))
