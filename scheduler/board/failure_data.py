"""Why a job of a worker could not be done, as data that goes from process to process."""

from __future__ import annotations

from typing import Any

from scheduler.board.doing import held
from scheduler.board.page_words import text_data
from scheduler.board.refusals import code_of
from scheduler.board.words import open_elsewhere
from scheduler.domain.errors import CheckFailed, InputError, JourneeError, NoAnswer
from scheduler.storage.lock_holder import LockHeld
from scheduler.storage.open_files import OpenElsewhere


def failure_data(error: JourneeError) -> dict[str, Any]:
    """Why a job could not be done."""
    if isinstance(error, NoAnswer):
        return {"status": "unknown"}
    return {"code": code_of(error), **_failure(error)}


def _failure(error: JourneeError) -> dict[str, Any]:
    if isinstance(error, InputError):
        details = [text_data(problem.text) for problem in error.mistakes]
        return {"status": "mistakes", "text": text_data(error.text), "details": details}
    if isinstance(error, OpenElsewhere):
        return {"status": "open", "text": text_data(open_elsewhere(error.name))}
    if isinstance(error, LockHeld):
        holder = error.holder.pid if error.holder else None
        return {"status": "failed", "text": text_data(held(error)), "details": [], "holder": holder}
    texts = [violation.text for violation in error.violations] if isinstance(error, CheckFailed) else []
    return {"status": "failed", "text": text_data(error.text), "details": list(map(text_data, texts))}
