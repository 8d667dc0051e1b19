"""Lines and objects of programmes, levels and progress (contract §5); pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.cli.console import command_line
from scheduler.language.counted import counted
from scheduler.language.level_amounts import amount
from scheduler.language.level_progress import at_best, progress_line
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import NNBSP, colon, hours, listed, long_date

if TYPE_CHECKING:  # only what a command needs is loaded, and by the command
    from exports.rows import Block, PosterRow, TalkRow
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Level, Programme
    from scheduler.domain.requirement import Violation
    from scheduler.search.result import Progress

_LONGEST_TITLE = 90
_PROPOSED = Message("modération proposée", "proposed chair")


def problem_counts(mistakes: int, remarks: int, language: Language) -> str:
    """`0 erreur, 2 remarques`; `0 mistakes, 2 remarks`."""
    return f"{counted(mistakes, ('erreur', 'mistake')).to(language)}, {_remarks(remarks).to(language)}"


def remark_lines(count: int, folder: Path, language: Language) -> list[str]:
    """The command that shows the remarks; no line without any."""
    if not count:
        return []
    return [f"{_remarks(count).to(language)}{colon(language)}{command_line('check', folder)}"]


def violation_line(violation: Violation, language: Language) -> str:
    return f"{violation.rule}{colon(language)}{violation.text.to(language)}"


def result_object(
    status: str, levels: Iterable[Level], violations: Iterable[Violation], out: str | None, language: Language
) -> dict[str, Any]:
    """The object of `solve --json` and `verify --json`."""
    return {
        "status": status,
        "levels": [{"name": level.name, "value": level.value, "bound": level.bound} for level in levels],
        "violations": [
            {"rule": v.rule, "amount": v.amount, "subjects": list(v.subjects), "text": v.text.to(language)}
            for v in violations
        ],
        "out": out,
    }


def level_line(title: str, level: Level, language: Language) -> str:
    """`Pauses : 4 minutes (prouvé)`, `Pauses : 5 minutes (au mieux 4)`."""
    proved = level.value == level.bound
    proof = message("prouvé", "proved") if proved else at_best(level.name, level.bound)
    return f"  {title}{colon(language)}{amount(level.name, level.value, language)} ({proof.to(language)})"


def programme_lines(event: Event, programme: Programme, language: Language) -> Iterator[str]:
    """The programme as text: hours, sessions, talks, and rooms where they need naming."""
    from exports.timetable import timetable

    table = timetable(event, programme)
    yield event.title
    for day in table.days:
        yield ""
        yield long_date(day.day, language)
        for block in day.blocks:
            yield from _block_lines(block, table.several_rooms, language)


def _block_lines(block: Block, several_rooms: bool, language: Language) -> Iterator[str]:
    from exports.rows import SessionRow

    span = hours(block.start, block.end, language)
    if not isinstance(block, SessionRow):
        held = f" ({block.room.name})" if block.names_room and block.room is not None else ""
        yield f"  {span:<17} {_short(block.title)}{held}"
        yield from (f"    {'poster':<17} {_talk_line(poster, language)}" for poster in block.posters)
        return
    name = _short(block.title or "Session")
    room = f" ({block.room.name})" if several_rooms else ""
    yield f"  {span:<17} {name}{room}"
    if block.proposed:
        who = listed(block.chairs, language)
        yield f"    {'':<17} {_PROPOSED.to(language)}{colon(language)}{who}"
    for row in block.talks:
        yield f"    {hours(row.start, row.end, language):<17} {_talk_line(row, language)}"


def _talk_line(row: TalkRow | PosterRow, language: Language) -> str:
    """`T03 Title, Ada and Bob`."""
    people = listed([who.name for who in row.people], language)
    return f"{row.talk.id} {_short(row.talk.title)}{', ' if people else ''}{_short(people)}"


def outcome_line(programme: Programme, seconds: float, language: Language) -> str:
    """Whether the programme is proved optimal, and the seconds of the search."""
    if programme.status == "optimal":
        text = message(
            "Programme optimal : aucun autre ne fait mieux dans cet ordre de priorités",
            "Optimal programme: no other does better in this order of priorities",
        )
    else:
        text = message("Programme valable, peut-être pas le meilleur", "Valid programme, perhaps not the best")
    took = f"{max(seconds, 0.1):.1f}{NNBSP}s"
    return f"{text.to(language)} ({took.replace('.', ',') if language == 'fr' else took})"


def level_titles(language: Language) -> dict[str, str]:
    """The title of each level by its name."""
    from constraints import CATALOGUE

    return {rule.name: rule.title.to(language) for rule in CATALOGUE if rule.kind == "level"}


def level_lines(levels: Iterable[Level], language: Language) -> Iterator[str]:
    titles = level_titles(language)
    for level in levels:
        yield level_line(titles[level.name], level, language)


def _remarks(count: int) -> Message:
    return counted(count, ("remarque", "remark"))


def _short(text: str) -> str:
    return textwrap.shorten(text, _LONGEST_TITLE, placeholder="…")


def progress_text(title: str, progress: Progress, language: Language) -> str:
    """How far a search is, as one line under the `title` of the level that it works on."""
    return progress_line(progress.level, title, (progress.value, progress.bound), progress.seconds, language)


def where_lines(out: Path, language: Language) -> list[str]:
    """The output folder, and its part that may be published."""
    fr, en = "Écrit dans {out} (public/ peut être mis en ligne tel quel)", "Written to {out} (public/ may be uploaded)"
    return [message(fr, en, out=out).to(language)]


def valid_line(programme: Programme, language: Language) -> str:
    """The line of a programme that breaks no rule."""
    if programme.status == "optimal":
        return message("Aucune règle enfreinte, programme optimal", "No rule is broken, optimal programme").to(language)
    return message("Aucune règle enfreinte", "No rule is broken").to(language)
