"""Which columns of a table are which: by the contract's own names, by `[columns]`, by synonyms, and by their values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from scheduler.reading.columns.contents import answers, confirmed, filled, fold_all, foreign, lacks_given, surely
from scheduler.reading.columns.header_rows import Grid, Header
from scheduler.reading.columns.header_words import header_words, plain
from scheduler.reading.columns.kinds import IGNORE, Kind
from scheduler.reading.columns.meanings import Certainty
from scheduler.reading.columns.sources import Aside, Choice, Source, Why
from scheduler.reading.columns.synonyms import FAMILY, GIVEN

#: Headers in the singular that name who presents where nothing else does.
_ONE_AUTHOR = ("author", "auteur", "autrice", "auteure", "auteurice")
#: The words for a name, which may be one of the family alone.
_NAMES = ("nom", "name")
#: The fields that the parts of a name make together.
_NAMED = ("speakers", "name")


def choose(header: Header, rows: Grid, kind: Kind) -> Choice:
    """The columns of each field of a table.

    Parameters
    ----------
    header, rows
        The header and the rows below it.
    kind
        The kind of table, with what event.toml states of its columns.
    """
    return _Chooser(header, rows, kind).choose()


class _Chooser:
    def __init__(self, header: Header, rows: Grid, kind: Kind) -> None:
        self.header = header
        self.rows = rows
        self.kind = kind
        self.folded: dict[int, list[str]] = {}
        self.sources: dict[str, Source] = {}
        self.guessed: set[str] = set()
        self.aside: dict[int, Aside] = {}
        self.rivals: dict[str, tuple[int, ...]] = {}
        self.unmet: dict[str, tuple[str, ...]] = {}
        self.meanings = [kind.vocabulary.meaning(text) if text else None for text in header.texts]

    def choose(self) -> Choice:
        self._state()
        self._take(Certainty.OWN)
        self._take_names()
        self._take(Certainty.SYNONYM)
        self._take(Certainty.ASKED)
        self._take_author()
        self._take_by_values()
        self._leave_the_rest()
        aside = tuple(self.aside[column] for column in sorted(self.aside))
        return Choice(self.sources, frozenset(self.guessed), aside, self.rivals, self.unmet)

    def values(self, column: int) -> list[object]:
        return [row[column] for row in self.rows if column < len(row)]

    def texts(self, column: int) -> list[str]:
        """The values of the column that are not blank, as folded texts."""
        if column not in self.folded:
            self.folded[column] = filled(self.values(column))
        return self.folded[column]

    def _used(self) -> set[int]:
        return {column for source in self.sources.values() for column in source.columns}

    def _free(self) -> Iterable[int]:
        used = self._used()
        return (at for at, text in enumerate(self.header.texts) if text and at not in used and at not in self.aside)

    def _leave(self, column: int, why: Why, key: str = "") -> None:
        self.aside[column] = Aside(column, why, key)

    def _state(self) -> None:
        """What event.toml states is taken."""
        for name in self.kind.stated.ignored:
            columns = self.header.positions(name)
            for column in columns:
                self._leave(column, Why.IGNORED)
            if not columns:
                self.unmet[IGNORE] = (*self.unmet.get(IGNORE, ()), name)
        for key, names in self.kind.stated.fields.items():
            places = [self.header.positions(name) for name in names]
            missing = tuple(name for name, at in zip(names, places, strict=True) if not at)
            if missing:
                self.unmet[key] = missing
            else:
                self.sources[key] = self._joined([at[0] for at in places])

    def _joined(self, columns: Sequence[int]) -> Source:
        """The source of columns that event.toml names together: parts of one item, unless numbers count them."""
        items: dict[int, list[int]] = defaultdict(list)
        for column, number in zip(columns, self._numbers(columns), strict=True):
            items[number].append(column)
        if len(items) > 1 and len({len(item) for item in items.values()}) == 1:
            return Source(tuple(map(tuple, items.values())))
        return Source((tuple(columns),))

    def _take(self, certainty: Certainty) -> None:
        """The columns that a header of that certainty names are taken."""
        for key, columns in self._named(certainty).items():
            if key in (GIVEN, FAMILY):
                continue
            able = self._able(key, columns, certainty)
            if key in self.sources:
                for column in able:
                    self._leave(column, Why.SAID, key)
            elif key in self.rivals:
                continue
            elif able:
                self._settle(key, able, certainty)

    def _named(self, certainty: Certainty) -> dict[str, list[int]]:
        named: dict[str, list[int]] = defaultdict(list)
        for column in self._free():
            meaning = self.meanings[column]
            if meaning is not None and meaning.certainty is certainty:
                named[meaning.key].append(column)
        return named

    def _able(self, key: str, columns: Sequence[int], certainty: Certainty) -> list[int]:
        """The columns whose values can be of the field; a blank one only where no other can."""
        able = []
        for column in columns:
            texts = self.texts(column)
            if certainty is Certainty.ASKED and texts and not confirmed(key, texts):
                continue  # the header alone does not say it
            strange = foreign(key, texts) or (certainty is not Certainty.OWN and answers(key, texts))
            if strange and not self._is_needed(key):
                self._leave(column, Why.FOREIGN, key)
            else:
                able.append(column)
        written = [column for column in able if self.texts(column)]
        if written and len(written) < len(able):
            for column in set(able) - set(written):
                self._leave(column, Why.BLANK, key)
            return written
        return able

    def _is_needed(self, key: str) -> bool:
        """True for a required field that only one column names: nothing else could be it."""
        named = [meaning for meaning in self.meanings if meaning is not None and meaning.key == key]
        return key in self.kind.required and len(named) == 1

    def _settle(self, key: str, columns: list[int], certainty: Certainty) -> None:
        """One column is the field's, or several that numbers count; other rivals are for a person to judge."""
        columns = self._without_copies(key, columns)
        if len(columns) == 1:
            self.sources[key] = Source(((columns[0],),))
        elif len(set(numbers := self._numbers(columns))) == len(columns):
            ordered = sorted(zip(numbers, columns, strict=True))
            self.sources[key] = Source(tuple((column,) for _, column in ordered))
        else:
            self.rivals[key] = tuple(columns)
            for column in columns:
                self._leave(column, Why.RIVAL, key)
            return
        if certainty is not Certainty.OWN or len(columns) > 1:
            self.guessed.add(key)

    def _without_copies(self, key: str, columns: list[int]) -> list[int]:
        """The columns without those that say the same as one before them in every row."""
        if len(columns) == 1:
            return columns
        kept: dict[tuple[str, ...], int] = {}
        for column in columns:
            written = tuple(fold_all(self.values(column)))
            if written in kept:
                self._leave(column, Why.SAID, key)
            else:
                kept[written] = column
        return list(kept.values())

    def _numbers(self, columns: Sequence[int]) -> list[int]:
        """The numbers that count the columns: the first may do without."""
        numbers = [meaning.number or 1 if (meaning := self.meanings[column]) else 1 for column in columns]
        return numbers if max(numbers) > 1 else [1] * len(columns)

    def _take_names(self) -> None:
        """The first name and the family name of each person are taken together where nothing else gives the name."""
        target = next((key for key in _NAMED if key in self.kind.columns), None)
        if target is None or target in self.rivals:
            return
        parts = {part: self._parts(part) for part in (GIVEN, FAMILY)}
        self._part_own_name(target, parts)
        if target in self.sources or self._more_than_names(parts, target):
            for column in (*parts[GIVEN].values(), *parts[FAMILY].values()):
                self._leave(column, Why.SAID, target)
            return
        if parts[FAMILY] and set(parts[GIVEN]) <= set(parts[FAMILY]):
            items = [
                tuple(parts[part][number] for part in (GIVEN, FAMILY) if number in parts[part])
                for number in sorted(parts[FAMILY])
            ]
            self.sources[target] = Source(tuple(items))
            self.guessed.add(target)

    def _part_own_name(self, target: str, parts: dict[str, dict[int, int]]) -> None:
        """A column « Nom » or « Nom de famille » is half of a name where one of first names stands beside it."""
        given = parts[GIVEN]
        if target != "name" or target in self.kind.stated.fields or parts[FAMILY] or len(given) != 1:
            return
        own, family = self.sources.get(target), self.sources.get("family_name")
        if own is None and family is not None:
            parts[FAMILY] = dict.fromkeys(given, family.columns[0])
            del self.sources["family_name"]
            return
        named = own.columns if own else tuple(self._named(Certainty.SYNONYM).get(target, ()))
        names = [column for column in named if header_words(self.header.texts[column]).compact in _NAMES]
        if len(names) == len(named) == 1 and lacks_given(self.rows, names[0], next(iter(given.values()))):
            parts[FAMILY] = dict.fromkeys(given, names[0])
            self.sources.pop(target, None)

    def _parts(self, part: str) -> dict[int, int]:
        """The columns of a part of names by the number of the person; {} where two have the same number."""
        named = self._named(Certainty.SYNONYM).get(part, [])
        written = [column for column in named if self.texts(column)] or named[:1]
        numbers = [meaning.number or 1 if (meaning := self.meanings[column]) else 1 for column in written]
        if len(set(numbers)) < len(numbers):
            target = next(key for key in _NAMED if key in self.kind.columns)
            self.rivals[target] = tuple(written)
            for column in written:
                self._leave(column, Why.RIVAL, target)
            return {}
        return dict(zip(numbers, written, strict=True))

    def _more_than_names(self, parts: Mapping[str, Mapping[int, int]], target: str) -> bool:
        """True if another column has the whole names, so that the parts of them say nothing more."""
        taken = {*parts[GIVEN].values(), *parts[FAMILY].values()}
        whole = [column for column in self._named(Certainty.SYNONYM).get(target, []) if column not in taken]
        return bool(taken) and any(self.texts(column) for column in whole)

    def _take_author(self) -> None:
        """A column « Auteur » has who presents where no other column has."""
        authors = self.sources.get("authors")
        absent = "speakers" in self.kind.columns and "speakers" not in (self.sources | self.rivals | self.unmet)
        stated = "authors" in self.kind.stated.fields
        if authors is None or not absent or stated or len(authors.columns) > 1:
            return
        header = re.sub(r"\W", "", plain(self.header.texts[authors.columns[0]]))
        if header in _ONE_AUTHOR:
            self.sources["speakers"] = self.sources.pop("authors")
            self.guessed = (self.guessed - {"authors"}) | {"speakers"}

    def _take_by_values(self) -> None:
        """Columns whose header says nothing are taken where their values can be of one field alone."""
        for key in ("emails", "email", "status"):
            if key not in self.kind.columns or key in self.sources or key in self.rivals:
                continue
            columns = [column for column in self._free() if surely(key, self.texts(column))]
            if columns:
                self._settle(key, columns, Certainty.ASKED)

    def _leave_the_rest(self) -> None:
        for column in list(self._free()):
            meaning = self.meanings[column]
            known = meaning is not None and meaning.certainty is not Certainty.ASKED
            key = meaning.key if meaning is not None and known else ""
            self._leave(column, Why.UNKNOWN, key)
