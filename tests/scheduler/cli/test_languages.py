"""The language of messages: `--lang`, else the locale's; where the locale says none, the event's."""

from __future__ import annotations

import locale
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.cli.console import command_line, event_language, locale_language
from scheduler.cli.program import main

ROOT = Path(__file__).parent.parent.parent.parent
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def folder_of(path: Path, language: str) -> Path:
    assert main(["init", str(path), "--lang", language, "--quiet"]) == 0
    return path


@pytest.mark.usefixtures("no_locale")
@pytest.mark.parametrize(("language", "counted"), [("fr", "0 erreur, 0 remarque"), ("en", "0 mistakes, 0 remarks")])
def test_without_a_locale_messages_are_in_the_events_language(
    language: str, counted: str, tmp_path: Path, capsys: Captured
) -> None:
    folder = folder_of(tmp_path / "day", language)
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.strip() == counted
    assert main(["check", str(folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out.strip() == "0 mistakes, 0 remarks"


@pytest.mark.usefixtures("no_locale")
def test_failures_too_are_told_in_the_events_language(tmp_path: Path, capsys: Captured) -> None:
    folder = folder_of(tmp_path / "day", "fr")
    with open(folder / "event.toml", "a", encoding="utf-8") as file:
        file.write("\n= this is no TOML")
    assert main(["check", str(folder)]) == 3
    assert "1 erreur" in capsys.readouterr().out
    assert main(["verify", str(folder)]) == 3
    assert "Erreur\u202f: " in capsys.readouterr().err


@pytest.mark.usefixtures("no_locale")
@pytest.mark.parametrize(("language", "told"), [("fr", "Le raccourci est là"), ("en", "The shortcut is here")])
def test_without_a_locale_and_a_folder_the_working_folder_has_the_language(
    language: str, told: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(folder_of(tmp_path / "day", language))
    assert main(["shortcut"]) == 0
    assert told in capsys.readouterr().out


@pytest.mark.usefixtures("no_locale")
@pytest.mark.parametrize("command", ["serve", "shortcut"])
def test_without_a_locale_a_command_needs_no_folder(
    command: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first two lines that a newcomer types, on a machine that states no language."""
    monkeypatch.setattr("scheduler.cli.commands.run", lambda name, *_, **__: 0 if name == command else 1)
    monkeypatch.chdir(tmp_path)
    assert main([command]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("no_locale")
def test_a_locale_goes_before_the_event(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path / "day", "fr")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.strip() == "0 mistakes, 0 remarks"


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (b'[event]\nlanguage = "en" # of all that is produced', "en"),
        (b"[event]\n  language='en'\r\n", "en"),
        (b'[event]\ntitle = "\xe9"\nlanguage = "fr"', "fr"),
        (b'[event]\n# language = "en"\n', "fr"),
        (b"[event]\n", "fr"),
        (b"", "fr"),
    ],
)
def test_an_event_that_states_no_language_is_french(content: bytes, language: str, tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_bytes(content)
    assert event_language(tmp_path) == language


@pytest.mark.parametrize("name", ["missing", "event.toml", "nu\0ll"])
def test_what_is_no_event_has_no_language(name: str, tmp_path: Path) -> None:
    (tmp_path / "event.toml").mkdir()
    assert event_language(tmp_path / name) is None
    assert event_language(tmp_path) is None


def test_windows_speaks_through_its_regional_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.cli.console.os.name", "nt")
    for setting, language in ((("French_France", "1252"), "fr"), (("en_GB", "cp1252"), "en"), ((None, None), None)):
        monkeypatch.setattr(locale, "getlocale", lambda category, setting=setting: setting)
        assert locale_language({}) == language


AWKWARD = ["my event", "l'été", "a;b", "$HOME", "two  spaces", "«é»", "-x", "plain"]


@pytest.mark.parametrize("name", AWKWARD)
def test_a_command_to_copy_reaches_the_folder_that_it_names(
    name: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--lang", "en", "--", name]) == 0
    line = capsys.readouterr().out.strip()
    words = shlex.split(line[line.rindex("journee ") :])
    assert words[:2] == ["journee", "solve"]
    assert main(["check", *words[2:]]) == 0


@pytest.mark.long
def test_every_command_to_copy_is_quoted(tmp_path: Path, capsys: Captured) -> None:
    """Through all commands that name another: each line of theirs splits into words that are whole."""
    folder, impossible = tmp_path / "la journée d'étude", tmp_path / "un jour d'étude"
    shutil.copytree(ROOT / "samples" / "impossible", impossible)
    assert main(["init", str(folder)]) == 0
    with open(folder / "talks.csv", "a", encoding="utf-8") as file:
        file.write("Z1,No abstract,1,Ada New\n")
    for code, words in (
        (0, ["solve", str(folder)]),
        (0, ["publish", str(folder)]),
        (4, ["solve", str(impossible)]),
        (0, ["explain", str(impossible), "--apply", "1"]),
    ):
        assert main(words) == code
    output = capsys.readouterr()
    lines = [line for line in (output.out + output.err).splitlines() if "journee " in line]
    commands = [shlex.split(line[line.index("journee ") :].removesuffix(" again")) for line in lines]
    assert {words[1] for words in commands} == {"solve", "check", "mail", "explain"}
    assert {tuple(words[2:]) for words in commands} == {(str(folder),), (str(impossible),)}


def test_windows_has_quotes_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.cli.console.os.name", "nt")
    assert command_line("solve", "C:\\my event") == 'journee solve "C:\\my event"'
    assert command_line("solve", "C:\\event") == "journee solve C:\\event"


def test_a_command_in_a_process_without_a_locale_answers_in_the_events_language(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "day", "fr")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    ran = subprocess.run(
        [sys.executable, "-m", "scheduler.cli.program", "check", str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout == "0 erreur, 0 remarque\n"


def test_no_sentence_puts_a_folder_behind_a_command_by_itself() -> None:
    """Whatever is filled in behind the name of a command comes from `command_line`, which quotes it."""
    unquoted = re.compile(r"journee \w+ \{")
    for package in ("scheduler", "constraints", "exports"):
        for path in (ROOT / package).rglob("*.py"):
            assert not unquoted.search(path.read_text(encoding="utf-8")), path
