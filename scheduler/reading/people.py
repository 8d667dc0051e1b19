"""The people of a folder: mentions in talks, chairs and plenaries, and the rows of the speakers file, identified.

An e-mail address identifies a person; a bare name means the only person of that name (contract §2).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.people import Person
from scheduler.domain.windows import Window
from scheduler.language.message import message
from scheduler.language.text import clean_line, fold, likeliest_spelling
from scheduler.reading import values
from scheduler.reading.report import Place, Report, Spot, Wrong

_WITH_ADDRESS = re.compile(r"(.*?)\s*<\s*([^<>]*)\s*>")
#: The similarity, in percent, from which two names are remarked as perhaps one person's.
_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at `spot`; `name` is "" if only the address stands there."""

    name: str
    spot: Spot
    email: str | None = None
    affiliation: str = ""
    pronunciation: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A row of the speakers file."""

    mention: Mention
    place: Place
    biography: str = ""
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    timezone: str | None = None
    may_chair: bool = False


def mention(text: str, spot: Spot, report: Report) -> Mention:
    """A mention from `Marie Curie`, `Marie Curie <marie@example.org>` or an address; other brackets are
    part of a name.
    """
    match = _WITH_ADDRESS.fullmatch(text)
    name, address = (match.group(1), match.group(2)) if match and "@" in match.group(2) else (text, "")
    if not address and "@" in text and len(text.split()) == 1:
        name, address = "", text
    if not address:
        return Mention(clean_line(name) or text, spot)
    try:
        return Mention(clean_line(name), spot, values.address(clean_line(address)))
    except Wrong as wrong:
        report.mistake(spot, text, wrong.text)
        return Mention(clean_line(name) or text, spot)


class Roster:
    """Everybody who is mentioned in the folder."""

    def __init__(self, mentions: Sequence[Mention], rows: Sequence[SpeakerRow], report: Report) -> None:
        self._everybody = [*(row.mention for row in rows), *mentions]
        self._report = report
        self._addresses: dict[str, set[str]] = defaultdict(set)
        for mentioned in self._everybody:
            if mentioned.email and mentioned.name:
                self._addresses[_plain(mentioned.name)].add(mentioned.email.lower())
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for mentioned in self._everybody:
            person = self.identify(mentioned)
            if person is not None:
                self._mentions[person].append(mentioned)
            else:
                self._report_ambiguous(mentioned, self._addresses[_plain(mentioned.name)])
        self._rows = self._one_row_each(rows)
        self._report_nameless()

    def identify(self, mentioned: Mention) -> str | None:
        """The id of the person; None for a bare name that belongs to two addresses."""
        if mentioned.email:
            return mentioned.email.lower()
        addresses = self._addresses.get(_plain(mentioned.name), set())
        if len(addresses) > 1:
            return None
        return next(iter(addresses), _plain(mentioned.name))

    def identify_all(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The ids of the people who are identified for certain, each once."""
        people = map(self.identify, mentions)
        return tuple(dict.fromkeys(person for person in people if person is not None))

    def guests(self, mentions: Sequence[Mention]) -> dict[Mention, str]:
        """The ids of listeners: as `identify`, with the listeners' own addresses known as well.

        Listeners change nobody of the programme: a person without an address there has none. A bare name that belongs
        to two addresses is reported and left out.
        """
        addresses: dict[str, set[str]] = defaultdict(set)
        for mentioned in mentions:
            if mentioned.email:
                addresses[_plain(mentioned.name)].add(mentioned.email.lower())
        ids: dict[Mention, str] = {}
        for mentioned in mentions:
            plain = _plain(mentioned.name)
            candidates = self._addresses.get(plain) or (set() if self.knows(plain) else addresses[plain])
            if mentioned.email:
                email = mentioned.email.lower()
                known = self.knows(plain) and addresses[plain] == {email} and not self.knows(email)
                ids[mentioned] = plain if known else email
            elif len(candidates) > 1:
                self._report_ambiguous(mentioned, candidates)
            else:
                ids[mentioned] = next(iter(candidates), plain)
        return ids

    def knows(self, person: str) -> bool:
        """True if a person in the folder has that id."""
        return person in self._mentions

    def places(self) -> dict[str, Place]:
        """The rows of the speakers file by the id of their person."""
        return {person: row.place for person, row in self._rows.items()}

    def person(self, person: str) -> Person:
        """The person with everything that the folder says of her or him, whatever the order of its rows."""
        mentions = self._mentions[person]
        row = self._rows.get(person)
        emails = [mentioned.email for mentioned in mentions if mentioned.email]
        affiliations = [mentioned.affiliation for mentioned in mentions if mentioned.affiliation]
        pronunciations = [mentioned.pronunciation for mentioned in mentions if mentioned.pronunciation]
        return Person(
            id=person,
            name=self.name(person),
            email=likeliest_spelling(emails) if emails else None,
            affiliation=(row and row.mention.affiliation)
            or (likeliest_spelling(affiliations) if affiliations else None),
            biography=row.biography if row else "",
            available=row.available if row else (),
            preferred=row.preferred if row else (),
            timezone=row.timezone if row else None,
            may_chair=row.may_chair if row else False,
            pronunciation=(row and row.mention.pronunciation)
            or (likeliest_spelling(pronunciations) if pronunciations else ""),
        )

    def name(self, person: str) -> str:
        """The name as the speakers file spells it, else its most frequent spelling."""
        row = self._rows.get(person)
        names = [mentioned.name for mentioned in self._mentions[person] if mentioned.name]
        return (row and row.mention.name) or (likeliest_spelling(names) if names else person)

    def _report_ambiguous(self, mentioned: Mention, addresses: Collection[str]) -> None:
        addresses = sorted(addresses)
        text = message(
            "plusieurs personnes portent ce nom ({addresses}) : précisez l'adresse, par exemple « {name} <{first}> »",
            "several people have this name ({addresses}): give the address, for instance “{name} <{first}>”",
            addresses=", ".join(addresses),
            name=mentioned.name,
            first=addresses[0],
        )
        self._report.mistake(mentioned.spot, mentioned.name, text)

    def _report_nameless(self) -> None:
        for person, mentions in self._mentions.items():
            if not any(mentioned.name for mentioned in mentions):
                text = message(
                    "personne n'a cette adresse : écrivez aussi le nom, « Nom <{person}> »",
                    "nobody has this address: write the name too, “Name <{person}>”",
                    person=person,
                )
                self._report.mistake(mentions[0].spot, person, text)

    def _one_row_each(self, rows: Iterable[SpeakerRow]) -> dict[str, SpeakerRow]:
        """The rows by person; a second row of the same person is reported."""
        rows_by_person: dict[str, SpeakerRow] = {}
        for row in rows:
            person = self.identify(row.mention)
            if person in rows_by_person:
                text = message(
                    "cette personne est déjà à la ligne {row} : réunissez les deux lignes",
                    "this person stands in row {row} already: make the two rows one",
                    row=rows_by_person[person].place.row,
                )
                self._report.mistake(row.mention.spot, row.mention.name, text)
            elif person is not None:
                rows_by_person[person] = row
        return rows_by_person

    def report_spellings(self) -> None:
        """Pairs of names that may be one person's are remarked, and persons spelled in two ways."""
        for person, mentions in sorted(self._mentions.items()):
            name = self.name(person)
            spellings = {mentioned.name: mentioned.spot for mentioned in reversed(mentions)}
            others = {spelling: spot for spelling, spot in spellings.items() if spelling not in ("", name)}
            for spelling, spot in sorted(others.items()):
                text = message(
                    "« {spelling} » et « {name} » sont tenus pour une même personne, imprimée « {name} » : "
                    "écrivez partout le même nom",
                    "“{spelling}” and “{name}” are taken for one person, printed as “{name}”: "
                    "write the same name everywhere",
                    spelling=spelling,
                    name=name,
                )
                self._report.remark(spot, spelling, text)
        for first, second in self._alike():
            spot = self._mentions[second][0].spot
            text = message(
                "« {second} » ({second_id}) et « {first} » ({first_id}) sont peut-être une même personne : si oui, "
                "écrivez partout le même nom et la même adresse",
                "“{second}” ({second_id}) and “{first}” ({first_id}) may be one person: if so, write the same name "
                "and the same address everywhere",
                second=self.name(second),
                first=self.name(first),
                second_id=second,
                first_id=first,
            )
            self._report.remark(spot, self.name(second), text)

    def _alike(self) -> Iterator[tuple[str, str]]:
        """Pairs of people with similar names that have the same numbers in them."""
        from rapidfuzz import fuzz, process

        people = sorted(self._mentions)
        names = [" ".join(sorted(_plain(self.name(person)).split())) for person in people]
        for index, person in enumerate(people):
            later = names[index + 1 :]
            for name, _, offset in process.extract(
                names[index], later, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
            ):
                if re.findall(r"\d+", name) == re.findall(r"\d+", names[index]):
                    yield person, people[index + 1 + offset]

    def report_unused(self, used: Iterable[str]) -> None:
        """Every row of the speakers file whose person has no part in the event is remarked."""
        doing = set(used)
        for person, row in self._rows.items():
            if person not in doing:
                text = message(
                    "cette personne n'a ni communication, ni présidence, ni plénière : vérifiez nom et adresse",
                    "this person has no talk, chair or plenary: check name and address",
                )
                self._report.remark(row.mention.spot, row.mention.name, text)


def _plain(name: str) -> str:
    """The name folded; unchanged if that leaves nothing."""
    return fold(name) or name
