"""Lists of days whose last member alone has hours: « jeudi ou vendredi après 15h » may give them to all."""

from __future__ import annotations

import re
from collections.abc import Callable

from scheduler.domain.windows import written
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.hours import BareHour, Unclear
from scheduler.reading.spoken.stated import Windows

_LINK = re.compile(r"(?: *, *(?:ou|et|or|and)? +| +(?:ou|et|or|and) +)", re.IGNORECASE)
#: Words: the most that name one day.
_MOST = 4


def readings(text: str, read: Callable[[str], Windows]) -> tuple[str, ...]:
    """The two readings of such a text, in the contract's own form: the hours hold for every day, or for the last alone.

    None where the text is no such list, or both say the same. `read` gives the windows of a text, () where it is a
    wish, and raises what the readers of windows raise.
    """
    links = list(_LINK.finditer(text))
    if not links:
        return ()
    last = links[-1]
    others, rest = text[: last.start()], text[last.end() :].split()
    for count in range(1, min(_MOST, len(rest) - 1) + 1):
        day, hours = " ".join(rest[:count]), " ".join(rest[count:])
        days = [*_LINK.split(others), day]
        try:
            if any(not _is_day(read(f"{each} {hours}"), read(each)) for each in days):
                continue
            every = read(";".join(f"{each} {hours}" for each in days))
            alone = read(f"{';'.join(days[:-1])};{day} {hours}")
        except (Unclear, BareHour, Wrong):
            continue
        return tuple(dict.fromkeys(map(written, (every, alone))))
    return ()


def _is_day(with_hours: Windows, whole: Windows) -> bool:
    """True if the windows with hours are of the days of the whole ones, and dated."""
    return bool(whole) and {w.day for w in with_hours} == {w.day for w in whole} and None not in {w.day for w in whole}
