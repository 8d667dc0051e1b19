"""What the page of a file that was handed over shows: what it is, and what would become of the folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.importing.decision_names import DECISIONS
from scheduler.importing.imported import ImportedTalk
from scheduler.importing.layout import key_of
from scheduler.importing.talk_cells import cells_of
from scheduler.importing.written import text_of
from scheduler.language.message import Language
from scheduler.language.text import shortened
from scheduler.reading.columns.kinds import IGNORE, TALKS
from scheduler.services.import_sentences import left_aside
from scheduler.services.incoming import ONE_FILE, Incoming, Preview

#: The talks of a file that are shown as they would be read, and the characters of a cell.
_SHOWN, _LONGEST = 5, 160
#: The fields that are always shown of them, in this order; others where a talk has them.
_FIRST = ("id", "title", "speakers")


def upload_parts(given: Incoming, seen: Preview, language: Language) -> dict[str, Any]:
    """What the template needs."""
    merged = seen.outcome.merged if seen.outcome else None
    keys = seen.outcome.keys if seen.outcome else {}
    titles = {id: talk.title for talk in seen.talks for id in (keys.get(key_of(talk)),)}
    return {
        "source": "upload",
        "given": given,
        "seen": seen,
        "merged": merged,
        "aside": list(left_aside(seen.outcome)) if seen.outcome else [],
        "nothing_new": merged is not None
        and not (merged.added or merged.changes or merged.gone or merged.conflicts or merged.deleted),
        "formats": ONE_FILE,
        "fields": fields(language),
        "ignore": IGNORE,
        "field_name": lambda name: fields(language).get(name, name),
        "id_of": lambda key: keys.get(key, key),
        "title_of": lambda id: titles.get(id, ""),
        "result": _result(seen.talks, given),
        "short": short,
        "word_of": lambda field, choice: _word_of(field, choice, language),
    }


def fields(language: Language) -> Mapping[str, str]:
    """The names of the columns of a table of talks, in the language of the page."""
    return {key: french if language == "fr" else key for key, french in TALKS.columns.items()}


def _word_of(field: str, choice: str, language: Language) -> str:
    """A choice as it is shown: a decision in the language of the page, anything else as it is written."""
    named = DECISIONS.get(choice) if field == "status" else None
    return named.to(language) if named else short(choice)


def short(text: str) -> str:
    """The text on one line, cut where it is long; – for none."""
    return shortened(text, _LONGEST) or "–"


def _result(talks: Sequence[ImportedTalk], given: Incoming) -> dict[str, Any]:
    """The first talks as rows: their fields, and the cells of each."""
    rows = [cells_of(talk, talk.reference, {talk.axis: talk.axis}, given.asked) for talk in talks[:_SHOWN]]
    further = [key for key in TALKS.columns if key not in (*_FIRST, "reference") and any(key in row for row in rows)]
    shown = [*_FIRST, *further]
    return {"fields": shown, "rows": [[short(text_of(row.get(key, ""))) for key in shown] for row in rows]}
