"""print/certificates/<person>.pdf: a certificate of attendance that names a person's parts in the programme, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from exports.pdf.document import Pages, Words, rendered
from exports.pdf.fonts import BOLD, SANS
from exports.pdf.people import further_participants, registered_affiliation
from exports.pdf.pictures import logos
from exports.pdf.sheet_head import logo_row
from exports.pdf.structure import Element, Structure
from exports.pdf.styles import SOFT, style
from exports.pdf.tagged import Text, balanced
from exports.rows import PauseRow, SessionRow
from exports.timetable import timetable
from exports.vocabulary import session_name
from scheduler.domain.event import Event
from scheduler.domain.people import Participant, Person
from scheduler.domain.programme import Programme
from scheduler.language.at_place import at_place
from scheduler.language.family_name import family_key, indexed_name
from scheduler.language.text import fold, is_device, name_slug
from scheduler.language.typography import long_date, on_dates, quoted

_SIDE, _TOP = 26 * mm, 24 * mm
_WIDTH, _HEIGHT = A4[0] - 2 * _SIDE, A4[1] - 2 * _TOP
#: Of the space that text and signature leave on the page, the part that stands between them.
_LOWER = 0.6
#: The town at the end of an address: the words after a French postcode, without the sorting office.
_TOWN = re.compile(r"\b\d{5}\s+([^\d,;]+?)(?:\s+cedex(?:\s+\d+)?)?\s*", re.IGNORECASE)

_POSTCODE = re.compile(r"\b\d{5}\b")

_TITLE = style("title", 26, font=BOLD, leading=1.1, centred=True, before=30, after=34)
_TEXT = style("text", 12.5, leading=1.5, after=10)
_NAME = style("name", 19, font=BOLD, centred=True, before=6, after=2)
_OF = style("affiliation", 12, colour=SOFT, centred=True, after=16)
_PART = style("part", 12.5, leading=1.45, after=5, indent=16)
_SIGNED = style("signed", 12, font=SANS, before=26, after=4)
_SMALL = style("small", 10.5, colour=SOFT)

#: Endings of feminine nouns of what somebody does: modération, présidence, conduite du débat.
_ACTIONS = ("tion", "sion", "ence", "ance")

_WORDS = {
    "fr": {
        "attest": "Nous attestons que",
        "took part": "a participé à {title}, {when}",
        "as": "et y a :",
        "talk": "présenté",
        "poster": "présenté le poster",
        "chair": "assuré {label} de",
        "discussed": "discuté",
        "plenary": "pris la parole en séance plénière :",
        "moderator": "modéré la séance plénière :",
        "done": "Fait à {town}, le {day}",
        "done, nowhere": "Fait le {day}",
        "for": "Pour l’organisation",
    },
    "en": {
        "attest": "This is to certify that",
        "took part": "took part in {title} {when}",
        "as": "and:",
        "talk": "presented",
        "poster": "presented the poster",
        "chair": "chaired",
        "discussed": "discussed",
        "plenary": "spoke in the plenary session",
        "moderator": "chaired the plenary session",
        "done": "{town}, {day}",
        "done, nowhere": "{day}",
        "for": "For the organisers",
    },
}


def certificates(event: Event, programme: Programme) -> Iterator[tuple[str, bytes]]:
    """A file name and the certificate for everybody who presents, chairs, discusses or speaks in a plenary, then for
    everybody else who has registered.
    """
    words, parts = Words(event), _parts(event, programme)
    taken: set[str] = set()
    people = sorted(
        (_named_so(event, *printed) for printed in parts), key=lambda person: (_family_key(person), person.id)
    )
    for person in people:
        yield (
            _file_name(indexed_name(person.name, person.family_name), taken),
            _certificate(words, person, parts[person.id, person.name]),
        )
    further = further_participants(event, [(person.name, person.email) for person in people])
    for participant in sorted(further, key=lambda further: (_family_key(further), further.email or "")):
        yield (
            _file_name(indexed_name(participant.name, participant.family_name), taken),
            _certificate(words, participant, []),
        )


def _named_so(event: Event, person: str, name: str) -> Person:
    """The person under the name that talks print: a certificate names nobody otherwise."""
    known = event.person[person]
    affiliation = known.affiliation or registered_affiliation(event, name, known.email)
    return known.model_copy(update={"name": name, "affiliation": affiliation})


def _family_key(person: Person | Participant) -> tuple[str, ...]:
    return family_key(person.name, person.family_name)


def _parts(event: Event, programme: Programme) -> dict[tuple[str, str], list[str]]:
    """The parts of each person as sentences, in plain text, by id and printed name."""
    parts: dict[tuple[str, str], list[str]] = {}
    said, words = _WORDS[event.language], Words(event)
    for block in timetable(event, programme).blocks():
        if isinstance(block, PauseRow):
            for role, people in (("plenary", block.people), ("moderator", block.chairs)):
                for who in people:
                    parts.setdefault((who.id, who.name), []).append(
                        f"{said[role]} {quoted(block.title, event.language)}"
                    )
            continue
        for who in block.leaders:
            parts.setdefault((who.id, who.name), []).append(f"{_chaired(words)} {_named(words, block)}")
        for who in block.discussants:
            parts.setdefault((who.id, who.name), []).append(f"{said['discussed']} {_named(words, block)}")
        for talk in block.talks:
            for who in talk.discussants:
                parts.setdefault((who.id, who.name), []).append(
                    f"{said['discussed']} {quoted(talk.talk.title, event.language)}"
                )
            for who in talk.people:
                parts.setdefault((who.id, who.name), []).append(
                    f"{said['talk']} {quoted(talk.talk.title, event.language)}"
                )
    for poster in event.posters:
        for person in poster.speakers:
            name = event.speaker_name(poster, person)
            parts.setdefault((person, name), []).append(f"{said['poster']} {quoted(poster.title, event.language)}")
    return {printed: list(dict.fromkeys(sentences)) for printed, sentences in parts.items()}


def _chaired(words: Words) -> str:
    """`assuré la modération de`, with the word of the field where it is a name of what chairs do; `chaired`."""
    label = words.label["chair"]
    if words.language == "en":
        return _WORDS["en"]["chair"]
    if not label.lower().endswith(_ACTIONS):
        return "modéré"
    article = "l’" if fold(label)[:1] in "aeiouyh" else "la "
    return _WORDS["fr"]["chair"].format(label=f"{article}{label[:1].lower()}{label[1:]}")


def _named(words: Words, block: SessionRow) -> str:
    return quoted(session_name(words.event, block), words.language)


def _file_name(indexed: str, taken: set[str]) -> str:
    """A slug of the name; a number follows where another person has the same slug or Windows reserves it."""
    base = name_slug(indexed) or "x"
    name, number = base, 1
    while name in taken or is_device(name):
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name


def _certificate(words: Words, person: Person | Participant, parts: list[str]) -> bytes:
    structure, said = Structure(), _WORDS[words.language]
    title = words.label["certificate"]
    story, signature = list(_story(words, person, parts, said, structure)), list(_signature(words, said, structure))
    spare = _HEIGHT - _height([*story, *signature])
    story += [Spacer(1, _LOWER * spare)] if spare > 0 else [CondPageBreak(_height(signature))]
    story += signature
    margins = (_SIDE, _TOP, _SIDE, _TOP)
    return rendered(Pages, story, words, structure, f"{title} – {person.name}", page=A4, margins=margins)


def _height(parts: Sequence[Flowable]) -> float:
    """Points that the parts take one under the other."""
    return float(sum(part.wrap(_WIDTH, _HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts))


def _story(
    words: Words, person: Person | Participant, parts: list[str], said: dict[str, str], structure: Structure
) -> Iterator[Flowable]:
    event, root = words.event, structure.root
    logo_drawings = logos(event, 18 * mm, _WIDTH)
    if logo_drawings:
        yield logo_row(words, logo_drawings, root)
    yield Text(words.sans(words.label["certificate"], BOLD), _TITLE, root.add("H1"))
    yield Text(words.text(said["attest"]), _TEXT, root.add("P"))
    yield balanced(words.sans(person.name, BOLD), _NAME, root.add("P"), _WIDTH)
    if person.affiliation:
        yield Text(words.text(person.affiliation), _OF, root.add("P"))
    sentence = said["took part"].format(title=quoted(event.title, event.language), when=_when_and_where(words))
    yield Text(words.text(f"{sentence}, {said['as']}" if parts else f"{sentence}."), _TEXT, root.add("P"))
    if parts:
        yield from _listed(words, parts, root.add("L"))


def _listed(words: Words, parts: list[str], items: Element) -> Iterator[Flowable]:
    """The parts as a list, which the sentence above it begins."""
    for number, part in enumerate(parts):
        ending = "." if number == len(parts) - 1 else (" ;" if words.language == "fr" else ";")
        item = items.add("LI")
        label = item.add("Lbl")
        text = Text(words.text(part + ending), _PART, item.add("LBody"))
        text.label = (label, "–")
        yield text


def _when_and_where(words: Words) -> str:
    """`le vendredi 23 mai 2025, à la MSH Paris Nord, 20 avenue George Sand`; the place only where it is known."""
    when, place = on_dates([day.date for day in words.event.days], words.language), words.place()
    if not place:
        return when
    return f"{when} at {place}" if words.language == "en" else f"{when}, {at_place(place)}"


def _town(event: Event) -> str:
    """The town that the folder states, else the one at the end of the address, else ""."""
    address = event.venue.address or ""
    at = max((match.start() for match in _POSTCODE.finditer(address)), default=0)
    match = _TOWN.fullmatch(address, at)
    return event.venue.town or (match.group(1) if match else "")


def _signature(words: Words, said: dict[str, str], structure: Structure) -> Iterator[Flowable]:
    event, root = words.event, structure.root
    last: date = event.days[-1].date
    town = _town(event)
    day = long_date(last, words.language, weekday=False)
    text = (said["done"] if town else said["done, nowhere"]).format(town=town, day=day)
    yield Text(words.sans(text), _SIGNED, root.add("P"))
    yield Text(words.text(said["for"]), _SMALL, root.add("P"))
    yield Spacer(1, 26 * mm)
    for organiser in event.organisers[:1]:
        named = ", ".join(part for part in (organiser.name, organiser.affiliation) if part)
        yield Text(words.text(named), _TEXT, root.add("P"))
