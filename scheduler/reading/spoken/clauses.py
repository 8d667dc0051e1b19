"""Windows in words, clause by clause: understood as a whole, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from scheduler.domain.windows import Day, written
from scheduler.language.text import clean_line, fold
from scheduler.reading import times
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.day_spans import DaySpans, common, is_empty, minus, union, windows_of
from scheduler.reading.spoken.days import Calendar
from scheduler.reading.spoken.hours import BareHour, Doubtful, Unclear
from scheduler.reading.spoken.messages import bare_hour, meaning, nothing_left, unread
from scheduler.reading.spoken.parentheses import without_remarks
from scheduler.reading.spoken.shared_hours import readings
from scheduler.reading.spoken.stated import Stated, Windows
from scheduler.reading.spoken.windows import Segment, read_segment, says_time
from scheduler.reading.spoken.words import LONGEST

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
        "sans restriction",
        "sans restrictions",
        "pas de restriction",
        "pas de restrictions",
        "aucune restriction",
        "sans limite",
        "sans avis",
        "peu m'importe",
        "ca m'est egal",
        "tout me va",
        "tout me convient",
        "je m'adapte",
        "comme vous voulez",
        "tout le colloque",
        "pendant tout le colloque",
        "toute la conference",
        "no restriction",
        "no restrictions",
        "no limits",
        "anything works",
        "anything is fine",
        "as you like",
        "the whole conference",
        "whole conference",
        "any",
        "flexible",
        "whenever",
    }
)
#: Such a text before something else.
_ANY_FIRST = re.compile(
    rf"(?:{'|'.join(sorted((re.escape(each) for each in _ANY if each[0].isalpha()), key=len, reverse=True))})\b"
    r"[ .!,:]*(?=\w)"
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


def in_words(text: str, days: Sequence[Day], dates: Sequence[Day], pin: str | None, mistake: Wrong) -> Stated:
    """The windows of a text that is not in the contract's own form, which is the `mistake`; as `stated_in`.

    `dates` are `days`, or any day while those of the event are unknown.
    """
    try:
        stated = _spoken(text, Calendar(dates))
    except BareHour as error:
        raise bare_hour(error, days, pin) from None
    except Doubtful as error:
        raise _in_the_afternoon(error, text, days) from None
    except Wrong as error:
        if not days:
            return Stated()  # what is wrong with the days is told elsewhere
        raise (error if isinstance(mistake, times.NoWindow) else mistake) from None
    except Unclear:
        raise (_unclear(text, Calendar(days)) if days and isinstance(mistake, times.NoWindow) else mistake) from None
    return stated if days else Stated()


def _in_the_afternoon(error: Doubtful, text: str, days: Sequence[Day]) -> Wrong:
    """The mistake for hours that only make sense in the afternoon: it suggests the whole cell, read so."""
    if not days:
        return error
    try:
        stated = _spoken(text, Calendar(days, afternoon=True))
    except (Unclear, BareHour, Wrong):
        return error
    if stated.preferred or not stated.windows:
        return error
    meant = written(stated.windows)
    return Wrong(error.say(meant), (meant,))


def _unclear(text: str, calendar: Calendar) -> Wrong:
    """The mistake for a text that is not understood in part: it quotes that part."""
    if len(text) > LONGEST:
        return unread(text, calendar.days)
    suggestion = _head(text, calendar)
    suggestions = (suggestion,) if suggestion else readings(text, lambda part: _certain(part, calendar))
    if suggestions:
        return unread(text, calendar.days, suggestions)
    for piece in _SEPARATORS.split(text):
        try:
            _spoken(piece, calendar)
        except Unclear:
            return unread(piece, calendar.days)
        except (BareHour, Wrong):
            continue
    return unread(text, calendar.days)


def _certain(text: str, calendar: Calendar) -> Windows:
    """The windows of a text; none for a wish."""
    stated = _spoken(text, calendar)
    return () if stated.preferred else stated.windows


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
    windows, preferred = _windows(hard, calendar), _windows(wishes, calendar)
    return Stated(windows, preferred, meaning(windows if hard else None, preferred, remarks), remarks)


def _windows(segments: Sequence[Segment], calendar: Calendar) -> Windows:
    """The windows that the clauses leave, with their dates where one of them names a day; none without a clause."""
    if not segments:
        return ()
    dated = any(segment.dated for segment in segments)
    return windows_of(_together(segments, calendar), calendar.days, dated=dated)


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
    segment = _read(text, calendar)
    if segment.certain and any(_BUSY.search(fold(remark)) for remark in remarks):
        raise Unclear
    return replace(segment, preferred=True) if wishes else segment


def _read(text: str, calendar: Calendar) -> Segment:
    """The clause; of one that begins with what means any time what restricts that, or is wished besides."""
    try:
        return read_segment(text, calendar)
    except Unclear:
        plain = fold(text)
        begin = _ANY_FIRST.match(plain)
        if begin is None:
            raise
        segment = read_segment(plain[begin.end() :], calendar)
        if segment.base is not None and not segment.preferred:  # « sans contrainte, vendredi matin »
            raise
        return segment


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
    _check_answers([segment for segment in segments if segment.answered], calendar)
    return spans


def _check_answers(answered: Sequence[Segment], calendar: Calendar) -> None:
    """Raises `Unclear` where some hours are answered with yes and others with no, and some with both or neither."""
    nothing = calendar.between((), 0, 0)
    yes = reduce(union, (segment.base for segment in answered if segment.base is not None), nothing)
    no = reduce(union, (segment.barred for segment in answered), nothing)
    if is_empty(yes) or is_empty(no):
        return
    if not is_empty(common(yes, no)) or not is_empty(minus(calendar.whole(), union(yes, no))):
        raise Unclear


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
