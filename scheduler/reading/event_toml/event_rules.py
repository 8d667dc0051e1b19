"""The tables [rules] and [priorities] of event.toml."""

from __future__ import annotations

from constraints import SETTABLE_RULES, rule
from scheduler.domain.settings import DEFAULT_LEVELS, FURTHER_LEVELS, LEVELS, SLOT_LEVELS, RuleSetting
from scheduler.language.message import message
from scheduler.language.suggestion import suggestion
from scheduler.reading import values
from scheduler.reading.fields import Fields

#: The largest weight of a rule: beyond it, weighted sums leave the solver's integers.
_HEAVIEST = 1_000_000


def read_rules(table: Fields, *, preset: bool) -> tuple[tuple[str, RuleSetting], ...]:
    """The rules with their settings, in the order of contract §3; `preset` if the event states its sessions."""
    for name in table.raw:
        if name in LEVELS:
            text = message(
                "« {name} » est un niveau, pas une règle : écrivez-le parmi elles (event.toml, [priorities])",
                "“{name}” is a level, not a rule: write it among those (event.toml, [priorities])",
                name=name,
            )
            table.read(name, lambda value: value, None)
            table.mistake(name, text)
    settings: list[tuple[str, RuleSetting | None]] = [
        (name, table.read(name, _setting, None)) for name in SETTABLE_RULES
    ]
    table.refuse_unknown()
    for name, setting in settings:
        if setting not in (None, "off") and rule(name).where == ("free" if preset else "slots"):
            table.remark(name, IDLE_PRESET if preset else _IDLE_FREE, setting)
    return tuple((name, setting) for name, setting in settings if setting is not None)


IDLE_PRESET = message(
    "sans effet : les sessions sont données par des créneaux (event.toml, [[slots]])",
    "this has no effect: the sessions are given by slots (event.toml, [[slots]])",
)
_IDLE_FREE = message(
    "sans effet : l'événement n'a pas de créneaux (event.toml, [[slots]])",
    "this has no effect: the event has no slots (event.toml, [[slots]])",
)


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


def read_priorities(table: Fields, *, preset: bool) -> tuple[str, ...]:
    """The levels in their order, or the default order; `preset` if the event states its sessions."""
    usual = SLOT_LEVELS if preset else DEFAULT_LEVELS
    known = ("rules", *usual, *FURTHER_LEVELS)
    order = table.read("order", values.strings, None)
    table.refuse_unknown()
    if order is None:
        # An empty list is an order too: nothing is optimised.
        return () if table.raw.get("order") == [] else usual
    for index, name in enumerate(order):
        if name not in LEVELS:
            text = message("niveau inconnu : {near}", "unknown level: {near}", near=suggestion(name, known))
            table.report.mistake(table.spot("order"), name, text)
        elif name not in known:
            text = message(
                "« {name} » ne veut rien dire où des créneaux donnent les sessions (event.toml, [[slots]]) : "
                "supprimez-le ; restent {levels}",
                "“{name}” means nothing where slots give the sessions (event.toml, [[slots]]): remove it; there are "
                "{levels}",
                name=name,
                levels=", ".join(known),
            )
            table.report.mistake(table.spot("order"), name, text)
        elif name in order[:index]:
            text = message(
                "« {name} » est donné deux fois : supprimez l'un des deux",
                "“{name}” stands twice: remove one",
                name=name,
            )
            table.report.mistake(table.spot("order"), name, text)
    return order
