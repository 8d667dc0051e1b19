"""The check of a programme before it is written or shown."""

from __future__ import annotations

from scheduler.check import Report, check
from scheduler.domain.errors import CheckFailed
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.message import Message


def sound_report(event: Event, programme: Programme) -> Report:
    """The report of a programme that breaks no hard rule. Raises CheckFailed."""
    report = check(event, programme)
    if report.hard:
        raise CheckFailed(report.hard)
    return report


def confirmed_report(event: Event, programme: Programme, advice: Message | None = None) -> Report:
    """The report of a programme that breaks no hard rule and states the true value of each level.

    `advice`: what to do where it does not. Raises CheckFailed.
    """
    report = sound_report(event, programme)
    if report.disagreements:
        texts = [disagreement.text for disagreement in report.disagreements] + ([advice] if advice else [])
        both = (" ".join(text.to(language) for text in texts) for language in ("fr", "en"))
        raise CheckFailed((), Message(*both))
    return report
