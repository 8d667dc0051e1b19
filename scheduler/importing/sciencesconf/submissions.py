"""The submissions of Sciencesconf, from its XML or its JSON, as talks by their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from scheduler.importing.imported import ImportedPerson, ImportedTalk, Origin
from scheduler.importing.sources.aside import PLACES, Known
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.json_values import said_in
from scheduler.importing.sources.keywords import keywords_of
from scheduler.importing.sources.people import Listed, full_name, full_names, listed
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.language.message import message
from scheduler.language.text import clean_line

#: The statuses that are known; any other number is asked.
STATUSES: Mapping[str, Any] = {"": "accepted", "1": "accepted", "3": "rejected"}

_AUTHOR = "authors/author/"
KNOWN_XML = Known(
    taken={
        *("@docid", "@status", "metadata/title", "metadata/abstract", "metadata/subject", "topic", "keyword"),
        *("metadata/keyword", "metadata/topic", "metadata/keywords", "keywords", "topics"),
        *(_AUTHOR + key for key in ("@order", "lastname", "middlename", "firstname", "email", "speaker", "labidx")),
        *(f"laboratories/laboratory/{key}" for key in ("@labidx", "name", "sigle")),
        *("laboratory/@labidx", "laboratory/name", "laboratory/sigle"),
    },
    aside={
        "laboratories/laboratory": PLACES,
        "laboratory": PLACES,
        _AUTHOR + "corresponding": message("auteur correspondant", "corresponding author"),
    },
)
KNOWN_JSON = Known(
    taken={
        *("docid", "title", "abstract", "status", "topic", "topics", "subject", "keyword", "keywords", "speaker"),
        *("speakers", "authors", "author"),
    },
    name=str.casefold,
)


def from_tree(root: Element, file: str, texts: RichTexts, decisions: Decisions) -> Iterator[ImportedTalk]:
    """The talks of the documents of the XML."""
    documents = [root] if root.tag == "document" else root.iter("document")
    for number, document in enumerate(documents, 1):
        subject = _text(document, "topic", "topics", "metadata/topic", "metadata/subject")
        yield ImportedTalk(
            reference=clean_line(document.get("docid", "")),
            title=texts.title(_text(document, "metadata/title")),
            origin=Origin(file, number),
            people=tuple(_authors(document)),
            axis=subject,
            keywords=keywords_of(*_texts(document, "keyword", "keywords", "metadata/keyword", "metadata/keywords")),
            abstract=texts.html(_text(document, "metadata/abstract")),
            decision=decisions.of(clean_line(document.get("status", ""))),
            said=_said(document),
        )


def _authors(document: Element) -> Iterator[ImportedPerson]:
    """The people in the order that the source states."""
    laboratories = {
        laboratory.get("labidx", ""): _text(laboratory, "name") or _text(laboratory, "sigle")
        for laboratory in document.iter("laboratory")
    }
    authors = list(document.iter("author"))
    says = any(_text(author, "speaker") not in ("", "0") for author in authors)
    for author in sorted(authors, key=_order):
        indices = [clean_line(child.text or "") for child in author if child.tag.startswith("labidx")]
        given = full_name(_text(author, "firstname"), _text(author, "middlename"))
        yield ImportedPerson(
            name=full_name(given, _text(author, "lastname")),
            email=_text(author, "email"),
            affiliation=", ".join(filter(None, (laboratories.get(index, "") for index in indices))),
            presents=_text(author, "speaker") not in ("", "0") if says else None,
        )


def _order(author: Element) -> int:
    order = author.get("order", "")
    return int(order) if order.isascii() and order.isdigit() and len(order) < 10 else 10_000


def _texts(element: Element, *paths: str) -> list[str]:
    """The texts at the first of the paths that has any; an element that wraps others gives each of theirs."""
    for path in paths:
        parts = [part for child in element.findall(path) for part in (list(child) or [child])]
        texts = [text for part in parts if (text := clean_line("".join(part.itertext())))]
        if texts:
            return texts
    return []


def _text(element: Element, *paths: str) -> str:
    """As `_texts`, long texts with their line ends; the first where there are several."""
    for path in paths:
        for child in element.findall(path):
            text = "".join((list(child) or [child])[0].itertext()).strip()
            if text:
                return text if path.endswith("abstract") else clean_line(text)
    return ""


def from_objects(
    objects: Iterable[Mapping[str, Any]], file: str, texts: RichTexts, decisions: Decisions
) -> Iterator[ImportedTalk]:
    """The talks of the objects of the JSON, whose keys are known in any case."""
    for number, found in enumerate(objects, 1):
        item = {key.casefold(): value for key, value in found.items()}
        text = _getter(item)
        people = tuple(
            _people(item.get("authors") or item.get("author") or item.get("speakers") or item.get("speaker"))
        )
        yield ImportedTalk(
            reference=text("docid"),
            title=texts.title(text("title")),
            origin=Origin(file, number),
            people=people,
            axis=text("topic") or text("topics") or text("subject"),
            keywords=keywords_of(*_strings(item.get("keywords") or item.get("keyword"))),
            abstract=texts.html(_first(item.get("abstract"))),
            decision=decisions.of(text("status")),
            said=said_in(found),
        )


def _getter(item: Mapping[str, Any]) -> Callable[[str], str]:
    return lambda key: clean_line(_first(item.get(key)))


def _first(value: Any) -> str:
    return next(iter(_strings(value)), "")


def _strings(value: Any) -> list[str]:
    """The texts of a value: of a list, of one text by language, or of itself."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return [] if value is None or isinstance(value, bool) else [str(value)]


def _people(value: Any) -> Iterator[ImportedPerson]:
    """The people of a list of objects or names, or of a text that lists them."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            parts = {key.casefold(): clean_line(_first(part)) for key, part in item.items()}
            name = full_name(parts.get("firstname", ""), parts.get("lastname", "")) or parts.get("name", "")
            if name:
                yield ImportedPerson(name, parts.get("email", ""), parts.get("laboratory", ""))
        elif isinstance(item, str):
            yield from (ImportedPerson(person.name, affiliation=person.bracket) for person in _listed(item))


def _listed(text: str) -> tuple[Listed, ...]:
    """The people of a text: “Family, Given; Family, Given”, or full names between commas."""
    names = full_names(text) if ";" not in text else ()
    return tuple(person for name in names for person in listed(name)) if len(names) > 1 else listed(text)


def filled_elements(document: Element) -> Counter[str]:
    """The number of filled elements and attributes at each path below a document."""
    counts: Counter[str] = Counter()
    pending: list[tuple[str, Element]] = [("", document)]
    while pending:
        path, element = pending.pop()
        counts.update(f"{path}@{_plain(key)}" for key, value in element.attrib.items() if value.strip())
        pending += [(f"{path}{_plain(child.tag)}/", child) for child in reversed(element)]
        if len(element) == 0 and (element.text or "").strip():
            counts[path.rstrip("/")] += 1
    return counts


def _said(document: Element) -> dict[str, str]:
    """The texts of the document by the paths of their elements, and by the names of these alone."""
    said: dict[str, list[str]] = {}
    pending: list[tuple[str, Element]] = [("", document)]
    while pending:
        path, element = pending.pop()
        text = clean_line(element.text or "") if len(element) == 0 else ""
        if text:
            for name in dict.fromkeys((path, path.rpartition("/")[2])):
                said.setdefault(name, []).append(text)
        pending += [(f"{path}/{child.tag}".lstrip("/"), child) for child in reversed(element)]
    return {name: "; ".join(texts) for name, texts in said.items()}


def _plain(name: str) -> str:
    return "labidx" if name.startswith("labidx") else name
