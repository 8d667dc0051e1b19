"""What decisions about several talks are called, for people."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.language.message import Message, message

#: The decisions in words for people.
DECISIONS: Mapping[str, Message] = {
    "accepted": message("acceptés", "accepted"),
    "rejected": message("refusés", "rejected"),
    "withdrawn": message("retirés", "withdrawn"),
    "cancelled": message("annulés", "cancelled"),
    "submitted": message("sans décision", "not decided"),
    "waiting": message("en attente", "waiting"),
    "draft": message("brouillons", "drafts"),
}
