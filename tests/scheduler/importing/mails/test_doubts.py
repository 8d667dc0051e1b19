"""The doubts of a proposal come and go one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.domain.presentation import Call
from scheduler.importing.mails.call_rules import GUESSED, Rules, follows_from_cells, lacking, unknown
from scheduler.importing.mails.doubts import carried, doubts_in, field_guessed, field_of, looked_at, worded
from scheduler.importing.mails.reading import mailbox
from scheduler.language.message import message

RULES = Rules(call=Call(keywords=2, abstract=10))
CELLS = {"title": "T", "speakers": "A", "address": "a@x.org", "keywords": "a; b", "abstract": "Un", "biography": "B"}


def test_a_doubt_that_quotes_semicolons_is_one() -> None:
    quoted = message("disponibilités à lire : « le matin ; puis « ici »; là »", "availability: “x; y”")
    assert doubts_in(worded((GUESSED["title"], quoted), "fr")) == ("titre deviné", quoted.fr)
    assert doubts_in(worded((quoted, GUESSED["title"]), "en")) == (quoted.en, "title guessed")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_all_that_the_cells_give_by_themselves_is_known(language: str) -> None:
    rules = Rules(call=RULES.call, axes=())
    poor = {"abstract": "x" * 6412, "axis": "Cuisine; ou autre"}
    said = [*lacking(poor, rules), message("axe inconnu : {a}", "unknown axis: {a}", a="Cuisine; ou autre")]
    assert len(said) >= 6
    assert all(follows_from_cells(text.to(language)) for text in said)  # type: ignore[arg-type]
    assert not any(follows_from_cells(text.to(language)) for text in GUESSED.values())  # type: ignore[arg-type]
    assert not list(unknown(poor, rules))


def test_what_was_written_or_looked_at_goes_and_what_is_missing_comes() -> None:
    cells = {**CELLS, "check": "mots-clés : 1 de 2; titre deviné; résumé deviné; deux pièces jointes"}
    assert looked_at(cells, ["title"], (), RULES, "fr") == "résumé deviné; deux pièces jointes"
    assert looked_at(cells, (), {3}, RULES, "fr") == "titre deviné; résumé deviné"
    without = {**cells, "biography": ""}
    assert looked_at(without, ["biography"], (), RULES, "fr").startswith("biographie absente; titre deviné")


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "after"),
    [
        ("a; b", "b", "a; b; c", "b; c"),
        ("a", "", "a", ""),
        ("a", "a; mine", "", "mine"),
        ("axe absent", "axe absent; titre deviné", "biographie absente", "biographie absente; titre deviné"),
        ("", "axe absent", "", ""),
    ],
)
def test_doubts_are_carried_over_one_by_one(base: str, ours: str, theirs: str, after: str) -> None:
    assert carried(base, ours, theirs) == after


def test_each_guess_names_its_field() -> None:
    for field, text in GUESSED.items():
        assert field_guessed(text.fr) == field_guessed(text.en.upper()) == field
    assert field_guessed("deux pièces jointes") == field_of("deux pièces jointes") == ""
    assert field_of("titre deviné") == "title"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_doubt_about_hours_stands_beside_them(mail: Callable[..., bytes], tmp_path: Path, language: str) -> None:
    text = "Titre : Les jauges\nTitre : Deux\nRésumé :\nUn.\n\nJe ne pourrai venir que le matin."
    (tmp_path / "a.eml").write_bytes(mail(text))
    (proposal,) = mailbox([tmp_path], RULES).proposals
    fields = {field_of(text) for text in doubts_in(worded(proposal.doubts, language))}  # type: ignore[arg-type]
    assert {"available", "title"} <= fields


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize("kind", ["mail", "web", "file", "lines"])
def test_a_text_whose_end_is_not_read_is_told(kind: str, over: int, tmp_path: Path) -> None:
    head = "Titre : Les jauges\n\n"
    if kind == "lines":
        text = head + "mot\n" * (4997 + over) + "fin"
    else:
        text = head + "mot " * 100_000
        text = text[: 400_000 + over]
    page = kind == "web"
    body = "Titre : Les jauges\n\nVoir la pièce." if kind == "file" else text
    parts = ["From: Ada Lind <ada@x.org>", "Subject: Les jauges", "MIME-Version: 1.0"]
    parts += ['Content-Type: multipart/mixed; boundary="b"', "", "--b"]
    parts += [f"Content-Type: text/{'html' if page else 'plain'}; charset=utf-8", "", body]
    if kind == "file":
        parts += ["--b", "Content-Type: text/plain; charset=utf-8"]
        parts += ['Content-Disposition: attachment; filename="long.txt"', "", text]
    (tmp_path / "a.eml").write_text("\n".join([*parts, "--b--", ""]), "utf-8")
    (proposal,) = mailbox([tmp_path], RULES).proposals
    told = [doubt.fr for doubt in proposal.doubts if "fin n’est pas lue" in doubt.fr]
    assert len(told) == over
    assert all(("long.txt" in text) == (kind == "file") for text in told)
