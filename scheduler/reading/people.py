"""Who is who: mentions of people in talks, chairs and plenaries, and the rows of the speakers file, made one.

A person is known by e-mail address; a bare name is the only person of that name (contract §2).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.people import Person
from scheduler.domain.windows import Window
from scheduler.reading import values
from scheduler.reading.report import Place, Report, Spot, Wrong
from scheduler.saying import told
from scheduler.text import clean_line, fold

_WITH_ADDRESS = re.compile(r"(.*?)\s*<\s*([^<>]*)\s*>")
#: From this likeness on (of 100), two names may be one person's.
_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at `spot`; `name` is "" where only the address stands there."""

    name: str
    spot: Spot
    email: str | None = None
    affiliation: str = ""
    pronunciation: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """What the speakers file says of one person."""

    mention: Mention
    place: Place
    biography: str = ""
    available: tuple[Window, ...] = ()
    preferred: tuple[Window, ...] = ()
    timezone: str | None = None


def mention(text: str, spot: Spot, report: Report) -> Mention:
    """`Marie Curie`, `Marie Curie <marie@example.org>` or an address alone; brackets that hold no `@` are a name's."""
    match = _WITH_ADDRESS.fullmatch(text)
    name, written = (match.group(1), match.group(2)) if match and "@" in match.group(2) else (text, "")
    if not written and "@" in text and len(text.split()) == 1:
        name, written = "", text
    if not written:
        return Mention(clean_line(name) or text, spot)
    try:
        return Mention(clean_line(name), spot, values.address(clean_line(written)))
    except Wrong as wrong:
        report.mistake(spot, text, wrong.text)
        return Mention(clean_line(name) or text, spot)


class Roster:
    """Everybody who is mentioned in the folder."""

    def __init__(self, mentions: Sequence[Mention], rows: Sequence[SpeakerRow], report: Report) -> None:
        self._everybody = [*(row.mention for row in rows), *mentions]
        self._report = report
        self._addresses: dict[str, set[str]] = defaultdict(set)
        for one in self._everybody:
            if one.email and one.name:
                self._addresses[_plain(one.name)].add(one.email.lower())
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        for one in self._everybody:
            person = self.identify(one)
            if person is not None:
                self._mentions[person].append(one)
            else:
                self._tell_ambiguous(one, self._addresses[_plain(one.name)])
        self._rows = self._one_row_each(rows)
        self._tell_nameless()

    def identify(self, one: Mention) -> str | None:
        """The id of the person; None for a bare name that two addresses have."""
        if one.email:
            return one.email.lower()
        addresses = self._addresses.get(_plain(one.name), set())
        if len(addresses) > 1:
            return None
        return next(iter(addresses), _plain(one.name))

    def identify_all(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The ids of the people who are known for certain, each once."""
        return tuple(dict.fromkeys(person for one in mentions if (person := self.identify(one)) is not None))

    def guests(self, mentions: Sequence[Mention]) -> dict[Mention, str]:
        """The id of each of those who only listen, as `identify` gives it with their own addresses known as well.

        Nobody of the programme becomes somebody else by them: who has no address there has none. A bare name that two
        addresses have is reported and left out.
        """
        addresses: dict[str, set[str]] = defaultdict(set)
        for one in mentions:
            if one.email:
                addresses[_plain(one.name)].add(one.email.lower())
        found: dict[Mention, str] = {}
        for one in mentions:
            plain = _plain(one.name)
            theirs = self._addresses.get(plain) or (set() if self.knows(plain) else addresses[plain])
            if one.email:
                email = one.email.lower()
                known = self.knows(plain) and addresses[plain] == {email} and not self.knows(email)
                found[one] = plain if known else email
            elif len(theirs) > 1:
                self._tell_ambiguous(one, theirs)
            else:
                found[one] = next(iter(theirs), plain)
        return found

    def knows(self, person: str) -> bool:
        """True if somebody in the folder has that id."""
        return person in self._mentions

    def places(self) -> dict[str, Place]:
        """By id, the row of each person of the speakers file."""
        return {person: row.place for person, row in self._rows.items()}

    def person(self, person: str) -> Person:
        """What the folder says of that person, whatever the order of its rows."""
        mentions = self._mentions[person]
        row = self._rows.get(person)
        emails = [one.email for one in mentions if one.email]
        affiliations = [one.affiliation for one in mentions if one.affiliation]
        said = [one.pronunciation for one in mentions if one.pronunciation]
        return Person(
            id=person,
            name=self.name(person),
            email=_best(emails) if emails else None,
            affiliation=(row and row.mention.affiliation) or (_best(affiliations) if affiliations else None),
            biography=row.biography if row else "",
            available=row.available if row else (),
            preferred=row.preferred if row else (),
            timezone=row.timezone if row else None,
            pronunciation=(row and row.mention.pronunciation) or (_best(said) if said else ""),
        )

    def name(self, person: str) -> str:
        """The spelling of the speakers file, else the most frequent one."""
        row = self._rows.get(person)
        names = [one.name for one in self._mentions[person] if one.name]
        return (row and row.mention.name) or (_best(names) if names else person)

    def _tell_ambiguous(self, one: Mention, addresses: Collection[str]) -> None:
        addresses = sorted(addresses)
        text = told(
            "plusieurs personnes portent ce nom ({addresses}) : précisez l'adresse, par exemple « {name} <{first}> »",
            "several people have this name ({addresses}): give the address, for instance “{name} <{first}>”",
            addresses=", ".join(addresses), name=one.name, first=addresses[0],
        )  # fmt: skip
        self._report.mistake(one.spot, one.name, text)

    def _tell_nameless(self) -> None:
        for person, mentions in self._mentions.items():
            if not any(one.name for one in mentions):
                text = told(
                    "personne n'a cette adresse : écrivez aussi le nom, « Nom <{person}> »",
                    "nobody has this address: write the name too, “Name <{person}>”",
                    person=person,
                )
                self._report.mistake(mentions[0].spot, person, text)

    def _one_row_each(self, rows: Iterable[SpeakerRow]) -> dict[str, SpeakerRow]:
        found: dict[str, SpeakerRow] = {}
        for row in rows:
            person = self.identify(row.mention)
            if person in found:
                text = told(
                    "cette personne est déjà à la ligne {row} : réunissez les deux lignes",
                    "this person stands in row {row} already: make the two rows one",
                    row=found[person].place.row,
                )
                self._report.mistake(row.mention.spot, row.mention.name, text)
            elif person is not None:
                found[person] = row
        return found

    def tell_spellings(self) -> None:
        """Remarks on what may be one person: names that are nearly alike, one address or name written in two ways."""
        for person, mentions in sorted(self._mentions.items()):
            name = self.name(person)
            others = {one.name: one.spot for one in reversed(mentions) if one.name and one.name != name}
            for spelling, spot in sorted(others.items()):
                text = told(
                    "« {spelling} » et « {name} » sont tenus pour une même personne, imprimée « {name} » : "
                    "écrivez partout le même nom",
                    "“{spelling}” and “{name}” are taken for one person, printed as “{name}”: "
                    "write the same name everywhere",
                    spelling=spelling, name=name,
                )  # fmt: skip
                self._report.remark(spot, spelling, text)
        for first, second in self._alike():
            spot = self._mentions[second][0].spot
            text = told(
                "« {second} » ({second_id}) et « {first} » ({first_id}) sont peut-être une même personne : si oui, "
                "écrivez partout le même nom et la même adresse",
                "“{second}” ({second_id}) and “{first}” ({first_id}) may be one person: if so, write the same name "
                "and the same address everywhere",
                second=self.name(second), first=self.name(first), second_id=second, first_id=first,
            )  # fmt: skip
            self._report.remark(spot, self.name(second), text)

    def _alike(self) -> Iterator[tuple[str, str]]:
        from rapidfuzz import fuzz, process

        people = sorted(self._mentions)
        names = [" ".join(sorted(_plain(self.name(person)).split())) for person in people]
        for place, person in enumerate(people):
            later = names[place + 1 :]
            for name, _, found in process.extract(
                names[place], later, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=None
            ):
                if re.findall(r"\d+", name) == re.findall(r"\d+", names[place]):
                    yield person, people[place + 1 + found]

    def tell_unused(self, used: Iterable[str]) -> None:
        """Remarks on each row of the speakers file whose person does nothing."""
        doing = set(used)
        for person, row in self._rows.items():
            if person not in doing:
                text = told(
                    "cette personne n'a ni communication, ni présidence, ni plénière : vérifiez nom et adresse",
                    "this person has no talk, chair or plenary: check name and address",
                )
                self._report.remark(row.mention.spot, row.mention.name, text)


def _plain(name: str) -> str:
    return fold(name) or name


def _best(spellings: Sequence[str]) -> str:
    """The most frequent; of equals one in small letters and capitals, with its accents; then the alphabet's first."""
    counted = Counter(spellings)
    return min(counted, key=lambda text: (-counted[text], *_plainness(text), text))


def _plainness(text: str) -> tuple[bool, int, int]:
    return text.islower() or text.isupper(), sum(map(str.isupper, text)), sum(map(str.isascii, text))
