"""The row of a proposal, made of the parts of its texts, and what of it has to be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.importing.mails.call_rules import GUESSED, Rules, axis_of, is_understood
from scheduler.importing.mails.headers import address_in, without_addresses
from scheduler.importing.mails.letter import Letter
from scheduler.importing.mails.proposal import Part, ReadText
from scheduler.importing.mails.strangers import has_address_of_another, sent_for_another
from scheduler.importing.sources.keywords import keywords_of
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line, fold
from scheduler.reading.people.name_splitting import people_in
from scheduler.reading.report import Wrong

_TICKED = re.compile(r"(?:[☒☑✔✓✅🗹]|\[\s*[xX✓]\s*\]|\(\s*[xX]\s*\))\s*([^☐☒☑✔✓✅🗹\[\]()\n]+)")
_BOX = re.compile(r"[☐☒☑✔✓✅🗹]|\[\s*[xX✓]?\s*\]")
_AXIS = re.compile(r"\b(?:axe|axis|track)\s*(?:n\s*[°o]\.?|#)?\s*\d{1,2}\b")
_NUMBER = re.compile(r"(?:axe|axis)?\s*(?:n\s*[°o]\.?|#)?\s*(\d{1,2})")
_BULLET = re.compile(r"^\s*[-–—•*·▪►]\s*", re.MULTILINE)
_NAMES_FIRST = re.compile(r"\s*[,(–—]\s*|\s-\s")
_GIVEN = ("prenom", "first name", "given name", "forename")


@dataclass(frozen=True, slots=True)
class Filled:
    """The cells of a row by columns, and what of them is doubtful."""

    cells: Mapping[str, str]
    doubts: tuple[Message, ...]


def filled(texts: Sequence[ReadText], letter: Letter | None, rules: Rules) -> Filled:
    """The row that the texts of one proposal give; `letter` is the mail that it came with, None for a document."""
    chosen = _chosen(texts)
    people, affiliations, address = _people(texts, chosen, letter)
    axis, guessed_axis = _axis(chosen, letter, rules)
    stated, hours = _available(chosen, rules)
    cells = {
        "title": _text(chosen, "title"),
        "axis": axis,
        "speakers": people,
        "affiliations": affiliations,
        "address": address,
        "keywords": "; ".join(_keywords(_text(chosen, "keywords"))),
        "abstract": chosen["abstract"].text if "abstract" in chosen else "",
        "biography": chosen["biography"].text if "biography" in chosen else "",
        "available": stated,
    }
    doubts = [
        GUESSED[key] for key, part in chosen.items() if key in GUESSED and part.guessed and _counts(key, part, cells)
    ]
    if guessed_axis:
        doubts.append(GUESSED["axis"])
    if letter and people == letter.name and sent_for_another(texts, letter):
        doubts.append(
            message("intervenant : la pièce jointe nomme quelqu'un d'autre", "speaker: the file names another")
        )
    elif letter and has_address_of_another(people, address, letter):
        doubts.append(
            message(
                "adresse de qui a envoyé le courriel ({name})",
                "address of who sent the mail ({name})",
                name=letter.name,
            )
        )
    return Filled({key: text for key, text in cells.items() if text}, (*doubts, *hours, *_said_twice(texts)))


def _counts(key: str, part: Part, cells: Mapping[str, str]) -> bool:
    """True if the guess is what the cell says."""
    return key not in ("address", "speakers") or fold(part.text) == fold(cells[key])


def _chosen(texts: Sequence[ReadText]) -> Mapping[str, Part]:
    """The part for each field: what a label states before what is guessed, the fullest text before the others."""
    order = sorted(texts, key=lambda text: (-_labelled(text), not text.name))
    chosen: dict[str, Part] = {}
    for guessed in (False, True):
        for text in order:
            for part in text.parts:
                if part.guessed == guessed and not part.further and part.text:
                    chosen.setdefault(part.field, part)
    return chosen


def _labelled(text: ReadText) -> int:
    return len({part.field for part in text.parts if not part.guessed})


def _text(chosen: Mapping[str, Part], key: str) -> str:
    text = chosen[key].text if key in chosen else ""
    return text if key == "keywords" else clean_line(text.strip('*_ «»"“”') if text.count("«") != 1 else text)


def _keywords(text: str) -> list[str]:
    if not re.search("[;,\n]", text):
        text = re.sub(r"\s+[–—·/|-]\s+|\s*[·|•]\s*", ";", text)
    words = keywords_of(_BULLET.sub("", text))
    return [word.rstrip(".").replace(";", ",").strip() for word in words if word.strip(". ")]


def _axis(chosen: Mapping[str, Part], letter: Letter | None, rules: Rules) -> tuple[str, bool]:
    """The axis as the event names it, else as it is written; and whether it stands only in the subject of the mail."""
    text = chosen["axis"].text if "axis" in chosen else ""
    if _BOX.search(text):
        text = "; ".join(clean_line(ticked) for ticked in _TICKED.findall(text))
    text = clean_line(text)
    subject = _AXIS.search(fold(letter.subject)) if letter and not text else None
    text = subject[0] if subject else text
    number = _NUMBER.fullmatch(fold(text))
    return axis_of(text, rules) or (f"Axe {number[1]}" if number else text), bool(subject)


def _available(chosen: Mapping[str, Part], rules: Rules) -> tuple[str, tuple[Message, ...]]:
    """The hours that a label states and that are understood; everything else is to be read by somebody."""
    part = chosen.get("available")
    if part is None:
        return "", ()
    text = clean_line(part.text)
    if not part.guessed and (not rules.days or is_understood(text, rules)):
        return text, ()
    return "", (message("disponibilités à lire : « {text} »", "availability to be read: “{text}”", text=text[:200]),)


def _said_twice(texts: Sequence[ReadText]) -> Iterator[Message]:
    further = {part.field for text in texts for part in text.parts if part.further}
    if "abstract" in further:
        yield message("deux résumés : le premier est pris", "two abstracts: the first is taken")
    if "title" in further:
        yield message("deux titres : le premier est pris", "two titles: the first is taken")
    if any(part.field == "references" for text in texts for part in text.parts):
        yield message("bibliographie laissée dans le texte", "bibliography left in the text")


def _people(texts: Sequence[ReadText], chosen: Mapping[str, Part], letter: Letter | None) -> tuple[str, str, str]:
    """The speakers, their affiliations and addresses: as they are stated, else as the mail came."""
    stated = next((found for text in texts if (found := _stated(text))), "")
    guessed = chosen["speakers"].text if "speakers" in chosen else ""
    sender = letter.name if letter else ""
    text = stated or sender or guessed
    written = chosen.get("address")
    address = written.text if written and not written.guessed else ""
    address = address or (letter.address if letter else "") or address_in(stated) or (written.text if written else "")
    names, places = [], []
    for piece in re.split(r"\s*[;\n]\s*", without_addresses(text) if "\n" not in text else text):
        for name, place in _several(clean_line(without_addresses(piece))):
            names.append(name)
            places.append(place)
    known = _text(chosen, "affiliations")
    affiliations = "; ".join(places).rstrip("; ") if any(places) else known  # by place: the last may have none
    listed = "; ".join(filter(None, (address_in(part) for part in re.split("[;,\n ]", address)))) if address else ""
    return "; ".join(names), affiliations, listed or (letter.address if letter else "")


def _stated(text: ReadText) -> str:
    """The people that labels of one text state: given and family name may have a label each."""
    parts = [part for part in text.parts if part.field == "speakers" and not part.guessed and part.text]
    if len(parts) == 2 and all(len(part.text.split()) <= 3 and not re.search("[;,\n]", part.text) for part in parts):
        given = [fold(text.lines[part.lines[0]].text).lstrip("-*• ").startswith(_GIVEN) for part in parts]
        if given[0] != given[1]:
            return " ".join(part.text for part in (parts if given[0] else reversed(parts)))
    return "\n".join(part.text for part in parts)


def _several(piece: str) -> Sequence[tuple[str, str]]:
    """The people of the piece, each with an affiliation: as a table of talks reads them, where they are several."""
    if not piece:
        return ()
    try:
        people = people_in([piece]).people
    except Wrong:  # one person or several: told beside the field, and left as it is
        return (_parted(piece),)
    if len(people) < 2:
        return (_parted(piece),)
    return tuple((person.name, person.affiliation.replace(";", ",")) for person in people)


def _parted(piece: str) -> tuple[str, str]:
    """The name and the affiliation of one person; what may be two people stays together."""
    head, *rest = _NAMES_FIRST.split(piece, maxsplit=1)
    behind = rest[0].rstrip(") ") if rest else ""
    if not behind or not 2 <= len(head.split()) <= 5 or _is_name(behind):
        return piece, ""
    return head.strip(), behind.strip(" ,-–").replace(";", ",")


def _is_name(text: str) -> bool:
    """True if the text may be names: few words, each with a capital, of no institution."""
    words = re.split(r"[\s,]+", text)
    institution = re.search(r"\b(?:univ|labo|inst|ecole|umr|cnrs|centre|center|dep|fac|ens|inserm)", fold(text))
    return (
        not institution
        and all(word[:1].isupper() for word in words if len(word) > 3)
        and len(text.split(",")[0].split()) in (2, 3)
    )
