"""Answers of the solver as data that goes from process to process; every text in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from constraints import say
from scheduler.board.day_words import PERHAPS, REPAIRED, UNMOVED
from scheduler.board.page_words import text_data
from scheduler.domain.errors import Contradiction
from scheduler.domain.event import Event
from scheduler.search.alternatives import other_half_days
from scheduler.search.result import Result
from scheduler.services.alternative_programmes import Choice
from scheduler.services.amending import Amended
from scheduler.services.ways_in_files import Explanation, WayInFiles


def result_data(event: Event, result: Result, contradiction: Contradiction | None) -> dict[str, Any]:
    """How a search ended: its status, and where there is no programme the requirements that contradict each other."""
    data: dict[str, Any] = {
        "status": result.status,
        "seconds": round(result.seconds, 1),
        "interrupted": result.interrupted,
    }
    return data if contradiction is None else {**data, **contradiction_data(event, contradiction)}


def contradiction_data(event: Event, contradiction: Contradiction) -> dict[str, Any]:
    """The sets of requirements that contradict each other, each requirement as its sentence."""
    return {
        "status": "infeasible",
        "contradictions": [
            {
                "minimal": impossible.minimal,
                "said": [text_data(each.text) for each in impossible.said],
                "requirements": [text_data(say(event, requirement)) for requirement in impossible.requirements],
            }
            for impossible in contradiction.sets
        ],
    }


def explanation_data(event: Event, explained: Explanation) -> dict[str, Any]:
    """A contradiction with its ways out, in the order of their numbers."""
    return {
        **contradiction_data(event, explained.contradiction),
        "ways": list(_ways(explained.ways)),
        "complete": explained.complete,
    }


def repair_data(amended: Amended) -> dict[str, Any]:
    """How a repair ended: what there is to say of the programme, or what contradicts what, with the ways out."""
    repaired = amended.repaired
    if amended.contradiction is not None:
        explained = contradiction_data(amended.event, amended.contradiction)
        return {**explained, "ways": list(_ways(amended.ways)), "complete": bool(amended.contradiction.sets)}
    if repaired.programme is None:
        return {"status": "unknown"}
    late = repaired.late
    to_say = (*late.running, *late.outside, *late.strays, *repaired.unchaired, *repaired.breaks, *late.plenaries)
    outcome = UNMOVED if amended.is_unmoved else REPAIRED if repaired.is_least else PERHAPS
    texts = [outcome, *(violation.text for violation in to_say)]
    return {"status": "repaired", "texts": [text_data(text) for text in texts]}


def choice_data(choice: Choice) -> dict[str, Any]:
    """The programmes to choose from, the best first; without any, how the search ended."""
    data = result_data(choice.reading.event, choice.result, choice.contradiction)
    proved = (True, *choice.farthest)
    return {
        **data,
        "complete": choice.complete,
        "programmes": [
            {
                "programme": programme.model_dump(mode="json"),
                "half_days": list(other_half_days(choice.programmes[0], programme)),
                "farthest": farthest,
            }
            for programme, farthest in zip(choice.programmes, proved, strict=True)
        ]
        if choice.programmes
        else [],
    }


def _ways(ways: Iterable[WayInFiles]) -> Iterable[dict[str, Any]]:
    for each in ways:
        way = each.way
        yield {
            "parts": [text_data(part) for part in way.parts],
            "solves": list(way.solves),
            "smallest": way.smallest,
            "changes": [
                {"file": change.file, "row": change.row, "key": change.key, "old": change.old, "new": change.new}
                for change in way.changes
            ],
        }
