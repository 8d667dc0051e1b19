"""A folder with releases: the event keeps its id, and one of another year is asked about before anybody hears of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scheduler.cli.program import main
from scheduler.reading import read_folder

EVENT = '[event]\ntitle = "Law"\ndate = 2025-05-23\nstart = "09:00"\nend = "12:00"\nlanguage = "en"\n'


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    (folder / "event.toml").write_text(EVENT)
    (folder / "talks.csv").write_text("id,title,speakers,emails\nT1,One,Ada Roy,ada@example.org\n")
    for words in (("solve",), ("publish", "--date", "2025-03-01")):
        assert main([words[0], str(folder), *words[1:], "--quiet"]) == 0
    return folder


@pytest.mark.parametrize(
    ("day", "id_", "column"),
    [
        ("2026-05-22", "", "event.date"),
        ("2026-05-22", 'id = "law-2025-05-23"\n', "event.date"),
        ("2025-06-20", "", "event.id"),
        ("2025-06-20", 'id = "law-2025-05-23"\n', None),
    ],
)
def test_an_event_of_another_year_is_asked_about(
    published: Path, tmp_path: Path, day: str, id_: str, column: str | None
) -> None:
    folder = Path(shutil.copytree(published, tmp_path / "event"))
    (folder / "event.toml").write_text(EVENT.replace("2025-05-23", day).replace("[event]\n", f"[event]\n{id_}"))
    reading = read_folder(folder)
    assert reading.event.id == "law-2025-05-23"
    assert [r.column for r in reading.remarks if r.column in ("event.id", "event.date")] == [column][
        : column is not None
    ]
    if column == "event.date":
        assert any("the event of 23\u202fMay 2025" in remark.text.en for remark in reading.remarks)
