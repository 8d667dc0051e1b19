"""Pins that state an end besides the start, as programmes do: the start is the pin, and the length the duration."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.domain.clock import DAY, plain_hour
from scheduler.language.message import message
from scheduler.reading.fields import Fields
from scheduler.reading.report import Correction, Guess, Wrong, shown
from scheduler.reading.spoken.durations import duration
from scheduler.reading.spoken.hour_spans import Span, hour_span
from scheduler.reading.understood import plain


def with_start(row: Fields, *, preset: bool) -> Fields:
    """The row whose pin is the start of the hours that stand there; their length is its duration if it states none.

    A duration that says otherwise is a mistake. `preset` if talks have places and no duration.
    """
    raw = row.raw.get("pin")
    span = hour_span(raw) if isinstance(raw, str) else None
    if span is None:
        return row
    minutes = span.end - span.start
    stated = None if preset else _stated(row)
    if stated is not None and stated != minutes:
        text = message(
            "ces heures font {minutes} minutes, et la durée dit {stated} : n'écrivez que le début, « {start} », "
            "ou la durée {minutes}",
            "these hours make {minutes} minutes, and the duration says {stated}: write the start alone, “{start}”, "
            "or the duration {minutes}",
            minutes=minutes,
            stated=stated,
            start=_written(span),
        )
        row.mistake("pin", text, (_written(span),))
        return _changed(row, {"pin": None})
    adds = not preset and not row.has("duration")
    _tell(row, span, minutes if adds else None)
    return _changed(row, {"pin": _written(span), **({"duration": str(minutes)} if adds else {})})


def _stated(row: Fields) -> int | None:
    """The duration that the row states; None without one, or where a mistake of it is reported elsewhere."""
    try:
        return plain(duration(1, DAY)(row.raw["duration"])) if row.has("duration") else None
    except Wrong:
        return None


def _written(span: Span) -> str:
    return f"{span.before}{plain_hour(span.start)}{span.behind}"


def _tell(row: Fields, span: Span, minutes: int | None) -> None:
    """The start, and the duration in minutes if the hours give it, are a guess."""
    meant = message("début {start}", "start {start}", start=plain_hour(span.start))
    corrections = [_start(row, span)]
    if minutes is not None:
        spot = row.spot("duration")
        meant = message("{start}, durée {minutes} minutes", "{start}, {minutes} minutes", start=meant, minutes=minutes)
        corrections.append(Correction(spot.file, spot.row, spot.column or "duration", str(minutes)))
    row.report.guesses.append(Guess("pin hours", row.spot("pin"), shown(row.raw["pin"]), meant, tuple(corrections)))


def _start(row: Fields, span: Span) -> Correction:
    """What writes the start alone, into the column of the hours where a pin stands in several."""
    spot = row.spot("pin")
    for label, cell in row.parts.get("pin", ()):
        part = hour_span(cell) if isinstance(cell, str) else None
        if part is not None:
            return Correction(spot.file, spot.row, label, _written(part))
    return Correction(spot.file, spot.row, spot.column or "pin", _written(span))


def _changed(row: Fields, values: Mapping[str, object]) -> Fields:
    return Fields({**row.raw, **values}, row.place, row.report, row.parts)
