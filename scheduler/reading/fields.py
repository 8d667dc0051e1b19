"""A row of a table, or a table of event.toml: raw values read one by one, each wrong one reported in passing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from scheduler.nearest import advice
from scheduler.reading.cells import blank
from scheduler.reading.report import Place, Report, Spot, Wrong
from scheduler.saying import Saying, told

T = TypeVar("T")
D = TypeVar("D")


class Fields:
    """Raw values by key. Each is read once by what knows its kind; what nobody asked for is unknown."""

    def __init__(self, raw: Mapping[str, object], place: Place, report: Report) -> None:
        self.raw = raw
        self.place = place
        self.report = report
        self._asked: dict[str, None] = {}

    def has(self, key: str) -> bool:
        """True if `key` is there and not blank."""
        return not blank(self.raw.get(key))

    def spot(self, key: str) -> Spot:
        return self.place.spot(key)

    def read(self, key: str, parse: Callable[[object], T], default: D) -> T | D:
        """What `parse` makes of the value; `default` where there is none, and, reported, where it is wrong."""
        self._asked[key] = None
        if not self.has(key):
            return default
        try:
            return parse(self.raw[key])
        except Wrong as wrong:
            self.mistake(key, wrong.text)
            return default

    def require(self, key: str, parse: Callable[[object], T], default: D) -> T | D:
        """As `read`, and a value that is not there is a mistake."""
        if not self.has(key):
            self.missing(key)
        return self.read(key, parse, default)

    def missing(self, key: str) -> None:
        """Reports that `key` has no value; of a column that is not there at all the table says so, once."""
        if key in self.place.absent:
            return
        column = self.spot(key).column
        if self.place.row is not None:
            text = told("la cellule est vide : remplissez-la", "the cell is empty: fill it in")
        else:
            text = told("il manque « {key} » : écrivez-le", "“{key}” is missing: write it", key=column)
        self.mistake(key, text)

    def mistake(self, key: str, text: Saying) -> None:
        self.report.mistake(self.spot(key), self.raw.get(key, ""), text)

    def remark(self, key: str, text: Saying, found: object = "") -> None:
        self.report.remark(self.spot(key), found, text)

    def table(self, key: str) -> Fields:
        """The table under `key`, empty where there is none."""
        self._asked[key] = None
        raw = self.raw.get(key, {})
        if not isinstance(raw, dict):
            self.mistake(key, told("écrivez une table : [{name}]", "write a table: [{name}]", name=self._name(key)))
            raw = {}
        return Fields(raw, replace(self.place, prefix=f"{self._name(key)}."), self.report)

    def tables(self, key: str) -> list[Fields]:
        """The tables of the list under `key`; their keys are numbered from 1 in messages."""
        self._asked[key] = None
        raw = self.raw.get(key, [])
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            text = told(
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

    def refuse_unknown(self, others: Iterable[str] = ()) -> None:
        """Reports each key that nobody asked for, with the nearest one that is known."""
        known = [*self._asked, *others]
        for key in self.raw:
            if key not in self._asked:
                text = told("clé inconnue : {near}", "unknown key: {near}", near=advice(key, known))
                self.report.mistake(self.spot(key), key, text)
