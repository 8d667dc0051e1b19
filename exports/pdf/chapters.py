"""The heading of a chapter of the booklet, and the text that flows under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Spacer

from exports.pdf import looks
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD
from exports.pdf.marks import Mark
from exports.pdf.measures import HEIGHT, WIDTH
from exports.pdf.prose import Block
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.pdf.text import DOT
from exports.rows import Block as DayBlock
from exports.rows import SessionRow, Timetable
from exports.vocabulary import session_name
from scheduler.language.typography import hour


class Gap(Spacer):  # type: ignore[misc]
    """Free space below an entry, as far as the page has it: no page begins with what the one before it lacked."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The points that it takes of a page with `height` left."""
        return width, min(self.height, height)


def chapter(key: str, name: str, title: str, part: Element) -> Iterator[Flowable]:
    """A heading that outline and contents refer to; `title` is markup, `name` its plain text."""
    yield Mark(key, name, 0)
    yield Text(title, looks.CHAPTER, part.add("H2"))


def labelled_chapter(words: Words, key: str, label: str, part: Element) -> Iterator[Flowable]:
    """A chapter whose heading is one of the program's labels."""
    name = words.label[label]
    yield from chapter(key, words.plain(name), words.sans(name, BOLD), part)


def height_of(parts: Iterable[Flowable]) -> float:
    """Points that the parts take one under the other."""
    return float(sum(part.wrap(WIDTH, HEIGHT)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts))


def entry_name(words: Words, table: Timetable, block: DayBlock) -> str:
    """The name of a session or plenary in outline and contents, told from others of the day; plain text.

    `11 h 15 · Axe 1 – …`: with its start in an event of several days or where a name stands twice, and with its room
    where both are held at once.
    """
    name = _bare_name(words, block)
    twins = [other for other in table.blocks() if other.day == block.day and _bare_name(words, other) == name]
    several_days = isinstance(block, SessionRow) and table.several_days
    at_once = sum(other.start == block.start for other in twins) > 1
    parts = [hour(block.start, words.language)] if several_days or len(twins) > 1 else []
    return DOT.join([*parts, name, *([block.room.name] if at_once and block.room else [])])


def _bare_name(words: Words, block: DayBlock) -> str:
    return session_name(words.event, block) if isinstance(block, SessionRow) else block.title


def day_key(day: date) -> str:
    """The mark of the first talk of a day."""
    return f"day-{day.isoformat()}"


def flowing(
    blocks: Iterable[Block],
    part: Element,
    text: ParagraphStyle = looks.TEXT,
    item: ParagraphStyle = looks.ITEM,
    lead: str = "",
) -> Iterator[Text]:
    """The blocks as paragraphs of `part`: headings from H3 on, neighbouring items in lists; `lead` begins the first."""
    lists, top = _Lists(part), 0
    for block in blocks:
        if block.kind == "item":
            yield _item(block, *lists.add(block), _set(block, item), lead)
            lead = ""
            continue
        lists = _Lists(part)
        if block.kind == "heading":
            top = top or block.level
            level = min(max(0, block.level - top), len(looks.HEADINGS) - 1)
            yield Text(block.markup, looks.HEADINGS[level], part.add(f"H{3 + level}"))
        elif block.kind in ("references", "subheading"):
            style = looks.REFERENCES if block.kind == "references" else looks.SUBHEADING
            yield Text(block.markup, style, part.add("P"))
        elif block.kind == "reference":
            yield Text(block.markup, looks.REFERENCE, part.add("P"))
        else:
            yield Text(lead + block.markup, _set(block, text), part.add("P"))
            lead = ""


def _set(block: Block, style: ParagraphStyle) -> ParagraphStyle:
    """The style, ragged for a paragraph with an address, whose lines would have gaps."""
    return ParagraphStyle(f"{style.name}, ragged", style, alignment=TA_LEFT) if "<a " in block.markup else style


class _Lists:
    """The open lists, each inside the last item of the list around it."""

    def __init__(self, part: Element) -> None:
        self._part = part
        self._lists: list[Element] = []
        self._bodies: list[Element] = []

    def add(self, block: Block) -> tuple[Element | None, Element]:
        """The label of a new item (None without one), and its body."""
        level = block.level
        del self._lists[level - block.first :], self._bodies[level:]
        while len(self._lists) < level:
            if self._lists and len(self._bodies) < len(self._lists):  # a list that begins an item
                self._bodies.append(self._lists[-1].add("LI").add("LBody"))
            self._lists.append((self._bodies[len(self._lists) - 1] if self._lists else self._part).add("L"))
        item = self._lists[-1].add("LI")
        label, body = item.add("Lbl") if block.label else None, item.add("LBody")
        self._bodies[level - 1 :] = [body]
        return label, body


def _item(block: Block, label: Element | None, body: Element, style: ParagraphStyle, lead: str) -> Text:
    if block.level > 1:
        style = ParagraphStyle(f"{style.name}, {block.level}", style, leftIndent=style.leftIndent * min(block.level, 4))
    text = Text(lead + block.markup, style, body)
    text.label = (label, block.label) if label else None
    return text
