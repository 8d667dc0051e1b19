"""Names that begin with the family name, as their addresses show: « Petit Anne », anne.petit@…"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scheduler.domain.errors import Weight
from scheduler.domain.person_id import address_in
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.language.typography import semicolon
from scheduler.reading.people.mentions import Mention
from scheduler.reading.report import Report

#: The number of names from which the addresses are no coincidence.
_ENOUGH = 2
#: The largest number of names that the remark quotes.
_QUOTED = 3
_SIGNS = re.compile(r"[^a-z]+")


def report_order(names: Mapping[str, str], mentions: Mapping[str, Sequence[Mention]], report: Report) -> None:
    """Names that begin with the family name are remarked together, where several addresses show it and none denies it.

    `names` and `mentions` are by person.
    """
    people = [person for person in sorted(names) if not any(mention.family_name for mention in mentions[person])]
    shown = {person: family_first(names[person], address_in(person)) for person in people}
    turned = [person for person in people if shown[person]]
    if len(turned) < _ENOUGH or False in shown.values():
        return
    by_row = sorted(turned, key=lambda person: mentions[person][0].spot.row or 0)
    examples = [f"{names[person]}, {address_in(person)}" for person in by_row[:_QUOTED]]
    words = names[by_row[0]].split()
    text = message(
        "les noms semblent commencer par le nom de famille, d'après les adresses ({examples}), et c'est ainsi qu'ils "
        "sont imprimés et classés : si c'est le cas, écrivez « {given} {family} » ou « {family}, {given} »",
        "names seem to begin with the family name, as addresses show ({examples}), and are printed and sorted so: if "
        "that is right, write “{given} {family}” or “{family}, {given}”",
        examples=Message.each(lambda language: semicolon(language).join(examples)),
        given=words[-1],
        family=" ".join(words[:-1]),
    )
    report.remark(mentions[by_row[0]][0].spot, names[by_row[0]], text, Weight.GRAVE)


def family_first(name: str, address: str) -> bool | None:
    """True if the address has the last word of the name, or its initial, before the others; False if behind them.

    None where the address does not say it: names in capitals and with commas, initials, a single word.
    """
    words = [_letters(word) for word in name.split()]
    parts = [part for part in _SIGNS.split(fold(address.partition("@")[0])) if part]
    if not 2 <= len(words) <= 3 or len(parts) < 2 or "," in name or any(word.isupper() for word in name.split()):
        return None
    if not all(words) or len(set(words)) < len(words):
        return None
    behind = "".join(parts[1:])
    if parts[0] in (words[-1], words[-1][:1]) and behind == "".join(words[:-1]):
        return True
    return False if parts[0] in (words[0], words[0][:1]) and behind == "".join(words[1:]) else None


def _letters(word: str) -> str:
    return _SIGNS.sub("", fold(word))
