"""Everybody whom a folder mentions, identified: by address and name, or as the only person of a name (contract §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from scheduler.domain.errors import Weight
from scheduler.domain.people import Person
from scheduler.domain.person_id import address_in, shared_id, shares_address
from scheduler.language.likeness import plain_name, same_but_for_spelling
from scheduler.language.message import message
from scheduler.language.text import likeliest_spelling
from scheduler.reading.lost_letters import with_lost_letters
from scheduler.reading.people.identity import Identities, identities
from scheduler.reading.people.mentions import Mention, SpeakerRow
from scheduler.reading.people.name_order import report_order
from scheduler.reading.people.spellings import report_alike, report_shared, report_spellings, spelled_out
from scheduler.reading.report import Place, Report


class Roster:
    """Everybody who is mentioned in the folder."""

    def __init__(self, mentions: Sequence[Mention], rows: Sequence[SpeakerRow], report: Report) -> None:
        self._everybody = [*(row.mention for row in rows), *mentions]
        self._report = report
        self._identities = _identified(self._everybody, [row.mention.name for row in rows])
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        self._names: dict[str, str] = {}
        identified = [(mentioned, self.identify(mentioned)) for mentioned in self._everybody]
        for mentioned, person in identified:
            if person is not None:
                self._mentions[person].append(mentioned)
        self._rows = self._one_row_each(rows)
        for mentioned, person in identified:
            if person is None:
                self._report_ambiguous(mentioned)
        self._report_nameless()
        self._report_unclear()

    def identify(self, mentioned: Mention) -> str | None:
        """The id of the person; None for a bare name, or an address alone, that belongs to several people."""
        people = self._identities.candidates(mentioned.name, mentioned.email)
        return next(iter(people)) if len(people) == 1 else None

    def candidates(self, mentioned: Mention) -> list[str]:
        """The ids of all the people of the folder who may be meant, in their order."""
        return sorted(filter(self.knows, self._identities.candidates(mentioned.name, mentioned.email)))

    def identify_all(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The ids of the people who are identified for certain, each once."""
        people = map(self.identify, mentions)
        return tuple(dict.fromkeys(person for person in people if person is not None))

    def guests(self, mentions: Sequence[Mention]) -> dict[Mention, str]:
        """The ids of listeners: as `identify`, with the listeners' own addresses known as well.

        Listeners change nobody of the programme: a person without an address there has none. A bare name that belongs
        to two addresses is reported and left out.
        """
        listeners = identities((mentioned.name, mentioned.email) for mentioned in mentions)
        ids: dict[Mention, str] = {}
        for mentioned in mentions:
            people = self._guest(mentioned, listeners)
            if len(people) == 1:
                ids[mentioned] = next(iter(people))
            else:
                self._report_ambiguous(mentioned, people)
        return ids

    def _guest(self, mentioned: Mention, listeners: Identities) -> Collection[str]:
        """The ids of the people whom a listener may be."""
        plain = plain_name(mentioned.name)
        alone = self.knows(plain)  # somebody of the programme whose address is unknown there
        if not mentioned.email:
            return self._identities.names.get(plain) or listeners.names.get(plain, frozenset((plain,)))
        known = set(self._identities.ids.get(mentioned.email.lower(), {}).values())
        if len(known) == 1:
            return known
        if known:
            return self._identities.candidates(mentioned.name, mentioned.email)
        if alone and len(listeners.names.get(plain, ())) == 1:
            return (plain,)
        return listeners.candidates(mentioned.name, mentioned.email)

    def knows(self, person: str) -> bool:
        """True if a person in the folder has that id."""
        return person in self._mentions

    def may_chair(self) -> tuple[str, ...]:
        """The ids of the people who may chair sessions by their rows in the speakers file."""
        return tuple(person for person, row in self._rows.items() if row.may_chair)

    def places(self) -> dict[str, Place]:
        """The rows of the speakers file by the id of their person."""
        return {person: row.place for person, row in self._rows.items()}

    def person(self, person: str) -> Person:
        """The person with everything that the folder says of her or him, whatever the order of its rows."""
        mentions = self._mentions[person]
        row = self._rows.get(person)
        emails = [mentioned.email for mentioned in mentions if mentioned.email]
        affiliations = [mentioned.affiliation for mentioned in mentions if mentioned.affiliation]
        families = [mentioned.family_name for mentioned in mentions if mentioned.family_name]
        pronunciations = [mentioned.pronunciation for mentioned in mentions if mentioned.pronunciation]
        return Person(
            id=person,
            name=self.name(person),
            email=likeliest_spelling(emails) if emails else None,
            affiliation=(row and row.mention.affiliation)
            or (likeliest_spelling(affiliations) if affiliations else None),
            family_name=(row and row.family_name) or (likeliest_spelling(families) if families else ""),
            biography=row.biography if row else "",
            available=row.available if row else (),
            preferred=row.preferred if row else (),
            timezone=row.timezone if row else None,
            may_chair=row.may_chair if row else False,
            pronunciation=(row and row.mention.pronunciation)
            or (likeliest_spelling(pronunciations) if pronunciations else ""),
        )

    def name(self, person: str) -> str:
        """The name as the speakers file spells it, else its most frequent spelling that is not abbreviated.

        Where that lacks letters which the file has lost, it is the spelling that has them.
        """
        name = self._names.get(person)
        if name is None:
            row = self._rows.get(person)
            names = [mentioned.name for mentioned in self._mentions[person] if mentioned.name]
            name = (row and row.mention.name) or (likeliest_spelling(spelled_out(names)) if names else person)
            name = with_lost_letters(name, names)
            self._names[person] = name
        return name

    def printed_name(self, mentioned: Mention) -> str:
        """The name to print where the person is mentioned so: no name is printed that is not written there.

        Of somebody who has no part in the event nothing but the mention says the name.
        """
        person = self.identify(mentioned)
        if person is None or (mentioned.name and not self.knows(person)):
            return mentioned.name
        name = self.name(person)
        return name if not mentioned.name or same_but_for_spelling(name, mentioned.name) else mentioned.name

    def _report_ambiguous(self, mentioned: Mention, people: Collection[str] | None = None) -> None:
        if people is None:
            people = self._identities.candidates(mentioned.name, mentioned.email)
        first, listed = min(people), ", ".join(map(self._listed, sorted(people)))
        if mentioned.name:
            text = message(
                "plusieurs personnes portent ce nom ({people}) : précisez l'adresse, par exemple « {name} <{first}> »",
                "several people have this name ({people}): give the address, for instance “{name} <{first}>”",
                people=listed,
                name=mentioned.name,
                first=address_in(first) or first,
            )
        else:
            text = message(
                "plusieurs personnes ont cette adresse : écrivez aussi le nom ({people})",
                "several people have this address: write the name too ({people})",
                people=listed,
            )
        self._report.mistake(mentioned.spot, mentioned.name or mentioned.email, text)

    def _listed(self, person: str) -> str:
        """A person among others: the address, or the name as it is written, with the address that it shares."""
        if not self.knows(person) or address_in(person) == person:
            return person
        name = self.name(person)
        return shared_id(name, address_in(person)) if shares_address(person) else name

    def _report_nameless(self) -> None:
        for person, mentions in self._mentions.items():
            if not any(mentioned.name for mentioned in mentions):
                text = message(
                    "personne n'a cette adresse : écrivez aussi le nom, « Nom <{person}> »",
                    "nobody has this address: write the name too, “Name <{person}>”",
                    person=person,
                )
                self._report.mistake(mentions[0].spot, person, text)

    def _report_unclear(self) -> None:
        """Two names of one address that may be one person's or two people's are a mistake."""
        for address, name, other in self._identities.unclear:
            first, second = (self._mention_of(address, plain) for plain in (other, name))
            text = message(
                "« {second} » et « {first} » ont la même adresse ({address}) : pour une seule personne, écrivez "
                "partout le même nom ; pour deux, donnez à chacune sa ligne dans le fichier des intervenants "
                "(speakers), ou une autre adresse",
                "“{second}” and “{first}” have the same address ({address}): for one person, write the same name "
                "everywhere; for two, give each a row in the speakers file, or another address",
                first=first.name,
                second=second.name,
                address=address,
            )
            self._report.mistake(second.spot, second.name, text)

    def _mention_of(self, address: str, plain: str) -> Mention:
        return next(
            mentioned
            for mentioned in self._everybody[::-1]
            if mentioned.email and mentioned.email.lower() == address and plain_name(mentioned.name) == plain
        )

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
        names = {person: self.name(person) for person in self._mentions}
        report_spellings(names, self._mentions, self._report)
        report_shared(names, self._mentions, self._report)
        report_alike(names, self._mentions, self._report)
        report_order(names, self._mentions, self._report)

    def report_unused(self, used: Iterable[str]) -> None:
        """Every row of the speakers file whose person has no part in the event is remarked."""
        doing = set(used)
        for person, row in self._rows.items():
            if person not in doing:
                text = message(
                    "cette personne n'a ni exposé, ni modération, ni plénière : vérifiez nom et adresse",
                    "this person has no talk, chair or plenary: check name and address",
                )
                self._report.remark(row.mention.spot, row.mention.name, text, Weight.GRAVE)


def _identified(everybody: Sequence[Mention], rows: Sequence[str]) -> Identities:
    """The ids of everybody; names of one cell, and of the speakers file, are different people's."""
    cells: Mapping[object, list[str]] = defaultdict(list)
    for mentioned in everybody:
        if mentioned.name:
            cells[mentioned.spot].append(mentioned.name)
    return identities(((m.name, m.email) for m in everybody), [rows, *cells.values()])
