"""The process in which the board's questions are answered: it loads the solver, and the server does without it.

It reads jobs from standard input, a line of JSON each, and writes what becomes of them to standard output in the same
way. `{"stop": n}` ends the job of that number soon; what it has found until then is its answer. At the end of its
input, when the server is gone, the process ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from scheduler.board.failure_data import failure_data
from scheduler.board.folder_view import examination_of
from scheduler.board.move_targets import tell_targets
from scheduler.board.page_words import text_data
from scheduler.board.patience import BETWEEN, Patience
from scheduler.board.words import FAULT
from scheduler.domain.errors import JourneeError
from scheduler.processes.memory import give_back
from scheduler.reading import without_mistakes
from scheduler.search.control import Budget
from scheduler.search.solver_import import load_solver_without_pandas
from scheduler.services.current_programme import read_programme
from scheduler.services.effort import Effort
from scheduler.services.verdicts import checked
from scheduler.storage.lock_holder import LockHeld

if TYPE_CHECKING:
    from scheduler.board.answering import Answering

#: Seconds without a job after which the files are written that a move has left behind, and memory is given back.
_IDLE = 3.0


class Worker:
    """Answers one job after the other; the places for an item that is taken up, before the solver is there."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._writing = threading.Lock()
        self._loading = threading.Lock()
        self._stops: dict[int, threading.Event] = {}
        self._answering: Answering | None = None

    def answering(self) -> Answering:
        """What needs the solver, which is loaded once, by whichever thread is first."""
        with self._loading:
            if self._answering is None:
                load_solver_without_pandas()
                from scheduler.board.answering import Answering

                self._answering = Answering()
            return self._answering

    def load(self) -> None:
        """The solver is there, and the server is told so."""
        with contextlib.suppress(Exception):  # what is wrong is told to who asks
            self.answering()
        self.send({"ready": True})

    def send(self, data: Mapping[str, Any]) -> None:
        """One line for the server."""
        line = json.dumps(data, ensure_ascii=True).encode() + b"\n"
        with self._writing:
            self._output.write(line)
            self._output.flush()

    def expect(self, number: int) -> None:
        """A job of that number can be stopped from now on."""
        self._stops[number] = threading.Event()

    def stop(self, number: int) -> None:
        """The job of that number ends soon, if it has not ended."""
        if number in self._stops:
            self._stops[number].set()

    def answer(self, job: Mapping[str, Any]) -> None:
        """The job is done, and its end is sent, whatever happens."""
        number, stop = job["id"], self._stops[job["id"]]
        try:
            ended = self._patiently(job, stop)
        except JourneeError as error:
            ended = failure_data(error)
        except Exception:
            traceback.print_exc()  # of the program's fault, to whoever started the server
            ended = {"status": "fault", "text": text_data(FAULT)}
        finally:
            self._stops.pop(number, None)
        self.send({"id": number, "ended": ended})

    def _patiently(self, job: Mapping[str, Any], stop: threading.Event) -> dict[str, Any]:
        """The answer, later where the folder is just being written; the seconds of the job count from then."""
        patience = Patience(job.get("ours", ()))
        while True:
            try:
                return self._answered(job, Budget.of(float(job.get("seconds", 60)), stop))
            except LockHeld as error:
                if stop.wait(BETWEEN) or not patience.lasts(error):
                    raise

    def _answered(self, job: Mapping[str, Any], budget: Budget) -> dict[str, Any]:
        def tell(data: Mapping[str, Any]) -> None:
            self.send({"id": job["id"], **data})

        if job["do"] == "targets":
            return tell_targets(job, Effort(budget), lambda told: tell({"told": told}))
        return self.answering().answer(job, budget, tell)

    @property
    def has_more_to_write(self) -> bool:
        """True if files of out/ are behind its schedule."""
        return self._answering is not None and self._answering.mover.has_more_to_write

    def write_rest(self) -> None:
        """They are not any more; as of the mover."""
        self.answering().mover.write_rest()


def look(folder: Path) -> None:
    """The folder and its programme are read and checked, so that the first question need not wait for that."""
    event = without_mistakes(examination_of(folder)).event
    checked(event, read_programme(event, folder))


def main(arguments: Sequence[str]) -> None:
    """Jobs are answered until standard input ends; then the process ends at once, whatever it is doing.

    `arguments` may name the folder that will be asked about.
    """
    asking, answering = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # where libraries may print
    worker = Worker(answering)
    ready, jobs = threading.Condition(), list[Mapping[str, Any]]()

    def listen() -> None:
        for line in asking:
            said = json.loads(line)
            if "stop" in said:
                worker.stop(said["stop"])
                continue
            worker.expect(said["id"])
            with ready:
                jobs.append(said)
                ready.notify()
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    with contextlib.suppress(Exception):  # what is wrong is told to who asks
        for folder in arguments:
            look(Path(folder))
    threading.Thread(target=worker.load, daemon=True).start()
    rests = False
    while True:
        with ready:
            asked = ready.wait_for(lambda: jobs, None if rests and not worker.has_more_to_write else _IDLE)
            job = jobs.pop(0) if asked else None
        if job is not None:
            worker.answer(job)
            rests = False
            continue
        if worker.has_more_to_write:
            with contextlib.suppress(JourneeError, OSError):
                worker.write_rest()
        if not rests:
            give_back()
            rests = True


if __name__ == "__main__":
    main(sys.argv[1:])
