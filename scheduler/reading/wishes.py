"""The talks that people would like to hear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from scheduler.domain.people import Wish
from scheduler.language.message import message
from scheduler.reading import cells
from scheduler.reading.draft import Item
from scheduler.reading.fields import Fields
from scheduler.reading.names import Names
from scheduler.reading.people.addresses import read_address
from scheduler.reading.people.mentions import Mention
from scheduler.reading.people.roster import Roster
from scheduler.reading.report import Place


def read_wishes(rows: Iterable[Fields], talks: Names, roster: Roster) -> tuple[Item[Wish], ...]:
    """The wishes by person; several rows of a person are merged."""
    parsed = [(row, _who(row), _talks(row, talks)) for row in rows]
    people = roster.guests([who for _, who, _ in parsed if who is not None])
    wanted: dict[str, set[str]] = defaultdict(set)
    places: dict[str, Place] = {}
    for row, who, wished in parsed:
        person = people.get(who) if who is not None else None
        if person is None:
            continue
        if person in places:
            text = message(
                "cette personne est déjà à la ligne {row} : ses souhaits sont réunis",
                "this person stands in row {row} already: the wishes are taken together",
                row=places[person].row,
            )
            row.remark("name", text, who.name if who else "")
        places.setdefault(person, row.place)
        wanted[person] |= set(wished)
    return tuple(
        Item(Wish(person=person, talks=tuple(sorted(wanted[person], key=talks.rank))), places[person])
        for person in sorted(wanted)
        if wanted[person]
    )


def _who(row: Fields) -> Mention | None:
    """The person of a row; None, reported, if it names nobody."""
    name = row.require("name", cells.line, "")
    email = read_address(row, cells.line)
    return Mention(name, row.spot("name"), email) if name else None


def _talks(row: Fields, talks: Names) -> Sequence[str]:
    """The ids of the talks of a row; unknown talks are reported, left-out ones remarked."""
    ids = []
    for text in (written := row.read("talks", cells.listed, ())):
        name = talks.find(text)
        if name is not None:
            ids.append(name)
        elif talks.is_left_out(text):
            problem = message(
                "« {name} » n'est dans aucune session (statut ou poster) : le souhait est ignoré",
                "“{name}” is in no session (its status, or a poster): the wish is ignored",
                name=text,
            )
            row.remark("talks", problem, text)
        else:
            row.report.mistake(row.spot("talks"), text, talks.unknown(text), talks.instead(written, text))
    return ids
