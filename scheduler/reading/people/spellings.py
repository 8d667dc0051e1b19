"""Remarks on people whose name is spelled in two ways, and on two people who may be one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from scheduler.domain.errors import Weight
from scheduler.domain.person_id import address_in, shares_address
from scheduler.language.family_name import name_parts
from scheduler.language.likeness import plain_name, same_but_for_spelling
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.language.titles import is_initial
from scheduler.reading.people.mentions import Mention
from scheduler.reading.people.near_texts import near_pairs
from scheduler.reading.report import Report

#: The similarity, in percent, from which two names are remarked as perhaps one person's.
_ALIKE = 90.0
#: The most people whom one name with an initial is held against.
_MOST_INITIALS = 3
_NUMBER = re.compile(r"\d+")


def spelled_out(names: Sequence[str]) -> list[str]:
    """The spellings of one name without those that give an initial where another gives the word: `P. Martin`.

    `John F. Kennedy` stays beside `John Kennedy`, which has no more words.
    """
    if all(name == names[0] for name in names):
        return list(names)
    words = {name: [word for word in re.split(r"[\s-]+", name) if word] for name in names}
    full = {name: sum(not is_initial(word) for word in parts) for name, parts in words.items()}
    fullest = max(full.values(), default=0)
    return [name for name in names if full[name] == len(words[name]) or full[name] == fullest]


def report_spellings(names: Mapping[str, str], mentions: Mapping[str, Sequence[Mention]], report: Report) -> None:
    """Every person whose name is spelled in two ways is remarked; `names` and `mentions` are by person."""
    for person, mentioned in sorted(mentions.items()):
        name = names[person]
        spots = {each.name: each.spot for each in reversed(mentioned) if each.name not in ("", name)}
        for spelling, spot in sorted(spots.items()):
            if same_but_for_spelling(name, spelling):
                text = message(
                    "« {spelling} » et « {name} » sont tenus pour une même personne, imprimée « {name} » : "
                    "écrivez partout le même nom",
                    "“{spelling}” and “{name}” are taken for one person, printed as “{name}”: "
                    "write the same name everywhere",
                    spelling=spelling,
                    name=name,
                )
            else:
                text = message(
                    "« {spelling} » et « {name} » ont la même adresse et sont tenus pour une même personne ; chaque "
                    "ligne est imprimée avec le nom qui y est écrit : écrivez partout le même nom",
                    "“{spelling}” and “{name}” have the same address and are taken for one person; each row is "
                    "printed with the name written there: write the same name everywhere",
                    spelling=spelling,
                    name=name,
                )
            report.remark(spot, spelling, text, Weight.GRAVE)


def report_shared(names: Mapping[str, str], mentions: Mapping[str, Sequence[Mention]], report: Report) -> None:
    """Every address that several people share is remarked, with their names."""
    people: dict[str, list[str]] = defaultdict(list)
    for person in sorted(mentions):
        if shares_address(person):
            people[address_in(person)].append(person)
    for address, sharing in people.items():
        text = message(
            "plusieurs personnes ont cette adresse ({names}) : si c'est une erreur, corrigez-la",
            "several people have this address ({names}): if that is wrong, mend it",
            names=", ".join(names[person] for person in sharing),
        )
        report.remark(mentions[sharing[-1]][0].spot, address, text, Weight.GRAVE)


def report_alike(names: Mapping[str, str], mentions: Mapping[str, Sequence[Mention]], report: Report) -> None:
    """Every two people with similar names are remarked: they may be one."""
    for first, second in _alike(names):
        text = message(
            "« {second} » ({second_id}) et « {first} » ({first_id}) sont peut-être une même personne : si oui, "
            "écrivez partout le même nom et la même adresse",
            "“{second}” ({second_id}) and “{first}” ({first_id}) may be one person: if so, write the same name "
            "and the same address everywhere",
            second=names[second],
            first=names[first],
            second_id=_address(second),
            first_id=_address(first),
        )
        report.remark(mentions[second][0].spot, names[second], text, Weight.GRAVE)


def _address(person: str) -> str | Message:
    return address_in(person) or message("sans adresse", "no address")


def _alike(names: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of people with similar names that have the same numbers in them."""
    words = {person: " ".join(sorted(plain_name(name).split())) for person, name in sorted(names.items())}
    alike_in_numbers: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for person, text in words.items():
        alike_in_numbers[tuple(_NUMBER.findall(text))].append(person)
    pairs = (
        (people[first], people[second])
        for people in alike_in_numbers.values()
        for first, second in near_pairs([words[who] for who in people], _ALIKE)
    )
    return sorted({(min(pair), max(pair)) for pair in (*pairs, *_initials(names))})


def _initials(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of « B. Cey » with « Bo Cey »: one family name, and an initial with which the other's given name begins."""
    people: dict[tuple[str, str], list[str]] = defaultdict(list)
    given: dict[str, str] = {}
    for person, name in sorted(names.items()):
        parts = name_parts(name)
        if parts.given:
            given[person] = parts.given
            people[fold(parts.given)[:1], fold(parts.family)].append(person)
    for namesakes in people.values():
        full = [person for person in namesakes if not is_initial(given[person].split()[0])]
        for short in namesakes:
            if is_initial(given[short].split()[0]):
                yield from ((short, other) for other in islice(full, _MOST_INITIALS))
