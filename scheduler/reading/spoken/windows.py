"""Windows as people say them: `vendredi matin`, `pas avant 11h`, `sauf 10h-11h`, `leaves at 4pm`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from itertools import pairwise
from typing import NoReturn

from scheduler.domain.clock import DAY
from scheduler.language.message import message
from scheduler.reading.examples import window_example
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken.day_numbers import days_of_numbers
from scheduler.reading.spoken.day_spans import DaySpans, common, is_empty, minus, union
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.expressions import DAYS, Words, extents_of
from scheduler.reading.spoken.extents import joined
from scheduler.reading.spoken.hours import BareHour, Unclear, plausible
from scheduler.reading.spoken.vocabulary import Kind
from scheduler.reading.spoken.words import Token, tokens
from scheduler.reading.spoken.yes_no import answers
from scheduler.validation.fault import hours

#: Words about time, folded, that are not understood: a text with one of them says more than is known.
_TIMES = re.compile(
    "soir|soiree|nuit|evening|night|tonight|dejeuner|lunch|diner|dinner|semaine|week|weekend|mois|month|veille|"
    "lendemain|demain|tomorrow|tot|tard|early|late|debut|fin|milieu|end|beginning|vers|environ|around|about|mi|demi|"
    "pause|break"
)
#: Words that restrict what follows them, or limit the hour that they stand behind.
_LIMITS = {"au plus tard": "until", "au plus tot": "from"}
_RESTRICTIONS: tuple[Kind, ...] = ("not", "except", "arrives", "leaves")


@dataclass(frozen=True, slots=True)
class Segment:
    """One clause of a cell, as minutes of the days of the event.

    `base` is what is possible, None where only something impossible is named; `barred` is what is impossible.
    `preferred` if it is a wish, `open` if a limit has no other side. `named` are the days that are named in whole, and
    the clause is `vague` if it may leave the other days open. It is `dated` if it names a day at all, and `answered` if
    each of its parts has a yes or a no.
    """

    base: DaySpans | None
    barred: DaySpans
    preferred: bool = False
    named: frozenset[date] = frozenset()
    vague: bool = False
    open: bool = False
    dated: bool = False
    answered: bool = False

    @property
    def certain(self) -> bool:
        """True if hours are named with both sides, and nothing that is impossible."""
        return self.base is not None and not self.open and is_empty(self.barred)


def read_segment(text: str, calendar: Calendar) -> Segment:
    """The clause of a cell, without `;` and line ends.

    Raises `Unclear` if a part of it is not understood, and `Wrong` if it is understood but cannot be.
    """
    known, unknown = tokens(text)
    if unknown or not known:
        raise Unclear
    try:
        return _unanswered(_limits_behind(known), text, calendar)
    except Unclear:
        base, barred = answers(known, calendar)
        dated = any(token.kind in DAYS for token in known)
        return Segment(base, barred or calendar.between((), 0, 0), dated=dated, answered=True)


def _limits_behind(known: Sequence[Token]) -> list[Token]:
    """The tokens, with `au plus tard` for a limit of the hour that it stands behind."""
    kept = list(known)
    for index, token in enumerate(kept[1:], start=1):
        following = kept[index + 1].kind if index + 1 < len(kept) else None
        if token.text in _LIMITS and kept[index - 1].kind == "hour" and following in (None, "comma", "and", "or"):
            kept[index] = token._replace(kind="limit", sense=_LIMITS[token.text])
    return kept


def _unanswered(known: list[Token], text: str, calendar: Calendar) -> Segment:
    """The clause, read as what is possible and what restricts it."""
    known, preferred = _without_wish(known)
    known = days_of_numbers(known, calendar)
    known = _without_courtesies(known)
    base, *restrictions = _clauses(known)
    try:
        segment = _base(base, text, calendar)
        for before, clause in pairwise([[], *restrictions]):
            if before and clause[0].kind == "except" and _is_plain(clause[0]):
                if before[0].kind != "not":  # who arrives at eleven, except on Thursday, may come sooner then
                    raise Unclear
                segment = _allowed_again(segment, _trimmed(clause[1:]), calendar)
            else:
                segment = _restricted(segment, clause[0].kind, _trimmed(clause[1:]), calendar)
    except BareHour:
        if restrictions or sum(token.kind == "hour" for token in base) > 1:
            raise Unclear from None
        raise
    return replace(segment, preferred=preferred, dated=any(token.kind in DAYS for token in known))


def says_time(text: str) -> bool:
    """True if the text has a word or number that speaks of time, or that may turn a sentence into its contrary."""
    known, unknown = tokens(text)
    telling = any(token.kind not in ("comma", "and", "of", "to", "dash", "available") for token in known)
    return telling or any(map(_TIMES.fullmatch, unknown))


def _without_wish(known: list[Token]) -> tuple[list[Token], bool]:
    """The tokens without a word that makes a wish of them, at their beginning or end; and whether there was one."""
    wishes = [index for index, token in enumerate(known) if token.kind == "prefer"]
    if not wishes:
        return known, False
    rest = [token for token in known if token.kind != "prefer"]
    leading, trailing = wishes == [0], wishes == [len(known) - 1]
    doubtful = trailing and not leading and any(token.kind in ("or", "comma", "and") for token in rest[:-1])
    if not (leading or trailing) or doubtful or not rest:
        raise Unclear
    return rest, True


def _without_courtesies(known: list[Token]) -> list[Token]:
    """The tokens without `oui`, `disponible` and `seulement`; `Unclear` is raised where they change the meaning."""
    negative = any(token.kind == "not" for token in known)
    while known and known[0].kind in ("yes", "available", "only", "firm", "comma"):
        known = known[1:]
    while known and (known[-1].kind == "firm" or (known[-1].kind in ("only", "available", "comma") and not negative)):
        known = known[:-1]
    kept = [
        token
        for index, token in enumerate(known)
        if not (token.kind == "available" and index and known[index - 1].kind == "not")
    ]
    if not kept or any(token.kind in ("yes", "no", "available", "only", "firm", "prefer") for token in kept):
        raise Unclear
    return kept


def _clauses(known: Sequence[Token]) -> list[list[Token]]:
    """The tokens before the first restriction, then each restriction with what it restricts."""
    clauses: list[list[Token]] = [[]]
    for token in known:
        if token.kind in _RESTRICTIONS:
            clauses.append([])
        clauses[-1].append(token)
    return clauses


def _trimmed(clause: Sequence[Token]) -> list[Token]:
    """The clause without the words that join it to its neighbours."""
    rest = list(clause)
    while rest and rest[-1].kind in ("and", "comma"):
        rest.pop()
    return rest


def _base(clause: Sequence[Token], text: str, calendar: Calendar) -> Segment:
    nothing = calendar.between((), 0, 0)
    rest = _trimmed(clause)
    if not rest:
        return Segment(None, nothing)
    extents = extents_of(rest, calendar)
    for extent in extents:
        if is_empty(extent.spans):
            _outside(text, extent.dates or calendar.dates, calendar)
    whole = frozenset(day for extent in extents if not extent.hours for day in extent.dates or ())
    return Segment(joined(extents, rest), nothing, named=whole, open=any(extent.open for extent in extents))


def _is_plain(marker: Token) -> bool:
    """True for `sauf`, which takes back what is denied before it; False for `mais pas`, which denies more."""
    return not {"pas", "not"} & {*marker.text.split()}


def _allowed_again(segment: Segment, clause: list[Token], calendar: Calendar) -> Segment:
    """The segment with what `indisponible mercredi sauf le matin` takes back of what it bars."""
    extents = extents_of(clause, calendar)
    back = reduce(union, (extent.spans for extent in extents))
    if segment.base is not None or is_empty(common(segment.barred, back)):
        raise Unclear
    return replace(segment, barred=minus(segment.barred, back))


def _restricted(segment: Segment, marker: Kind, clause: list[Token], calendar: Calendar) -> Segment:
    """The segment with one more restriction."""
    if marker in ("arrives", "leaves"):
        barred, dated = _stay(marker, clause, calendar)
    else:
        extents = extents_of(clause, calendar)
        if marker == "not" and len(extents) > 1 and any(extent.open for extent in extents):
            raise Unclear
        barred, dated = extents[0].spans, any(extent.dates for extent in extents)
        for extent in extents[1:]:
            barred = union(barred, extent.spans)
        if marker == "except" and segment.base is not None and is_empty(common(segment.base, barred)):
            raise Unclear
    vague = marker != "except" and bool(segment.named) and not dated
    return replace(segment, barred=union(segment.barred, barred), vague=segment.vague or vague)


def _stay(marker: Kind, clause: list[Token], calendar: Calendar) -> tuple[DaySpans, bool]:
    """What an arrival or a departure bars, and whether it names its day."""
    words = Words(clause, calendar)
    dates = words.dates()
    words.skip("to", "comma")
    hour = words.take("hour")
    if not words.done or (hour is None and dates is None) or (dates is not None and len(dates) > 1):
        raise Unclear
    on = min(dates) if dates else None
    if hour is None:
        minute = 0 if marker == "arrives" else DAY
    else:
        minute = plausible(hour.hour, calendar, marker == "arrives")
    moment = (on, minute)
    return (calendar.before if marker == "arrives" else calendar.after)(moment), dates is not None


def _outside(text: str, dates: Collection[date], calendar: Calendar) -> NoReturn:
    days = [day for day in calendar.days if day.date in dates]
    raise Wrong(
        message(
            "« {found} » est en dehors de la journée ({first}–{last}) : écrivez une plage qui s'y trouve, par exemple "
            "« {other} »",
            "“{found}” lies outside the day ({first}–{last}): write a window that lies in it, for instance “{other}”",
            found=shown(text),
            other=window_example(calendar.days),
            **hours(first=min(day.start for day in days), last=max(day.end for day in days)),
        )
    )
