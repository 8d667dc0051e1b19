"""Tables that others have published or that went wrong, beside this checkout; they are read raw."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.domain.event import Event
from scheduler.reading import examine, read_folder
from scheduler.services.fixing import fix
from tests.scheduler.reading.secretariats.secretariat import event

SHARED = Path(__file__).parents[5] / "shared"
RAW = SHARED / "faults" / "tableau-brut"
TABLES = sorted(path for kind in ("tables", "forms") for path in (SHARED / "data" / "interchange" / kind).glob("*.csv"))
AXES = '[[axes]]\nid = "4"\ntitle = "IA, gouvernance des données et éthique"\n'
present = pytest.mark.skipif(not RAW.is_dir(), reason="../shared/faults is not beside this checkout")
THREE_AXES = "".join(
    f'[[axes]]\nid = "{number}"\ntitle = "{title}"\n'
    for number, title in enumerate(("Nommer", "Partager", "Gouverner"), start=1)
)


def names(event: Event, people: tuple[str, ...]) -> list[tuple[str, str | None]]:
    return [(event.person[person].name, event.person[person].email) for person in people]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(RAW, tmp_path / "raw"))
    before, _, after = (RAW / "event.toml").read_text(encoding="utf-8").partition('[[axes]]\nid    = "1"')
    rest = after[after.index("# Les salles.") :]
    (folder / "event.toml").write_text(before + THREE_AXES + rest, encoding="utf-8")
    (folder / "talks.xlsx").chmod(0o644)
    return folder


@present
def test_the_raw_table_leaves_at_most_four_questions(raw: Path) -> None:
    mistakes = examine(raw).mistakes
    assert {mistake.row for mistake in mistakes} <= {8, 12, 16, 17}
    assert len(mistakes) <= 4


@present
def test_the_raw_table_is_right_once_they_are_answered(raw: Path) -> None:
    """Row 8 from 15 h, row 12 at 14 h as a pin; then `--fix`, and a programme."""
    import openpyxl

    book = openpyxl.load_workbook(raw / "talks.xlsx")
    sheet = book.active
    sheet["L8"] = "15:00-17:00"
    sheet["L12"] = None
    sheet["P3"], sheet["P12"] = "fixé", "14:00"
    book.save(raw / "talks.xlsx")
    before = read_folder(raw).event
    assert (len(before.talks), len(before.left_out), len(before.posters)) == (11, 1, 2)
    talks = {talk.id: talk for talk in before.talks}
    assert talks["8"].note == "sous réserve"
    people = names(before, talks["4"].speakers)
    assert [email for _, email in people] == ["teresa.dacosta@example.org", "louis.vanhoutte@example.org"]
    assert [name.split()[0] for name, _ in people] == ["Teresa", "Louis"]
    assert talks["4"].affiliations == ("Coimbra inventée", "Gand inventée")
    assert [(window.start, window.end) for window in talks["2"].available] == [(660, 1020)]
    assert [(window.start, window.end) for window in talks["7"].preferred] == [(540, 780)]
    fix(raw)
    after = examine(raw)
    assert after.reading is not None
    assert after.reading.event == before
    assert after.guesses == ()
    assert main(["solve", str(raw), "--quiet", "--time-limit", "5"]) == 0


@pytest.mark.skipif(not TABLES, reason="../shared/data/interchange is not beside this checkout")
@pytest.mark.parametrize("table", TABLES, ids=[path.stem for path in TABLES])
def test_a_published_table_is_read_told_and_kept(table: Path, tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes(event(AXES if table.parent.name == "forms" else ""))
    data = table.read_bytes()
    (tmp_path / "talks.csv").write_bytes(data)
    before = examine(tmp_path)
    for guess in before.guesses:
        assert any(guess.meant.en in remark.text.en or guess.spot.row for remark in before.remarks), guess
    fix(tmp_path)
    after = examine(tmp_path)
    assert (after.reading and after.reading.event) == (before.reading and before.reading.event)
    assert len(after.mistakes) == len(before.mistakes)
    assert main(["undo", str(tmp_path), "--quiet"]) == 0
    assert (tmp_path / "talks.csv").read_bytes() == data


@pytest.mark.skipif(not TABLES, reason="../shared/data/interchange is not beside this checkout")
def test_the_speakers_of_a_virtual_conference_are_known_without_their_titles(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes(event())
    table = SHARED / "data" / "interchange" / "tables" / "miniconf-speakers.csv"
    (tmp_path / "talks.csv").write_bytes(table.read_bytes())
    found = read_folder(tmp_path).event
    assert [(talk.id, names(found, talk.speakers)) for talk in found.talks] == [
        ("1", [("Aisha Walcott-Bryant", None)]),
        ("2", [("Leslie Kaelbling", None)]),
    ]
    assert all(talk.biography for talk in found.talks)
