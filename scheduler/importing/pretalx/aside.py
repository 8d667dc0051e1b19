"""What of the objects of pretalx is not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from scheduler.importing.asked import Asked
from scheduler.importing.imported import Lost
from scheduler.importing.pretalx.labels import key_of
from scheduler.importing.pretalx.shapes import Object, Shapes, line
from scheduler.importing.pretalx.talks import answers_of
from scheduler.importing.sources.aside import LINKS, PICTURES, PLACES, Known, filled_paths, joined
from scheduler.language.message import message

_RECORDING = message("souhaits d'enregistrement et mises en avant", "wishes about recording, and featured sessions")
_PERSON = {"code", "name", "email", "biography", "availabilities", "submissions", "titles"}
_SLOT = {"id", "start", "end", "room", "duration", "submission"}

SUBMISSION = Known(
    taken={
        *("code", "title", "state", "pending_state", "submission_type", "track", "tags", "abstract", "description"),
        *("duration", "slot_count", "content_locale", "speaker_codes", "speaker_names", "room", "start", "end"),
        *(f"speakers/{key}" for key in _PERSON),
        *("speakers", "slots", "slot"),
        *(f"{slot}/{key}" for slot in ("slot", "slots") for key in _SLOT),
    },
    useless={
        *("created", "updated", "track_id", "submission_type_id", "tag_ids", "slot/room_id", "slots/room_id"),
        *("slots/id", "slots/schedule", "slot/schedule", "$schema", "url", "anonymised", "anonymised_data", "id"),
        *("submission_type/id", "submission_type/default_duration", "submission_type/deadline", "track/id"),
        *("submission_type/requires_access_code", "track/color", "track/position", "track/requires_access_code"),
        *("tags/id", "tags/color", "slots/room/id", "slots/room/position", "slots/room/guid", "slots/room/uuid"),
        *("invitation_token", "review_code", "is_anonymised"),
    },
    private={"notes", "internal_notes", "score", "reviews", "median_score", "mean_score", "assigned_reviewers"},
    aside={
        "resources": LINKS,
        "image": PICTURES,
        "speakers/avatar": PICTURES,
        "speakers/avatar_url": PICTURES,
        "do_not_record": _RECORDING,
        "is_featured": _RECORDING,
        "slots/description": message("notes des créneaux", "notes on slots"),
    },
)
SPEAKER = Known(
    taken=_PERSON,
    useless={"confirmed", "has_arrived", "locale", "timezone", "id", "user", "avatar_source", "avatar_license"},
    private={"notes", "internal_notes"},
    aside={"avatar": PICTURES, "avatar_url": PICTURES, "avatar_thumbnail_default": PICTURES, "phone": PLACES},
)
#: The same by their labels in the organisers’ exports.
LABELLED = replace(SUBMISSION, name=key_of)
_ROOM = Known(
    taken={"id", "name", "capacity"},
    useless={"uuid", "guid", "position"},
    private={"speaker_info"},
    aside={
        "availabilities": message("disponibilités des salles", "availability of rooms"),
        "description": message("descriptions des salles", "descriptions of rooms"),
    },
)
_OTHERS = Known(
    taken={*_SLOT, "id", "name", "tag", "room", "start", "end", "description"},
    useless={"color", "position", "requires_access_code", "schedule", "room_id", "default_duration", "deadline"},
)


def left(shapes: Shapes, asked: Asked) -> tuple[Lost, ...]:
    """The fields left aside of all objects; answers are told by their questions, unless they are mapped."""
    submissions = [item for _, _, item in shapes.submissions]
    mapped = {name for names in asked.mapping.values() for name in names}
    own = {line(item.get("code")) for item in submissions}
    people = [person for item in submissions for person in _objects(item.get("speakers"))]
    answered = (*submissions, *shapes.speakers, *people)
    unused = sum(1 for speaker in shapes.speakers if _is_unused(speaker, own))
    strangers = Lost(message("intervenants sans exposé", "speakers without a talk"), unused)
    return joined(
        SUBMISSION.left(_filled(submissions)),
        SPEAKER.left(_filled(shapes.speakers)),
        _ROOM.left(_filled(shapes.rooms)),
        _OTHERS.left(_filled((*shapes.tracks, *shapes.types, *shapes.tags, *shapes.slots, *shapes.breaks))),
        _answers(answered, mapped, asked.language),
        (strangers,) if unused else (),
    )


def _is_unused(speaker: Object, submissions: Iterable[str]) -> bool:
    """True for a speaker all of whose submissions are elsewhere."""
    stated = speaker.get("submissions")
    return isinstance(stated, list) and not set(map(str, stated)) & set(submissions)


def _objects(value: object) -> list[Object]:
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def _answers(items: Iterable[Object], mapped: Iterable[str], language: str) -> tuple[Lost, ...]:
    counts: Counter[str] = Counter()
    for item in items:
        counts.update(
            text for text, answer in answers_of(item, language) if answer.get("answer") not in (None, "", False)
        )
    return tuple(
        Lost(message("« {name} »", "“{name}”", name=name), count)
        for name, count in counts.items()
        if name not in mapped
    )


def _filled(items: Iterable[Object]) -> Counter[str]:
    """The filled paths of the objects without the answers to questions, which are counted by themselves."""
    return filled_paths([_without_answers(item) for item in items])


def _without_answers(item: Object) -> Object:
    plain = {key: value for key, value in item.items() if key != "answers"}
    return plain | (
        {"speakers": list(map(_bare, plain["speakers"]))} if isinstance(plain.get("speakers"), list) else {}
    )


def _bare(value: object) -> object:
    return {key: inside for key, inside in value.items() if key != "answers"} if isinstance(value, Mapping) else value
