"""A column « Avec » holds the ids of talks; where people stand in it, it is another column of that name."""

from __future__ import annotations

from tests.scheduler.reading.conftest import Folder

HEADER = "id;titre;axe;intervenants;avec"


def table(folder: Folder, *cells: str) -> Folder:
    rows = [f"T{n};Titre {n};1;Personne {n} Nom{n};{cell}" for n, cell in enumerate(cells, start=1)]
    (folder.path / "talks.csv").write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return folder


def test_ids_name_talks(folder: Folder) -> None:
    event = table(folder, "t2 et T3", "", "T2").read().event
    assert [talk.together for talk in event.talks] == [("T2", "T3"), (), ("T2",)]


def test_people_make_it_another_column(folder: Folder) -> None:
    reading = table(folder, "Paul Martin", "Lucie Roux et Jean Morel", "Ada Mercier").read()
    assert [talk.together for talk in reading.event.talks] == [(), (), ()]
    assert any(remark.column == "avec" for remark in reading.remarks)
