"""A mail's bytes as a letter: its text, the files with it, and the mails in it."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message as Mime
from email.policy import Compat32

from scheduler.documents.lines import Line
from scheduler.importing.mails.bodies import Body, whole_text
from scheduler.importing.mails.headers import date_in, decoded_words, identities, sender_of, text_of
from scheduler.importing.mails.letter import Enclosure, Letter
from scheduler.importing.mails.web_body import web_lines
from scheduler.language.text import clean_block, clean_line

#: How deep mails may lie in each other, and the number of parts that are looked at.
DEEPEST, _MOST_PARTS = 20, 500
#: The characters of a text part that are read.
LONGEST = 400_000
_LONGEST_HEADER = 4000
_UNNAMED = "sans nom"


class TooDeep(Exception):
    """The parts of the mail lie in each other without end."""


class _Bounded(Compat32):
    """Mails whose headers are cut: reading parameters takes time that grows with the square of their number."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a header."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


def letter_of(data: bytes, file: str) -> Letter:
    """The mail. Raises TooDeep where its parts lie too deep in each other."""
    try:
        return _letter(email.message_from_bytes(data, policy=_Bounded()), Letter(file), 0)
    except RecursionError as error:
        raise TooDeep from error


def _letter(mail: Mime, begun: Letter, depth: int) -> Letter:
    """The mail as a letter, of which the file and who forwarded it are known already."""
    letter = _headed(mail, begun)
    bodies: dict[int, Body] = {}
    enclosures: list[Enclosure] = []
    mails: list[Mime] = []
    cut = False
    for count, (part, among) in enumerate(_leaves(mail, depth)):
        if count >= _MOST_PARTS:
            raise TooDeep
        if part.get_content_type() == "message/rfc822":
            mails += _inside(part)
        elif _is_text(part):
            body = bodies.setdefault(among or -count, Body())
            text = decoded_text(_data(part), str(part.get_content_charset() or ""))
            cut = cut or len(text) > LONGEST
            if part.get_content_subtype() == "html":
                body.web.extend(web_lines(text[:LONGEST]))
            else:
                body.plain.extend(plain_lines(text[:LONGEST]))
        elif (enclosed := _enclosure(part)).data.strip():
            enclosures.append(enclosed)
    lines = whole_text(bodies.values())
    words = (*(line.text for line in lines), *(f"({file.name})" for file in enclosures))
    inner = Letter(begun.file).forwarded_by(letter, words)
    carried = tuple(_letter(each, inner, depth + 1) for each in mails)
    return replace(letter, lines=lines, enclosures=tuple(enclosures), carried=carried, cut=cut)


def _headed(mail: Mime, begun: Letter) -> Letter:
    """The letter with what the headers of the mail say."""
    name, address = sender_of(mail)
    return replace(
        begun,
        name=name,
        address=address,
        sent=date_in(text_of(mail, "Date")),
        subject=text_of(mail, "Subject"),
        identity=next(iter(identities(text_of(mail, "Message-ID"))), ""),
        answers=identities(text_of(mail, "In-Reply-To"), text_of(mail, "References")),
    )


def _leaves(mail: Mime, depth: int) -> Iterator[tuple[Mime, int]]:
    """The parts that hold something, from outside; a mail in the mail is one.

    Those that say the same in several forms have the same number, the others 0.
    """
    pending: list[tuple[Mime, int, int]] = [(mail, depth, 0)]
    while pending:
        part, level, among = pending.pop()
        if level > DEEPEST:
            raise TooDeep
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            inside = among or (id(part) if part.get_content_subtype() == "alternative" else 0)
            pending += [(inner, level + 1, inside) for inner in reversed(_inside(part))]
        else:
            yield part, among


def _inside(part: Mime) -> list[Mime]:
    content = part.get_payload()
    return [inner for inner in content if isinstance(inner, Mime)] if isinstance(content, list) else []


def _is_text(part: Mime) -> bool:
    """True for a part that is read as the mail's own text."""
    return part.get_content_maintype() == "text" and not _name(part) and part.get_content_subtype() in ("plain", "html")


def plain_lines(text: str) -> list[Line]:
    """The lines of a plain text, whose paragraphs may go on in the next line."""
    return [Line((line.rstrip("\r"),), wrapped=True) for line in clean_block(text).split("\n")]


def decoded_text(data: bytes, charset: str) -> str:
    """The text of bytes: UTF-8 where they are, else in the charset that is declared, else Windows-1252."""
    declared = charset.lower().strip("\"' ")
    for code in ("utf-8", declared) if not declared.startswith("utf-16") else (declared,):
        try:
            return data.decode(code)
        except (LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _data(part: Mime) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except Exception:  # base64 and quoted-printable that are none
        return b""
    return data if isinstance(data, bytes) else b""


def _name(part: Mime) -> str:
    """The name of the attached file as it may be shown: without folders, "" for none."""
    try:
        name = part.get_filename() or ""
    except Exception:  # RFC 2231 that is none
        name = ""
    shown = clean_line(decoded_words(name)).replace("\\", "/").rpartition("/")[2].strip(". ")
    return shown[:120]


def _enclosure(part: Mime) -> Enclosure:
    return Enclosure(_name(part) or _UNNAMED, part.get_content_type(), _data(part))
