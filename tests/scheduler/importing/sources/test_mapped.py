"""What the organiser maps becomes the axis of a talk, or a cell of a column of ours."""

from __future__ import annotations

from scheduler.importing.imported import ImportedTalk, Origin
from scheduler.importing.sources.mapped import with_mapped

TALK = ImportedTalk("1", "L'eau", Origin("a.csv", 2), axis="T", cells={"note": "x"})


def test_mapped_columns() -> None:
    answers = {"Jour": "matin", "Heure": "10 h", "Thème": "Eaux\n", "Vide": ""}
    mapping = {"available": ("Jour", "Heure"), "axis": ("Thème",), "needs": ("Vide", "Absente")}
    talk = with_mapped(TALK, answers, mapping)
    assert (talk.axis, dict(talk.cells)) == ("Eaux", {"note": "x", "available": "matin; 10 h"})


def test_nothing_mapped_changes_nothing() -> None:
    assert with_mapped(TALK, {"Jour": "matin"}, {}) == TALK
