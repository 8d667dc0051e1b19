"""What help and messages call the arguments that stand for a talk or another item of a programme."""

from __future__ import annotations

from scheduler.language.message import Message

TALK = Message("EXPOSÉ", "TALK")
ITEM = Message("QUOI", "ITEM")
