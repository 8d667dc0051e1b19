"""Lines and objects of the oddities of a programme: empty time, talks outside an opening, cut axes; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.cli.console import command_line
from scheduler.domain.clock import plain_hour
from scheduler.language.message import Language, message
from scheduler.language.typography import colon, listed, semicolon

if TYPE_CHECKING:
    from scheduler.explanation.oddities.fillings import Filling
    from scheduler.services.oddities_in_files import OddityInFiles, ReasonInFiles

_VERIFIED = message("Ce qui le remplirait, vérifié :", "What would fill it, verified:")
_COSTLESS = message("Ce qui le remplirait sans rien perdre, vérifié :", "What would fill it at no loss, verified:")


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
    line = f"{text}{colon(language)}{reasons}" if reasons else text
    if odd.price is not None:
        line += semicolon(language) + odd.price.text.to(language)
    return f"{line}."


def explained_lines(odd: Sequence[OddityInFiles], language: Language) -> Iterator[str]:
    """A line for each oddity, and below empty time what would fill it; none for an axis that is cut, nobody knows why,
    since `explain` says of each split axis why it is.
    """
    told = [each for each in odd if each.oddity.kind != "cut" or each.reasons]
    if told:
        yield ""
    for each in told:
        yield oddity_line(each, language)
        if each.filling is not None:
            yield from (f"  {line}" for line in _filling_lines(each, each.filling, language))


def former_lines(odd: Sequence[OddityInFiles], out: Path, language: Language) -> Iterator[str]:
    """The oddities of the programme in `out`, which the folder no longer allows; none without any."""
    if odd:
        yield ""
        yield message(
            "Dans le programme de {out}, que le dossier ne permet plus :",
            "In the programme of {out}, which the folder no longer allows:",
            out=out,
        ).to(language)
    yield from (f"  {oddity_line(each, language)}" for each in odd)


def _filling_lines(odd: OddityInFiles, filling: Filling, language: Language) -> Iterator[str]:
    """The price of filling it and the changes that would, each verified; or that there is nothing of the kind."""
    from scheduler.cli.report.explanation import change_line, difference_lines
    from scheduler.cli.report.unproved import unproved

    if filling.worse:
        yield message("Il peut être rempli ; ce que cela change :", "It can be filled; what that changes:").to(language)
        yield from (f"  {line}" for line in difference_lines(filling.levels, language))
        if filling.status != "optimal":
            why = unproved(stopped=False)
            yield message("(Peut-être à moins : {why}.)", "(Perhaps for less: {why}.)", why=why).to(language)
    elif filling.levels:
        yield message("Un programme aussi bon ne l'a pas.", "An equally good programme does not have it.").to(language)
    if odd.ways:
        yield (_COSTLESS if filling.levels else _VERIFIED).to(language)
        for way in odd.ways:
            yield f"  – {way.way.text.to(language)}"
            yield from (f"    {change_line(change, language)}" for change in way.way.changes)
    elif filling.status == "infeasible" and filling.complete:
        yield message(
            "Aucun programme ne le remplit sans vider un autre moment du jour, et aucun changement de ce qui "
            "l'entoure n'y suffit.",
            "No programme fills it without emptying another time of the day, and no change of what lies beside it is "
            "enough.",
        ).to(language)
    elif not filling.levels:
        yield message(
            "Le temps a manqué pour chercher ce qui le remplirait (--time-limit).",
            "There was no time to look for what would fill it (--time-limit).",
        ).to(language)


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
            **({} if each.price is None else {"price": asdict(each.price)}),
            **({} if each.filling is None else {"filling": _filling_object(each, each.filling, language)}),
        }
        for each in odd
    ]


def _filling_object(odd: OddityInFiles, filling: Filling, language: Language) -> dict[str, Any]:
    from scheduler.cli.report.explanation import difference_objects, way_object

    possible = {"optimal": True, "feasible": True, "infeasible": False}.get(filling.status)
    return {
        "possible": possible,
        "levels": difference_objects(filling.levels),
        "ways_out": [way_object(way.way, language) for way in odd.ways],
        "complete": filling.complete,
    }


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
