"""Hours and pins that nobody can read: a folder that `check` accepts, each of them told, nothing of ours touched."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scheduler.domain.errors import InputError
from scheduler.importing.asked import Asked
from scheduler.reading import read_folder
from scheduler.services.accepted_proposals import import_proposals
from scheduler.services.importing import Outcome, import_sources

PROSE = "cela dépend de mon train, voyez avec ma collègue"
COLUMNS = ("Disponibilités", "Préférences", "Indisponibilités", "Fixé")
HEAD = '[event]\ntitle = "Colloque"\ndate = 2027-05-21\nstart = "09:00"\nend = "18:00"\n\n[[rooms]]\nid = "amphi"\n'


def source(place: Path, column: str, first: str, second: str = "") -> Path:
    rows = [["N°", "Titre", "Intervenant", column], ["1", "Un", "Ada Lind", first], ["2", "Deux", "Bo Yi", second]]
    with (place / "réponses.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return place / "réponses.csv"


def taken(path: Path, folder: Path) -> Outcome:
    return import_sources("table", [path], folder, None, Asked("fr"))


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("column", COLUMNS)
def test_prose_is_told_with_its_row_and_the_folder_is_accepted(column: str, tmp_path: Path) -> None:
    path, folder = source(tmp_path, column, "", PROSE), tmp_path / "colloque"
    (told,) = [text for text in taken(path, folder).told if PROSE in text.fr]
    assert "réponses.csv, ligne 3" in told.fr
    assert "row 3" in told.en
    assert len(read_folder(folder).event.talks) == 2
    before = content(folder)
    assert told in taken(path, folder).told
    assert content(folder) == before
    assert not any(PROSE in data.decode("utf-8", "replace") for data in before.values())


@pytest.mark.parametrize("column", COLUMNS)
def test_a_merge_is_held_up_by_no_prose(column: str, tmp_path: Path) -> None:
    folder = tmp_path / "colloque"
    taken(source(tmp_path, column, ""), folder)
    outcome = taken(source(tmp_path, column, PROSE), folder)
    assert any(PROSE in text.fr and "ligne 2" in text.fr for text in outcome.told)
    assert len(read_folder(folder).event.talks) == 2


def test_a_day_is_read_once_the_event_has_it_unless_hours_were_written_by_hand(tmp_path: Path) -> None:
    path, folder = source(tmp_path, "Disponibilités", "21 mai matin", "21 mai après 15h"), tmp_path / "colloque"
    (told, *_) = [text for text in taken(path, folder).told if "21 mai matin" in text.fr]
    assert "event.toml" in told.fr
    event, table = folder / "event.toml", folder / "talks.csv"
    lines = event.read_text("utf-8").splitlines()
    event.write_text("\n".join("date = 2027-05-21" if line.startswith("date") else line for line in lines), "utf-8")
    rows = list(csv.reader(table.read_text("utf-8-sig").splitlines(), delimiter=";"))
    rows[2][rows[0].index("disponibilités")] = "10:00-11:00"
    table.write_text("\n".join(";".join(row) for row in rows), "utf-8")
    assert not taken(path, folder).told
    starts = {talk.id: [window.start for window in talk.available] for talk in read_folder(folder).event.talks}
    assert starts == {"1": [9 * 60], "2": [10 * 60]}


def test_an_accepted_proposal_is_mended_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_text(HEAD, "utf-8")
    (tmp_path / "proposals").mkdir()
    rows = [f'P01,accepted,Un,Ada Lind,"{PROSE}"', "P02,accepted,Deux,Bo Yi,matin"]
    text = "\n".join(["id,status,title,speakers,available", *rows])
    (tmp_path / "proposals" / "proposals.csv").write_text(text, "utf-8")
    before = content(tmp_path)
    with pytest.raises(InputError) as error:
        import_proposals(tmp_path, Asked("fr"))
    assert [(mistake.row, mistake.found) for mistake in error.value.mistakes] == [(2, PROSE)]
    assert content(tmp_path) == before


def test_words_that_our_table_has_had_are_no_conflict_once_somebody_mended_them(tmp_path: Path) -> None:
    """As on the board, which takes a table as it is and shows its mistakes."""
    path, folder = source(tmp_path, "Disponibilités", PROSE), tmp_path / "colloque"
    import_sources("table", [path], folder, None, Asked("fr", shown=True))
    table = folder / "talks.csv"
    assert PROSE in table.read_text("utf-8-sig")
    table.write_text(table.read_text("utf-8-sig").replace(PROSE, "10:00-11:00"), "utf-8")
    before = content(folder)
    outcome = taken(path, folder)
    assert outcome.merged is not None
    assert (outcome.merged.conflicts, outcome.merged.changes, outcome.told) == ((), (), ())
    assert content(folder) == before


def test_what_is_wrong_beside_hours_is_refused_where_a_page_shows_the_folder_too(tmp_path: Path) -> None:
    path = source(tmp_path, "Durée", PROSE)
    for shown in (False, True):
        with pytest.raises(InputError):
            import_sources("table", [path], tmp_path / "colloque", None, Asked("fr", shown=shown))
