"""Columns and answers that the organiser maps to fields of ours, and what their values mean, for every format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from scheduler.importing.asked import Asked, mapped_names
from scheduler.importing.imported import Imported, ImportedAxis, ImportedTalk
from scheduler.importing.sources.decisions import WORDS, Decisions
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line


def with_mapped(talk: ImportedTalk, answers: Mapping[str, str], mapping: Mapping[str, Sequence[str]]) -> ImportedTalk:
    """The talk with what it has been answered in the columns that are mapped, which are what is `said` of it.

    `title` and `axis` are its own, `status` is none of its cells; other fields are cells, which stand instead of what
    the source says of them.
    """
    cells = {}
    for field, names in mapping.items():
        text = "; ".join(answer for name in names if (answer := answers.get(name, "")))
        if text and field != "status":
            cells[field] = text
    title, axis = (clean_line(cells.pop(field, text)) for field, text in (("title", talk.title), ("axis", talk.axis)))
    return replace(
        talk,
        title=title,
        axis=axis,
        people=() if "speakers" in cells else talk.people,
        abstract="" if "abstract" in cells else talk.abstract,
        keywords=() if "keywords" in cells else talk.keywords,
        language="" if "language" in cells else talk.language,
        minutes=None if "duration" in cells else talk.minutes,
        cells={**talk.cells, **cells},
        said={name: answers[name] for names in mapping.values() for name in names if name in answers},
    )


def with_said(talks: Iterable[ImportedTalk], names: Collection[str]) -> tuple[ImportedTalk, ...]:
    """The talks, of what the source says only what is mapped: nothing private goes further than its reader."""
    return tuple(replace(talk, said={name: talk.said[name] for name in names if name in talk.said}) for talk in talks)


def with_answers(imported: Imported, asked: Asked) -> Imported:
    """The import with all that the organiser maps, whatever its format; what a mapping does not find is told."""
    talks = tuple(with_mapped(talk, talk.said, asked.mapping) if talk.said else talk for talk in imported.talks)
    decisions = Decisions(asked.values.get("status", {}), words=WORDS, begin_accepted=True)
    stated = asked.mapping.get("status", ())
    talks = tuple(_decided(talk, stated, decisions) for talk in talks)
    talks = tuple(_meant(talk, asked.values) for talk in talks)
    known = {message("« {name} »", "“{name}”", name=name) for name in mapped_names(asked)}
    changed = talks != imported.talks
    return replace(
        imported,
        talks=talks,
        axes=tuple(_axes(imported, talks)) if changed else imported.axes,
        lost=tuple(lost for lost in imported.lost if lost.what not in known),
        guesses=(*imported.guesses, *_unfound(imported, asked)),
        questions=(*imported.questions, *decisions.questions()),
    )


def _decided(talk: ImportedTalk, names: Sequence[str], decisions: Decisions) -> ImportedTalk:
    """The talk with the decision that a column states which is mapped to `status`."""
    stated = [name for name in names if name in talk.said]
    return replace(talk, decision=decisions.of(clean_line(talk.said[stated[0]]))) if stated else talk


def _meant(talk: ImportedTalk, values: Mapping[str, Mapping[str, str]]) -> ImportedTalk:
    """The talk with what its values mean."""

    def of(field: str, text: str) -> str:
        return values.get(field, {}).get(text, text)

    held = talk.held
    return replace(
        talk,
        axis=of("axis", talk.axis),
        language=of("language", talk.language),
        keywords=tuple(of("keywords", word) for word in talk.keywords),
        held=replace(held, room=of("room", held.room)) if held else None,
        cells={field: of(field, text) for field, text in talk.cells.items()},
    )


def _axes(imported: Imported, talks: Iterable[ImportedTalk]) -> Iterator[ImportedAxis]:
    """The axes of the source that talks have, and those that only they name."""
    named = dict.fromkeys(talk.axis for talk in talks if talk.axis)
    known = {axis.title: axis for axis in imported.axes}
    yield from (axis for axis in imported.axes if axis.title in named)
    yield from (ImportedAxis(title) for title in named if title not in known)


def _unfound(imported: Imported, asked: Asked) -> Iterator[Message]:
    """Each column that is mapped and that no talk of the source has."""
    there = dict.fromkeys(name for talk in imported.talks for name in talk.said)
    if imported.format == "table":
        return  # its own reader says so
    for field, names in asked.mapping.items():
        for name in names:
            if name not in there and not _is_axis(imported, name):
                yield message(
                    "{field} = « {name} » : rien ne s'appelle ainsi dans la source ; "
                    "écrivez le nom comme dans sa ligne de titres, ou comme dans « Non repris »",
                    "{field} = “{name}”: nothing is called so in the source; "
                    "write the name as in its header, or as in “Not taken over”",
                    field=field,
                    name=name,
                )


def _is_axis(imported: Imported, name: str) -> bool:
    """True if the name is that of a category which the importer itself has taken for the axis."""
    return imported.format == "sessionize" and any(talk.axis for talk in imported.talks) and bool(name)
