"""What the worker of the board answers about moves; the prices last told stay for who takes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scheduler.board.move_questions import asked, item_in, place_in
from scheduler.board.move_words import MOVE_WORDS, SIGNS, against, at_price, breaches, moved_label, same_price
from scheduler.board.page_words import text_data
from scheduler.board.priced import Priced, SoFar
from scheduler.domain.errors import Contradiction
from scheduler.domain.programme import Programme
from scheduler.reading import read_folder
from scheduler.services.current_programme import read_programme
from scheduler.services.effort import Effort
from scheduler.services.hand_moves import after_move, whereabouts
from scheduler.services.holding import holding, strip
from scheduler.services.move_prices import (
    Wish,
    best_with,
    broken_alone,
    is_possible,
    least_with,
    of_event,
    reason,
    why_not,
    wish,
)
from scheduler.services.pinning import pin, withdraw_talk
from scheduler.services.placed_items import mention, places
from scheduler.services.taking import keep_rules_again, take, write_rest
from scheduler.services.verdicts import Judge, Verdict, level_text
from scheduler.storage.lock_holder import LockHeld

Tell = Callable[[Mapping[str, Any]], None]
#: The most seconds for whether a move is possible at all.
_POSSIBLE = 8.0
#: What programs call it where no programme can be taken.
_CODES: Mapping[str, str] = {"old_price": "stale", "not_found": "no_answer", "no_nearest": "no_answer"}


class Mover:
    """Answers questions about moves of one folder, one after the other."""

    def __init__(self) -> None:
        self._priced: Priced | None = None
        self._move: tuple[object, object] | None = None
        self._left: Path | None = None

    def why(self, job: Mapping[str, Any], effort: Effort, tell: Tell) -> dict[str, Any]:
        """What holds the item where it is, then what each other start would cost, nearest first."""
        event, base, item = asked(job)
        for text in holding(event, base, item):
            tell({"holds": text_data(text)})
        for start, text, sign in strip(event, base, item, effort):
            tell({"start": {"at": start, "sign": SIGNS[sign], "name": sign, "text": text_data(text)}})
        return {"status": "told"}

    def price(self, job: Mapping[str, Any], effort: Effort, tell: Tell) -> dict[str, Any]:
        """What the move does by itself, at once, after which nothing is told where that alone is wanted; then whether
        it is possible, and its two prices or the reason.
        """
        self._priced, self._move = None, (job["item"], job["place"])
        event, base, item = asked(job)
        place = place_in(base, job["place"])
        there = after_move(event, base, item, place)
        priced = self._priced = Priced(job["id"], event, base, item)
        wanted = wish(event, item, place, there)
        leads = wanted.there is not None
        by_hand = self._moved_alone(priced, there, tell) if leads or places(there) != places(base) else None
        if job.get("how") == "literal":
            return {"status": "told"}
        alone = by_hand if leads else None
        if alone and (broken := broken_alone(there, item, alone.broken)):
            lines = [each.text for each in broken[:8]]
            tell({"against": {"text": text_data(MOVE_WORDS["against_alone"]), "lines": list(map(text_data, lines))}})
            return {"status": "told"}
        status = is_possible(wanted, effort.within(effort.budget.at_most(_POSSIBLE)))
        if status == "infeasible":
            tell({"impossible": text_data(MOVE_WORDS["is_impossible"])})
            return self._against(wanted, why_not(wanted, effort), tell)
        if status == "unknown" and effort.budget.stopped:
            return {"status": "stopped"}
        tell({"possible": text_data(MOVE_WORDS["is_possible" if status != "unknown" else "not_known"])})
        return self._prices(priced, alone, wanted, effort, tell)

    def _moved_alone(self, priced: Priced, there: Programme, tell: Tell) -> Verdict:
        """What the move does by itself, which is told."""
        event, base = priced.event, priced.base
        result = Judge(event, base).verdict(there)
        lines = [each.text for each in result.broken[:8]] or [level_text(each) for each in result.levels]
        lines = lines if len(lines) > 1 else []  # one is in the sentence
        text = breaches(len(result.broken)) if len(result.broken) > 1 else result.text
        tell(priced.offered("literal", there, lines, text, name=result.sign))
        priced.programmes["literal"] = of_event(event, base, there)  # the bounds of its levels may take a moment
        return result

    def _prices(
        self, priced: Priced, alone: Verdict | None, wanted: Wish, effort: Effort, tell: Tell
    ) -> dict[str, Any]:
        """The programme that changes least with the move, and the best one, each with what it costs; a programme that
        another offer has too names that offer: `same`. What is found so far is told meanwhile. `alone`: what the move
        by itself does; None where it leads elsewhere.
        """
        event, base = priced.event, priced.base
        for name, ask in (("least", least_with), ("best", best_with)):
            part = effort.within(effort.budget.share(0.5) if name == "least" else effort.budget)
            so_far = SoFar(name, priced, alone, tell)
            found = ask(wanted, base, part.watched(so_far))
            if effort.budget.stopped:
                return {"status": "stopped"}
            if found.programme is not None:
                programme, exact = of_event(event, base, found.programme), found.status == "optimal"
                if not exact and not so_far.is_better(programme):
                    programme = priced.programmes["literal"]
                others = (other for other in priced.programmes.items() if other[0] != name)
                same = next((n for n, other in others if places(other) == places(programme)), "")
                text = same_price(name, exact=exact) if same else at_price(exact=exact)
                tell(priced.offered(name, programme, [*map(level_text, found.worse)], text, same=same))
            elif found.status == "infeasible":
                return self._against(wanted, found.contradiction, tell)
        return {"status": "told"}

    def _against(self, wanted: Wish, conflict: Contradiction | None, tell: Tell) -> dict[str, Any]:
        """Why the move is not possible, as far as it is known."""
        lines = reason(wanted.asking, conflict) if conflict else []
        tell({"against": {"text": text_data(against(known=bool(lines))), "lines": [text_data(line) for line in lines]}})
        return {"status": "told"}

    def take(self, job: Mapping[str, Any], effort: Effort, _: Tell) -> dict[str, Any]:
        """The folder has the programme that was priced by the question `of`, or, without one, that is found now; its
        other files follow when nobody asks anything.
        """
        is_known = "of" in job
        if not is_known:
            self.price(job, effort, lambda _: None)
        priced = self._priced_by(job["of"] if is_known else job["id"], (job["item"], job["place"]))
        programme = None if priced is None else priced.programmes.get(job["how"])
        if priced is None or programme is None:
            why = "old_price" if is_known else "not_found"
            return {"status": "failed", "code": _CODES[why], "text": text_data(MOVE_WORDS[why]), "details": []}
        folder, item = Path(job["folder"]), priced.item
        label = moved_label(priced.event, item, whereabouts(priced.event, programme, item))
        take(folder, (priced.event, priced.base), programme, mention(priced.base, item), label)
        self._left, self._priced = folder, None
        return {"status": "taken"}

    def _priced_by(self, question: int, move: tuple[object, object]) -> Priced | None:
        """What the question found of that move, if it was the last one."""
        is_last = self._priced is not None and self._priced.number == question and self._move == move
        return self._priced if is_last else None

    def nearest(self, job: Mapping[str, Any], effort: Effort, _: Tell) -> dict[str, Any]:
        """The folder has the programme that keeps the rules again and changes least."""
        repaired = keep_rules_again(Path(job["folder"]), effort)
        if repaired.programme is None:
            text = text_data(MOVE_WORDS["no_nearest"])
            return {"status": "failed", "code": _CODES["no_nearest"], "text": text, "details": []}
        return {"status": "taken"}

    def pin(self, job: Mapping[str, Any], _: Effort, __: Tell) -> dict[str, Any]:
        """The items are pinned where they are, or no longer."""
        folder = Path(job["folder"])
        programme = read_programme(read_folder(folder).event, folder)
        items = [item_in(programme, named) for named in job["items"]]
        pin(folder, items, pinned=job["pinned"], anyway=job["anyway"])
        self._left = folder
        return {"status": "taken"}

    def withdraw(self, job: Mapping[str, Any], _: Effort, __: Tell) -> dict[str, Any]:
        """The talk is withdrawn, and the programme goes on without it."""
        folder = Path(job["folder"])
        withdraw_talk(folder, job["item"]["id"], anyway=job["anyway"])
        self._left = folder
        return {"status": "taken"}

    @property
    def has_more_to_write(self) -> bool:
        """True if files of out/ are behind its schedule."""
        return self._left is not None

    def write_rest(self) -> None:
        """The files of out/ are those of its schedule. While somebody else writes the folder they are left for later;
        else raises what is wrong with it, which the next search will tell.
        """
        folder, self._left = self._left, None
        if folder is not None:
            try:
                write_rest(folder)
            except LockHeld:
                self._left = folder
                raise

    def leave(self, job: Mapping[str, Any], _: Effort, __: Tell) -> dict[str, Any]:
        """The files of out/ are behind its schedule, which another worker has written."""
        self._left = Path(job["folder"])
        return {"status": "taken"}

    def rest(self, _: Mapping[str, Any], __: Effort, ___: Tell) -> dict[str, Any]:
        """The files of out/ are those of its schedule, now."""
        self.write_rest()
        return {"status": "taken"}


#: What may be asked about moves.
MOVES: Mapping[str, Callable[[Mover, Mapping[str, Any], Effort, Tell], dict[str, Any]]] = {
    "price": Mover.price,
    "why": Mover.why,
    "take": Mover.take,
    "nearest": Mover.nearest,
    "pin": Mover.pin,
    "withdraw": Mover.withdraw,
    "leave": Mover.leave,
    "rest": Mover.rest,
}
