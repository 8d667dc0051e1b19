"""Lines and objects of the oddities of a programme: empty time, talks outside an opening, cut axes; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.cli.console import command_line
from scheduler.domain.clock import plain_hour
from scheduler.language.message import Language, message
from scheduler.language.typography import colon, listed

if TYPE_CHECKING:
    from scheduler.services.oddities_in_files import OddityInFiles, ReasonInFiles


def oddity_lines(odd: Sequence[OddityInFiles], folder: Path, language: Language) -> Iterator[str]:
    """A line for each oddity, and the command that says more; none without any."""
    if not odd:
        return
    yield ""
    yield from (oddity_line(each, language) for each in odd)
    command = command_line("explain", folder)
    yield message("Pour en savoir plus : {command}", "To know more: {command}", command=command).to(language)


def oddity_line(odd: OddityInFiles, language: Language) -> str:
    """`Rien de 14 h 45 à 15 h 30 : la pause … ne peut commencer avant 15 h 30 (event.toml, breaks[1].between).`"""
    text = odd.oddity.text.to(language)
    reasons = listed([_reason(reason, language) for reason in odd.reasons], language)
    return f"{text}{colon(language)}{reasons}." if reasons else f"{text}."


def oddity_objects(odd: Sequence[OddityInFiles], language: Language) -> list[dict[str, Any]]:
    """The objects of `--json`."""
    return [
        {
            "kind": each.oddity.kind,
            "day": each.oddity.day.isoformat(),
            "start": plain_hour(each.oddity.start),
            "end": plain_hour(each.oddity.end),
            "subjects": list(each.oddity.subjects),
            "text": oddity_line(each, language),
            "reasons": [_reason_object(reason, language) for reason in each.reasons],
        }
        for each in odd
    ]


def _reason(reason: ReasonInFiles, language: Language) -> str:
    """The clause with its place: `… (event.toml, breaks[1].between)`, `… (talks.csv:4, disponibilités)`."""
    text, spot = reason.text.to(language), reason.spot
    if spot is None:
        return text
    file = spot.file if spot.row is None else f"{spot.file}:{spot.row}"
    return f"{text} ({file}, {spot.column})" if spot.column else f"{text} ({file})"


def _reason_object(reason: ReasonInFiles, language: Language) -> dict[str, Any]:
    spot = reason.spot
    return {
        "rule": reason.rule or None,
        "subjects": list(reason.subjects),
        "text": reason.text.to(language),
        "file": spot.file if spot else None,
        "row": spot.row if spot else None,
        "key": spot.column if spot else None,
    }
