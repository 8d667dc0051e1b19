"""[rules] and [priorities] of event.toml."""

from __future__ import annotations

from scheduler.event import ADJUSTABLE_RULES, DEFAULT_LEVELS, LEVELS, RuleSetting
from scheduler.nearest import advice
from scheduler.reading import values
from scheduler.reading.fields import Fields
from scheduler.saying import told

#: Beyond it weighted sums leave the integers of the solver.
_HEAVIEST = 1_000_000


def read_rules(table: Fields) -> tuple[tuple[str, RuleSetting], ...]:
    """The rules that have a setting, in the order of contract §3."""
    for name in table.raw:
        if name in LEVELS:
            text = told(
                "« {name} » est un niveau, pas une règle : écrivez-le dans [priorities] order",
                "“{name}” is a level, not a rule: write it in [priorities] order",
                name=name,
            )
            table.read(name, lambda value: value, None)
            table.mistake(name, text)
    found = [(name, table.read(name, _setting, None)) for name in ADJUSTABLE_RULES]
    table.refuse_unknown(ADJUSTABLE_RULES)
    return tuple((name, setting) for name, setting in found if setting is not None)


def _setting(value: object) -> RuleSetting:
    if value == "hard":
        return "hard"
    if value == "off":
        return "off"
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _HEAVIEST:
        values.wrong(
            'écrivez "hard" (toujours respectée), "off" (ignorée) ou un poids, un entier de 1 à {most}',
            'write "hard" (always kept), "off" (ignored) or a weight, a whole number from 1 to {most}',
            most=_HEAVIEST,
        )
    return value


def read_priorities(table: Fields) -> tuple[str, ...]:
    """The levels in their order; the default where none is given."""
    order = table.read("order", values.strings, None)
    table.refuse_unknown()
    if order is None:
        # An empty list is an order too: nothing is optimised.
        return () if table.raw.get("order") == [] else DEFAULT_LEVELS
    for place, name in enumerate(order):
        if name not in LEVELS:
            text = told("niveau inconnu : {near}", "unknown level: {near}", near=advice(name, LEVELS))
            table.report.mistake(table.spot("order"), name, text)
        elif name in order[:place]:
            text = told(
                "« {name} » est donné deux fois : supprimez l'un des deux",
                "“{name}” stands twice: remove one",
                name=name,
            )
            table.report.mistake(table.spot("order"), name, text)
    return order
