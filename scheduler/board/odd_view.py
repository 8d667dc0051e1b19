"""What is odd in a programme that keeps the rules, as a page tells it: time in which nothing is on, and why."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.board.folder_view import FolderView
from scheduler.board.page_words import said
from scheduler.board.setting_names import place_of
from scheduler.language.message import Language
from scheduler.language.typography import colon, listed
from scheduler.search.control import Budget
from scheduler.services.effort import Effort
from scheduler.services.oddities_in_files import OddityInFiles, ReasonInFiles, oddities_of

#: The states in which the programme is that of the data, and keeps the rules.
_KEEPING = ("draft", "published")


def odd_lines(view: FolderView, language: Language) -> list[str]:
    """A sentence for each oddity, in the order of time, as `journee explain` has it without searching."""
    if view.state not in _KEEPING or view.reading is None or view.programme is None:
        return []
    odd = oddities_of(view.reading, view.programme, Effort(Budget.of()), view.report)
    return list(_lines(odd, language))


def _lines(odd: tuple[OddityInFiles, ...], language: Language) -> Iterator[str]:
    for each in odd:
        reasons = listed([_reason(reason, language) for reason in each.reasons], language)
        yield f"{said(each.oddity.text, language)}{colon(language) if reasons else ''}{reasons}."


def _reason(reason: ReasonInFiles, language: Language) -> str:
    """The clause with its place: `… (Journée, Pause 1, Plage)`, `… (talks.csv, ligne 4, disponibilités)`."""
    text, spot = said(reason.text, language), reason.spot
    return text if spot is None else f"{text} ({place_of(spot.file, spot.row, spot.column, language)})"
