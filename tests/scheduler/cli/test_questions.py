"""Questions of an import on a terminal: answered by numbers, the answers kept for the next import."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from scheduler.cli.program import main

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")

HEADER = "#,title,authors,submitted,last updated,form fields,keywords,decision,notified,reviews sent,abstract,deleted?"


def export(folder: Path, *decisions: str) -> Path:
    rows = (f"{n},Titre {n},Ada Lovelace,,,,villes,{word},no,no,Texte.,no" for n, word in enumerate(decisions, 1))
    path = folder / "submission.csv"
    path.write_text("\n".join((HEADER, *rows)), "utf-8")
    return path


def on_terminal(monkeypatch: pytest.MonkeyPatch, typed: str, *words: str | Path) -> tuple[int, str]:
    """The exit code, and all that the terminal shows, of a command to which that is typed."""
    ours, theirs = pty.openpty()
    shown: list[bytes] = []
    reader = Thread(target=partial(_read, ours, shown))
    with contextlib.ExitStack() as stack, monkeypatch.context() as patched:
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            patched.setattr(sys, name, stack.enter_context(open(os.dup(theirs), mode, encoding="utf-8")))
        os.close(theirs)
        os.write(ours, typed.encode())
        reader.start()
        code = main([*map(str, words), "--lang", "fr"])
    reader.join(10)
    os.close(ours)
    return code, b"".join(shown).decode().replace("\u202f", " ")


def _read(end: int, shown: list[bytes]) -> None:
    with contextlib.suppress(OSError):  # Linux says so where the other end is closed
        while part := os.read(end, 4096):
            shown.append(part)


def test_an_answer_by_number_is_taken_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, folder = export(tmp_path, "accept", "peut-être"), tmp_path / "new"
    code, shown = on_terminal(monkeypatch, "9\n2\n" + "\n" * 4, "import", "easychair", source, folder)
    assert code == 0, shown
    assert "Que veut dire « peut-être »" in shown
    assert "2  rejected (refusés)" in shown
    assert "Écrivez un nombre de 1 à 5" in shown
    assert 'values = { status = { "peut-être" = "rejected" } }' in (folder / "event.toml").read_text("utf-8")
    code, shown = on_terminal(monkeypatch, "", "import", "easychair", source, folder)
    assert code == 0, shown
    assert "Que veut dire" not in shown
    export(tmp_path, "accept", "peut-être", "plutôt oui")
    code, shown = on_terminal(monkeypatch, "1\n", "import", "easychair", source, folder)
    assert code == 0, shown
    kept = 'values = { status = { "peut-être" = "rejected", "plutôt oui" = "accepted" } }'
    assert kept in (folder / "event.toml").read_text("utf-8")


def test_no_answer_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, shown = on_terminal(
        monkeypatch, "\x04", "import", "easychair", export(tmp_path, "accept", "peut-être"), tmp_path / "new"
    )
    assert code not in (0, 3)
    assert "Traceback" not in shown
    assert not (tmp_path / "new").exists()


def test_a_program_is_told_the_options_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = export(tmp_path, "accept", "peut-être")
    code, shown = on_terminal(monkeypatch, "", "import", "easychair", source, tmp_path / "new", "--json")
    assert code == 3
    assert "--value" in shown


def test_what_the_source_does_not_say_of_the_event_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "Journée des villes\ndemain\n23/05/2027\n9h30\n8h\n17:00\n"
    code, shown = on_terminal(monkeypatch, typed, "import", "easychair", export(tmp_path, "accept"), tmp_path / "new")
    assert code == 0, shown
    assert "Ce n’est pas une date" in shown
    assert "La fin doit suivre le début" in shown
    text = (tmp_path / "new/event.toml").read_text("utf-8")
    for line in ('title = "Journée des villes"', "date = 2027-05-23", 'start = "09:30"', 'end = "17:00"'):
        assert f"\n{line}\n" in text, text
    assert "à compléter" not in text
    assert main(["check", str(tmp_path / "new")]) == 0


def test_enter_leaves_it_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, shown = on_terminal(
        monkeypatch, "\n2027-05-23\n\n\n", "import", "easychair", export(tmp_path, "accept"), tmp_path / "new"
    )
    assert code == 0, shown
    text = (tmp_path / "new/event.toml").read_text("utf-8")
    assert "date = 2027-05-23\n" in text
    assert text.count("# à compléter") == 3
