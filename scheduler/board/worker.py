"""The process in which the board's questions are answered: the solver is there, and the server does without it.

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
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO

from exports import preload
from scheduler.board.answers import choice_data, explanation_data, failure_data, repair_data, result_data
from scheduler.board.folder_view import examination_of, revision, sources_of
from scheduler.board.mover import MOVES, Mover
from scheduler.board.patience import BETWEEN, Patience
from scheduler.board.tried_view import tried_data
from scheduler.board.words import FAULT, text_data
from scheduler.check import check
from scheduler.domain.errors import FolderChanged, JourneeError, NoAnswer
from scheduler.reading import Reading, read_folder, without_mistakes
from scheduler.search.control import Budget
from scheduler.search.result import Progress
from scheduler.services import solving
from scheduler.services.alternative_programmes import Choice, Wanted, choose, take
from scheduler.services.amending import Late, News, amend
from scheduler.services.current_programme import read_programme
from scheduler.services.effort import Effort
from scheduler.services.trying import try_way
from scheduler.services.ways_in_files import WayInFiles, apply_way, explanation, numbered
from scheduler.storage.lock_holder import LockHeld

#: Seconds without a job after which the files are written that a move has left behind.
_IDLE = 3.0


class Worker:
    """Answers one job after the other; the ways out of the last explanation and the programmes of the last choice stay
    for who takes one of them.
    """

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._writing = threading.Lock()
        self._stops: dict[int, threading.Event] = {}
        self._ways: tuple[WayInFiles, ...] = ()
        self._choice: Choice | None = None
        self._levels: tuple[str, ...] = ()
        self.mover = Mover()
        self._answers = {
            "solve": self._solve,
            "explain": self._explain,
            "apply": self._apply,
            "try": self._try,
            "repair": self._repair,
            "alternatives": self._alternatives,
            "choose": self._take,
        }

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
        self._levels = ()
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
        patience, number = Patience(job.get("ours", ())), job["id"]
        while True:
            budget = Budget.of(float(job.get("seconds", 60)), stop)
            effort = Effort(budget, progress=lambda progress: self.send({"id": number, **self._progress(progress)}))
            try:
                return self._answered(job, effort)
            except LockHeld as error:
                if stop.wait(BETWEEN) or not patience.lasts(error):
                    raise

    def _answered(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        if job["do"] in MOVES:
            number = job["id"]
            return MOVES[job["do"]](self.mover, job, effort, lambda told: self.send({"id": number, "told": told}))
        return self._answers[job["do"]](job, effort)

    def _solve(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        loading = threading.Thread(target=preload, daemon=True)  # what writes the files, while the solver works
        loading.start()

        def loaded() -> AbstractContextManager[None]:
            loading.join()
            return contextlib.nullcontext()

        solved = solving.solve(Path(job["folder"]), None, effort, loaded, self._opened)
        return result_data(solved.reading.event, solved.result, solved.contradiction)

    def _opened(self, reading: Reading) -> None:
        """The levels that a search goes through are known."""
        self._levels = tuple(reading.event.levels)

    def _progress(self, progress: Progress) -> dict[str, Any]:
        """Progress as data, with the number of its level among all of them where they are known."""
        data = {"level": progress.level, "value": progress.value, "bound": progress.bound}
        if progress.level in self._levels:
            data |= {"number": self._levels.index(progress.level) + 1, "of": len(self._levels)}
        return {"progress": {**data, "seconds": round(progress.seconds, 1)}}

    def _explain(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        self._ways = ()
        reading = read_folder(Path(job["folder"]))
        explained = explanation(reading, effort)
        if explained is None:
            raise NoAnswer
        self._ways = explained.ways
        return explanation_data(reading.event, explained)

    def _apply(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        number = int(job["way"])
        apply_way(Path(job["folder"]), numbered(self._ways, number), number, anyway=bool(job.get("anyway")))
        self._ways = ()
        return {"status": "applied"}

    def _try(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        return tried_data(try_way(Path(job["folder"]), numbered(self._ways, int(job["way"])), effort))

    def _alternatives(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        self._choice = None
        wanted = Wanted(int(job["count"]), job["losses"])
        choice = self._choice = choose(Path(job["folder"]), wanted, effort)
        return choice_data(choice)

    def _take(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        if self._choice is None:
            raise FolderChanged(())
        take(Path(job["folder"]), self._choice, int(job["way"]))
        return {"status": "taken"}

    def _repair(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        folder, told = Path(job["folder"]), job["news"]
        late = told.get("late")
        news = News(
            cancelled=tuple(told.get("cancelled", ())),
            away=tuple((name, hours) for name, hours in told.get("away", ())),
            late=Late(late["minutes"], late["now"], late["until"] or None) if late else None,
            way_out=told.get("way_out"),
        )
        amended = amend(folder, news, effort, anyway=bool(job.get("anyway")))
        return {**repair_data(amended), "rev": revision(sources_of(folder))}


def look(folder: Path) -> None:
    """The folder and its programme are read and checked, so that the first question need not wait for that."""
    event = without_mistakes(examination_of(folder)).event
    check(event, read_programme(event, folder))


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
    worker.send({"ready": True})
    with contextlib.suppress(Exception):  # what is wrong is told to who asks
        for folder in arguments:
            look(Path(folder))
    while True:
        with ready:
            asked = ready.wait_for(lambda: jobs, _IDLE if worker.mover.has_more_to_write else None)
            job = jobs.pop(0) if asked else None
        if job is None:
            with contextlib.suppress(JourneeError, OSError):
                worker.mover.write_rest()
        else:
            worker.answer(job)


if __name__ == "__main__":
    main(sys.argv[1:])
