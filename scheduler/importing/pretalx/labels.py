"""The labels of the organisers' exports, which are in the organiser's language, as the keys of pretalx's interface."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scheduler.importing.sources.tables import heading

#: Labels of sessions by key, English and French ones.
_SESSIONS: Mapping[str, str] = {
    "code": "id|identifiant",
    "title": "proposal title|session title|title|titre de la proposition|titre de la session|titre",
    "state": "proposal state|state|statut de la proposition|etat de la proposition|statut|etat",
    "pending_state": "pending proposal state|pending state|etat de la proposition en attente|"
    "statut de la proposition en attente|etat en attente",
    "submission_type": "session type|submission type|type de proposition|type de session",
    "track": "track|parcours|piste|filiere",
    "tags": "tags|mots|mots-cles|mots cles|etiquettes",
    "abstract": "abstract|resume",
    "description": "description",
    "notes": "notes",
    "internal_notes": "internal notes|notes internes",
    "duration": "duration|duree",
    "slot_count": "slot count|nombre de creneaux",
    "content_locale": "language|langue",
    "speaker_codes": "speaker ids|identifiant de l'intervenant|identifiants des intervenants|"
    "identifiants de l'intervenant|identifiant des intervenants|identifiant de l'orateur",
    "speaker_names": "speaker names|noms des intervenants|nom des intervenants|noms des orateurs",
    "room": "room|salle",
    "start": "start|debut",
    "end": "end|fin",
    "created": "created|cree|date de creation|cree le",
    "score": "median score|score median|average (mean) score|score moyen|score moyen (moyenne)",
    "resources": "resources|ressources",
    "image": "session image|image de la session|image|illustration",
    "do_not_record": "don't record this session.|ne pas enregistrer cette session.",
    "is_featured": "show this session in public list of featured sessions.|"
    "afficher cette session dans la liste publique des sessions a la une.",
}
#: Labels of speakers by key.
_SPEAKERS: Mapping[str, str] = {
    "code": "id|identifiant",
    "name": "name|nom",
    "email": "email|e-mail|courriel|adresse courriel|adresse e-mail",
    "biography": "biography|biographie",
    "avatar": "picture|profile picture|avatar|photo|image|image de profil",
    "submissions": "proposal ids|identifiant de la proposition|identifiants des propositions",
    "titles": "proposal titles|titres des propositions|titre de la proposition",
    "confirmed": "confirmed|confirme",
}
#: Columns that repeat `start` and `end`.
_PARTS = re.compile(r"(?:start|end|debut|fin) \((?:date|time|heure)\)")


def _by_label(labels: Mapping[str, str]) -> dict[str, str]:
    return {label: key for key, texts in labels.items() for label in texts.split("|")}


_SESSION_LABELS, _SPEAKER_LABELS = _by_label(_SESSIONS), _by_label(_SPEAKERS)
#: All labels by which the header of a table is known.
HEADERS = frozenset(_SESSION_LABELS) | frozenset(_SPEAKER_LABELS)
_LISTS = {"speaker_codes": r"[\s,;]+", "submissions": r"[\s,;]+", "speaker_names": r"\n|, ", "tags": r"\n|, "}


def objects_of(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows with the keys of pretalx; the labels of questions stand in `answers`."""
    for row in rows:
        labels = {heading(label) for label in row}
        named = _SPEAKER_LABELS if _are_speakers(labels) else _SESSION_LABELS
        item: dict[str, Any] = {}
        answers: list[dict[str, Any]] = []
        for label, value in row.items():
            key = named.get(heading(label))
            if key is not None:
                item[key] = _split(key, value)
            elif not _PARTS.fullmatch(heading(label)):
                answers.append({"question": {"question": label}, "answer": value})
        yield item | ({"answers": answers} if answers else {})


def key_of(label: str) -> str:
    """The key of a column of sessions; the label itself for a question."""
    return _SESSION_LABELS.get(heading(label), label)


def is_labelled(labels: Iterable[str]) -> bool:
    """True for the labels of an export of sessions or of speakers."""
    known = {heading(label) for label in labels}
    keys = {_SESSION_LABELS.get(label) for label in known}
    return {"code", "title"} <= keys or _are_speakers(known)


def _are_speakers(labels: Iterable[str]) -> bool:
    keys = {_SPEAKER_LABELS.get(label) for label in labels}
    return "name" in keys and bool(keys & {"email", "biography"} or {"code", "submissions"} <= keys)


def _split(key: str, value: Any) -> Any:
    """A list where the cell lists several: one a line, or parted by commas."""
    if key not in _LISTS or not isinstance(value, str):
        return value
    mark = r"\n" if "\n" in value else _LISTS[key]
    return [part.strip() for part in re.split(mark, value) if part.strip()]
