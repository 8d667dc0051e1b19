"""The talks of any table. Which column is which is known as in the table of a folder: by words, contents, `--map`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from scheduler.domain.errors import InputError, Problem
from scheduler.importing.asked import Asked
from scheduler.importing.imported import Imported, ImportedAxis, ImportedTalk, Origin
from scheduler.importing.sources.decisions import WORDS, Decisions
from scheduler.importing.sources.several_axes import axes_of_each, chosen, questions
from scheduler.importing.sources.tables import reference
from scheduler.importing.table.corrected import corrected_title
from scheduler.importing.table.no_tables import no_tables
from scheduler.importing.table.presenting import authors_who_present
from scheduler.importing.table.unfinished import told_unfinished, unfinished_rows
from scheduler.importing.written import text_of
from scheduler.language.message import Message, message
from scheduler.language.text import clean_block, clean_line, fold
from scheduler.language.typography import quoted
from scheduler.reading.columns.kinds import TALKS, Kind, Stated, majority
from scheduler.reading.fields import Fields
from scheduler.reading.made_ids import KIND as MADE_IDS
from scheduler.reading.report import Report
from scheduler.reading.tables import Table, read_table
from scheduler.reading.understood import tell_guesses

#: A date at the beginning of a pin.
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
#: The number with which an axis is labelled: « Axe 2 – Partager », “3. Sharing”.
_NUMBERED = re.compile(r"(?:[^\W\d]{1,12}\s*)?(\d{1,3})\b")
#: Columns of ours that are parts of an `ImportedTalk`; the others are carried over as they are written.
_PARTS = ("id", "title", "axis", "status", "abstract", "reference")


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the tables say. Raises InputError with every mistake.

    Of two rows with one title and one address or speaker, as when somebody answers a form twice, the later holds. Where
    there are authors and nobody is said to present, they do, which is told.
    """
    try:
        return _imported(sources, asked)
    except InputError:
        column = "" if "speakers" in asked.mapping else authors_who_present(sources, _kind(asked), asked.sheet)
        if not column:
            raise
    read = _imported(sources, replace(asked, mapping={**asked.mapping, "speakers": (column,)}))
    told = message(
        "intervenants = « {column} » : le tableau ne dit pas qui présente",
        "speakers = “{column}”: the table does not say who presents",
        column=column,
    )
    return replace(read, guesses=(*read.guesses, told), options=(*read.options, '--map "speakers=…"'))


def _kind(asked: Asked) -> Kind:
    return replace(TALKS, imported=True, stated=Stated(asked.mapping, asked.ignored))


def _imported(sources: Sequence[Path], asked: Asked) -> Imported:
    report = Report()
    kind = _kind(asked)
    tables = [table for source in sources if (table := _table(source, kind, report, asked)) is not None]
    if report.mistakes:
        raise InputError(no_tables(sources, report.mistakes) or report.mistakes, report.remarks)
    decisions = Decisions(asked.values.get("status", {}), words=WORDS)
    unsent = [unfinished_rows(source, asked.sheet) for source in sources]
    read = [
        _talk(table, row, decisions, asked)
        for table, left in zip(tables, unsent, strict=True)
        for row in table.rows
        if row.place.row not in left
    ]
    talks = tuple(talk for talk in read if talk.title)
    latest = {_answer(talk): talk for talk in talks}
    kept = tuple(talk for talk in talks if latest[_answer(talk)] is talk)
    written = [chosen(text_of(row.raw["axis"])) for table in tables for row in table.rows if row.has("axis")]
    several = axes_of_each(written)
    tell_guesses([guess for guess in report.guesses if guess.kind != MADE_IDS], report)
    language = majority([table.place.tongue for table in tables])
    return Imported(
        format="table",
        language=language or "",
        days=tuple(sorted(set(_days(kept)))),
        talks=kept,
        axes=tuple(map(ImportedAxis, _axes(kept))),
        guesses=(
            *_remarks(report.remarks, {table.place.file: table.place.row for table in tables}),
            *_twice(talks, kept),
            *_untitled(read),
            *told_unfinished(sources, unsent),
            *decisions.guesses(),
        ),
        options=tuple(option for remark in report.remarks for option in remark.options),
        questions=(*decisions.questions(), *questions(kept, several, asked)),
    )


def _table(source: Path, kind: Kind, report: Report, asked: Asked) -> Table | None:
    if source.suffix.casefold() in (".csv", ".xlsx", ".ods", ".json"):
        return read_table(source, kind, report, asked.sheet)
    raise InputError(no_tables([source], ()) or [_unfit(source)])


def _unfit(source: Path) -> Problem:
    text = message(
        "ce n'est pas un tableau que l'on puisse lire : enregistrez-le en .xlsx, .ods ou .csv",
        "this is no table that can be read: save it as .xlsx, .ods or .csv",
    ).capitalised()
    return Problem(source.name, None, None, None, text)


def _remarks(remarks: Iterable[Problem], headers: Mapping[str, int | None]) -> Iterator[Message]:
    """The remarks, each with its file, all columns that it concerns, and the rows with what stands there.

    `headers`: the number of the header row of each file; what is said of a column as a whole has that row.
    """
    places: dict[tuple[str, Message], list[Problem]] = {}
    for remark in remarks:
        places.setdefault((remark.file, remark.text), []).append(remark)
    for (file, text), found in places.items():
        named = list(dict.fromkeys(remark.column for remark in found if remark.column))
        rows = [remark for remark in found if remark.row is not None and remark.row != headers.get(file)]
        yield message(
            "{file}{rows}{columns} : {text}",
            "{file}{rows}{columns}: {text}",
            file=file,
            rows=_rows([remark for remark in rows if not _says(text, remark.row)]),
            columns=_columns(named) if named else "",
            text=text,
        )


def _says(text: Message, row: int | None) -> bool:
    """True if the sentence names the row itself."""
    return re.search(rf"\b{row}\b", text.fr) is not None


def _rows(remarks: Sequence[Problem]) -> Message | str:
    """`, ligne 12 (« barré »)`."""
    if not remarks:
        return ""
    several = len(remarks) > 1
    french, english = (
        ", ".join(
            f"{remark.row} ({quoted(remark.found, language)})" if remark.found else f"{remark.row}"
            for remark in remarks
        )
        for language in ("fr", "en")
    )
    return Message(f", ligne{'s' * several} {french}", f", row{'s' * several} {english}")


def _columns(names: Sequence[str]) -> Message:
    return Message(
        f", colonne{'s' if len(names) > 1 else ''} " + ", ".join(f"«\xa0{name}\xa0»" for name in names),
        f", column{'s' if len(names) > 1 else ''} " + ", ".join(f"“{name}”" for name in names),
    )


def _axes(talks: Iterable[ImportedTalk]) -> list[str]:
    """The axes that talks name: by their numbers where each has one of its own, else as they come."""
    titles = list(dict.fromkeys(talk.axis for talk in talks if talk.axis))
    numbers = {title: int(match[1]) for title in titles if (match := _NUMBERED.match(title))}
    if len(set(numbers.values())) == len(titles):
        titles.sort(key=lambda title: numbers[title])
    return titles


def _talk(table: Table, row: Fields, decisions: Decisions, asked: Asked) -> ImportedTalk:
    texts = {key: clean_block(text_of(row.raw[key])) for key in row.raw if row.has(key)}
    written = clean_line(texts.get("axis", ""))
    axis, meant = chosen(written), asked.values.get("axis", {})
    return ImportedTalk(
        reference=_reference(table, texts),
        title=clean_line(texts.get("title", "")),
        origin=Origin(table.place.file, row.place.row),
        axis=meant.get(written, meant.get(axis, axis)),
        abstract=clean_block(texts.get("abstract", "")),
        decision=decisions.of(clean_line(texts.get("status", ""))),
        cells={key: text for key, text in texts.items() if key not in _PARTS},
    )


def _reference(table: Table, texts: Mapping[str, str]) -> str:
    """The talk’s own name; none where the table has no column for one: the row’s number is another talk’s tomorrow."""
    return reference(next((texts.get(key, "") for key in ("reference", "id") if table.has(key)), ""))


def _days(talks: Iterable[ImportedTalk]) -> Iterator[date]:
    """The days on which talks are held, as far as they are bound to some."""
    for talk in talks:
        for text in _DATE.findall(talk.cells.get("pin", "")):
            with suppress(ValueError):
                yield date.fromisoformat(text)


def _answer(talk: ImportedTalk) -> tuple[str, str]:
    """By what two answers of one person about one talk are known: the title, and the address or the speakers."""
    who = talk.cells.get("emails") or talk.cells.get("speakers", "")
    return corrected_title(talk.title), fold(who)


def _twice(talks: Iterable[ImportedTalk], kept: Sequence[ImportedTalk]) -> Iterable[Message]:
    rows, there = {_answer(talk): talk.origin.row for talk in kept}, set(map(id, kept))
    for talk in talks:
        if id(talk) not in there:
            yield message(
                "ligne {row} : « {title} » a été donné deux fois, la ligne {later} compte",
                "row {row}: “{title}” was given twice, row {later} counts",
                row=talk.origin.row,
                title=talk.title,
                later=rows[_answer(talk)],
            )


def _untitled(talks: Iterable[ImportedTalk]) -> Iterable[Message]:
    """Rows that somebody began and did not finish, as forms keep them."""
    rows = [str(talk.origin.row) for talk in talks if not talk.title]
    if rows:
        yield message(
            "sans titre, donc laissé de côté : lignes {rows}",
            "without a title, so left aside: rows {rows}",
            rows=", ".join(rows),
        )
