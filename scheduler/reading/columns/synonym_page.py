"""The list of synonyms as the pages of docs print it, between two marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scheduler.language.message import Message
from scheduler.reading.columns.kinds import PARTICIPANTS, SPEAKERS, TALKS, Kind
from scheduler.reading.columns.synonyms import FAMILY, GIVEN, UNAVAILABLE

#: The pages with the list, and their languages.
PAGES: Mapping[str, str] = {"formats.md": "en", "formats.fr.md": "fr"}
_BEGIN, _END = "<!-- synonyms -->", "<!-- /synonyms -->"
_FIELDS = {
    GIVEN: Message("prénom", "first name"),
    FAMILY: Message("nom de famille", "family name"),
    UNAVAILABLE: Message("indisponibilités", "unavailable"),
}
_HEAD = Message(
    "| tableau | colonne | autres titres | si les valeurs le confirment |",
    "| table | column | other headers | if the values agree |",
)


def with_list(page: str, language: str) -> str:
    """The page with the list as it is now between its marks."""
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}\n{synonym_list(language)}\n{_END}{after}"


def synonym_list(language: str) -> str:
    """The synonyms of every kind of table as rows of Markdown."""
    rows = [row for kind in (TALKS, SPEAKERS, PARTICIPANTS) for row in _rows(kind, language)]
    return "\n".join([_HEAD.to(language), "| --- | --- | --- | --- |", *rows])


def _rows(kind: Kind, language: str) -> Iterator[str]:
    for key, words in kind.synonyms.items():
        if key in (*kind.columns, *_FIELDS):
            sure = _listed((*words.of("french"), *words.of("english")))
            name = _name(kind, key).to(language)
            yield f"| `{kind.name}` | {name} | {sure} | {_listed(words.of('asked'))} |"


def _name(kind: Kind, key: str) -> Message:
    return _FIELDS[key] if key in _FIELDS else Message(f"`{kind.columns[key]}`", f"`{key}`")


def _listed(headers: Iterable[str]) -> str:
    return ", ".join(f"`{header}`" for header in dict.fromkeys(headers))
