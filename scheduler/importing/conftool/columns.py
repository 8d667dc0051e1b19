"""The columns of ConfTool, and what each of them is; numbers in their names count nothing up."""

from __future__ import annotations

import re

from scheduler.importing.sources.aside import PLACES, Known
from scheduler.importing.sources.tables import heading
from scheduler.language.message import message

_CHAIRS = message("modérations de séance", "chairs of sessions")
_SESSIONS = message(
    "séances dans l'export des contributions (donnez aussi celui des séances)",
    "sessions in the export of papers (give that of sessions too)",
)
_FORMATTED = tuple(f"authors formatted n {part}" for part in ("name", "organisation", "email"))
_IN_SESSION = (
    *("paperid", "title", "authors", "presenting author", "organisations", "start", "end", "abstract"),
    *("contribution type", "acceptance"),
)


def known_name(text: str) -> str:
    """The name of a column with `n` for its number, as it is known whatever its version misspells."""
    name = re.sub(r"\d+", "n", heading(text))
    return name.replace("contribtion", "contribution").replace("autor", "author")


PAPERS = Known(
    taken={
        *("paperid", "contribution type", "authors", "organisations", "title", "keywords", "keyword", "abstract"),
        *("abstract plain", "track", "topics", "topic", "presenting author", "presenting author emails"),
        *("presenting author email", "presenting author cv", "acceptance", "acceptance status", "withdrawn"),
        *("all emails", *_FORMATTED),
    },
    useless={
        *("reviews received", "paper submitted", "paper last update", "paper creation date", "paper submission date"),
        *("studentpaper", "extraoption", "session short", "session type", "number in session"),
        *("contribution typeid", "contribution type id", "personid", "submitting author personid", "authors count"),
        *("paper mode", "last update", "creation date", "paper lastchange", "session number"),
    },
    private={
        *("score average", "score", "average score", "paper external comment", "paper internal comment"),
        *("paper comment chair to author", "internal comment", "remarks", "reviews", "extratext"),
    },
    aside={
        "submitting author": message("personnes qui ont déposé", "people who submitted"),
        **dict.fromkeys(("session id", "session title", "session start", "session end", "session room"), _SESSIONS),
        **dict.fromkeys(("chairn", "chairn organisation", "chairn email"), _CHAIRS),
        **dict.fromkeys(("sa organisation", "sa country", "sa region", "sa email", "sa emailn", "sa name"), PLACES),
    },
    name=known_name,
)
SESSIONS = Known(
    taken={
        *("session id", "session title", "session start", "session end", "session room"),
        *(f"pn {part}" for part in _IN_SESSION),
    },
    useless={
        *("session short", "session type", "session submitted", "session last update", "session number"),
        *("presentations", "pn nr", "pn number", "pn contribution typeid", "pn personid"),
    },
    private={"session internal comment", "internal comment"},
    aside={
        "session info": message("descriptions de séances", "descriptions of sessions"),
        **dict.fromkeys(
            ("chairn", "chairn name", "chairn organisation", "chairn email", "chairn country"),
            _CHAIRS,
        ),
    },
    name=known_name,
)
#: The columns by which the header of either export is known.
HEADERS = frozenset({*PAPERS.taken, *SESSIONS.taken, "contribtion type", "p1 paperid", "p1 title", "p1 authors"})
