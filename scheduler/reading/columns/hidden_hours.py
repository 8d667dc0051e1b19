"""Hours at which somebody can come, in a column that is not read: « pas avant 10h30 » among the remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from scheduler.domain.windows import Day
from scheduler.language.message import Message, message
from scheduler.language.text import fold
from scheduler.language.typography import number_runs
from scheduler.reading.cells import blank
from scheduler.reading.report import Wrong, shown

#: The largest number of characters of a cell that is looked at, and of cells that are quoted.
_LONGEST, _QUOTED = 200, 3
#: The most values of a column that are read as availabilities, which takes a while.
_MOST = 300
#: A day for cells that are read while those of the event are unknown.
_A_DAY = (Day(date=date(2000, 1, 1), start=8 * 60, end=19 * 60),)
#: An hour of the day, and a half of it, folded.
_HOUR = re.compile(r"\b(?:[01]?\d|2[0-3]) ?(?:h\b|h ?[0-5]\d\b|:[0-5]\d\b|heures?\b|[ap]m\b)")
_HALF = re.compile(r"\b(?:matin\w*|apres-midi|morning|afternoon)\b")
#: A date: such an hour is that of an answer to a form.
_DATE = re.compile(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
#: What is said of somebody's hours, folded.
_CUE = re.compile(
    r"\b(?:pas|avant|apres|a partir|des|jusqu|entre|sauf|arriv\w*|part|partir|partira|repart\w*|train|avion|vol|bus|"
    r"dispo\w*|libre|absente?s?|seulement|uniquement|not|before|after|from|until|between|except|only|leav\w+|flight|"
    r"available|free|absent)\b"
)
#: The same of half a day.
_HALF_CUE = re.compile(
    r"\b(?:prefer\w*|plutot|seulement|uniquement|dispo\w*|absente?s?|sauf|only|rather|except|available)\b"
)


def tell_hidden_hours(values: Sequence[object], first: int | None) -> Message | None:
    """What to say of a column that is not read: the cells that state hours; None where none does.

    Parameters
    ----------
    values
        The cells of the column in the order of the rows.
    first
        The number of the first row.
    """
    texts = {at: value for at, value in enumerate(values) if isinstance(value, str) and 0 < len(value) <= _LONGEST}
    candidates = [at for at, text in texts.items() if not blank(text) and _may_state(text)][:_MOST]
    stating = [at for at in candidates if _states(texts[at])]
    if not stating:
        return None
    quoted = [shown(texts[at]) for at in stating[:_QUOTED]]
    more = "…" if len(stating) > _QUOTED else ""
    numbers = number_runs(first + at for at in stating) if first is not None else ""
    rows = message(", lignes {rows}" if len(stating) > 1 else ", ligne {rows}", ", rows {rows}", rows=numbers)
    return message(
        "des heures y sont dites ({french}{more}{rows}) : écrivez-les dans la colonne « disponibilités » des exposés "
        "ou des personnes, sans quoi le programme n'en tient pas compte",
        "hours are stated there ({english}{more}{rows}): write them in the column “available” of the talks or the "
        "people, or the programme does not regard them",
        french=" ; ".join(f"« {text} »" for text in quoted),
        english="; ".join(f"“{text}”" for text in quoted),
        more=more,
        rows=rows if numbers else "",
    )


def _may_state(text: str) -> bool:
    folded = fold(text)
    return not _DATE.search(folded) and bool(_HOUR.search(folded) or _HALF.search(folded))


def _states(text: str) -> bool:
    """True for an hour with a word of coming or going, and for what is understood as an availability."""
    folded = fold(text)
    if any(hours.search(folded) and cue.search(folded) for hours, cue in ((_HOUR, _CUE), (_HALF, _HALF_CUE))):
        return True
    from scheduler.reading.spoken.cells import stated_in

    try:
        stated = stated_in(text, _A_DAY)
    except Wrong:
        return False
    return bool(stated.windows or stated.preferred)
