"""The files of HotCRP as one import: papers as JSON, and their authors as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scheduler.importing.asked import Asked, mapped_names
from scheduler.importing.imported import Imported, ImportedAxis, ImportedPerson, ImportedTalk, Lost, Origin
from scheduler.importing.sources.aside import LINKS, PLACES, Known, filled_paths, joined
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.files import SourceFile, source_files
from scheduler.importing.sources.json_values import read_json, said_in
from scheduler.importing.sources.mapped import with_said
from scheduler.importing.sources.outcome import finished, further_files, report_unfit
from scheduler.importing.sources.people import full_name
from scheduler.importing.sources.rich_text import RichTexts
from scheduler.importing.sources.tables import Row, Table, heading, read_tables, reference
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line, fold
from scheduler.reading.report import Report

Object = Mapping[str, Any]

DOWNLOAD = message(
    "Dans HotCRP : Search › tout cocher › Download › « JSON », et « Authors » (CSV)",
    "In HotCRP: Search › select all › Download › “JSON”, and “Authors” (CSV)",
)
_GIVEN, _FAMILY = ("given name", "first name", "first"), ("family name", "last name", "last")
PAPER = Known(
    taken={
        *("pid", "id", "title", "abstract", "topics", "status", "decision", "withdrawn"),
        *(f"authors/{key}" for key in ("email", "given_name", "family_name", "first", "last", "name", "affiliation")),
    },
    useless={
        *("object", "submitted", "submitted_at", "withdrawn_at", "modified_at", "modified", "if_unmodified_since"),
        *("submission_class", "draft", "authors/contact", "accepted", "final_submitted_at", "blind", "nonblind"),
    },
    private={
        *("tags", "reviews", "comments", "pc_conflicts", "collaborators", "shepherd", "lead", "manager"),
        *("review_preferences", "withdraw_reason", "warnings"),
    },
    aside={
        "contacts": PLACES,
        "options": message("champs du formulaire", "fields of the form"),
        "authors/orcid": PLACES,
        "authors/country": PLACES,
        **dict.fromkeys(("submission", "final", "documents", "supplement"), LINKS),
    },
)
AUTHORS = Known(
    taken={"paper", "title", *_GIVEN, *_FAMILY, "name", "email", "affiliation", "iscontact"},
    aside={"orcid": PLACES, "country": PLACES},
    name=heading,
)
_TOPICS = message("axe = thème (topic) de HotCRP", "axis = topic of HotCRP")
_ALL = message(
    "intervenants = auteurs (HotCRP ne dit pas qui présente)",
    "speakers = authors (HotCRP does not say who presents)",
)
#: The options that decide otherwise.
_OPTIONS = ("--speakers first",)


@dataclass(slots=True)
class _Found:
    """What the files have had so far; `topics` by number."""

    mapped: frozenset[str] = frozenset()
    papers: list[ImportedTalk] = field(default_factory=list)
    listed: dict[str, ImportedTalk] = field(default_factory=dict)
    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()


def imported(sources: Sequence[Path], asked: Asked) -> Imported:
    """All that the files say. Raises InputError with every mistake."""
    report, texts, found = Report(), RichTexts(), _Found(mapped_names(asked))
    decisions = Decisions(asked.values.get("status", {}), begin_accepted=True)
    files = source_files(sources, report)
    unfit = [file for file in files if not _read(file, found, texts, decisions, report, asked.sheet)]
    if not found.papers and not found.listed:
        report_unfit(unfit or files, DOWNLOAD, report)
    axes = bool(found.topics) and all(len(topics) == 1 for topics in found.topics.values())
    talks = with_said(_talks(found, axes, decisions), found.mapped)
    guesses = tuple(_guesses(talks, asked, axes))
    result = Imported(
        format="hotcrp",
        talks=talks,
        axes=tuple(ImportedAxis(axis) for axis in dict.fromkeys(talk.axis for talk in talks if talk.axis)),
        lost=joined(found.lost, _topics_lost(found, axes), texts.lost(), further_files(unfit)),
        guesses=(*guesses, *decisions.guesses()),
        options=_OPTIONS if _ALL in guesses else (),
        questions=decisions.questions(),
    )
    return finished(result, report)


def _read(file: SourceFile, found: _Found, texts: RichTexts, decisions: Decisions, report: Report, sheet: str) -> bool:
    """True if the file has papers or authors."""
    if file.form == "json":
        value = read_json(file, DOWNLOAD, report)
        items = value if isinstance(value, list) else [value]
        objects = [(number, item) for number, item in enumerate(items, 1) if isinstance(item, Mapping)]
        papers = [
            (number, item) for number, item in objects if item.get("title") and ("pid" in item or "authors" in item)
        ]
        refused = sum("error" in item and not item.get("title") for _, item in objects)
        found.papers += (_paper(item, Origin(file.name, number), found, decisions, texts) for number, item in papers)
        found.lost = joined(
            found.lost,
            PAPER.with_taken(found.mapped).left(filled_paths([_plain(item) for _, item in papers])),
            _refused(refused),
        )
        return bool(papers)
    tables = [
        table
        for table in read_tables(file, AUTHORS.taken, report, sheet)
        if table.has("paper") and (table.has("family name") or table.has("last") or table.has("last name"))
    ]
    for table in tables:
        _take_authors(table, found)
        found.lost = joined(found.lost, table.left(AUTHORS.with_taken(found.mapped)))
    return bool(tables)


def _plain(item: Object) -> Object:
    """The paper without its topics, whose names may be keys."""
    return {key: value for key, value in item.items() if key != "topics"}


def _refused(count: int) -> tuple[Lost, ...]:
    text = message(
        "propositions que votre compte HotCRP ne peut pas voir", "submissions that your HotCRP account may not see"
    )
    return (Lost(text, count),) if count else ()


def _paper(item: Object, origin: Origin, found: _Found, decisions: Decisions, texts: RichTexts) -> ImportedTalk:
    number = _line(item.get("pid", item.get("id")))
    topics = item.get("topics")
    names = list(topics) if isinstance(topics, Mapping | list) else []
    if names:
        found.topics[number] = tuple(_line(name) for name in names)
    return ImportedTalk(
        reference=number,
        title=texts.title(_line(item.get("title"))),
        origin=origin,
        kind=decisions.kind(_line(item.get("decision"))),
        people=tuple(person for author in _objects(item.get("authors")) if (person := _person(author)).name),
        abstract=texts.markdown(str(item.get("abstract") or "")),
        decision=_decision(item, decisions),
        said=said_in(item),
    )


def _decision(item: Object, decisions: Decisions) -> Any:
    """The decision; its free name counts where the status says no more than that the paper was submitted."""
    if item.get("withdrawn") is True:
        return "withdrawn"
    status, name = _line(item.get("status")), _line(item.get("decision"))
    if fold(status) in ("", "submitted") and name:
        return decisions.of(name)
    return decisions.of(status, stated="status" in item or "decision" in item)


def _person(item: Object) -> ImportedPerson:
    given, family = _first(item, "given_name", "first"), _first(item, "family_name", "last")
    return ImportedPerson(
        full_name(given, family) or _line(item.get("name")), _line(item.get("email")), _line(item.get("affiliation"))
    )


def _first(item: Object, *keys: str) -> str:
    return next((text for key in keys if (text := _line(item.get(key)))), "")


def _take_authors(table: Table, found: _Found) -> None:
    """The papers of the table, each with its authors; a contact who is none is left out."""
    for row in table.rows:
        number = reference(row.text("paper"))
        empty = ImportedTalk(
            number, clean_line(row.text("title")), Origin(table.file, row.number), said=table.written(row)
        )
        talk = found.listed.setdefault(number, empty)
        if fold(row.text("iscontact")) != "nonauthor":
            found.listed[number] = replace(talk, people=(*talk.people, _author(row)))


def _author(row: Row) -> ImportedPerson:
    name = full_name(row.text(*_GIVEN), row.text(*_FAMILY))
    return ImportedPerson(name, clean_line(row.text("email")), clean_line(row.text("affiliation")))


def _talks(found: _Found, axes: bool, decisions: Decisions) -> Iterator[ImportedTalk]:
    """The papers with their axes and the authors of the table; that alone, where no paper is there."""
    for talk in found.papers:
        listed = found.listed.get(talk.reference)
        yield replace(
            talk,
            axis="".join(found.topics.get(talk.reference, ())) if axes else "",
            people=talk.people or (listed.people if listed else ()),
            said={**(listed.said if listed else {}), **talk.said},
        )
    known = {talk.reference for talk in found.papers}
    for number, talk in found.listed.items():
        if not known:
            yield replace(talk, decision=decisions.of("", stated=False))
        elif number not in known:
            yield replace(talk, decision="submitted")


def _topics_lost(found: _Found, axes: bool) -> tuple[Lost, ...]:
    count = sum(map(len, found.topics.values()))
    return (
        ()
        if axes or not count
        else (Lost(message("thèmes (topics) des propositions", "topics of the submissions"), count),)
    )


def _guesses(talks: Sequence[ImportedTalk], asked: Asked, axes: bool) -> Iterator[Message]:
    if not asked.speakers and any(len(talk.people) > 1 for talk in talks):
        yield _ALL
    if axes:
        yield _TOPICS


def _line(value: Any) -> str:
    return "" if value is None or isinstance(value, bool | list | Mapping) else clean_line(str(value))


def _objects(value: Any) -> list[Object]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
