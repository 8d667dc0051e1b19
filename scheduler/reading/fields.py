"""A row of a table, or a table of event.toml: raw values read one by one; wrong ones are reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from scheduler.domain.lengths import LONGEST_LINE, too_long
from scheduler.language.message import Message, message
from scheduler.language.suggestion import suggestion
from scheduler.language.visibility import unseen_in
from scheduler.reading.cells import blank
from scheduler.reading.report import Correction, Guess, Place, Report, Spot, Wrong, shown
from scheduler.reading.spoken.placeholders import says_nothing
from scheduler.reading.understood import Understood, plain
from scheduler.workbooks.cell_errors import error_of, error_text

#: The largest number of invisible characters that a message names.
_NAMED = 3

T = TypeVar("T")
D = TypeVar("D")


class Fields:
    """Raw values by key; a key that is never read is unknown.

    `parts` are the header and cell of each column of a value that several columns give together.
    """

    def __init__(
        self,
        raw: Mapping[str, object],
        place: Place,
        report: Report,
        parts: Mapping[str, Sequence[tuple[str, object]]] | None = None,
    ) -> None:
        self.parts = parts or {}
        self.raw = raw
        self.place = place
        self.report = report
        self._keys_read: dict[str, None] = {}

    def has(self, key: str) -> bool:
        """True if `key` has a value that is not blank."""
        raw = self.raw.get(key)
        return raw is not None and not blank(raw)

    def spot(self, key: str) -> Spot:
        """The place of the value of `key`."""
        return self.place.spot(key)

    def read(self, key: str, parse: Callable[[object], T | Understood[T]], default: D) -> T | D:
        """The value of `key` parsed by `parse`; `default` without one and, reported, for a wrong one.

        A value that `parse` understands although it is not in the contract's own form is a guess, and so is a sign or
        a word for nothing in a table. An error of the spreadsheet, or a text that is too long, is a mistake, whatever
        `parse` takes.
        """
        self._keys_read[key] = None
        raw = self.raw.get(key)
        if raw is None or blank(raw):
            return default
        error = error_of(raw)
        if error is not None:
            self.mistake(key, error_text(error))
            return default
        if excess := too_long(raw):
            self.mistake(key, excess)
            return default
        if self.place.row is not None and key not in self.parts and says_nothing(key, raw):
            self.guess(key, message("vide", "empty"), "")
            return default
        try:
            value = _of_short_items(parse(raw))
        except Wrong as wrong:
            self.mistake(key, wrong.text, wrong.suggestions)
            return default
        if isinstance(value, Understood):
            number: object = value.value
            self.guess(key, value.meant, number if type(number) is int and not self.place.row else value.written)
            return value.value
        return value

    def guess(self, key: str, meant: Message, written: str | int) -> None:
        """The value of `key` was understood as `meant`; in the contract's own form it is `written`, a number there.

        What would be written as it stands needs no correction.
        """
        spot, raw = self.spot(key), self.raw[key]
        corrections = (Correction(spot.file, spot.row, spot.column or key, written),) if written != raw else ()
        self.report.guesses.append(Guess(key, spot, shown(raw), meant, corrections))

    def require(self, key: str, parse: Callable[[object], T | Understood[T]], default: D) -> T | D:
        """As `read`, but a missing value is a mistake."""
        if not self.has(key):
            self.missing(key)
        return self.read(key, parse, default)

    def missing(self, key: str) -> None:
        """The missing value of `key` is reported, unless its whole column is missing, which the table reports."""
        if key in self.place.absent:
            return
        unseen = unseen_in(written) if isinstance(written := self.raw.get(key), str) else ()
        if unseen:
            text = message(
                "on n'y voit rien ({signs}) : effacez ces caractères invisibles et écrivez la valeur",
                "nothing can be seen in it ({signs}): delete these invisible characters and write the value",
                signs=", ".join(unseen[:_NAMED]),
            )
        elif self.place.row is not None:
            text = message("la cellule est vide : remplissez-la", "the cell is empty: fill it in")
        else:
            text = message("cette valeur manque : écrivez-la", "this value is missing: write it")
        self.mistake(key, text)

    def mistake(self, key: str, text: Message, suggestions: Sequence[str] = ()) -> None:
        """A mistake in the value of `key` is reported."""
        self.report.mistake(self.spot(key), self.raw.get(key, ""), text, suggestions)

    def remark(self, key: str, text: Message, value: object = "") -> None:
        """A remark on the value of `key` is reported."""
        self.report.remark(self.spot(key), value, text)

    def table(self, key: str) -> Fields:
        """The table under `key`, empty if there is none."""
        self._keys_read[key] = None
        raw = self.raw.get(key, {})
        if not isinstance(raw, dict):
            self.mistake(key, message("écrivez une table : [{name}]", "write a table: [{name}]", name=self._name(key)))
            raw = {}
        return Fields(raw, replace(self.place, prefix=f"{self._name(key)}."), self.report)

    def tables(self, key: str) -> list[Fields]:
        """The tables of the list under `key`; messages number them from 1."""
        self._keys_read[key] = None
        raw = self.raw.get(key, [])
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            text = message(
                "écrivez une table par élément, chacune sous [[{name}]]",
                "write one table for each, every one under [[{name}]]",
                name=self._name(key),
            )
            self.mistake(key, text)
            raw = [item for item in raw if isinstance(item, dict)] if isinstance(raw, list) else []
        name = self._name(key)
        return [
            Fields(item, replace(self.place, prefix=f"{name}[{number}]."), self.report)
            for number, item in enumerate(raw, start=1)
        ]

    def _name(self, key: str) -> str:
        return self.place.prefix + key

    def refuse_unknown(self, known_besides: Iterable[str] = ()) -> None:
        """Every key that was never read is reported, with the nearest known one."""
        known = [*self._keys_read, *known_besides]
        for key in self.raw:
            if key not in self._keys_read:
                text = message("clé inconnue : {near}", "unknown key: {near}", near=suggestion(key, known))
                self.report.mistake(self.spot(key), key, text)


def _of_short_items(value: T | Understood[T]) -> T | Understood[T]:
    """The value. Raises `Wrong` for a list with an item that is too long for a line."""
    items = plain(value)
    if isinstance(items, tuple) and (excess := too_long(items, LONGEST_LINE)):
        raise Wrong(excess)
    return value
