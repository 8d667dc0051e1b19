"""The independent check: a programme measured against every rule of the catalogue, without the solver or its model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from constraints import CATALOGUE, rule
from constraints.rule import Rule
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.requirement import Violation
from scheduler.domain.settings import RuleSetting
from scheduler.language.message import Message, message


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A level whose stated value is not the measured one; None: the programme, or the event, has no such level."""

    level: str
    stated: int | None
    measured: int | None
    text: Message


@dataclass(frozen=True, slots=True)
class Report:
    """The result of the check.

    Attributes
    ----------
    hard, soft
        The violations of fixed and hard rules, and those of rules with a weight.
    levels
        The measured values, in the order of `Event.levels`.
    disagreements
        The levels whose stated values differ from these.
    """

    hard: tuple[Violation, ...]
    soft: tuple[Violation, ...]
    levels: tuple[tuple[str, int], ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def passed(self) -> bool:
        """True if no hard rule is broken and every level has its stated value."""
        return not self.hard and not self.disagreements


def check(event: Event, programme: Programme) -> Report:
    """Every rule of `event` measured on `programme`, at the event's own settings; rules that are off are left out."""
    hard: list[Violation] = []
    soft: list[Violation] = []
    for measuring, violation in _violations(event, programme):
        (hard if is_hard(event, measuring, violation) else soft).append(violation)
    levels = tuple((name, _level_value(event, programme, name, soft)) for name in event.levels)
    return Report(tuple(hard), tuple(soft), levels, tuple(_disagreements(dict(levels), programme)))


def _level_value(event: Event, programme: Programme, level: str, soft: list[Violation]) -> int:
    """The value of the level; of the soft rules it is what their violations, `soft`, cost by their weights."""
    if level != "rules":
        return value_on(rule(level), event, programme)
    return sum(cost_of(event, violation) for violation in soft)


def value_on(level: Rule, event: Event, programme: Programme, report: Report | None = None) -> int:
    """The value of the programme on the level, which need not be one of the event's.

    `report`: that of `check` on the programme, whose values are not measured again.
    """
    measured = dict(report.levels) if report is not None else {}
    if level.name in measured:
        return measured[level.name]
    return sum(violation.amount for violation in level.measure(event, programme))


def cost_of(event: Event, violation: Violation) -> int:
    """What a violation of a rule with a weight costs; 0 where the rule has none."""
    weight = event.setting(violation.rule)
    return violation.amount * weight if isinstance(weight, int) else 0


def hard_violations(event: Event, programme: Programme) -> tuple[Violation, ...]:
    """The violations of fixed and hard rules alone, for those who ask again and again; no level is measured."""
    found = _violations(event, programme)
    return tuple(violation for measuring, violation in found if is_hard(event, measuring, violation))


def _violations(event: Event, programme: Programme) -> Iterator[tuple[Rule, Violation]]:
    """Each violation of a rule that is not off, after the rule."""
    return ((each, violation) for each in counting_rules(event) for violation in each.measure(event, programme))


def counting_rules(event: Event) -> Iterator[Rule]:
    """The rules, but levels, that are not off."""
    for each in CATALOGUE:
        if each.kind != "level" and _setting(event, each) != "off" and each.applies(event):
            yield each


def is_hard(event: Event, measuring: Rule, violation: Violation) -> bool:
    """True if a programme must not have the violation, which the rule has measured."""
    return violation.always or _setting(event, measuring) == "hard"


def _setting(event: Event, adjustable: Rule) -> RuleSetting:
    return "hard" if adjustable.kind == "fixed" else event.setting(adjustable.name)


def _disagreements(measured: dict[str, int], programme: Programme) -> Iterator[Disagreement]:
    stated = {level.name: level.value for level in programme.levels}
    for name in dict.fromkeys((*measured, *stated)):
        stated_value, value = stated.get(name), measured.get(name)
        if stated_value != value:
            yield Disagreement(name, stated_value, value, _text(name, stated_value, value))


def _text(name: str, stated: int | None, measured: int | None) -> Message:
    level = _named(name)
    if stated is None:
        return message(
            "Le programme n'annonce rien pour {level} ; le contrôle compte {measured}.",
            "The programme states nothing for {level}; the check counts {measured}.",
            level=level,
            measured=measured,
        )
    if measured is None:
        return message(
            "Le programme annonce {stated} pour {level}, qui n'est pas une priorité de cet événement.",
            "The programme states {stated} for {level}, which is no priority of this event.",
            level=level,
            stated=stated,
        )
    return message(
        "Le programme annonce {stated} pour {level} ; le contrôle compte {measured}.",
        "The programme states {stated} for {level}; the check counts {measured}.",
        level=level,
        stated=stated,
        measured=measured,
    )


def _named(name: str) -> Message:
    """The level by its title and by its name in schedule.json; by that alone where there is no such level."""
    title = next((known.title for known in CATALOGUE if known.kind == "level" and known.name == name), None)
    if title is None:
        return message("« {name} »", "“{name}”", name=name)
    return message("« {title} » ({name})", "“{title}” ({name})", title=title, name=name)
