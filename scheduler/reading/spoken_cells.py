"""The cells of windows: in the contract's own form, or in words that are understood as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from scheduler.domain.windows import Day, written
from scheduler.language.message import Message
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.reading import times
from scheduler.reading.cells import blank
from scheduler.reading.day_spans import DaySpans, is_empty, minus, spans_of, union, windows_of
from scheduler.reading.parentheses import without_remarks
from scheduler.reading.report import Wrong, shown
from scheduler.reading.spoken_days import Calendar
from scheduler.reading.spoken_hours import BareHour, Unclear
from scheduler.reading.spoken_messages import Windows, bare_hour, meaning, nothing_left, unread
from scheduler.reading.spoken_windows import Segment, read_segment, says_time
from scheduler.reading.spoken_words import LONGEST, plain
from scheduler.reading.values import wrong

#: Texts that mean any time; folded.
_ANY = frozenset(
    {
        "-",
        "–",
        "—",
        "ras",
        "r.a.s.",
        "indifferent",
        "indifferente",
        "peu importe",
        "sans contrainte",
        "pas de contrainte",
        "pas de contraintes",
        "aucune contrainte",
        "sans preference",
        "pas de preference",
        "aucune preference",
        "oui",
        "ok",
        "yes",
        "disponible",
        "available",
        "toutes",
        "tous",
        "no constraint",
        "no constraints",
        "no preference",
        "any",
        "flexible",
        "whenever",
    }
)
#: Texts that mean no absence, and words that would turn an absence into its contrary; folded.
_NEVER = frozenset(
    {"-", "aucun", "aucune", "aucune indisponibilite", "non", "no", "none", "never", "jamais", "ras", "neant"}
)
_EXCEPTION = re.compile(
    r"\b(?:pas|non|not|ni|sauf|except|excepte|hors|hormis|disponible|dispo|available|oui|ok|yes|libre|free|but|mais|"
    r"only|seulement|uniquement|arrive|part|leaves|arrives)\b"
)
#: Words of a remark by which a statement is not certain, or is of other clocks; reasons not to be there; folded.
_UNSURE = re.compile(
    r"\?|confirm|peut-etre|maybe|perhaps|\btbc\b|reserve|eventuel|possibl|\bheure\b|\btime\b|\butc\b|\bgmt\b"
)
_BUSY = re.compile(
    r"\b(?:cours|td|tp|enseigne\w*|soutenances?|jury|reunions?|examens?|conseil|rdv|rendez-vous|"
    r"teach\w*|class\w*|meetings?|exams?|defen[cs]e|lectur\w*|busy|pris\w*|occupe\w*|absent\w*|indispo\w*)\b"
)
#: The largest length, in characters, of a cell of windows in words.
_LONGEST = 2000
_PARENTHESES = re.compile(r"[()\[\]]")
_SEPARATORS = re.compile(r"[;\n]")
_ENDS = re.compile("[,;.!?:\n\u2013\u2014]| - ")
#: A date for texts that are read while the days of the event are unknown.
_SOME_DAY = (Day(date=date(2000, 1, 1), start=0, end=24 * 60),)


class Stated(NamedTuple):
    """The windows of a cell and those of a wish in it, and the remarks that were left aside.

    `meant` tells how they were understood; it is None if the cell has the contract's own form.
    """

    windows: Windows = ()
    preferred: Windows = ()
    meant: Message | None = None
    remarks: tuple[str, ...] = ()


def stated_in(value: object, days: Sequence[Day], pin: str | None = None) -> Stated:
    """The windows of a cell in an event of `days`, none if these are unknown.

    `pin` is the column of fixed starts, where there is one: an hour alone is a mistake that names it. `Wrong` is
    raised for a text that is not understood as a whole.
    """
    text = _text(value)
    try:
        return Stated(times.windows(text, [day.date for day in days]))
    except Wrong as error:
        mistake = error
    try:
        stated = _spoken(text, Calendar(days or _SOME_DAY))
    except BareHour as error:
        raise bare_hour(error, pin) from None
    except Wrong as error:
        if not days:
            return Stated()  # what is wrong with the days is told elsewhere
        raise (error if error.suggestions or isinstance(mistake, times.NoWindow) else mistake) from None
    except Unclear:
        raise (_unclear(text, Calendar(days)) if days and isinstance(mistake, times.NoWindow) else mistake) from None
    return stated if days else Stated()


def absence_in(value: object, days: Sequence[Day]) -> DaySpans:
    """The minutes that a cell bars, in a column that says when somebody is not there; none for `aucune`."""
    text = _text(value)
    calendar = Calendar(days or _SOME_DAY)
    if fold(text).strip(" .!") in _NEVER:
        return calendar.between((), 0, 0)
    if _EXCEPTION.search(plain(text)):
        raise unread(text)
    stated = stated_in(value, days)
    if stated.preferred:
        raise unread(text)
    return spans_of(stated.windows, calendar.days) if stated.windows else calendar.whole()


def _unclear(text: str, calendar: Calendar) -> Wrong:
    """The mistake for a text of which a part is not understood: it quotes that part."""
    if len(text) > LONGEST:
        return unread(text)
    suggestion = _head(text, calendar)
    if suggestion:
        return unread(text, (suggestion,))
    for piece in _SEPARATORS.split(text):
        try:
            _spoken(piece, calendar)
        except Unclear:
            return unread(piece)
        except (BareHour, Wrong):
            continue
    return unread(text)


def _text(value: object) -> str:
    """The text of a cell; dates and times of the spreadsheet as they would be typed."""
    if isinstance(value, list):
        return clean_block(";".join(_text(item) for item in value if not blank(item)))
    if isinstance(value, timedelta) and timedelta(0) <= value < timedelta(days=1):
        value = (datetime(2000, 1, 1) + value).time()
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, str):
        return clean_block(value)
    if isinstance(value, date | time):
        return shown(value)
    wrong(
        "ce n'est pas une plage horaire : mettez la cellule au format « Texte » et écrivez par exemple « 09:00-12:30 »",
        "this is no window: format the cell as text and write for instance “09:00-12:30”",
    )


def _spoken(text: str, calendar: Calendar) -> Stated:
    """The windows that a text says in words."""
    if len(text) > _LONGEST:
        raise Unclear
    pieces = [piece for piece in _SEPARATORS.split(text) if piece.strip()]
    parts = [_parted(piece) for piece in pieces]
    segments = [_segment(words, remarks, calendar) for words, remarks in parts]
    remarks = tuple(remark for _, each in parts for remark in each if not _is_wish(remark))
    hard = [segment for segment in segments if not segment.preferred]
    wishes = [segment for segment in segments if segment.preferred]
    windows = windows_of(_together(hard, calendar), calendar.days) if hard else ()
    preferred = windows_of(_together(wishes, calendar), calendar.days) if wishes else ()
    return Stated(windows, preferred, meaning(windows if hard else None, preferred, remarks), remarks)


def _parted(piece: str) -> tuple[str, tuple[str, ...]]:
    """A clause and its remarks; what says a time in parentheses is of the clause: « vendredi (matin) »."""
    words, remarks = without_remarks(piece)
    if any(says_time(remark) for remark in remarks):
        return clean_line(_PARENTHESES.sub(" ", piece)), ()
    return words, remarks


def _segment(text: str, remarks: Sequence[str], calendar: Calendar) -> Segment:
    """A clause with its remarks in parentheses, which say nothing about time but may make a wish of it."""
    wishes = [remark for remark in remarks if _is_wish(remark)]
    if any(_UNSURE.search(fold(remark)) for remark in remarks if remark not in wishes):
        raise Unclear
    if fold(text).strip(" .!") in _ANY or fold(text) in _ANY:
        return Segment(calendar.whole(), calendar.between((), 0, 0))
    segment = read_segment(text, calendar)
    if segment.certain and any(_BUSY.search(fold(remark)) for remark in remarks):
        raise Unclear
    return replace(segment, preferred=True) if wishes else segment


def _is_wish(remark: str) -> bool:
    return fold(remark).strip(" .!") in ("de preference", "si possible", "preference", "if possible", "preferably")


def _together(segments: Sequence[Segment], calendar: Calendar) -> DaySpans:
    """The minutes that several clauses leave: what one of them allows and none of them bars."""
    stating = [(segment.base, segment.barred, segment.open) for segment in segments if segment.base is not None]
    spans = calendar.between((), 0, 0) if stating else calendar.whole()
    for base, barred, _ in stating:
        spans = union(spans, minus(base, barred))
    if len(stating) > 1 and any(is_open for _, _, is_open in stating) and spans == calendar.whole():
        raise Unclear
    for segment in segments:
        if segment.base is None:
            spans = minus(spans, segment.barred)
    named = {day for segment in segments for day in segment.named}
    if any(segment.vague for segment in segments) and named != set(calendar.dates):
        raise Unclear
    if is_empty(spans):
        raise Wrong(nothing_left(calendar))
    return spans


def _head(text: str, calendar: Calendar) -> str:
    """The windows of the text without its last clauses, if those do not speak of time; "" if that gives none."""
    for end in reversed([match.start() for match in _ENDS.finditer(text)]):
        if says_time(text[end:]) or _UNSURE.search(fold(text[end:])):
            break
        try:
            stated = _spoken(text[:end], calendar)
        except (Unclear, BareHour, Wrong):
            continue
        return "" if stated.preferred else written(stated.windows)
    return ""
