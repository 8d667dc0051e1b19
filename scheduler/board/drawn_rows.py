"""Rows of tables as the page of data shows them: made anew where a row is another one, and sent where a page lacks it.

A cell that is written changes one row of some hundreds, whose markup is most of the page.
"""

from __future__ import annotations

import itertools
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from scheduler.board.folder_view import FolderView
from scheduler.board.page_words import said
from scheduler.board.row_view import Act, acts_of, given_ids, strips_of
from scheduler.board.sheet import Sheet, SheetRow
from scheduler.board.templating import templates
from scheduler.board.text_language import WORDS, language_of_rows
from scheduler.board.words import labels
from scheduler.editing.headings import Heading
from scheduler.language.message import Language
from scheduler.language.typography import colon

#: The most rows whose markup is known, and the most pages of which it is known which rows they show.
_ROWS, _PAGES = 4096, 16


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rows of a table have in common: its file, kind and columns; `is_held` by a spreadsheet program."""

    language: Language
    file: str
    kind: str
    headings: tuple[Heading, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What there is to say of a row besides its cells.

    `mark` is its name on the page, `index` its place in a large table, 0 in others. `theirs` is the attribute of texts
    in another language than the page. `changed` are the columns that others have changed.
    """

    mark: str
    index: int
    theirs: Markup
    changed: frozenset[str]
    acts: tuple[Act, ...]


@lru_cache(_ROWS)
def row_markup(frame: Frame, row: SheetRow, around: Around) -> str:
    """The row as the page of data has it."""
    return (
        templates()
        .get_template("row.html")
        .render(
            frame=frame,
            row=row,
            around=around,
            words=WORDS,
            strips=strips_of(frame.kind, frame.headings, row),
            w=labels(frame.language),
            colon=colon(frame.language),
            said=lambda text: said(text, frame.language),
        )
    )


class PageRows:
    """The rows of a page of that name which takes the place of one with the rows `shown`; `drawn` are all of them."""

    def __init__(self, name: str, shown: Mapping[str, str]) -> None:
        self.name = name
        self.drawn: dict[str, str] = {}
        self._shown = shown

    def put(self, mark: str, markup: str) -> Markup:
        """What stands for the row in the page: its mark alone where the former page has the same."""
        former = self._shown.get(mark)
        is_same = former == markup
        self.drawn[mark] = former if former is not None and is_same else markup  # one text for both pages
        return Markup('<tr id="{}" data-same></tr>').format(mark) if is_same else Markup(markup)


class ShownRows:
    """The rows of the last pages, by the names of the pages and the marks of the rows."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Mapping[str, str]] = OrderedDict()
        self._numbers = itertools.count(1)

    def page(self, asked: str) -> PageRows:
        """The rows of a new page, to be put.

        `asked`: the name of the page whose place it takes, with the marks of rows that are no longer there as it was
        made; "" for none.
        """
        former, *lost = asked.split() or [""]
        shown = {mark: markup for mark, markup in self._pages.get(former, {}).items() if mark not in lost}
        rows = PageRows(str(next(self._numbers)), shown)
        self._pages[rows.name] = rows.drawn
        while len(self._pages) > _PAGES:
            self._pages.popitem(last=False)
        return rows


def drawing(
    view: FolderView, language: Language, values: Mapping[str, Any], marks: Mapping[tuple[str, int | None], str]
) -> Callable[[Sheet, SheetRow, int], Markup]:
    """Gives what stands for a row of a table, the one of that number among those that are shown, counted from 1.

    `values` are those of all pages; `marks` the marks of the rows by table and number.
    """
    rows: PageRows = values["rows"]
    theirs, given = language_of_rows(view, language), given_ids(view)
    changed: dict[tuple[str, int], set[str]] = defaultdict(set)
    for file, number, column in values["changed_cells"]:
        changed[file, number].add(column)

    def drawn(sheet: Sheet, row: SheetRow, number: int) -> Markup:
        mark = marks[sheet.file, row.number]
        frame = Frame(language, sheet.file, sheet.kind, sheet.headings, values["is_held"](sheet.file))
        around = Around(
            mark,
            number + sheet.part.first if sheet.part is not None else 0,
            theirs(row),
            frozenset(changed.get((sheet.file, row.number), ())),
            tuple(acts_of(view, given, sheet, row, language)),
        )
        return rows.put(mark, row_markup(frame, row, around))

    return drawn
