"""Of two answers of one person the later holds, also where its title says that it is a correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.importing.asked import Asked
from scheduler.importing.table.reading import imported


def titles(folder: Path, first: str, second: str, *, address: str = "ada@example.org") -> list[str]:
    path = folder / "form.csv"
    rows = ("Titre;Nom complet;Courriel", f"{first};Ada Lind;ada@example.org", f"{second};Ada Lind;{address}")
    path.write_text("\n".join(rows), "utf-8")
    read = imported([path], Asked())
    told = any("row 3 counts" in guess.en for guess in read.guesses)
    assert told == (len(read.talks) == 1)
    return [talk.title for talk in read.talks]


@pytest.mark.parametrize(
    "mark", [" (version corrigée)", " [V2]", " – titre définitif", " (revised)", " (Mise à jour)", ""]
)
def test_a_corrected_title_takes_the_place_of_the_first(tmp_path: Path, mark: str) -> None:
    assert titles(tmp_path, "Lire la ville", f"Lire la ville{mark}") == [f"Lire la ville{mark}"]


@pytest.mark.parametrize("other", ["Lire la ville 2", "Lire la ville : suite", "Lire la ville (Paris)", "Finale"])
def test_another_title_is_another_talk(tmp_path: Path, other: str) -> None:
    assert titles(tmp_path, "Lire la ville", other) == ["Lire la ville", other]


def test_somebody_else_s_answer_corrects_nothing(tmp_path: Path) -> None:
    assert len(titles(tmp_path, "Lire la ville", "Lire la ville (corrigé)", address="eve@example.org")) == 2
