"""Days that end before they start, as people write a day that ends at midnight or later."""

from __future__ import annotations

from scheduler.language.message import Message, message

#: The last hour, in minutes, at which a day that started the evening before may be meant to end.
_LATEST_NIGHT = 6 * 60


def early_end(end: int) -> tuple[Message, tuple[str, ...]]:
    """What to write for a day that ends at a minute before its start, and the value that is certain."""
    if end == 0:
        text = message(
            "minuit, à la fin d'une journée, s'écrit « 24:00 »",
            "midnight at the end of a day is written “24:00”",
        )
        return text, ("24:00",)
    if end <= _LATEST_NIGHT:
        text = message(
            "une journée finit au plus tard à minuit : écrivez « 24:00 » et, pour la suite, une journée de plus à la "
            "date du lendemain (event.toml, [[days]])",
            "a day ends at midnight at the latest: write “24:00” and, for what follows, another day with the date of "
            "the next day (event.toml, [[days]])",
        )
        return text, ("24:00",)
    text = message(
        "la journée finit avant de commencer : écrivez une heure après « start »",
        "the day ends before it starts: write a time after “start”",
    )
    return text, ()
