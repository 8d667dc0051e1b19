"""What a worker answers with the solver: searches, explanations, repairs and the prices of moves."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from exports import preload
from scheduler.board.answers import choice_data, explanation_data, repair_data, result_data
from scheduler.board.folder_view import revision, sources_of
from scheduler.board.mover import MOVES, Mover
from scheduler.board.tried_view import tried_data
from scheduler.domain.errors import FolderChanged, NoAnswer
from scheduler.reading import Reading, read_folder
from scheduler.search.control import Budget
from scheduler.search.result import Progress
from scheduler.services import solving
from scheduler.services.alternative_programmes import Choice, Wanted, choose, take
from scheduler.services.amending import Late, News, amend
from scheduler.services.effort import Effort
from scheduler.services.trying import try_way
from scheduler.services.ways_in_files import WayInFiles, apply_way, explanation, numbered

#: Tells something of the job, while it is being done.
Tell = Callable[[Mapping[str, Any]], None]


class Answering:
    """Answers one job after the other; the ways out of the last explanation and the programmes of the last choice stay
    for who takes one of them.
    """

    def __init__(self) -> None:
        self.mover = Mover()
        self._ways: tuple[WayInFiles, ...] = ()
        self._choice: Choice | None = None
        self._levels: tuple[str, ...] = ()
        self._answers = {
            "solve": self._solve,
            "explain": self._explain,
            "apply": self._apply,
            "try": self._try,
            "repair": self._repair,
            "alternatives": self._alternatives,
            "choose": self._take,
        }

    def answer(self, job: Mapping[str, Any], budget: Budget, tell: Tell) -> dict[str, Any]:
        """The answer to the job, within the budget; `tell` is given its progress. Raises JourneeError."""
        self._levels = ()
        effort = Effort(budget, progress=lambda progress: tell(self._progress(progress)))
        if job["do"] in MOVES:
            return MOVES[job["do"]](self.mover, job, effort, lambda told: tell({"told": told}))
        return self._answers[job["do"]](job, effort)

    def _solve(self, job: Mapping[str, Any], effort: Effort) -> dict[str, Any]:
        loading = threading.Thread(target=preload, daemon=True)  # what writes the files, while the solver works
        loading.start()

        def loaded() -> AbstractContextManager[None]:
            loading.join()
            return contextlib.nullcontext()

        solved = solving.solve(Path(job["folder"]), None, effort, loaded, self._opened, soon=True)
        return {**result_data(solved.reading.event, solved.result, solved.contradiction), "left": solved.left}

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
