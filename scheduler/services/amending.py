"""Repair: news become amendments of the event, and out/ gets the programme that changes least."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.domain.amendments import Amendments
from scheduler.domain.breaks import Aim
from scheduler.domain.clock import DAY, plain_hour
from scheduler.domain.errors import Contradiction, InputError, NoAnswer, Problem
from scheduler.domain.event import Event
from scheduler.domain.late_day import Delay, delay
from scheduler.domain.people_order import by_family_name
from scheduler.domain.programme import Programme
from scheduler.domain.sliding import with_late_slots
from scheduler.domain.windows import Window
from scheduler.editing import applied, contents
from scheduler.editing.amendments import with_amendments
from scheduler.language.message import message
from scheduler.reading import Reading, read_folder
from scheduler.reading.amendments_file import FILE
from scheduler.reading.sheets.table_names import file_of
from scheduler.search import repair
from scheduler.search.repair import Repaired
from scheduler.services.copied_folder import claim_out
from scheduler.services.current_programme import is_there, read_programme
from scheduler.services.editing import reporting_failures
from scheduler.services.effort import Effort
from scheduler.services.known_programme import known_programme
from scheduler.services.lookup import absence, cancelled_talk, day_end, moment, person_named
from scheduler.services.oddities_in_files import OddityInFiles, oddities_of, with_prices
from scheduler.services.programme_files import Recording
from scheduler.services.solving import Guard, contradiction, search_budget
from scheduler.services.told_besides import told_besides
from scheduler.services.ways_in_files import Way, WayInFiles, explanation, nothing_to_change, numbered
from scheduler.services.writing import Written, check_and_write
from scheduler.storage.lock import EVENT, writing

_COMMAND = "journee repair"
#: Seconds: the least for contradictions and ways out, whatever the search for a programme has left.
_FOR_EXPLANATION = 1.0


@dataclass(frozen=True, slots=True)
class Late:
    """A day that runs `minutes` late at the hour `now`, and may end at the hour `until` (None: as planned).

    `aim`: what the repair is for; None: as before on that day, else the order.
    """

    minutes: int
    now: str
    until: str | None = None
    aim: Aim | None = None


@dataclass(frozen=True, slots=True)
class News:
    """News in people's words.

    Parameters
    ----------
    cancelled : talks, by id, title or speaker.
    away : people, each with the hours of absence ("": always).
    late : how late a day runs.
    added : whether the table of talks must have a talk that the known programme lacks.
    way_out : the number of the way out that is taken with them where they leave no programme; None: none is.
    """

    cancelled: tuple[str, ...] = ()
    away: tuple[tuple[str, str], ...] = ()
    late: Late | None = None
    added: bool = False
    way_out: int | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """The programme that changes least, and what was `written`; `contradiction` as in `Solved` where there is none.

    `event`: with the news. `is_stated`: all of it stands in the folder, without news that were not written.
    `ways`: out of the contradiction, in the order of their numbers, those last that deny an absence; `applied`: the one
    that was written too. `odd`: what is odd in the programme that was written; `besides`: who has to be told of what
    else the folder changed since the last release.
    """

    event: Event
    repaired: Repaired
    contradiction: Contradiction | None = None
    written: Written | None = None
    is_stated: bool = True
    ways: tuple[WayInFiles, ...] = ()
    applied: Way | None = None
    odd: tuple[OddityInFiles, ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def is_unmoved(self) -> bool:
        """True if the programme that people know holds with the news: nothing moves, and nobody has to be told."""
        repaired, late = self.repaired, self.repaired.late
        moves = (repaired.moved, repaired.breaks, repaired.unchaired, late.running, late.strays, late.plenaries)
        return not any((*moves, repaired.told, repaired.anyway, self.besides))


def amend(
    folder: Path,
    news: News,
    effort: Effort,
    *,
    base: Path | None = None,
    guard: Guard = nullcontext,
    anyway: bool = False,
) -> Amended:
    """amendments.toml has the news, and out/ the programme that changes least: both, or nothing was written.

    Parameters
    ----------
    base : the file of the programme to change; None: what people know, as in `known_programme`.
    guard : entered while the files are replaced.
    anyway : amendments.toml is written even if a spreadsheet program holds it open.

    Raises InputError, CheckFailed, Refused, EnvironmentFailure.
    """
    with writing(folder, _COMMAND):
        reading = stated = read_folder(folder)
        known, read = known_programme(reading.event, folder, base), reading.sources
        files = amended_file(reading, amendments_of(news, reading, folder, known))
        reading = read_folder(folder, files) if files else reading
        if news.added:
            must_have_new_talks(reading.event, known)
        claim_out(folder, stated)
        amended = replace(_explained_change(reading, known, effort), is_stated=not files)
        if news.way_out is not None:
            reading, files = _with_way(folder, amended, news.way_out, files)
            amended = _after_way(reading, known, effort, amended.ways[news.way_out - 1].way)
        programme = amended.repaired.programme
        if programme is None:
            return amended
        recording = replace(_recording(files, amended.applied, anyway=anyway), read=read)
        with guard():
            written = check_and_write(folder, reading, programme, recording)
        odd = oddities_of(reading, programme, effort, written.report)
        odd = with_prices(reading.event, known, amended.repaired, odd, effort)
        repaired = _with_posters(amended.repaired, stated.event, reading.event)
        besides = told_besides(folder, reading.event, repaired) if base is None else ()
        return replace(amended, repaired=repaired, written=written, is_stated=True, odd=odd, besides=besides)


def amendments_of(news: News, reading: Reading, folder: Path, known: Programme) -> Amendments:
    """The news as amendments of the event that was read. Raises InputError."""
    event = reading.event
    return Amendments(
        cancelled=tuple(cancelled_talk(event, name, "--cancel") for name in news.cancelled),
        absent=tuple(_absent(event, name, hours) for name, hours in news.away),
        delays=() if news.late is None else (_delay(reading, folder, known, news.late),),
    )


def _absent(event: Event, name: str, hours: str) -> tuple[str, tuple[Window, ...]]:
    person = person_named(event, name, "--unavailable")
    return person.id, absence(event, hours, "--unavailable") if hours else ()


def _delay(reading: Reading, folder: Path, published: Programme, late: Late) -> Delay:
    """The delay of the day; if the day was late before, the items under way are those of out/."""
    event = reading.event
    day, minute = moment(event, late.now, "--now")
    end = None if late.until is None else day_end(event, day, late.until, "--until")
    former = next((known for known in reading.amendments.delays if known.day == day), None)
    running = read_programme(event, folder, strict=False) if former is not None and is_there(folder) else published
    told = delay(repair.on_its_days(event, running), day, minute, late.minutes, end, former)
    _must_resume(told)
    told = told if late.aim is None else told.model_copy(update={"aim": late.aim})
    return with_late_slots(told, reading.stated, running, former) if event.slots else told


def _must_resume(told: Delay) -> None:
    """Raises InputError if the day is so late that what is under way would end after midnight."""
    if max([told.resumes, *(item.end for item in told.begun if item.day == told.day)]) > DAY:
        text = message(
            "à {hour}, avec ce retard, rien ne reprendrait avant minuit",
            "at {hour}, with this delay, nothing would resume before midnight",
            hour=plain_hour(told.now),
        )
        raise InputError([Problem("--late", None, None, str(told.minutes), text)])


def must_have_new_talks(event: Event, known: Programme) -> None:
    """Raises InputError if the programme has every talk of the event already; posters, which it lacks, may be new."""
    if not event.posters and {talk.id for talk in event.talks} <= known.talk.keys():
        text = message(
            "aucun exposé n'est nouveau : ajoutez d'abord sa ligne au tableau des exposés",
            "no talk is new: first add its row to the table of talks",
        )
        raise InputError([Problem("--add", None, None, None, text)])


def amended_file(reading: Reading, more: Amendments) -> dict[str, bytes]:
    """The new bytes of amendments.toml, by its name, with `more` added; {} where `more` is empty."""
    if not (more.cancelled or more.absent or more.delays):
        return {}
    return {FILE: with_amendments(reading.sources.get(FILE), reading.stated, more)}


def _with_way(
    folder: Path, amended: Amended, number: int, files: Mapping[str, bytes]
) -> tuple[Reading, dict[str, bytes]]:
    """The folder read with `files` and with the way out of that number, and the new bytes of both; nothing is written.

    Raises InputError where there is no such way out or the folder would have mistakes; NoAnswer; FolderChanged.
    """
    if amended.repaired.programme is not None:
        raise nothing_to_change(number)
    if amended.contradiction is None or not (amended.contradiction.contradictions and amended.ways):
        raise NoAnswer
    plans = numbered(amended.ways, number).plans
    with reporting_failures():
        names = [name for name in (EVENT, *(plan.edit.file for plan in plans)) if file_of(name) not in files]
        files = {**files, **applied({**contents(folder, names), **files}, plans)}
    return read_folder(folder, files), files


def _after_way(reading: Reading, known: Programme, effort: Effort, way: Way) -> Amended:
    """The programme that changes least after the way out; without one, `way` is not applied."""
    amended = replace(_explained_change(reading, known, effort), is_stated=False)
    return replace(amended, applied=way) if amended.repaired.programme is not None else amended


def _with_posters(repaired: Repaired, before: Event, event: Event) -> Repaired:
    """The repaired programme with those among the people concerned whose poster is cancelled from now on.

    A programme does not have the posters, so that only the event knows of them.
    """
    posters = {poster.id for poster in before.posters}
    names = {name for talk in event.left_out if talk.id in posters for name in talk.people.values()}
    told = {name for violation in repaired.told for name in violation.subjects}
    order = by_family_name(event.people)
    return replace(repaired, anyway=tuple(sorted({*repaired.anyway, *(names - told)}, key=order)))


def _recording(files: Mapping[str, bytes], way: Way | None, *, anyway: bool) -> Recording:
    """The recording of the repaired programme and of `files`: what was said, and the way out where one was applied."""
    label = message("Le programme réparé", "The repaired programme")
    if way is not None:
        label = message("{way}, et le programme réparé", "{way}, and the repaired programme", way=way.text)
    elif files:
        label = message(
            "Ce qui a changé ({file}), et le programme réparé",
            "What has changed ({file}), and the repaired programme",
            file=FILE,
        )
    return Recording(_COMMAND, label, always=True, also=files, anyway=anyway)


def least_change(event: Event, known: Programme, effort: Effort) -> Amended:
    """The programme of the changed event that changes least of the known one; nothing is written."""
    repaired = _repaired(event, known, effort)
    return Amended(event, repaired, contradiction(event, repaired.result, effort, 1.0))


def _repaired(event: Event, known: Programme, effort: Effort) -> Repaired:
    budget = search_budget(event, effort.budget, 0.1).at_least(0.1)
    return repair.repair(event, known, budget, workers=effort.workers, seed=effort.seed, progress=effort.progress)


def _explained_change(reading: Reading, known: Programme, effort: Effort) -> Amended:
    """As `least_change`; where there is none, contradictions with what was said, and the ways out in the files."""
    repaired = _repaired(reading.event, known, effort)
    if repaired.result.status != "infeasible":
        return Amended(reading.event, repaired)
    explained = explanation(reading, effort.within(effort.budget.at_least(_FOR_EXPLANATION)))
    if explained is None:
        return Amended(reading.event, repaired, Contradiction((), ()))
    return Amended(reading.event, repaired, explained.contradiction, ways=tuple(sorted(explained.ways, key=_denies)))


def _denies(way: WayInFiles) -> bool:
    """True for a way out by which somebody comes of whom it was said that she or he does not."""
    return any(applied.relaxation.denies for applied in way.of_event.applied_relaxations)
