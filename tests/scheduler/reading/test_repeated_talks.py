"""A row with nothing but people below a talk is one mistake, which says what it may be."""

from __future__ import annotations

from tests.scheduler.reading.conftest import Folder


def test_people_in_a_row_of_their_own_are_a_mistake(folder: Folder) -> None:
    folder.write(
        "talks.csv", "id,title,axis,speakers,emails\nT1,Un,1,Ada,ada@e.org\n,,,Zoé,zoe@e.org\nT2,Deux,2,Bo,bo@e.org\n"
    )
    mistake = folder.mistake()
    assert (mistake.row, mistake.found) == (3, "Zoé")
    assert "talk of row 2" in mistake.text.en
    assert "“Ada; Zoé”" in mistake.text.en
