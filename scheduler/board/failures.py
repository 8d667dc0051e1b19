"""Answers to requests for what could not be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from scheduler.board import words
from scheduler.board.doing import held
from scheduler.board.page_words import said
from scheduler.board.refusals import Fault, Refusal, code_of
from scheduler.domain.errors import EnvironmentFailure, FolderChanged, InputError, JourneeError, Problem
from scheduler.language.message import Language, Message, message
from scheduler.services.problem_objects import problem_objects
from scheduler.storage.lock_holder import LockHeld
from scheduler.storage.open_files import OpenElsewhere


def refused(request: Request, language: Language, error: Exception) -> Response:
    """The answer where nothing could be done: why, as the pages show it; to who asked for a page, as lines."""
    if isinstance(error, OSError):
        error = EnvironmentFailure.of(error)
    if not isinstance(error, JourneeError):
        error = Fault()
    status = error.status if isinstance(error, Refusal) else 409
    text, problems = _text(error), _problems(error)
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
    objects = problem_objects(problems, language)
    for each, problem in zip(objects, problems, strict=True):
        each["text"] = said(problem.text, language)
    may_insist = isinstance(error, OpenElsewhere) or anyway is not None
    return failure(code_of(error), said(text, language), objects, status, anyway=may_insist)


def failure(
    code: str, text: str, problems: Sequence[dict[str, Any]], status: int = 409, *, anyway: bool = False
) -> Response:
    """A failure as every address of `/api/` tells it; `anyway`: it may be done nevertheless, if that is asked for."""
    return JSONResponse({"code": code, "text": text, "problems": list(problems), "anyway": anyway}, status)


def _text(error: JourneeError) -> Message:
    if isinstance(error, LockHeld):
        return held(error)
    return words.open_elsewhere(error.name) if isinstance(error, OpenElsewhere) else error.text


def _problems(error: JourneeError) -> Sequence[Problem]:
    """What is wrong one by one."""
    return error.differences if isinstance(error, FolderChanged) else getattr(error, "mistakes", ())
