"""Of a mail that was forwarded several times every forwarder and every word arrives once, the last ones first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path

import pytest

from scheduler.domain.presentation import Call
from scheduler.importing.mails.call_rules import Rules
from scheduler.importing.mails.marked_text import marked_text
from scheduler.importing.mails.reading import mailbox

Make = Callable[..., bytes]
PROPOSAL = "Titre : Les jauges\n\nRésumé :\nUn texte."
PEOPLE = ("Di Mo <di@example.org>", "Cy Roe <cy@example.org>", "Bo Berg <bo@example.org>", "Ada Lind <ada@example.org>")
WORDS = ("mot lointain", "mot moyen", "mot proche")
#: What programs put before a mail that they forward in the text.
GMAIL = "---------- Forwarded message ---------\nDe : {}\nDate: ven. 14 févr. 2025 à 22:59\nSubject: Fwd: Une\n\n"
OUTLOOK = "__________\nDe : {}\nEnvoyé : vendredi 14 février 2025 22:59\nÀ : j\nObjet : TR: Une\n\n"
APPLE = "Début du message transféré :\n\nDe: {}\nObjet: Tr : Proposition\nDate: 14 février 2025 à 22:59:00 UTC+1\n\n"
HEADS = {"gmail": GMAIL, "outlook": OUTLOOK, "apple": APPLE}
#: What a forwarder has below her or his words.
BELOW = (
    "",
    "\n\n-- \nUniversité X\n06 00 00 00 00",
    "\n\nLe 12 févr. 2025, Comité <c@example.org> a écrit :\n> Titre, axe,\n>\n> Résumé : 6000 signes\n",
)


def forwarded(mail: Make, ways: tuple[str, ...], below: str) -> bytes:
    """The proposal of the last of the people, which those before forward with words, in the text or as a file."""
    text = PROPOSAL
    files: tuple[bytes, ...] = ()
    people = PEOPLE[-len(ways) - 1 :]
    for number in reversed(range(len(ways))):
        words = f"{WORDS[number]}{below}"
        if ways[number] == "file":
            date = "Fri, 14 Feb 2025 22:59:00 +0100"
            files = (mail(text, sender=people[number + 1], date=date, mails=files, subject="TR: Proposition"),)
            text = words
        else:
            inner = HEADS[ways[number]].format(people[number + 1]) + text
            inner = "\n".join(f"> {line}" for line in inner.split("\n")) if ways[number] == "apple" else inner
            text = f"{words}\n\n{inner.removeprefix('> ')}"
    return mail(text, sender=people[0], subject="Fwd: Proposition", date="Mon, 3 Mar 2025 08:00:00 +0100", mails=files)


@pytest.mark.parametrize("below", BELOW, ids=("", "signature", "quote"))
@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_forwarder_and_every_word_arrives_once(mail: Make, tmp_path: Path, count: int, below: str) -> None:
    for ways in product(("file", *HEADS), repeat=count):
        (tmp_path / "a.eml").write_bytes(forwarded(mail, ways, below))
        (proposal,) = mailbox([tmp_path], Rules()).proposals
        people, words = PEOPLE[-count - 1 :], WORDS[:count]
        text = marked_text(proposal, "fr")
        named = [text.find(each) for each in (people[-1], *people[:-1])]
        said = [text.find(each) for each in (*words, PROPOSAL[:18])]
        assert -1 not in (*named, *said), ways
        is_mixed = any(way != "file" and later == "file" for way, later in pairwise(ways))
        assert is_mixed or named == sorted(named), ways  # whose mail the attached one is, nobody can know
        assert said == sorted(said), ways
        assert [text.count(each) for each in (*people[:-1], *words)] == [1] * 2 * count, ways
        assert (proposal.cells["speakers"], proposal.cells["date"]) == ("Ada Lind", "2025-02-14"), ways


@pytest.mark.parametrize("mark", ["> ", ""])
def test_what_a_quoted_mail_forwards_is_no_proposal(mail: Make, tmp_path: Path, mark: str) -> None:
    quoted = GMAIL.format("Comité <c@example.org>") + "Titre : celui de votre exposé\nRésumé : 6000 signes"
    quote = "\n".join(f"{mark}{line}" for line in quoted.split("\n"))
    text = f"{PROPOSAL}\n\nLe 12 févr. 2025, Comité <c@example.org> a écrit :\n\n{quote}"
    (tmp_path / "a.eml").write_bytes(mail(text, subject="RE: Appel"))
    (proposal,) = mailbox([tmp_path], Rules()).proposals
    assert proposal.cells["title"] == "Les jauges"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Fri, 14 Feb 2025 22:59:00 +0100", "2025-02-14"),
        ("Fri, Feb 14, 2025 at 10:59 PM", "2025-02-14"),
        ("vendredi 1er août 2025 à 22h59", "2025-08-01"),
        ("14/02/2025 22:59", "2025-02-14"),
        ("2/14/2025 10:59 PM", "2025-02-14"),
        ("2025-02-14 22:59", "2025-02-14"),
        ("2/3/2025 10:59 PM", "2025-02-03"),
        ("la semaine dernière", ""),
        ("31 février 2025", ""),
    ],
)
def test_a_forwarded_mail_was_sent_when_its_header_says(mail: Make, tmp_path: Path, said: str, day: str) -> None:
    head = f"---------- Forwarded message ---------\nFrom: {PEOPLE[-1]}\nDate: {said}\nSubject: Une\n\n"
    (tmp_path / "a.eml").write_bytes(mail(head + PROPOSAL, sender=PEOPLE[0], date="Mon, 3 Nov 2025 08:00:00 +0100"))
    (proposal,) = mailbox([tmp_path], Rules(Call(deadline=dt.date(2025, 9, 1)))).proposals
    doubts = [doubt.en for doubt in proposal.doubts]
    assert proposal.cells.get("date", "") == day
    assert ("not known when it was sent" in doubts) == (day == "")
    assert not [doubt for doubt in doubts if "deadline" in doubt]


def test_files_of_a_mail_forwarded_in_the_text_are_of_its_author_alone(mail: Make, tmp_path: Path) -> None:
    text = f"Voici.\n\n{GMAIL.format(PEOPLE[-1])}Bonjour, voici ma proposition."
    files = (("une.txt", f"{PROPOSAL}{' Long.' * 60}".encode()),)
    (tmp_path / "a.eml").write_bytes(mail(text, sender=PEOPLE[0], files=files))
    (proposal,) = mailbox([tmp_path], Rules()).proposals
    assert (proposal.cells["speakers"], proposal.cells["files"]) == ("Ada Lind", "une.txt")


def test_forwarded_mails_without_a_title_or_a_number_are_each_their_own(mail: Make, tmp_path: Path) -> None:
    for name in "ab":
        text = f"---------- Forwarded message ---------\nSubject: Une\n\nRésumé :\nUn texte de {name}."
        (tmp_path / f"{name}.eml").write_bytes(mail(text, sender="<di@example.org>"))
    assert len(mailbox([tmp_path], Rules()).proposals) == 2


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
    assert [text.en.partition(":")[0] for text in read.told] == ["“a.eml”"]
