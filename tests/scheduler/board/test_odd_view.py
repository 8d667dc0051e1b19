"""The page of ways out says of a programme what stays empty and why, as the command does, in the words of the page."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from scheduler.cli.program import main
from tests.clients.folders import HERE, MORNING, solved
from tests.scheduler.board.asking import Visitor

#: Nothing can be on between the welcome and ten.
EVENT = f"""\
{MORNING}{HERE}
[[plenaries]]
id = "accueil"
title = "Accueil"
start = "09:00"
duration = 15
"""
TALKS = (
    "identifiant;titre;intervenants;durée;disponibilités\nT1;Un <b>;Ada;30;10:00-12:00\nT2;Deux;Bob;30;10:00-12:00\n"
)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_stays_empty_is_told_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    solved(tmp_path, EVENT, TALKS)
    capsys.readouterr()
    page = Visitor(tmp_path, language).see("/ways")
    lines = [unescape(line) for line in re.findall(r"<li>(.*?)</li>", page.partition('id="odd"')[2])]
    assert main(["explain", str(tmp_path), "--json", "--lang", language]) == 0
    said = [odd["text"] for odd in json.loads(capsys.readouterr().out)["oddities"]]
    assert len(lines) == len(said) > 0
    for line, text in zip(lines, said, strict=True):
        assert line.split(" (")[0] == text.split(" (")[0]
    assert f"(talks.csv, {'ligne' if language == 'fr' else 'row'} 2, disponibilités)" in lines[0]
    assert "Un <b>" in lines[0]
    assert "<b>" not in page.partition('id="odd"')[2]


def test_where_there_is_no_programme_nothing_is_odd(one_talk: Path) -> None:
    assert 'id="odd"' not in Visitor(one_talk, "fr").see("/ways")
