"""In which language the texts of an event are, for who is read a page in another one."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from scheduler.board.folder_view import FolderView
from scheduler.board.sheet import SheetRow
from scheduler.domain.talks import Talk
from scheduler.language.message import Language


def language_of_texts(view: FolderView, language: Language) -> Callable[..., Markup]:
    """Gives the attribute of a text of the event, or of one of its talks, that is in another language than the page."""
    usual = view.reading.event.language if view.reading is not None else language

    def theirs(talk: Talk | None = None) -> Markup:
        own = (talk.language if talk is not None else None) or usual
        return Markup("") if own == language else Markup(' lang="{}"').format(own)

    return theirs


#: The columns whose cells are sentences or words of a language.
WORDS = frozenset({"title", "keywords", "abstract", "biography", "note"})


def language_of_rows(view: FolderView, language: Language) -> Callable[[SheetRow], Markup]:
    """Gives the attribute of the cells of `WORDS` in a row, whose text is in the language of its talk."""
    theirs = language_of_texts(view, language)
    talks = view.reading.event.talk if view.reading is not None else {}
    return lambda row: theirs(talks.get(row.id))
