"""The rows of a sheet that are no items of its table: totals and notes below it, headings inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.language.text import fold
from scheduler.reading.cells import blank
from scheduler.reading.columns.arrangement import Arrangement
from scheduler.reading.columns.header_rows import Grid
from scheduler.reading.report import shown
from scheduler.reading.spoken.statuses import is_status

#: With what a row begins that sums up or explains the table.
_SUMMARY = re.compile(
    r"(sous-?\s?)?(total|totaux|somme|nombre|moyenne|legende|nota|nb|n\.b\.|note|remarque|source|maj|mise a jour|"
    r"sum|count|average|legend|notes?|subtotal|updated|last update)\b"
)
#: A colour that a legend explains, alone or before what it means, folded.
_COLOUR = re.compile(
    r"(?:en )?(?:vert|rouge|orange|jaune|bleu|gris|violet|rose|blanc|marron|green|red|yellow|blue|grey|gray|purple|"
    r"pink|white|brown)(?:e|s|es)?(?: (?:clair|fonce|pale))?\s*(?:[:=–—-].*)?"
)
#: What a form says of its columns, or gives as an example, folded.
_HINT = re.compile(r"\(.*\)|(?:ex|exemple|par exemple|p\. ?ex|e\.g|example|for example)\s*[.:].*", re.DOTALL)
#: How many of something there are, folded: “14 communications”, “2 h”.
_COUNT = re.compile(r"\d+(?: [^\W\d]+){0,2}")
#: A cell of a line that is drawn with signs.
_RULE = re.compile(r"[-–—=_:*+.\s]{2,}")
#: A text that is no name: with a colon or an equals sign between words, or of more than six words.
_SENTENCE = re.compile(r"\w\s*[:=]\s|(?:\S+\s+){6}\S")
#: A title that is a break's, folded.
_PAUSE = re.compile(
    r"(?:pauses?(?:[ -](?:cafe|dejeuner|repas|midi|the|gouter|matinale|de midi))?|cafe|dejeuner|repas|buffet|cocktail|"
    r"dejeuner libre|dejeuner[ -]buffet|coffee(?: break)?|tea break|lunch(?: break)?|break)(?:\s*\([^()]*\))?[ .!]*"
)
#: The largest number of cells of a row that explains a colour.
_LEGEND = 2
#: The columns that prove an item: with any of them a row with a title is a talk, a row with a name a person.
_PROOFS = {
    "talks": ("id", "speakers", "emails", "abstract", "authors"),
    "speakers": ("email", "affiliation", "biography"),
    "participants": ("email", "affiliation", "category"),
}
_HEADS = {"talks": "title", "speakers": "name", "participants": "name"}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows below a header by index: the `items` of the table, those left `aside`, and those that may be either."""

    items: tuple[int, ...]
    aside: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()


def rows_of(grid: Grid, arranged: Arrangement) -> Rows:
    """The rows below the header that are not blank, sorted.

    A row with what makes an item is one, wherever it stands. Below the last of these, and a blank row, what has no
    title (of people: no name) is no item; nor is what begins like a total, a heading that stands alone in its row, a
    break among the talks, or a line of dashes.
    A row with a title alone is doubtful; one with a name alone is a person.
    """
    grid = list(map(_without_copies, grid))
    below = [index for index in range(arranged.header.last + 1, len(grid)) if not all(map(blank, grid[index]))]
    head = _HEADS.get(arranged.kind.name)
    if head is None or head not in arranged.choice.sources:
        return Rows(tuple(below))
    apart = {index for index in below if is_apart(grid[index], arranged)}
    sure = {index for index in below if index not in apart and _is_item(grid[index], arranged)}
    if not sure:
        return Rows(tuple(below))
    last = max(sure)
    items, aside, doubtful = [], [], []
    for index in below:
        row = grid[index]
        if index in apart:
            aside.append(index)
        elif index in sure:
            items.append(index)
        elif _repeats_header(row, arranged) or _is_note(grid, index, last, arranged, head):
            aside.append(index)
        elif head == "title" and _has(row, arranged, head) and not _has_more(row, arranged, head):
            doubtful.append(index)
        else:
            items.append(index)
    return Rows(tuple(items), tuple(aside), tuple(doubtful))


def _is_item(row: Sequence[object], arranged: Arrangement) -> bool:
    """True if the row has an id, or a title and what else a talk has."""
    name = arranged.kind.name
    if _repeats_header(row, arranged):
        return False
    if name == "talks" and _has(row, arranged, "id") and _has(row, arranged, "title"):
        return True
    return _has(row, arranged, _HEADS[name]) and any(_proves(row, arranged, key) for key in _PROOFS[name])


def _is_pause(row: Sequence[object], arranged: Arrangement) -> bool:
    """True if the row of a table of talks is a break's: its title is one, and it names nobody."""
    if arranged.kind.name != "talks" or not {"title", "speakers"} <= set(arranged.choice.sources):
        return False
    if any(_has(row, arranged, key) for key in ("speakers", "emails", "abstract")):
        return False
    columns = arranged.choice.sources["title"].columns
    titles = [shown(row[column]) for column in columns if column < len(row) and not blank(row[column])]
    return len(titles) == 1 and _PAUSE.fullmatch(fold(titles[0])) is not None


def is_apart(row: Sequence[object], arranged: Arrangement) -> bool:
    """True for a break among the talks, a line of signs, a colour of a legend, hints of a form, and a total."""
    filled = [cell for cell in row if not blank(cell)]
    if arranged.kind.name == "talks" and len(filled) <= _LEGEND and _is_legend(list(map(shown, filled))):
        return True
    hints = len(filled) > 1 and all(_HINT.fullmatch(fold(shown(cell))) for cell in filled)
    return (
        hints
        or _is_total(list(map(shown, filled)))
        or all(_RULE.fullmatch(shown(cell)) for cell in filled)
        or _is_pause(row, arranged)
    )


def _is_total(texts: Sequence[str]) -> bool:
    """True for « TOTAL » with nothing but numbers behind it, in whichever columns they stand."""
    return len(texts) > 1 and is_summary(texts[0]) and all(_COUNT.fullmatch(fold(text)) for text in texts[1:])


def _is_legend(texts: Sequence[str]) -> bool:
    """True if the cells say of a colour what it means: « vert = retenu », or “green” beside a status."""
    if not texts or not _COLOUR.fullmatch(fold(texts[0])):
        return False
    return is_status(texts[-1]) if len(texts) > 1 else re.search("[:=–—-]", texts[0]) is not None


def is_summary(text: str) -> bool:
    """True for a text that begins like a total or a note."""
    return _SUMMARY.match(fold(text)) is not None


def _is_note(grid: Grid, index: int, last: int, arranged: Arrangement, head: str) -> bool:
    row = grid[index]
    name = arranged.kind.name
    first = fold(shown(next(cell for cell in row if not blank(cell))))
    apart = index > last and any(all(map(blank, grid[between])) for between in range(last + 1, index))
    alone = sum(not blank(cell) for cell in row) == 1
    if apart and alone and _SENTENCE.search(first) and not any(_has(row, arranged, key) for key in (head, "abstract")):
        return True  # in whichever column there was room for it
    sums_up = is_summary(first)
    weak = ("id",) if sums_up and not _has(row, arranged, head) else ()  # "TOTAL" in the first column is no id
    proofs = (key for key in _PROOFS[name] if key not in weak)
    proving = (key for key in proofs if _proves(row, arranged, key) and not _only_first(row, arranged, key))
    if not all(sums_up and _counts(row, arranged, key) for key in proving):
        return False
    if sums_up:
        return True
    return (apart or alone) and not _has(row, arranged, head)


def _without_copies(row: Sequence[object]) -> Sequence[object]:
    """The row of a merged cell, which has one text all over, with that text in its first cell alone."""
    filled = [column for column, cell in enumerate(row) if not blank(cell)]
    if len(filled) > 2 and all(shown(row[column]) == shown(row[filled[0]]) for column in filled[1:]):
        return [cell if column == filled[0] else None for column, cell in enumerate(row)]
    return row


def _only_first(row: Sequence[object], arranged: Arrangement, key: str) -> bool:
    """True if the only cell of the row is that of the field, which stands in the table's first column."""
    filled = [column for column, cell in enumerate(row) if not blank(cell)]
    return len(filled) == 1 and filled[0] == min(_used(arranged)) and filled[0] in arranged.choice.sources[key].columns


def _used(arranged: Arrangement) -> list[int]:
    return [column for source in arranged.choice.sources.values() for column in source.columns]


def _repeats_header(row: Sequence[object], arranged: Arrangement) -> bool:
    """True if the cells of the row are the headers of their columns, which may have more since."""
    cells = [(at, cell) for at, cell in enumerate(row) if not blank(cell)]
    texts = arranged.header.texts
    return len(cells) > 1 and all(at < len(texts) and shown(cell) == texts[at] for at, cell in cells)


def _has(row: Sequence[object], arranged: Arrangement, key: str) -> bool:
    source = arranged.choice.sources.get(key)
    return source is not None and any(column < len(row) and not blank(row[column]) for column in source.columns)


def _proves(row: Sequence[object], arranged: Arrangement, key: str) -> bool:
    """True if the row has more in the field than a number, which may count what stands above it."""
    source = arranged.choice.sources.get(key)
    cells = [row[column] for column in source.columns if column < len(row)] if source else []
    return any(not blank(cell) and (key == "id" or not shown(cell).isdigit()) for cell in cells)


def _counts(row: Sequence[object], arranged: Arrangement, key: str) -> bool:
    """True if the row has nothing in the field but how many of something there are."""
    columns = arranged.choice.sources[key].columns
    cells = [shown(row[column]) for column in columns if column < len(row) and not blank(row[column])]
    return key != "id" and all(_COUNT.fullmatch(fold(cell)) for cell in cells)


def _has_more(row: Sequence[object], arranged: Arrangement, head: str) -> bool:
    columns = arranged.choice.sources[head].columns
    return any(not blank(cell) for column, cell in enumerate(row) if column not in columns)
