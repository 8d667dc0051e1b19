"""A folder taken through its life, from `check` to the mails of its second release, by the program itself."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest
from unprinted import print_again, print_nothing

import exports
from scheduler.cli.program import main
from scheduler.domain.edition import DRAFT

#: Exit codes of a command that searches: done, contradiction, no answer in time.
SEARCHED = (0, 4, 6)
_FAULTS = ("A mistake of journee", "Erreur de journee", "Traceback (most recent call last)")


def said(*given: object, codes: tuple[int, ...] = (0,)) -> tuple[int, str]:
    """The exit code, one of `codes`, and the standard output of a command that told no mistake of the program."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in given])
    text = out.getvalue() + err.getvalue()
    assert code in codes, (given[0], code, text[-2000:])
    assert not any(fault in text for fault in _FAULTS), (given[0], text[-2000:])
    return code, out.getvalue()


def live(folder: Path, seconds: int = 5, *, printed: bool = True, again: bool = True) -> bool:
    """True if the folder was accepted; then every command finished, as far as it has a programme within `seconds`.

    What `check` refuses it tells with a place. Documents are `printed`, each once, or have stand-ins; `again`: a second
    release follows.
    """
    searching = ("--time-limit", seconds, "--workers", 1)
    with pytest.MonkeyPatch.context() as patch:
        if not printed:
            print_nothing(patch)
        if not _is_accepted(folder):
            return False
        if said("solve", folder, *searching, codes=SEARCHED)[0]:
            return True
        further = [name for name in exports.names() if name not in exports.unasked(DRAFT)]
        said("export", folder, *(word for name in further for word in ("--format", name)))
        print_nothing(patch)
        said("export", folder)  # with the stand-ins, which a release finds again
        _publish(folder)
        talks = json.loads((folder / "out/schedule.json").read_bytes())["talks"]
        cancelled = ("--cancel", talks[-1]["id"])
        if again and len(talks) > 1 and not said("repair", folder, *cancelled, *searching, codes=SEARCHED)[0]:
            _publish(folder)
        print_again(patch)
    return True


def _is_accepted(folder: Path) -> bool:
    code, text = said("check", folder, "--json", codes=(0, 3))
    told = json.loads(text)
    assert (code == 0) == (not told["mistakes"])
    assert all(problem["file"] and problem["text"] for problem in told["mistakes"])
    return code == 0


def _publish(folder: Path) -> None:
    """The programme is published, its mails are written, and both are read again."""
    said("publish", folder)
    said("mail", folder, codes=(0, 3))
    said("diff", folder)
