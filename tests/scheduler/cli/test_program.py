"""The command line: its words, its languages, its exit codes, and that nobody ever sees a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import scheduler.cli.commands.folder
from scheduler.cli.entries import ENTRIES
from scheduler.cli.entry import Entry
from scheduler.cli.help_pages import help_width
from scheduler.cli.program import main
from scheduler.cli.values import OneOf
from scheduler.domain.errors import EnvironmentFailure
from scheduler.language.message import Message

ROOT = Path(__file__).parent.parent.parent.parent
Captured = pytest.CaptureFixture[str]


def journee(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "scheduler.cli.program", *arguments],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_command_has_help_and_the_shared_options_in_both_languages(entry: Entry, capsys: Captured) -> None:
    assert main([entry.name, "--help", "--lang", "fr"]) == 0
    french = capsys.readouterr().out
    assert main([entry.name, "--lang=en", "--help"]) == 0
    english = capsys.readouterr().out
    assert french.startswith(f"Utilisation\u202f: journee {entry.name}")
    assert english.startswith(f"Usage: journee {entry.name}")
    for text in (french, english):
        assert all(option in text for option in ("--json", "--lang fr|en", "--quiet", "--help"))
    assert "standard output" not in french


def test_help_follows_the_locale_unless_told_otherwise() -> None:
    assert journee("--help", LC_ALL="fr_FR.UTF-8").stdout.startswith("Utilisation")
    assert journee("--help", LC_ALL="pt_BR.UTF-8").stdout.startswith("Usage")
    assert journee("--lang", "en", "--help", LC_ALL="fr_FR.UTF-8").stdout.startswith("Usage")


@pytest.mark.parametrize("columns", ["", "0", "wide", "10", "60", "300"])
def test_help_is_as_wide_as_click_would_have_it(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert help_width() == click.HelpFormatter().width


def test_every_command_can_be_loaded() -> None:
    assert list(scheduler.cli.commands.COMMANDS) == [entry.name for entry in ENTRIES]
    assert all(callable(scheduler.cli.commands.command(name)) for name in scheduler.cli.commands.COMMANDS)


def test_the_help_of_export_names_every_format(capsys: Captured) -> None:
    import exports

    assert main(["export", "--help"]) == 0
    words = capsys.readouterr().out.replace(",", " ").replace(".", " ").split()
    assert {format.name for format in exports.FORMATS} <= set(words)


def test_version(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.split() == ["journee", "0.1.0"]


@pytest.mark.parametrize(
    ("arguments", "french", "english"),
    [
        (["frobnicate"], "n’est pas une commande", "is no command"),
        (["solve"], "Il manque DIR", "DIR is missing"),
        (["solve", "--frobnicate", "x"], "Option inconnue", "Unknown option"),
        (["solve", "x", "--workers"], "Valeur absente", "A value is missing"),
        (["solve", "x", "--workers", "0"], "n’est pas un nombre entier de 1 à", "is not a whole number from 1 to"),
        (["solve", "x", "--workers", "1.5"], "n’est pas un nombre entier", "is not a whole number"),
        (["solve", "x", "--time-limit", "nan"], "n’est pas un nombre de 0,1 à", "is not a number from 0.1 to"),
        (["solve", "x", "--time-limit", "inf"], "n’est pas un nombre", "is not a number"),
        (["solve", "x", "--seed", "9" * 5000], "n’est pas un nombre", "is not a whole number"),
        (["solve", "x", "y"], "Argument de trop", "One argument too many"),
        (["export", "x", "--format", "mailing"], "journee mail DIR l’écrit", "journee mail DIR writes it"),
        (["export", "x", "--format", "fax"], "n’est pas dans la liste", "is none of"),
        (["check", "x", "--json=yes"], "Valeur absente ou de trop", "one too many"),
    ],
)
def test_wrong_command_lines_end_with_2(arguments: list[str], french: str, english: str, capsys: Captured) -> None:
    for language, words in (("fr", french), ("en", english)):
        assert main(["--lang", language, *arguments]) == 2
        output = capsys.readouterr()
        assert words in output.err
        assert output.out == ""


def test_an_unknown_language_is_a_wrong_command_line(capsys: Captured) -> None:
    assert main(["check", "x", "--lang", "de"]) == 2
    assert "fr, en" in capsys.readouterr().err


def test_no_command_shows_the_help_and_ends_with_2() -> None:
    ran = journee()
    assert ran.returncode == 2
    assert "solve" in ran.stderr


@pytest.mark.parametrize("failure", [RuntimeError("boom"), KeyError("x")])
def test_our_own_mistakes_are_told_in_one_line(
    failure: Exception, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise failure

    monkeypatch.delenv("JOURNEE_DEBUG", raising=False)
    monkeypatch.setattr(scheduler.cli.commands.folder, "check", fail)
    assert main(["check", "x", "--lang", "fr"]) == 1
    stderr = capsys.readouterr().err
    assert stderr.count("\n") == 1
    assert "Erreur de journee" in stderr
    assert type(failure).__name__ in stderr
    monkeypatch.setenv("JOURNEE_DEBUG", "1")
    with pytest.raises(type(failure)):
        main(["check", "x"])


@pytest.mark.parametrize(
    ("failure", "code", "text"),
    [(RecursionError("deep"), 3, "imbriqué trop profondément"), (MemoryError(), 1, "mémoire de la machine")],
)
def test_what_is_too_deep_or_too_large_is_no_mistake_of_ours(
    failure: Exception, code: int, text: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise failure

    monkeypatch.delenv("JOURNEE_DEBUG", raising=False)
    monkeypatch.setattr(scheduler.cli.commands.folder, "check", fail)
    assert main(["check", "x", "--lang", "fr"]) == code
    stderr = capsys.readouterr().err
    assert stderr.count("\n") == 1
    assert text in stderr


def test_failures_of_the_machine_are_told_for_people_and_programs(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise EnvironmentFailure(Message(fr="le disque est plein", en="the disk is full"))

    monkeypatch.setattr(scheduler.cli.commands.folder, "check", fail)
    assert main(["check", "x", "--json", "--lang", "en"]) == 1
    output = capsys.readouterr()
    assert output.out == '{\n  "error": "the disk is full"\n}\n'
    assert output.err == "Error: the disk is full\n"


def test_ctrl_c_ends_with_130(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(scheduler.cli.commands.folder, "check", interrupt)
    assert main(["check", "x", "--lang", "en"]) == 130
    assert capsys.readouterr().err.strip() == "Interrupted."


def test_ctrl_c_that_a_library_in_c_turns_into_an_error_of_its_own_ends_with_130(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise ImportError("initialization failed") from KeyboardInterrupt()

    monkeypatch.setattr(scheduler.cli.commands.folder, "check", interrupt)
    assert main(["check", "x", "--lang", "en"]) == 130
    assert capsys.readouterr().err.strip() == "Interrupted."


def test_a_reader_who_has_read_enough_is_no_reason_for_noise() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        command = [sys.executable, "-m", "scheduler.cli.program", "--help"]
        ran = subprocess.run(command, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_standard_output_is_told() -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "scheduler.cli.program", "--help", "--lang", "en"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (1, "Error: the disk is full\n")


def test_names_are_completed_as_they_are_typed() -> None:
    option = OneOf(lambda: ("frab", "fragment", "docx"), lambda fr, en, **values: en)
    context = click.Context(click.Command("export"))
    completed = option.shell_complete(context, click.Option(["--format"]), "fra")
    assert [item.value for item in completed] == ["frab", "fragment"]
