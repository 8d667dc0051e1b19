"""Languages, streams, and terminals that lack letters."""

from __future__ import annotations

import io
import json
import sys

import pytest

from scheduler.cli.console import Console, adapt_streams, locale_language
from scheduler.domain.errors import JourneeError, NoAnswer, Refused
from scheduler.language.message import message
from scheduler.storage.open_files import OpenElsewhere


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, None),
        ({"LANG": "C.UTF-8"}, None),
        ({"LC_ALL": "POSIX", "LANG": "fr_FR"}, None),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_CA"}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "C"}, None),
        ({"LANG": "C", "LC_MESSAGES": "fr_FR", "LC_ALL": ""}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "en_GB"}, "en"),
    ],
)
def test_the_language_is_the_locales_or_none(environment: dict[str, str], language: str | None) -> None:
    assert locale_language(environment) == language


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "« Café » – 9\u202fh\u202f30 → 10, œuvre 🎓 ș"),
        ("cp1252", "« Café » – 9 h 30 -> 10, œuvre ? s"),
        ("ascii", '" Cafe " - 9 h 30 -> 10, oeuvre ? s'),
    ],
)
def test_a_terminal_shows_the_nearest_letters_it_has(
    encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    adapt_streams()
    Console("fr").result(["« Café » – 9\u202fh\u202f30 → 10, œuvre 🎓 ș"])
    sys.stdout.flush()
    assert raw.getvalue().decode(encoding) == f"{shown}\n"


def test_json_survives_a_terminal_without_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    adapt_streams()
    Console("fr", as_json=True).answer({"title": "Été 🎓"})
    sys.stdout.flush()
    assert json.loads(raw.getvalue()) == {"title": "Été 🎓"}


def test_quiet_keeps_warnings_and_the_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console("en", as_json=True, quiet=True)
    console.result(["for people"])
    console.notice(["a remark"])
    console.warn(["a mistake"])
    console.answer({"a": 1})
    assert capsys.readouterr() == ('{\n  "a": 1\n}\n', "a mistake\n")


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (Refused(message("trop tôt", "too early"), "--date"), "Error: too early (--date)"),
        (Refused(message("non", "no")), "Error: no"),
        (NoAnswer(), "Error: No answer within the time limit; try a longer one (--time-limit)"),
        (OpenElsewhere("talks.ods", ".~lock.talks.ods#"), "Nothing was written (--yes)"),
    ],
)
def test_an_option_by_which_it_goes_otherwise_is_told_behind_the_sentence(
    failure: JourneeError, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Console("en", as_json=False, quiet=True).fail(failure)
    assert capsys.readouterr().err.strip().endswith(told)
    assert "--" not in failure.text.en + failure.text.fr
