"""Hours and pins of a source that nobody can read: left aside, and told with the words at their row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from scheduler.domain.errors import Problem
from scheduler.importing.imported import ImportedTalk
from scheduler.importing.layout import key_of
from scheduler.importing.merging import Cells, same
from scheduler.language.message import Language, Message, message
from scheduler.language.typography import number_runs
from scheduler.reading.columns.kinds import TALKS
from scheduler.reading.columns.reports import field_name
from scheduler.reading.fields import Fields
from scheduler.reading.report import Place, Report, shown
from scheduler.reading.spoken.availability import read_hours
from scheduler.reading.talks import Setting, read_pin

#: The columns whose values hang on the days of the event, which few sources know.
OF_DAYS = ("available", "preferred", "unavailable", "pin")
#: The most different texts that one sentence quotes.
_QUOTED = 4


def with_legible_hours(
    talks: Iterable[ImportedTalk],
    setting: Setting,
    dated: bool,
    language: Language,
    known: Mapping[str, Cells] = MappingProxyType({}),
) -> tuple[tuple[ImportedTalk, ...], tuple[Message, ...]]:
    """The talks without the hours and pins that cannot be read, and a sentence about each of these.

    A folder would refuse them. The next import of the same source takes those that can be read by then, since our cells
    were empty. Nothing of them is written elsewhere: what is printed has nobody's availability.

    Parameters
    ----------
    setting : the days and rooms of the event.
    dated : False where the day of the event is not known yet, and another stands for it.
    language : of the names of columns in the sentences.
    known : what was last imported, by the keys of talks: words that our table has had already are nothing new to it.
    """
    kept: list[ImportedTalk] = []
    told: list[Message] = []
    undated: list[tuple[ImportedTalk, str, Problem]] = []
    for talk in talks:
        new = _new_cells(talk, known.get(key_of(talk), {})) if talk.kind != "plenary" else {}
        wrong = _unread(talk, new, setting, language)
        whenever = wrong if dated or not wrong else _unread(talk, new, replace(setting, days=(), hours=()), language)
        kept.append(_without(talk, wrong) if wrong else talk)
        told += [_told(talk, key, problem) for key, problem in whenever.items()]
        undated += [(talk, key, problem) for key, problem in wrong.items() if key not in whenever]
    return tuple(kept), (*_undated(undated), *told)


def _new_cells(talk: ImportedTalk, known: Cells) -> Mapping[str, str]:
    """The cells that hang on the days, as far as they were not imported already."""
    return {key: text for key in OF_DAYS if (text := talk.cells.get(key, "")) and not same(text, known.get(key, ""))}


def _unread(
    talk: ImportedTalk, cells: Mapping[str, str], setting: Setting, language: Language
) -> Mapping[str, Problem]:
    """The mistakes by column; the names of columns are those of a new table in the language."""
    if not cells:
        return {}
    names = {key: TALKS.columns.get(key, key) if language == "fr" else key for key in OF_DAYS}
    report = Report()
    row = Fields(cells, Place(talk.origin.file, talk.origin.row, headers=names), report)
    read_hours(row, setting.hours)
    read_pin(row, setting)
    keys = {name: key for key, name in names.items()}
    return {keys[problem.column or ""]: problem for problem in report.mistakes}


def _without(talk: ImportedTalk, wrong: Mapping[str, object]) -> ImportedTalk:
    return replace(talk, cells={key: text for key, text in talk.cells.items() if key not in wrong})


def _told(talk: ImportedTalk, key: str, problem: Problem) -> Message:
    found = shown(problem.found or "")
    quoted = message(" « {found} »", " “{found}”", found=found) if found not in problem.text.fr else ""
    return message(
        "{file}, {place}, {column}{quoted} : laissé de côté. {why}",
        "{file}, {place}, {column}{quoted}: left aside. {why}",
        file=problem.file,
        place=_place([(talk, key, problem)]),
        column=field_name(TALKS, key),
        quoted=quoted,
        why=problem.text,
    )


def _undated(cells: Iterable[tuple[ImportedTalk, str, Problem]]) -> Iterator[Message]:
    """A sentence for the cells of each file and column that only the day of the event can decide."""
    grouped: dict[tuple[str, str], list[tuple[ImportedTalk, str, Problem]]] = {}
    for talk, key, problem in cells:
        grouped.setdefault((problem.file, key), []).append((talk, key, problem))
    for (file, key), group in grouped.items():
        found = tuple(dict.fromkeys(shown(problem.found or "") for _, _, problem in group))
        yield message(
            "{file}, {place}, {column} : laissé de côté (« {found} »{more}). {why}",
            "{file}, {place}, {column}: left aside (“{english}”{more}). {why}",
            file=file,
            place=_place(group),
            column=field_name(TALKS, key),
            found=" », « ".join(found[:_QUOTED]),
            english="”, “".join(found[:_QUOTED]),
            more=", …" if len(found) > _QUOTED else "",
            why=_UNDATED,
        )


def _place(cells: Sequence[tuple[ImportedTalk, str, Problem]]) -> Message:
    """The rows of the cells, or the title of the first where the source has no rows."""
    rows = sorted({problem.row for _, _, problem in cells if problem.row})
    if not rows:
        return message("« {title} »", "“{title}”", title=shown(cells[0][0].title))
    if len(rows) == 1:
        return message("ligne {row}", "row {row}", row=rows[0])
    return message("lignes {rows}", "rows {rows}", rows=number_runs(rows))


_UNDATED = message(
    "Le jour de l'événement n'est pas connu : écrivez-le (event.toml, [event] date) et importez de nouveau, "
    "ou écrivez les heures dans la cellule",
    "The day of the event is not known: write it (event.toml, [event] date) and import again, or "
    "write the hours into the cell",
)
