"""Expressions of days and hours: `vendredi matin`, `de 9h à 12h30`, `à partir de 11h`, and lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from scheduler.domain.clock import DAY, NOON
from scheduler.reading.spoken.day_spans import common, is_empty, minus
from scheduler.reading.spoken.days import Calendar, on_dates, on_weekday, same_weekday
from scheduler.reading.spoken.extents import Extent, check_days
from scheduler.reading.spoken.hours import BareHour, Unclear, hour_range, plausible
from scheduler.reading.spoken.vocabulary import Kind
from scheduler.reading.spoken.words import Dates, Hour, Token

_STARTS: tuple[Kind, ...] = ("hour", "half", "from", "until", "limit", "of", "between")
#: The minutes of a day that its parts take; « le soir » is from six on.
_HALVES = {"morning": (0, NOON), "afternoon": (NOON, DAY), "evening": (18 * 60, DAY), "day": (0, DAY)}
#: The sense of `14h et après`, `Thursday onwards`.
_ONWARD = Token("from", "", sense="inclusive")
#: The kinds of tokens that name a day.
DAYS: tuple[Kind, ...] = ("dates", "weekday", "nth day")


def extents_of(clause: Sequence[Token], calendar: Calendar) -> list[Extent]:
    """The expressions of a list; an expression without a day has the day of the previous one."""
    words = Words(clause, calendar)
    extents = [words.extent(None)]
    while not words.done:
        if words.skip("and", "or", "comma") == 0:
            raise Unclear
        last = extents[-1]
        another = words.another_day() if last.dates and not last.hours else None
        if another:
            extents.append(Extent(calendar.whole(another), another, hours=False))
        else:
            extents.append(words.extent(last.dates if last.hours and not last.hours_first else None))
    check_days(extents)
    return extents


class Words:
    """The tokens of a clause, read from left to right."""

    def __init__(self, clause: Sequence[Token], calendar: Calendar) -> None:
        self._clause = clause
        self._calendar = calendar
        self.index = 0
        self._day_kind: Kind | None = None

    @property
    def done(self) -> bool:
        """True if no token is left."""
        return self.index == len(self._clause)

    def kind(self, offset: int = 0) -> Kind | None:
        """The kind of the next token, or of one after it."""
        index = self.index + offset
        return self._clause[index].kind if index < len(self._clause) else None

    def take(self, *kinds: Kind) -> Token | None:
        """The next token, which is then behind, if it is of one of these kinds."""
        if self.kind() not in kinds:
            return None
        self.index += 1
        return self._clause[self.index - 1]

    def skip(self, *kinds: Kind) -> int:
        """The number of tokens of these kinds that were next, and are then behind."""
        count = 0
        while self.take(*kinds):
            count += 1
        return count

    def dates(self) -> frozenset[date] | None:
        """The days that are named next, if any."""
        if self.kind() == "of" and self.kind(1) in DAYS:
            self.index += 1
        token = self.take(*DAYS)
        if token is None:
            return None
        self._day_kind = token.kind
        if token.kind == "dates":
            return on_dates(token.dates, self._calendar)
        if token.kind == "nth day":
            return self._nth(token.number)
        return self._weekday(token.number)

    def another_day(self) -> frozenset[date] | None:
        """The day of a number that stands in a list of days: `June 16 and 17`, `day 2 and 3`."""
        number = self._day_number(None, "and", "comma", "or")
        if number is None:
            return None
        return self._nth(number.first - 1) if self._day_kind == "nth day" else on_dates(number, self._calendar)

    def _nth(self, number: int) -> frozenset[date]:
        dates = self._calendar.dates
        if number >= len(dates):
            raise Unclear
        return frozenset({dates[number]})

    def _weekday(self, number: int) -> frozenset[date]:
        """The day of a weekday, which its date may follow, or the days from it to another weekday."""
        first = on_weekday(number, self._calendar) if not self._dated() else None
        if self.kind() in ("dash", "to") and self.kind(1) == "weekday":
            self.index += 1
            last = on_weekday(self._clause[self.index].number, self._calendar)
            self.index += 1
            days = frozenset(day for day in self._calendar.dates if first and min(first) <= day <= min(last))
            if not days:
                raise Unclear
            return days
        if first is not None:
            return first
        token = self._clause[self.index]
        self.index += 1
        spoken = token.dates if token.kind == "dates" else _day_number(token.hour)
        return same_weekday(on_dates(spoken, self._calendar), number)

    def _dated(self) -> bool:
        """True if a date or a number that can only be one follows a weekday: `vendredi 11`, `vendredi 11 matin`."""
        if self.kind() == "dates":
            return True
        return self._is_number(None, "half", "and", "comma", "or")

    def _day_number(self, *before: Kind | None) -> Dates | None:
        """The number that is next, as that of a day, which is then behind; None: there is none, as `_is_number`."""
        if not self._is_number(*before):
            return None
        self.index += 1
        return _day_number(self._clause[self.index - 1].hour)

    def _is_number(self, *before: Kind | None) -> bool:
        """True if a number without a sign of hours is next, before a token of one of these kinds, or the end (None)."""
        bare = self.kind() == "hour" and self._clause[self.index].hour.bare
        return bool(bare) and self.kind(1) in before

    def extent(self, inherited: frozenset[date] | None) -> Extent:
        """The next expression: a day, hours, or both."""
        if stretch := self._stretch():
            return stretch
        dates = self.dates()
        if dates and self.kind() == "comma" and self.kind(1) in _STARTS and not self._names_day(self.index):
            self.index += 1
        if dates and self._onward():
            return self._from_day(_ONWARD, dates)
        hours = self._hours(dates)
        after = self.dates() if dates is None and hours is not None else None
        named = dates or after or inherited
        if hours is None:
            if dates is None:
                raise Unclear
            return Extent(self._calendar.whole(dates), dates, hours=False)
        spans = hours.spans if named is None else common(hours.spans, self._calendar.whole(named))
        return replace(hours, spans=spans, dates=named or hours.dates, hours_first=after is not None)

    def _stretch(self) -> Extent | None:
        """The time from an hour of a day to an hour of another: `du mercredi 14h au vendredi 12h`; None, with nothing
        taken, for anything else.
        """
        start = self.index
        opening = self.take("of", "from", "between")
        first = self._point(None) if opening is None or opening.sense != "exclusive" else None
        between = opening is not None and opening.kind == "between"
        link = self.take(*(("and",) if between else ("dash", "to", "until"))) if first else None
        last = self._point(link) if link and link.sense != "exclusive" else None
        if first is None or last is None:
            self.index = start
            return None
        if first >= last:
            raise Unclear
        spans = common(self._calendar.after(first), self._calendar.before(last))
        return Extent(spans, frozenset(self._calendar.dates), hours=True)

    def _point(self, link: Token | None) -> tuple[date, int] | None:
        """A day and the minute of what follows it: an hour, or a part of the day, its end behind a link; else None."""
        number = self._day_number("hour", "half", "to") if link and link.text == "au" else None
        dates = self.dates() if number is None else on_dates(number, self._calendar)
        self.skip("to")
        token = self.take("hour", "half")
        if dates is None or len(dates) > 1 or token is None or token.sense == "day":
            return None
        if token.kind == "hour":
            return min(dates), plausible(token.hour, self._calendar, link is None)
        return min(dates), _HALVES[token.sense][0 if link is None else 1]

    def _names_day(self, start: int) -> bool:
        return any(token.kind in DAYS for token in self._clause[start:])

    def _hours(self, dates: frozenset[date] | None) -> Extent | None:
        """The hours that are named next, on all days."""
        half = self.take("half")
        if half is None:
            return self._limits(dates)
        start, end = _HALVES[half.sense]
        spans = self._calendar.between(self._calendar.dates, start, end)
        if half.sense == "day":
            return Extent(spans, None, hours=True)
        within = self._limits(dates)
        if within is None:
            return Extent(spans, None, hours=True)
        if is_empty(minus(spans, within.spans)) or is_empty(common(spans, within.spans)):
            raise Unclear
        return Extent(common(spans, within.spans), None, hours=True)

    def _limits(self, dates: frozenset[date] | None) -> Extent | None:
        """A range, or the time from or until a moment; `BareHour` is raised for a single hour."""
        if self.kind() in ("of", "between", "to") and self.kind(1) == "hour":
            opening = self.take("of", "between", "to")
        else:
            opening = None
        token = self.take("from", "until") or self._limit()
        moment = self._moment(token) if token else None
        self.skip(*(("to",) if token else ()))
        hour = self.take("hour")
        if hour is None:
            if opening or (token and moment is None):
                raise Unclear
            if token and token.kind == "from":
                self._onward()
            return self._from_day(token, moment) if token and moment else None
        links: tuple[Kind, ...] = ("and",) if opening and opening.kind == "between" else ("dash", "to")
        if (not token or token.kind == "from") and not moment and self._linked(links):
            return self._between(hour.hour, self._clause[self.index - 1].hour)
        if limit := self._limit():
            if (token or limit).kind != limit.kind or (opening and opening.kind != "to"):
                raise Unclear
            token = token or limit
        if self._onward():
            if token and token.kind == "until":
                raise Unclear
            token = token or _ONWARD
        if token is None:
            if self.done or self.kind() in ("comma", "and", "or"):
                raise BareHour(hour.hour.minutes, self._only(dates))
            raise Unclear
        return self._open(token, moment, hour.hour)

    def _limit(self) -> Token | None:
        """`max` or `minimum`, as the word that says the same before an hour: `avant`, `à partir de`."""
        word = self.take("limit")
        if word is None:
            return None
        return Token("until" if word.sense == "until" else "from", word.text, sense="doubtful")

    def _onward(self) -> bool:
        """True, with it behind, if `onwards` is next, or `et après` with nothing after it."""
        if self.kind() == "and" and self.kind(1) == "from" and self.kind(2) in (None, "comma"):
            self.index += 2
            return True
        return self.take("onward") is not None

    def _moment(self, token: Token) -> frozenset[date] | None:
        """The day from or until which it is; after `à partir du` and `jusqu'au` a number is one."""
        said = token.text.endswith(("du", "au"))
        number = self._day_number(None, "and", "comma", "or", "half", "hour", "to") if said else None
        return self.dates() if number is None else on_dates(number, self._calendar)

    def _only(self, dates: frozenset[date] | None) -> date | None:
        """The only one of the days that are named, in an event of several."""
        return min(dates) if dates and len(dates) == 1 < len(self._calendar.days) else None

    def _linked(self, links: Sequence[Kind]) -> bool:
        """True, with both behind, if a link and another hour are next; `jusqu'à` links too."""
        if self.kind() in (*links, "until") and self.kind(1) == "hour":
            self.index += 2
            return True
        return False

    def _between(self, first: Hour, last: Hour) -> Extent:
        start, end = hour_range(first, last, self._calendar)
        return Extent(self._calendar.between(self._calendar.dates, start, end), None, hours=True)

    def _open(self, token: Token, moment: frozenset[date] | None, hour: Hour) -> Extent:
        minute = plausible(hour, self._calendar, token.kind == "from")
        if moment is not None and len(moment) > 1:
            raise Unclear
        point = (min(moment) if moment else None, minute)
        spans = self._calendar.after(point) if token.kind == "from" else self._calendar.before(point)
        side: Literal["from", "until"] = "from" if token.kind == "from" else "until"
        limit = minute + (point[0].toordinal() * DAY if point[0] else 0)
        return Extent(spans, moment and frozenset(self._calendar.dates), hours=True, open=side, limit=limit)

    def _from_day(self, token: Token, moment: frozenset[date]) -> Extent:
        """The time from or until a day; whether `jusqu'à vendredi` has that Friday is not certain."""
        if len(moment) > 1 or token.sense == "doubtful":
            raise Unclear
        on = min(moment)
        if token.kind == "until":
            spans = self._calendar.before((on, 0))
        else:
            spans = self._calendar.after((on, 0 if token.sense == "inclusive" else DAY))
        return Extent(spans, frozenset(self._calendar.dates), hours=True)


def _day_number(hour: Hour) -> Dates:
    number = hour.minutes // 60
    return Dates(number, number, None)
