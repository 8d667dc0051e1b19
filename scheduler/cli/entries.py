"""Every command with its help and parameters, in the order in which help lists them; loads click alone."""

from __future__ import annotations

from scheduler.cli.entries_board import BOARD
from scheduler.cli.entries_history import HISTORY
from scheduler.cli.entries_making import MAKING
from scheduler.cli.entries_publishing import PUBLISHING
from scheduler.cli.entries_questions import QUESTIONS

ENTRIES = (*MAKING, *QUESTIONS, *HISTORY, *PUBLISHING, *BOARD)
