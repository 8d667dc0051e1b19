"""Answers to requests for what could not be done."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from scheduler.board import words
from scheduler.board.bodies import NotUnderstood, TooLarge
from scheduler.board.doing import held
from scheduler.board.page_words import said
from scheduler.domain.errors import EnvironmentFailure, FolderChanged, InputError, JourneeError, Problem
from scheduler.language.message import Language, Message, message
from scheduler.storage.lock_holder import LockHeld
from scheduler.storage.open_files import OpenElsewhere


def refused(request: Request, language: Language, error: Exception) -> Response:
    """The answer where nothing could be done: of the disk, of the request, or of a fault of the program."""
    if isinstance(error, OSError):
        error = EnvironmentFailure.of(error)
    if not isinstance(error, JourneeError):
        return failure_response(request, language, words.FAULT, None, 500)
    status = {TooLarge: 413, NotUnderstood: 400}.get(type(error), 409)
    text = held(error.holder) if isinstance(error, LockHeld) else error.text
    return failure_response(request, language, text, error, status)


def failure_response(
    request: Request, language: Language, text: Message, error: JourneeError | None, status: int
) -> Response:
    """Why something was not done, as the pages show it; to who asked for a page, as lines."""
    problems = _problems(error)
    if isinstance(error, InputError) and len(problems) == 1:  # it is no other than this, and may be none of the data
        text, problems = problems[0].text.capitalised(), ()
    if not request.scope["path"].startswith("/api/"):
        lines = [text, *(problem.text for problem in problems)]
        return PlainTextResponse("".join(f"{said(line, language)}\n" for line in lines), status)
    anyway = error.anyway if isinstance(error, FolderChanged) else None
    if anyway is not None:
        button = words.LABELS["write_anyway"]
        fr, en = "{text} ; « {button} » {anyway}", "{text}; “{button}” {anyway}"
        text = message(fr, en, text=text, button=button, anyway=anyway)
    content = {
        "text": said(text, language),
        "details": [said(problem.text, language) for problem in problems],
        "anyway": isinstance(error, OpenElsewhere) or anyway is not None,
    }
    return JSONResponse(content, status)


def _problems(error: JourneeError | None) -> Sequence[Problem]:
    """What is wrong one by one."""
    return error.differences if isinstance(error, FolderChanged) else getattr(error, "mistakes", ())
