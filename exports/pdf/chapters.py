"""What every part of the booklet has: its heading, and text that flows under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from exports.pdf import looks
from exports.pdf.document import Words
from exports.pdf.fonts import BOLD
from exports.pdf.marks import Mark
from exports.pdf.measures import HEIGHT, WIDTH
from exports.pdf.prose import Block
from exports.pdf.structure import Element
from exports.pdf.tagged import Text
from exports.timetable import SessionRow


def chapter(key: str, name: str, title: str, part: Element) -> Iterator[Flowable]:
    """A heading that outline and contents refer to; `title` is markup, `name` the same as plain text."""
    yield Mark(key, name, 0)
    yield Text(title, looks.CHAPTER, part.add("H2"))


def labelled_chapter(words: Words, key: str, label: str, part: Element) -> Iterator[Flowable]:
    """A chapter whose heading is a word of ours."""
    name = words.label[label]
    yield from chapter(key, words.plain(name), words.sans(name, BOLD), part)


def height_of(parts: Iterable[Flowable]) -> float:
    """Points that the parts take one under the other."""
    return float(sum(one.wrap(WIDTH, HEIGHT)[1] + one.getSpaceBefore() + one.getSpaceAfter() for one in parts))


def session_name(words: Words, block: SessionRow) -> str:
    """`Axe 1 – IA et attractivité`, or `Session 3` in an event without axes; plain text."""
    if block.axis is None:
        return f"{words.label['session']}\u00a0{block.id.removeprefix('S')}"
    return f"{words.label['axis']}\u00a0{block.axis.id} – {block.axis.title}"


def flowing(
    blocks: Iterable[Block], part: Element, text: ParagraphStyle = looks.TEXT, item: ParagraphStyle = looks.ITEM,
    lead: str = "",
) -> Iterator[Text]:  # fmt: skip
    """The blocks as paragraphs of `part`, headings from H3 on, neighbouring items in lists; `lead` begins the first."""
    lists: list[Element] = []
    least = 0
    for block in blocks:
        if block.kind == "item":
            lists = lists[: block.level] or [part.add("L")]
            while len(lists) < block.level:
                lists.append(lists[-1].add("LI").add("LBody").add("L"))
            yield _item(block, lists[-1].add("LI"), item, lead)
        else:
            lists = []
        if block.kind == "heading":
            least = least or block.level
            level = min(max(0, block.level - least), len(looks.HEADINGS) - 1)
            yield Text(block.markup, looks.HEADINGS[level], part.add(f"H{3 + level}"))
        elif block.kind == "references":
            yield Text(block.markup, looks.REFERENCES, part.add("P"))
        elif block.kind == "reference":
            yield Text(block.markup, looks.REFERENCE, part.add("P"))
        elif block.kind == "text":
            yield Text(lead + block.markup, text, part.add("P"))
            lead = ""


def _item(block: Block, element: Element, style: ParagraphStyle, lead: str) -> Text:
    if block.level > 1:
        style = ParagraphStyle(f"{style.name}, {block.level}", style, leftIndent=style.leftIndent * min(block.level, 4))
    label = element.add("Lbl") if block.label else None
    made = Text(lead + block.markup, style, element.add("LBody"))
    made.label = (label, block.label) if label else None
    return made
