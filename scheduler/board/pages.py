"""The pages of the board as HTML; every value from outside is escaped by the template engine."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from exports.changes.words import nothing
from scheduler.board.ahead import inviting, naming, unsaid
from scheduler.board.column_view import column_parts
from scheduler.board.drawn_rows import drawing
from scheduler.board.folder_view import FolderView
from scheduler.board.further_columns import further_parts, with_further
from scheduler.board.gathered import apart, gathered
from scheduler.board.grid_labels import grid_labels
from scheduler.board.grid_view import moves_of
from scheduler.board.headline import headline, releases_of_head
from scheduler.board.large_view import large_parts
from scheduler.board.move_words import keep_question
from scheduler.board.notices import others_parts
from scheduler.board.odd_view import odd_lines
from scheduler.board.out_files import by_folder, out_files
from scheduler.board.packing import PARTS
from scheduler.board.page_words import said
from scheduler.board.phones import phones_of
from scheduler.board.programme_parts import programme_parts
from scheduler.board.release_view import ReleaseView, change_groups, people_to_tell, release_view
from scheduler.board.row_view import row_parts
from scheduler.board.setting_names import fields_of, place_of
from scheduler.board.setting_view import settings_view
from scheduler.board.setting_words import TO_COMPLETE
from scheduler.board.sheet import anchors, sheets
from scheduler.board.table_parts import Address
from scheduler.board.templating import templates
from scheduler.board.text_language import language_of_texts
from scheduler.board.today_view import people_of, talks_of, today_of
from scheduler.board.tried_view import tried_parts
from scheduler.board.variant_view import variant_parts
from scheduler.board.words import labels
from scheduler.domain.errors import Problem
from scheduler.editing.settings import setting_tree
from scheduler.editing.toml_value import at, path_of
from scheduler.language.message import Language
from scheduler.language.typography import colon, hour, hours, listed, long_date, quoted
from scheduler.reading.columns.kinds import IGNORE, PROPOSALS
from scheduler.reading.event_toml.event_file import FILE as EVENT
from scheduler.reading.event_toml.to_complete import is_provisional
from scheduler.services.people_table import has_people
from scheduler.storage.history import History

#: The pages by the last part of their address, with the name of the label in the menu.
PAGES: Mapping[str, str] = {
    "": "programme",
    "data": "data",
    "event": "event",
    "ways": "ways",
    "variants": "variants",
    "publish": "publish",
    "today": "today",
    "files": "files",
}
#: Pages to which others lead, likewise.
FURTHER: Mapping[str, str] = {
    "mails": "mails",
    "upload": "upload",
    "proposals": "proposals",
    "proposal": "proposal",
    "received": "received",
    "accepted": "accepted",
    "answers": "answers",
}
_LABELS: Mapping[str, str] = {**PAGES, **FURTHER}

#: The pages that show the releases.
_RELEASING = ("publish", "today")


def page(name: str, view: FolderView, language: Language, values: Mapping[str, Any]) -> str:
    """The page `name` of `PAGES`, with what all pages have.

    `values` are the rest that the templates need: `token`, `static`, `rev`, `look`, `job`, `answer`, `history`,
    `fixable`; `rows`: those of the page of data, None for another page; `query`: what the address asks for; `shown`:
    the view of the programme; `made`: what was told of how the folder was made; `outside`, `interrupted`, `writer`:
    what others did, and do.
    """
    now, values = datetime.now(UTC), {**values, **others_parts(view, values, language)}
    releases = release_view(view.folder, view) if name in _RELEASING else releases_of_head(view)
    head = headline(view, values["answer"], releases, now)
    return (
        templates()
        .get_template(f"{_LABELS[name]}.html")
        .render(
            page=name,
            pages=PAGES,
            heading=_LABELS[name],
            view=view,
            state=head.text.to(language),
            kind=head.kind,
            releases=releases,
            has_proposals=(view.folder / PROPOSALS.name).is_dir(),
            may_begin=EVENT not in view.sources,
            title=_title(view),
            theirs=language_of_texts(view, language),
            **_spoken(language),
            **_hand_moves(view, values["history"], language),
            **_parts(name, view, language, values),
            **(_publish_parts(view, releases, language) if name in _RELEASING else {}),
            **tried_parts(values["answer"] if name == "ways" else None),
            **(_variants(view, values["answer"], language) if name == "variants" else {}),
            **values,
        )
    )


def _spoken(language: Language) -> dict[str, Any]:
    """The labels of a language, and what says values in it."""
    return {
        "language": language,
        "w": labels(language),
        "g": grid_labels(language),
        "said": lambda text: said(text, language),
        "told": lambda problem: _told(problem, language),
        "place": lambda problem: place_of(problem.file, problem.row, problem.column, language),
        "place_of": lambda file, row, column: place_of(file, row, column, language),
        "fields_of": lambda key, text: fields_of(key, text, language),
        "colon": colon(language),
        "hour": lambda minute: hour(minute, language),
        "hours": lambda start, end: hours(start, end, language),
        "listed": lambda names: listed(names, language),
        "long_date": lambda day: long_date(day, language),
    }


def _title(view: FolderView) -> str:
    """The title of the event, whatever its mistakes; else the name of the folder."""
    reading = view.reading
    if reading is not None:
        return reading.event.title
    with contextlib.suppress(LookupError):
        stated = at(setting_tree(view.sources[EVENT], EVENT), path_of("event.title"))
        if isinstance(stated, str) and stated.strip():
            return stated
    return view.folder.name


def _told(problem: Problem, language: Language) -> str:
    """The sentence, after the value that was found unless it names it itself."""
    text = said(TO_COMPLETE if is_provisional(problem) else problem.text, language)
    found = problem.found
    return text if not found or found in text else f"{quoted(found, language)}{colon(language)}{text}"


def _parts(name: str, view: FolderView, language: Language, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates of a page need of the folder."""
    if name == "data":
        address = Address(values["query"])
        found = sheets(view.sources, view.mistakes, None if address.is_whole else address.asked)
        tables = [with_further(table, address.column(number)) for number, table in enumerate(found, 1)]
        marks, reading = anchors(tables), view.reading
        return {
            "sheets": tables,
            "apart": apart,
            "gathered": gathered,
            "anchors": marks,
            "address": address,
            **large_parts(tables, address, language),
            **further_parts(tables, address, language),
            "lacks_people": reading is not None and not view.mistakes and not has_people(reading),
            **row_parts(view, language),
            **column_parts(view, tables, language),
            "ignore": IGNORE,
            "drawn": drawing(view, language, values, marks),
        }
    if name in _PARTS:
        return _PARTS[name](view, language)
    return {} if name else programme_parts(view, values["shown"], language)


def _hand_moves(view: FolderView, history: History, language: Language) -> dict[str, Any]:
    """What was moved by hand without a pin, and the question whether a search shall keep it."""
    reading = view.reading
    moves = []
    if reading is not None and view.programme is not None:
        moves = moves_of(history, reading.event, view.programme, language)
    return {"moves": moves, "keep_question": keep_question(len(moves)).to(language)}


def _publish_parts(view: FolderView, releases: ReleaseView, language: Language) -> dict[str, Any]:
    """The parts of the page on releases, and on whom the programme changes for."""
    return {
        **inviting(view),
        **naming(view),
        **unsaid(view),
        "parts": PARTS,
        "last_standing": max(releases.standing, default=0),
        "groups": change_groups(releases.changes, language),
        "nothing": nothing(language),
        "people": people_to_tell(releases.changes, language, phones_of(sheets(view.sources, ()))),
        "numbered": lambda release: release.edition(()).numbered(language),
    }


def _ways_parts(view: FolderView, language: Language) -> dict[str, Any]:
    """What is odd in a programme that nothing contradicts."""
    return {"odd": odd_lines(view, language)}


def _today_parts(view: FolderView, language: Language) -> dict[str, Any]:
    """The items of today, and the events that can be reported."""
    reading = view.reading
    if reading is None or view.programme is None:
        return {"today": None}
    event = reading.event
    return {
        "today": today_of(event, view.programme, datetime.now(UTC)),
        "days_listed": [day.date for day in event.days],
        "talks_listed": talks_of(event, view.programme, language),
        "people_listed": people_of(event),
    }


def _variants(view: FolderView, answer: Mapping[str, Any] | None, language: Language) -> dict[str, Any]:
    """Programmes side by side."""
    reading = view.reading
    return {
        **variant_parts(view, answer, language),
        "several_rooms": reading is not None and len(reading.event.rooms) > 1,
    }


def _files_parts(view: FolderView, _: Language) -> dict[str, Any]:
    """The files of out/, and what parts them by folder."""
    return {"files": out_files(view.folder), "by_folder": by_folder}


def _event_parts(view: FolderView, _: Language) -> dict[str, Any]:
    """The settings as fields, and the values that a choice has anyhow."""
    known = {
        "flag": ("yes", "no"),
        "position": ("first", "last"),
        "language": ("fr", "en"),
        "rule": ("hard", "off", "1", "2", "3", "5", "10"),
    }
    return {"settings": settings_view(view), "known": known}


#: What the templates of pages need of the folder, by the page's name.
_PARTS: Mapping[str, Callable[[FolderView, Language], dict[str, Any]]] = {
    "event": _event_parts,
    "publish": _files_parts,
    "files": _files_parts,
    "today": _today_parts,
    "ways": _ways_parts,
}
