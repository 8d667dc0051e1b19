"""Submissions of pretalx as talks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from scheduler.importing.asked import Asked
from scheduler.importing.imported import Decision, Held, ImportedTalk, Lost, Origin
from scheduler.importing.pretalx.people import Speakers, availability
from scheduler.importing.pretalx.shapes import Object, Shapes, in_language, line, texts_of
from scheduler.importing.sources.aside import HOURS
from scheduler.importing.sources.decisions import Decisions
from scheduler.importing.sources.hours import held, minutes_of, moment
from scheduler.importing.sources.kinds import kind_of
from scheduler.importing.sources.mapped import with_mapped
from scheduler.importing.sources.rich_text import RichTexts, both
from scheduler.language.message import Message, message
from scheduler.language.text import clean_line
from scheduler.reading.report import Report, Spot


@dataclass(frozen=True, slots=True)
class Names:
    """The names of what submissions know by number, and the hours that they know by number or code."""

    rooms: Mapping[str, str]
    tracks: Mapping[str, str]
    types: Mapping[str, str]
    tags: Mapping[str, str]
    slots: Mapping[str, Object]
    slots_of: Mapping[str, list[Object]]
    language: str

    @classmethod
    def of(cls, shapes: Shapes, language: str) -> Names:
        """The names that the files give, in `language` where they have it."""
        by_code: dict[str, list[Object]] = {}
        for slot in shapes.slots:
            by_code.setdefault(line(slot.get("submission")), []).append(slot)
        return cls(
            _named(shapes.rooms, language),
            _named(shapes.tracks, language),
            _named(shapes.types, language),
            {line(tag.get("id")): line(tag.get("tag"), language) for tag in shapes.tags},
            {line(slot.get("id")): slot for slot in shapes.slots},
            by_code,
            language,
        )

    def room(self, value: Any) -> str:
        """The title of a room, "" for a number that no file has."""
        return _looked_up(value, self.rooms, self.language) or ""


def _named(items: Iterable[Object], language: str) -> dict[str, str]:
    return {line(item.get("id")): line(item.get("name"), language) for item in items if "id" in item}


def _looked_up(value: Any, names: Mapping[str, str], language: str) -> str | None:
    """The name that a value is or that its number has; None for a number without one."""
    if isinstance(value, int) and not isinstance(value, bool):
        return names.get(str(value))
    return line(value, language)


@dataclass(slots=True)
class Talks:
    """Makes talks of submissions, and counts what was guessed and what is not known of them."""

    speakers: Speakers
    names: Names
    decisions: Decisions
    texts: RichTexts
    asked: Asked
    report: Report
    counts: Counter[str] = field(default_factory=Counter)

    def of(self, item: Object, file: str, number: int) -> list[ImportedTalk]:
        """The talk, as many times as it is held."""
        spot = Spot(file, number)
        people, unknown = self.speakers.of(item)
        for code in unknown:
            self._missing(spot, "speakers", code)
        minutes = minutes_of(line(item.get("duration")))
        slots = self._held(item, minutes)
        times = item.get("slot_count")
        times = min(int(times), 50) if isinstance(times, int | str) and str(times).isdigit() else 1
        available = availability(people)
        talk = ImportedTalk(
            reference=line(item.get("code")),
            title=self.texts.title(in_language(item.get("title"), self.names.language)),
            origin=Origin(file, number),
            kind=self._kind(item),
            people=tuple(map(self.speakers.person, people)),
            axis=self._axis(item, spot),
            keywords=self._tags(item),
            abstract=self._abstract(item),
            minutes=minutes or next((slot.minutes for slot in slots if slot.minutes), None),
            language=line(item.get("content_locale"))[:2].lower(),
            decision=self._decision(item),
            cells={"available": available} if available else {},
        )
        answers = {text: line(answer.get("answer")) for text, answer in answers_of(item, self.names.language)}
        talk = with_mapped(talk, answers, self.asked.mapping)
        self.counts["repeated"] += times > 1
        return [_repeated(talk, at, slots) for at in range(max(times, 1))]

    def _kind(self, item: Object) -> Any:
        kind = kind_of(_looked_up(item.get("submission_type"), self.names.types, self.names.language) or "")
        self.counts["plenary"] += kind == "plenary"
        return kind

    def _axis(self, item: Object, spot: Spot) -> str:
        name = _looked_up(item.get("track"), self.names.tracks, self.names.language)
        if name is None:
            self._missing(spot, "track", item["track"])
        return name or ""

    def _missing(self, spot: Spot, column: str, value: object) -> None:
        """The first number that no file names is reported."""
        self.counts[f"no {column}"] += 1
        if self.counts[f"no {column}"] > 1:
            return
        text = message(
            "seul le numéro est là, pas le nom : donnez aussi {file}, ou l'export avec « expand={key} »",
            "only the number is there, not the name: give {file} too, or the export with “expand={key}”",
            file="tracks.json" if column == "track" else "speakers.json",
            key=column,
        )
        self.report.mistake(Spot(spot.file, spot.row, column), value, text)

    def _tags(self, item: Object) -> tuple[str, ...]:
        tags = item.get("tags") or []
        texts = [clean_line(self.names.tags.get(text, text)) for text in texts_of(tags)]
        unknown = [text for text in texts if text.isdigit() and isinstance(tags, list) and int(text) in tags]
        self.counts["tags"] += len(unknown)
        return tuple(dict.fromkeys(text for text in texts if text and text not in unknown))

    def _abstract(self, item: Object) -> str:
        parts = [
            self.texts.markdown(in_language(item.get(key), self.names.language)) for key in ("abstract", "description")
        ]
        return both(*parts).strip("\n")

    def _decision(self, item: Object) -> Decision:
        pending = line(item.get("pending_state"))
        self.counts["pending"] += bool(pending)
        return self.decisions.of(pending or line(item.get("state")))

    def _held(self, item: Object, minutes: int | None) -> list[Held]:
        """The hours of the submission: its own, of its slots, or of the slots that name it."""
        slots = item.get("slots", item.get("slot"))
        listed = slots if isinstance(slots, list) else [slots] if slots else []
        found = [slot if isinstance(slot, Mapping) else self.names.slots.get(line(slot)) for slot in listed]
        self.counts["hours"] += found.count(None)
        stated = [slot for slot in found if slot is not None] or self.names.slots_of.get(line(item.get("code")), [])
        if not stated and item.get("start"):
            stated = [item]
        when = [
            held(
                moment(line(slot.get("start"))),
                moment(line(slot.get("end"))),
                self.names.room(slot.get("room")),
                minutes,
            )
            for slot in stated
        ]
        return [each for each in when if each is not None]

    def lost(self) -> tuple[Lost, ...]:
        """The names that are known by number alone."""
        named = {"hours": HOURS, "tags": message("mots-clés connus par leur numéro", "tags known by number")}
        return tuple(Lost(what, self.counts[key]) for key, what in named.items() if self.counts[key])

    def guesses(self) -> tuple[Message, ...]:
        """What was taken on evidence."""
        sentences = {
            "plenary": message("« keynote », « plénière » = plénière", "“keynote”, “plenary” = plenary"),
            "pending": message(
                "décision en attente d'envoi prise pour la décision ({count})",
                "a decision that is yet to be mailed counts ({count})",
                count=self.counts["pending"],
            ),
            "repeated": message(
                "{count} exposés tenus plusieurs fois : une ligne par fois",
                "{count} talks are held several times: a row for each time",
                count=self.counts["repeated"],
            ),
        }
        return tuple(text for key, text in sentences.items() if self.counts[key])


def _repeated(talk: ImportedTalk, at: int, slots: Sequence[Held]) -> ImportedTalk:
    """The talk as it is held for the time `at` from 0."""
    when = slots[at] if at < len(slots) else None
    return replace(talk, reference=f"{talk.reference}-{at + 1}" if at else talk.reference, held=when)


def answers_of(item: Object, language: str) -> list[tuple[str, Object]]:
    """The answers to questions, each with the text of its question."""
    answers = item.get("answers")
    found = [answer for answer in (answers if isinstance(answers, list) else []) if isinstance(answer, Mapping)]
    return [(_question(answer.get("question"), language), answer) for answer in found]


def _question(value: Any, language: str) -> str:
    if isinstance(value, Mapping) and "question" in value:
        value = value["question"]
    return line(value, language) or "?"
