"""A mail gives its sender, its words and its files, whatever program wrote it, and no bytes at all do harm."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.importing.mails.letter import Letter
from scheduler.importing.mails.parts import TooDeep, letter_of
from scheduler.importing.mails.replies import own_text
from scheduler.importing.mails.texts import with_parts

Make = Callable[..., bytes]
_CALL = "> Merci d'envoyer un titre, un axe et 5 mots-clés"


def words(letter: Letter) -> list[str]:
    """The lines that are the sender's own, without empty ones."""
    return [letter.lines[at].text for at in own_text(letter).own if letter.lines[at].text.strip()]


def test_letters_of_windows_in_latin_1_stay(mail: Make) -> None:
    data = (
        mail("x").replace(b'charset="utf-8"', b'charset="iso-8859-1"').replace(b"\r\n\r\nx", b"\r\n\r\nL\x92\x9cuvre")
    )
    assert words(letter_of(data, "a.eml")) == ["L’œuvre"]


@pytest.mark.parametrize(
    "quoted",
    [
        f"-----Message d'origine-----\nDe : Comité\n{_CALL}",
        f"-------- Message original --------\n{_CALL[2:]}",
        f"Le 12 févr. 2025 à 10:00, Comité <c@example.org> a écrit :\n{_CALL}",
        f"Le mercredi 12 février 2025 à 10:00, Comité d'organisation de la journée\n<c@example.org> a écrit :\n{_CALL}",
        f"On Wed, 12 Feb 2025 at 10:00, Committee <c@example.org> wrote:\n{_CALL[2:]}",
        f"__________\nDe : Comité <c@example.org>\nEnvoyé : mercredi\nÀ : Ada\nObjet : Appel\n{_CALL[2:]}",
        f"From: Committee\nSent: Wednesday\nTo: Ada\nSubject: Call\n\n{_CALL[2:]}",
        f"-- \nAda Lind\n{_CALL[2:]}",
    ],
)
def test_what_others_wrote_is_cut_off(mail: Make, quoted: str) -> None:
    got = words(letter_of(mail(f"Titre : Les jauges\n\n{quoted}", subject="RE: Appel"), "a.eml"))
    assert got[0] == "Titre : Les jauges"
    assert "mots-clés" not in " ".join(got)


def test_answers_between_quoted_lines_stay(mail: Make) -> None:
    text = "Le 12 févr. 2025, Comité a écrit :\n> Votre titre ?\nTitre : Les jauges\n> Votre axe ?\nAxe 2"
    assert words(letter_of(mail(text), "a.eml")) == ["Titre : Les jauges", "Axe 2"]


def test_a_web_page_gives_lines_and_rows_and_marks_quotes(mail: Make) -> None:
    html = (
        "<html><head><style>p {}</style></head><body><p>Bonjour,<br>voici</p><table><tr><td>Titre</td><td>Les <b>jauges"
        "</b></td></tr></table><ul><li>eau</li></ul><script>x</script><blockquote>Titre : l'appel</blockquote></body>"
    )
    letter = letter_of(mail(html=html), "a.eml")
    assert [line.cells for line in letter.lines] == [
        ("Bonjour,",), ("voici",), ("Titre", "Les jauges"), ("- eau",), ("> Titre : l'appel",)
    ]  # fmt: off
    assert "> Titre : l'appel" not in words(letter)


def test_a_mail_in_a_mail_keeps_its_own_sender(mail: Make) -> None:
    inner = mail("Titre : Les jauges", files=(("jauges.pdf", b"%PDF"),))
    outer = letter_of(mail("Je transfère.", sender="Solène Abgrall <s@example.org>", mails=(inner,)), "a.eml")
    (carried,) = outer.carried
    assert (carried.name, carried.through) == ("Ada Lind", "Solène Abgrall <s@example.org>")
    assert [file.name for file in carried.enclosures] == ["jauges.pdf"]


@pytest.mark.parametrize(
    "text",
    [
        "-------- Message transféré --------\nSujet : Proposition\nDate : Fri, 14 Feb 2025 22:59:00 +0100\n"
        "De : Ada Lind <ada@example.org>\nPour : j@example.org\n\nTitre : Les jauges",
        "---------- Forwarded message ---------\nFrom: Ada Lind <ada@example.org>\nDate: Fri, 14 Feb 2025\n"
        "Subject: Proposition\nTo: <j@example.org>\n\nTitre : Les jauges",
        "Début du message transféré :\n\n> De: Ada Lind <ada@example.org>\n> Objet: Proposition\n> Date: 14 mai\n>\n"
        "> Titre : Les jauges",
        "De : Ada Lind <ada@example.org>\nEnvoyé : vendredi 14\nÀ : j\nObjet : Proposition\n\nTitre : Les jauges",
    ],
)
def test_a_mail_that_is_forwarded_in_the_text_keeps_its_own_sender(mail: Make, text: str) -> None:
    letter = letter_of(
        mail(f"Voici.\n\n{text}", sender="S. Abgrall <s@example.org>", subject="TR: Proposition"), "a.eml"
    )
    forwarded = own_text(letter).forwarded
    assert forwarded is not None
    assert (forwarded.name, forwarded.address) == ("Ada Lind", "ada@example.org")
    assert words(forwarded)[-1] == "Titre : Les jauges"
    assert "Titre : Les jauges" not in words(letter)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x.docx", "/abs/x.docx", "C:\\x.docx", "a\r\nBcc: b.docx"]
)
def test_the_name_of_a_file_is_no_path_and_one_line(mail: Make, name: str) -> None:
    data = mail("x", files=(("NAME", b"PK"),)).replace(b'"NAME"', name.encode().join((b'"', b'"')))
    for file in letter_of(data, "a.eml").enclosures:
        assert "/" not in file.name
        assert "\\" not in file.name
        assert "\n" not in file.name
        assert not file.name.startswith(".")


def test_a_mail_without_end_is_refused() -> None:
    data, boundaries = b"", 400
    for number in range(boundaries):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number)
    with pytest.raises(TooDeep):
        letter_of(b"From: a@example.org\r\n" + data, "a.eml")


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<!", "<a ", "<tr><td>", "</", "&#x", "- a\n", "Titre : x\n", "> a\n", "Le a\n"]
)
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_what_is_repeated_without_end_is_read_all_the_same(mail: Make, piece: str, subtype: str) -> None:
    text = "Titre : x\nMots-clés :\n" + piece * (40_000 // len(piece))
    data = (
        mail("x").replace(b"text/plain", f"text/{subtype}".encode()).replace(b"\r\n\r\nx", b"\r\n\r\n" + text.encode())
    )
    letter = letter_of(data, "a.eml")
    with_parts("a.txt", letter.lines, own_text(letter).own, "Ada Lind", document=True)


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), cuts=st.integers(0, 6))
def test_a_spoilt_mail_is_read_all_the_same(seed: int, cuts: int) -> None:
    draw = random.Random(seed)
    data = bytearray(
        b"From: =?utf-8?b?SMOpbG8=?= <h@example.org>\r\nSubject: =?iso-8859-1?Q?a=96?=\r\nDate: Fri, 14 Feb 2025\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="B"\r\n\r\n--B\r\nContent-Type: text/plain; '
        b"charset=utf-7\r\nContent-Transfer-Encoding: base64\r\n\r\nVGl0cmUgOiB4\r\n--B\r\nContent-Type: text/x;"
        b" name*=utf-8''a%20b\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--B--\r\n"
    )
    for _ in range(cuts):
        at = draw.randrange(len(data))
        data[at : at + draw.randrange(4)] = draw.randbytes(draw.randrange(4))
    with contextlib.suppress(TooDeep):
        own_text(letter_of(bytes(data), "a.eml"))
