"""The folder's own templates of mails: read, tried, and told by `check` where no mail could be made of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exports.mail import DECISIONS, NAMES, template_faults
from scheduler.services.event_folder import begin, inspect
from scheduler.services.mail_templates import FOLDER, stated_templates

OURS = Path(__file__).parents[3] / "exports/mail"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir(parents=True)
    return tmp_path / FOLDER


@pytest.mark.parametrize("language", ["fr", "en"])
def test_our_own_templates_are_right_for_every_part_and_change(language: str) -> None:
    texts = {name: (OURS / language / f"{name}.txt").read_text("utf-8") for name in (*NAMES, *DECISIONS)}
    assert template_faults(language, texts) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("x\ny\n{{ unknown }}", 3, "“unknown” has no value here: there are person,"),
        ("x\n{{ person.age }}", 2, "“age” has no value here"),
        ("x\n{% if kind == 'session' %}{{ chair }}{% endif %}", 2, "“chair” has no value here"),
        ("x\n{% if alone %}{{ gone }}{% endif %}", 2, "“gone” has no value here"),
        ("x\n{% for %}", 2, "This is not Jinja2"),
        ("x\n{{ title", 2, "This is not Jinja2"),
        ("x\n{{ title|nofilter }}", 2, "This is not Jinja2"),
        ('x\n{% include "own.txt" %}', None, "This template calls itself"),
        ("x\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", None, "This template calls itself"),
        ('x\n{% include "away.txt" %}', 2, "No template has that name: away.txt"),
        ("x\n{{ 1 / 0 }}", 2, "This template cannot be filled in"),
        ("x\n{% for i in range(99999) %}abcdef{% endfor %}", None, "more than 100000 characters"),
    ],
)
def test_each_broken_template_is_told_with_its_line(text: str, line: int | None, said: str) -> None:
    name = "cancellation" if "alone" in text else "invitation"
    (fault,) = template_faults("en", {name: text.replace("own.txt", f"{name}.txt")})  # type: ignore[dict-item]
    assert fault.file == f"{FOLDER}/{name}.txt"
    assert said in fault.text.en
    assert line is None or fault.row == line


def test_both_broken_templates_are_told_at_once() -> None:
    faults = template_faults("fr", {"change": "x\n{{ a }}", "summary": "x\n{{ b }}"})
    assert [fault.file.rpartition("/")[2] for fault in faults] == ["change.txt", "summary.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_folder_is_no_template(place: Path) -> None:
    os.mkfifo(place / "change.txt")
    (place / "invitation.txt").mkdir()
    (place / "summary.txt").write_bytes("été".encode("latin-1"))
    stated = stated_templates(place.parents[1])
    assert stated.texts == {}
    assert {problem.file.rpartition("/")[2]: problem.text.en[:15] for problem in stated.mistakes} == {
        "invitation.txt": "This is a pipe,",
        "change.txt": "This is a pipe,",
        "summary.txt": "This template c",
    }


def test_a_file_in_the_place_of_the_folder_of_templates_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / FOLDER).write_text("x", "utf-8")
    (problem,) = stated_templates(tmp_path).mistakes
    assert (problem.file, problem.text.en[:22]) == (FOLDER, "A folder is needed her")


def test_a_file_that_is_no_template_by_its_name_is_remarked(place: Path) -> None:
    for name in ("invitations.txt", "Change.txt", "README.txt", ".x.txt"):
        (place / name).write_text("x", "utf-8")
    (place.parent / "summary.txt").write_text("x", "utf-8")
    stated = stated_templates(place.parents[1])
    assert stated.mistakes == ()
    assert [problem.file for problem in stated.remarks] == [
        "templates/summary.txt",
        f"{FOLDER}/Change.txt",
        f"{FOLDER}/invitations.txt",
    ]


@pytest.mark.long
def test_check_tells_a_broken_template(tmp_path: Path) -> None:
    folder = tmp_path / "jour"
    begin(folder, "fr")
    before = inspect(folder)
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / "change.txt").write_text("Objet\n{{ titre }}\n", "utf-8")
    after = inspect(folder)
    assert after.remarks == before.remarks
    (mistake,) = set(after.mistakes) - set(before.mistakes)
    assert (mistake.file, mistake.row) == (f"{FOLDER}/change.txt", 2)
    assert "« titre » n’a pas de valeur ici" in mistake.text.fr.replace("\u202f", " ")
