"""Who is who: an address with the names that stand at it, or a name alone, gives the id of a person (contract §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.person_id import shared_id
from scheduler.language.likeness import likeness, plain_name


@dataclass(frozen=True, slots=True)
class Identities:
    """The ids of everybody.

    `ids` are by address and name as `plain_name` gives it, `names` by such a name alone. `unclear` are two names of one
    address that may be one person's or two people's.
    """

    ids: Mapping[str, Mapping[str, str]]
    names: Mapping[str, frozenset[str]]
    unclear: tuple[tuple[str, str, str], ...] = ()

    def candidates(self, name: str, email: str | None) -> frozenset[str]:
        """The ids of the people who may be meant; a name that is nobody's is the id of its person."""
        plain = plain_name(name)
        if not email:
            return self.names.get(plain) or frozenset((plain,))
        people = self.ids.get(email.lower(), {})
        if plain in people:
            return frozenset((people[plain],))
        if not name:
            return frozenset(people.values()) or frozenset((email.lower(),))
        near = {person for known, person in people.items() if likeness(known, name) in ("same", "alike")}
        return frozenset(near) or frozenset((shared_id(plain, email.lower()) if people else email.lower(),))


def identities(named: Iterable[tuple[str, str | None]], apart: Iterable[Collection[str]] = ()) -> Identities:
    """The ids of all who are `named`, by name ("" for an address alone) and address.

    Parameters
    ----------
    apart
        Names that stand side by side, in a row or in the speakers file: they are no two spellings of one name.
    """
    at_address: dict[str, set[str]] = defaultdict(set)
    bare: set[str] = set()
    for name, email in named:
        if email:
            at_address[email.lower()].update((plain_name(name),) if name else ())
        else:
            bare.add(plain_name(name))
    sides = _sides(apart)
    ids: dict[str, dict[str, str]] = {}
    unclear: list[tuple[str, str, str]] = []
    for address, names in sorted(at_address.items()):
        groups, doubts = _groups(sorted(names), sides)
        unclear += [(address, *pair) for pair in doubts]
        ids[address] = dict(_ids(address, groups))
    people: dict[str, set[str]] = defaultdict(set)
    for known in ids.values():
        for plain, person in known.items():
            people[plain].add(person)
    for plain in bare - set(people):
        people[plain].add(plain)
    return Identities(ids, {plain: frozenset(found) for plain, found in people.items()}, tuple(unclear))


def _sides(apart: Iterable[Collection[str]]) -> Mapping[str, set[int]]:
    """The numbers of the collections in which each name stands."""
    sides: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(apart):
        for name in names:
            sides[plain_name(name)].add(number)
    return sides


def _groups(names: Sequence[str], sides: Mapping[str, set[int]]) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """The names of each person, and the pairs of names that may be one person's."""
    groups: list[list[str]] = []
    doubts: list[tuple[str, str]] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        relations = [[_relation(name, other, sides) for other in group] for group in groups]
        near = [at for at, related in enumerate(relations) if "same" in related or "alike" in related]
        doubts += [
            (name, other)
            for group, related in zip(groups, relations, strict=True)
            for other, relation in zip(group, related, strict=True)
            if relation == "unclear"
        ]
        if len(near) > 1:
            doubts.append((name, groups[near[1]][0]))
        if near and not any(relation == "apart" for relation in relations[near[0]]):
            groups[near[0]].append(name)
        else:
            groups.append([name])
    return groups, doubts


def _relation(one: str, two: str, sides: Mapping[str, set[int]]) -> str:
    related = likeness(one, two)
    if related in ("alike", "unclear") and not sides.get(one, set()).isdisjoint(sides.get(two, ())):
        return "apart"
    return related


def _ids(address: str, groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The id of each name: the address of one person alone, the longest name with the address of one of several."""
    for group in groups:
        person = address if len(groups) == 1 else shared_id(group[0], address)
        for name in group:
            yield name, person
