"""Of a mail that was forwarded twice every forwarder and every covering word arrives once, the last ones first."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.marked_text import marked_text
from scheduler.importing.mails.reading import mailbox

Make = Callable[..., bytes]
PROPOSAL = "Titre : Les jauges\n\nRésumé :\nUn texte."
PEOPLE = ("Cy Roe <cy@example.org>", "Bo Berg <bo@example.org>", "Ada Lind <ada@example.org>")
WORDS = ("mot lointain", "mot proche")


def forwarded(mail: Make, ways: tuple[str, ...]) -> bytes:
    """The proposal of the last of the people, which those before forward with words, in the text or as a file."""
    text = PROPOSAL
    files: tuple[bytes, ...] = ()
    for number in reversed(range(len(ways))):
        if ways[number] == "file":
            files = (mail(text, sender=PEOPLE[number + 1], mails=files),)
            text = WORDS[number]
        else:
            head = f"From: {PEOPLE[number + 1]}\nDate: Fri, 14 Feb 2025\nSubject: Proposition\nTo: <j@example.org>"
            text = f"{WORDS[number]}\n\n---------- Forwarded message ---------\n{head}\n\n{text}"
    return mail(text, sender=PEOPLE[0], subject="Fwd: Proposition", mails=files)


@pytest.mark.parametrize("ways", [*product(("file", "text"), repeat=2)])
def test_every_forwarder_and_every_word_arrives_once(mail: Make, tmp_path: Path, ways: tuple[str, ...]) -> None:
    (tmp_path / "a.eml").write_bytes(forwarded(mail, ways))
    (proposal,) = mailbox([tmp_path], Rules()).proposals
    text = marked_text(proposal, "fr")
    people = [text.find(each) for each in (PEOPLE[2], *PEOPLE[:2])]
    words = [text.find(each) for each in (*WORDS, PROPOSAL[:18])]
    assert -1 not in (*people, *words)
    assert (people, words) == (sorted(people), sorted(words))
    assert [text.count(each) for each in (*PEOPLE[:2], *WORDS)] == [1] * 4


def test_a_mail_that_carries_one_and_forwards_another_gives_each_once(mail: Make, tmp_path: Path) -> None:
    data = mail(PROPOSAL)
    for number in range(12):
        text = f"---------- Forwarded message ---------\nFrom: B <b@example.org>\n\nTitre : Les jauges {number}\n"
        data = mail(text, mails=(data,))
    (tmp_path / "a.eml").write_bytes(data)
    read = mailbox([tmp_path], Rules())
    assert (len(read.proposals), read.told) == (13, ())


def test_forwarding_without_end_is_told(mail: Make, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("---------- Forwarded message ---------\n" * 1500 + PROPOSAL))
    (tmp_path / "b.eml").write_bytes(mail(PROPOSAL))
    read = mailbox([tmp_path], Rules())
    assert [proposal.file for proposal in read.proposals] == ["b.eml"]
    assert [text.en.partition(":")[0] for text in read.told] == ["a.eml"]
