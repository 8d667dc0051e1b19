"""Whatever stands in a title or name, a mail has the headers and addresses that were meant, and no other."""

from __future__ import annotations

import email
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exports.mail.headers import file_name, mailbox_line, one_line, text_line
from exports.mail.message import Attachment, Content, email_message
from scheduler.domain.calendar_item import Guest, Host
from scheduler.language.text import clean_line
from tests.reference.examples import examples
from tests.reference.mail_reading import meaning, raw_headers

MOMENT = datetime(2026, 3, 20, 9, tzinfo=UTC)

#: Texts that have led mail programs, or the library that writes mails, astray.
HOSTILE = (
    "données cachés génératif où",
    "Le passé récent en débat : mémoires, récits, été",
    "=?utf-8?q?Talk=0D=0ABcc=3A_evil=40example=2Eorg=0D=0A=0D=0AHello?=",
    "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?= =?utf-8?q?a?=",
    "a\r\nBcc: evil@example.org\r\n\r\nHello",
    "a\nBcc: evil@example.org",
    "a\rBcc: evil@example.org",
    "a\u2028Bcc: evil@example.org\u2029\x85\x0b\x0c\x1c\x1dBcc: x",
    "a\x00b\x1b[31m",
    "Undisclosed: a@example.org, b@example.org;",
    'Evil" <evil@example.org>, "Bob',
    "evil@example.org, Bob",
    "<evil@example.org>",
    "(comment) \\ \" ' ; : , . @ [ ]",
    "\\",
    '"',
    "=?",
    "?=",
    "=?utf-8?q?",
    "=?utf-8?q?x",
    "é =?utf-8?q?x?= é",
    "_ _=_",
    "x" * 6000,
    "é" * 600,
    "🚀" * 100 + " " + "שלום" * 30,
    "mot " * 300,
    "a" * 60 + " é",
    "É\u0301 e\u0301" * 20,
    "Invitation\u00a0: «\u202fÉté\u202f»",
    "\u202eevil\u202c\u200b\u200d\ufeff",
    "\ud800",
    "",
    "...",
    "Dr. Ann B. Able-Smith, PhD",
    "O'Neill & Sons <3",
)

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=200),
    st.text(alphabet='=?utf-8qb_ \r\n\t"\\<>@,;:()é.=0DABc', max_size=120),
    st.lists(st.sampled_from((*HOSTILE[:16], "é", "a", " ", "Zoé", "Arnaud")), max_size=12).map(" ".join),
)


@examples(300)
@given(subject=texts, person=texts, host=texts, file=texts, body=texts)
@example("données cachés génératif où", "Zoé Arnaud", "Bureau", "A.ics", "Bonjour")
@example("Été \u00a0: x", "Zoé \u3000Arnaud", "Bureau \u00a0\u2002é", "A.ics", "Bonjour")
def test_a_mail_has_the_headers_and_addresses_meant(subject: str, person: str, host: str, file: str, body: str) -> None:
    guest = Guest(id="p", name=person, email="ann@example.org")
    text = f"{one_line(body)}\n"
    content = Content(subject, text, Attachment("REQUEST", b"BEGIN:VCALENDAR\r\n", file))
    data, identity = email_message(
        Host(name=host, uri="mailto:org@example.org"), guest, content, MOMENT, f"{person}/{subject}"
    )
    assert max(map(len, data.split(b"\r\n"))) <= 998
    raw = raw_headers(data)
    names = ["Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To", "X-Unsent"]
    assert sorted(name for name, _ in raw) == names
    said = dict(raw)
    assert meaning(said["Subject"]) == one_line(subject)
    for name, shown, address in (("To", person, "ann@example.org"), ("From", host, "org@example.org")):
        before, _, last = said[name].rpartition("<")
        assert last == f"{address}>"
        assert "<" not in re.sub(r'"(\\.|[^"\\])*"', "", before)
        quoted = re.fullmatch(r'"((?:\\.|[^"\\])*)" ', before)
        assert (re.sub(r"\\(.)", r"\1", quoted.group(1)) if quoted else meaning(before.strip(" "))) == clean_line(shown)
    parsed = email.message_from_bytes(data, policy=default)
    assert isinstance(parsed, EmailMessage)
    assert parsed["subject"] == one_line(subject)
    assert [a.addr_spec for a in parsed["to"].addresses] == ["ann@example.org"]
    assert [a.addr_spec for a in parsed["from"].addresses] == ["org@example.org"]
    assert parsed["message-id"] == identity
    assert not parsed["to"].defects + parsed["from"].defects
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["multipart/alternative", "application/ics"]
    assert list(parsed.iter_attachments())[-1].get_filename() == file_name(file)
    plain = parsed.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n") == text


@pytest.mark.parametrize(
    "name",
    [
        "Zoé Arnaud",
        "Jean-Pierre Élie de la Motte-Fouqué",
        "Ann B. Able, PhD",
        "עידן שלום",
        "Dr (x) <y>",
        "=?utf-8?q?a?=",
    ],
)
def test_names_of_usual_length_come_back_to_the_character_in_pythons_reader(name: str) -> None:
    data = (mailbox_line("To", name, "a@example.org") + "\r\n").encode()
    (address,) = email.message_from_bytes(data, policy=default)["to"].addresses  # type: ignore[attr-defined]
    assert address.display_name == name


def test_a_long_name_keeps_its_plain_words_apart_from_the_encoded_ones() -> None:
    name = "Maximilienne-Geneviève Étienne Alexandrine Marguerite Anastasie Cunégonde Œttinger"
    data = (mailbox_line("To", name, "a@example.org") + "\r\n").encode()
    (address,) = email.message_from_bytes(data, policy=default)["to"].addresses  # type: ignore[attr-defined]
    assert address.display_name == name


FURTHER = (
    "البيانات المفتوحة في المدن",
    "城市与数据 —— 圆桌",
    "🚀 Zoé 👩‍🔬 à l’œuvre",
    "10 % « n° 3 »\u202f: où ?",
    "é  è",
)


def test_another_reader_finds_the_subject_that_was_told() -> None:
    perl = shutil.which("perl")
    script = (
        'use Encode; $/ = "\\0"; while (<STDIN>) { chomp; print encode("UTF-8", decode("MIME-Header", $_)), "\\0" }'
    )
    if perl is None or subprocess.run([perl, "-MEncode", "-e", "1"], check=False).returncode:
        pytest.skip("perl with its module Encode is not installed")
    subjects = [one_line(text) for text in (*HOSTILE, *FURTHER)]
    lines = [text_line("Subject", subject).removesuffix("\r\n") for subject in subjects]
    assert all(line.split("\r\n")[0].removeprefix("Subject:").strip() for line in lines if line != "Subject: ")
    done = subprocess.run([perl, "-e", script], input="\0".join(lines).encode(), capture_output=True, check=True)
    said = done.stdout.decode().split("\0")[: len(lines)]
    assert said == [f"Subject: {subject}" for subject in subjects]


@given(texts)
def test_lines_are_short_and_words_whole(text: str) -> None:
    line = text_line("Subject", one_line(text))
    assert line.isascii()
    assert line.endswith("\r\n")
    assert all(len(part) <= 76 for part in line.split("\r\n"))
    words = re.findall(r"=\?utf-8\?[qb]\?[^?]*\?=", line)
    for word in words:
        assert len(word) <= 75
        meaning(word)  # strict: raises where a character is split


@given(texts)
def test_the_name_of_a_file_needs_no_encoding(text: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}", file_name(text))


def test_no_break_spaces_of_the_subject_stay() -> None:
    assert one_line(" Invitation\u00a0:  «\u202fÉté\u202f»\r\nBcc: x ") == "Invitation\u00a0: «\u202fÉté\u202f» Bcc: x"
