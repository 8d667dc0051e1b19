"""A file that a spreadsheet program holds open is told of before a search, not when it is over."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.cli.commands import explain, repair
from scheduler.cli.program import main
from scheduler.domain.errors import NoAnswer

EVENT = '[event]\ntitle = "Day"\ndate = 2025-05-23\nstart = "09:00"\nend = "12:00"\nlanguage = "en"\n'
CASES = [
    (explain, "find_and_apply", ["explain", "--apply", "1"], ["talks.csv"]),
    (repair, "amend", ["repair", "--cancel", "T1", "--apply", "1"], ["amendments.toml", "talks.csv"]),
    (repair, "amend", ["repair", "--cancel", "T1"], ["amendments.toml"]),
]


@pytest.mark.parametrize(("module", "search", "words", "told"), CASES)
@pytest.mark.parametrize("yes", [True, False])
def test_what_is_open_is_told_before_the_search(
    module, search: str, words: list[str], told: list[str], yes: bool, tmp_path: Path, capsys, monkeypatch
) -> None:
    (tmp_path / "event.toml").write_text(EVENT)
    for name in ("talks.csv", "amendments.toml"):
        (tmp_path / name).write_text("id,title,speakers\nT1,One,Ada\n" if name == "talks.csv" else "")
        (tmp_path / f".~lock.{name}#").write_bytes(b"")
    if words[0] == "explain":
        (tmp_path / ".~lock.amendments.toml#").unlink()
    before = []

    def searched(*_args, **_options):
        before.append(capsys.readouterr().err)
        raise NoAnswer

    monkeypatch.setattr(module, search, searched)
    main([words[0], str(tmp_path), *words[1:], *(["--yes"] if yes else []), "--quiet", "--lang", "en"])
    assert [line.split(" is open in ")[0] for line in before[0].splitlines()] == ([] if yes else told)
