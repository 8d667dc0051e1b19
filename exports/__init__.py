"""The files of `out/`: what the formats of the catalogue make of an event and its programme.

Importing this package loads no library, so that `--help` can name the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from exports.catalogue import BOOKLET, FORMATS, IMPOSED
from exports.format import USUAL, Format, Options, Rendering, together
from scheduler.domain.edition import DRAFT

if TYPE_CHECKING:
    from scheduler.domain.edition import Edition
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

__all__ = [
    "BOOKLET",
    "FORMATS",
    "IMPOSED",
    "USUAL",
    "Format",
    "Options",
    "Rendering",
    "names",
    "preload",
    "prepare",
    "render",
    "together",
    "unasked",
]


def render(
    event: Event,
    programme: Programme,
    formats: Iterable[str] | None = None,
    edition: Edition = DRAFT,
    options: Options = USUAL,
) -> Rendering:
    """The files of the named formats, of those in `unasked` where `formats` is None, as `edition`; equal input gives
    equal bytes.

    Raises KeyError for a name that is no format. `programme` must have passed the check.
    """
    known = {format_.name: format_ for format_ in FORMATS}
    chosen = [known[name] for name in (unasked(edition) if formats is None else formats)]
    return together([format_.render(event, programme, edition, options) for format_ in dict.fromkeys(chosen)])


def names() -> tuple[str, ...]:
    """The names that `--format` accepts, in the order of contract §6 and §8."""
    return tuple(format_.name for format_ in FORMATS)


def unasked(edition: Edition) -> tuple[str, ...]:
    """The names of the formats that are written without a request; a release adds the handouts of the day."""
    written = ("always",) if edition.is_draft else ("always", "released")
    return tuple(format_.name for format_ in FORMATS if format_.written in written)


def preload() -> None:
    """Loads the modules, fonts and templates that most events need, before any is known."""
    import markdown_it
    import reportlab.graphics.barcode.qr

    from exports import calendar, fragment, invitations, schedule, table, text
    from exports.interchange import app_json, frab, jsonld
    from exports.page import view
    from exports.pdf import booklet, imposition, sheet
    from exports.pdf.fonts import register_fonts
    from exports.web_templates import compile_templates

    register_fonts()
    compile_templates(view.engine())
    compile_templates(fragment.engine())
    del calendar, fragment, invitations, schedule, table, text, app_json, frab, jsonld, view, booklet, imposition, sheet
    del markdown_it, reportlab


def prepare(event: Event, is_over: Callable[[], bool]) -> None:
    """What takes time in the long texts of an event is done before a programme of it exists, until `is_over`."""
    from exports.pdf.text import learn

    plenaries = ((plenary.abstract, event.language) for plenary in event.plenaries)
    for text, language in (*((talk.abstract, talk.language or event.language) for talk in event.talks), *plenaries):
        if is_over():
            return
        learn(text, language)
