"""Long user text as HTML: paragraphs, lists, headings, emphasis and links; all else is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from exports.emphasis import Piece, pieces
from exports.long_text import Line, lines
from exports.web_text import linked, typeset


def prose(text: str, css: str = "", language: str = "", lead: Markup | str = "") -> Markup:
    """The text as `p`, `ul` and `ol`, one under the other; "" for an empty text.

    Parameters
    ----------
    css : the class of each of them.
    language : their language, where it is not that of the page.
    lead : what stands before the first words.
    """
    named = Markup(' class="{}"').format(css) if css else Markup()
    spoken = Markup(' lang="{}"').format(language) if language else Markup()
    made: list[Markup] = []
    for (kind, _), run in groupby(lines(text), key=lambda line: (line.kind, line.number is None)):
        shown = _listed if kind == "item" else _paragraphs
        made += list(shown(list(run), named, spoken, "" if made else lead))
    return Markup("\n").join(made)


def _paragraphs(run: Iterable[Line], named: Markup, spoken: Markup, lead: Markup | str) -> Iterator[Markup]:
    for line in run:
        heading = line.kind in ("heading", "references")
        yield Markup("<p{}{}>{}{}</p>").format(named, spoken, lead, _inline(line.text, bold=heading))
        lead = ""


def _listed(run: Iterable[Line], named: Markup, spoken: Markup, lead: Markup | str) -> Iterator[Markup]:
    """One list; a number that does not follow the previous one is stated."""
    items, expected, tag = [], 1, "ul"
    for line in run:
        if line.number is None:
            value = Markup()
        else:
            tag = "ol"
            value = Markup() if line.number == expected else Markup(' value="{}"').format(line.number)
            expected = line.number + 1
        items.append(Markup("<li{}>{}{}</li>").format(value, lead, _inline(line.text)))
        lead = ""
    made = Markup("<{0}{1}>\n{2}\n</{0}>").format(Markup(tag), named, Markup("\n").join(items))
    yield Markup("<div{}>{}</div>").format(spoken, made) if spoken else made  # WordPress keeps no language of a list


def _inline(line: str, *, bold: bool = False) -> Markup:
    """The line with its emphasis and links as elements; a link is one, whatever is emphasised in it."""
    made = Markup()
    for target, run in groupby(pieces(line), key=lambda piece: piece.target):
        shown = Markup().join(_emphasised(replace(piece, bold=piece.bold or bold)) for piece in run)
        made += Markup('<a href="{}">{}</a>').format(target, shown) if target else shown
    return made


def _emphasised(piece: Piece) -> Markup:
    shown = Markup("{}").format(typeset(piece.text)) if piece.target else linked(piece.text)
    shown = Markup("<em>{}</em>").format(shown) if piece.italic else shown
    return Markup("<strong>{}</strong>").format(shown) if piece.bold else shown
