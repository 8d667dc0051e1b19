"""Which talk of a source is which of ours: by what was imported, its reference, its number; doubts are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.formats import TABLE
from scheduler.importing.imported import ImportedTalk
from scheduler.importing.merging import Cells
from scheduler.importing.talk_cells import ids_of
from scheduler.language.message import message
from scheduler.language.text import fold
from scheduler.services.our_talks import OurTalks


class Doubtful(InputError):
    """Talks of the source may be ours under another number: `pairs` has the key of each, our id, and the title."""

    def __init__(self, problems: Sequence[Problem], pairs: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(problems)
        self.pairs = tuple(pairs)


@dataclass(frozen=True, slots=True)
class Sides:
    """The talks of the source by their keys beside ours: what was last imported, and which is which of ours.

    `known` has our ids of talks that we have, `ids` those of all.
    """

    ours: OurTalks
    base: Mapping[str, Cells]
    theirs: Mapping[str, ImportedTalk]
    known: Mapping[str, str]
    ids: Mapping[str, str]


def sides_of(
    base: Mapping[str, Cells], ours: OurTalks, theirs: Mapping[str, ImportedTalk], format: str, asked: Asked
) -> Sides:
    """Which talk of the source is which of ours; new ones have an id. Raises Doubtful."""
    known = _known(base, ours, theirs, by_id=format == TABLE)
    together = asked.together.items()
    known |= {key: id for key, id in together if key in theirs and key not in known and id in ours.rows}
    new = [key for key in theirs if key not in known]
    _ask_doubtful(new, base, theirs, ours, asked)
    ids = dict(zip(new, ids_of([theirs[key] for key in new], ours.rows), strict=True))
    return Sides(ours, base, theirs, known, {**known, **ids})


def _known(
    base: Mapping[str, Cells], ours: OurTalks, theirs: Mapping[str, ImportedTalk], *, by_id: bool
) -> dict[str, str]:
    """The id of our talk for each key of the source: as it was imported, else by the same reference; `by_id`, where
    the source was never imported, by the same id with the same title or speakers.
    """
    known = {key: row["id"] for key, row in base.items() if row.get("id") in ours.rows}
    references = {row["reference"]: id for id, row in ours.cells.items() if row.get("reference")}
    for key in theirs:
        if key not in known and key not in base and key in references:
            known[key] = references[key]
        elif by_id and not base and key in ours.rows and _is_same(ours.cells[key], theirs[key]):
            known[key] = key
    return known


def _is_same(ours: Cells, theirs: ImportedTalk) -> bool:
    """True if title or speakers are the same: a number alone may be another talk's in another list."""
    speakers = fold(ours.get("speakers", ""))
    title = fold(ours.get("title", "")) == fold(theirs.title)
    return title or (speakers != "" and speakers == fold(theirs.cells.get("speakers", "")))


def _ask_doubtful(
    new: Sequence[str], base: Mapping[str, Cells], theirs: Mapping[str, ImportedTalk], ours: OurTalks, asked: Asked
) -> None:
    """Raises InputError where a new talk has the title and a speaker of one of ours, unless they are told apart."""
    problems, pairs = [], []
    titles = {fold(row.get("title", "")): id for id, row in ours.cells.items()}
    for key in new:
        talk = theirs[key]
        id = titles.get(fold(talk.title))
        if key in base or id is None or key in asked.apart:
            continue
        here = fold(ours.cells[id].get("speakers", ""))
        if not talk.people or any(fold(person.name) in here for person in talk.people if person.name):
            text = message(
                "même titre que {id}, qui est déjà dans {file} : écrivez {key} dans sa colonne « référence » si c'est "
                "le même exposé",
                "same title as {id}, which is in {file} already: write {key} in its column “reference” if it is the "
                "same talk",
                id=id,
                file=ours.file,
                key=key,
            )
            spot = talk.origin.file, talk.origin.row
            problems.append(Problem(*spot, None, talk.title, text.capitalised(), options=(f"--apart {key}",)))
            pairs.append((key, id, talk.title))
    if problems:
        raise Doubtful(problems, pairs)
