"""The state of the folder in one sentence for the head of every page, and what kind of state it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scheduler.board.folder_view import FolderView
from scheduler.board.move_words import breaches
from scheduler.board.proposals_waiting import proposals_waiting
from scheduler.board.release_view import ReleaseView, release_view
from scheduler.board.today_view import Entry, Today, today_of
from scheduler.domain.differences import concerned
from scheduler.domain.edition import released
from scheduler.domain.event import Event
from scheduler.language.counted import counted
from scheduler.language.message import Message, message
from scheduler.language.typography import hour
from scheduler.reading.event_toml.event_file import FILE as EVENT

#: The states of a folder whose sentence tells of its releases.
_TELLING = ("draft", "published")


@dataclass(frozen=True, slots=True)
class Headline:
    """The sentence, and its kind, on which the next button depends: a state of the folder, "impossible", "unanswered",
    "changed" since the last release, "unmoved" since it although data have changed, "running" or "late" on the day
    itself; "proposals" to be decided or "accepted", where there are no talks yet.
    """

    kind: str
    text: Message


def releases_of_head(view: FolderView) -> ReleaseView:
    """The releases that the sentence of the folder tells of; none where it tells of none, so that they are not read."""
    return release_view(view.folder, view) if view.state in _TELLING else ReleaseView()


def headline(view: FolderView, answer: Mapping[str, Any] | None, releases: ReleaseView, now: datetime) -> Headline:
    """The state of the folder; `answer` is that of the last job, if it still holds."""
    ended = answer["ended"] if answer is not None else {}
    if view.state in ("ready", "stale") and "contradictions" in ended:
        return Headline("impossible", message("Ces demandes se contredisent", "These demands contradict each other"))
    if view.state in ("ready", "stale") and ended.get("status") == "unknown":
        return Headline("unanswered", _UNANSWERED)
    if view.state in _TELLING:
        return _of_programme(view, releases, now)
    if _has_no_talks_yet(view) and (waiting := proposals_waiting(view.folder)):
        return Headline(*waiting)
    return Headline(view.state, _of_folder(view))


def _has_no_talks_yet(view: FolderView) -> bool:
    """True where proposals may be what comes next: nothing is wrong but perhaps with the table of the example."""
    return view.state in ("empty", "ready", "mistakes") and not (
        view.failure or any(problem.file == EVENT for problem in view.mistakes)
    )


def _of_folder(view: FolderView) -> Message:
    """The sentence for a folder without a programme that could be published."""
    match view.state:
        case "empty":
            return message("Déposez votre tableau", "Drop your table")
        case "mistakes" if view.failure is not None:
            return view.failure
        case "mistakes":
            things = counted(len(view.mistakes), ("chose", "thing"))
            return message("{things} à corriger", "{things} to mend", things=things)
        case "stale":
            return message(
                "Les données ont changé depuis que ce programme a été trouvé",
                "The data have changed since this programme was found",
            )
        case "broken":
            hard = len(view.report.hard) if view.report else 0
            return message("Ce programme {breaks}", "This programme {breaks}", breaks=breaches(hard))
        case _:
            return message("Prêt : il n’y a plus qu’à chercher", "Ready: all that is left is to search")


def _of_programme(view: FolderView, releases: ReleaseView, now: datetime) -> Headline:
    """The sentence for a programme that keeps the rules: on its day what is on, else what was published of it."""
    reading = view.reading
    assert reading is not None
    assert view.programme is not None
    changed = view.state == "draft" and bool(releases.changes)
    today = today_of(reading.event, view.programme, now)
    if releases.releases and today.is_running:
        if today.day in {delay.day for delay in reading.amendments.delays}:
            return Headline("late", _late(today.end, releases if changed else ReleaseView()))
        if not changed:
            return Headline("running", _running(today, reading.event))
    if changed:
        return Headline("changed", _changed(releases))
    if view.state == "published" and releases.releases:
        last = releases.releases[0]
        text = message(
            "Publié : v{number} du {day}",
            "Published: v{number} of {day}",
            number=last.number,
            day=Message(released(last.moment, "fr"), released(last.moment, "en")),
        )
        return Headline("published", text)
    if releases.releases:
        number = releases.releases[0].number
        text = message(
            "Programme de la v{number} : rien n’a bougé depuis",
            "The programme of v{number}: nothing has moved since",
            number=number,
        )
        return Headline("unmoved", text)
    if view.programme.status == "optimal":
        return Headline("draft", message("Programme prouvé le meilleur", "A programme that is proved the best"))
    return Headline(
        "draft", message("Programme valable, pas prouvé le meilleur", "A valid programme, not proved the best")
    )


def _changed(releases: ReleaseView) -> Message:
    return message(
        "{changes} depuis la v{number}, {people} à prévenir",
        "{changes} since v{number}, {people} to tell",
        changes=counted(len(releases.changes), ("changement", "change")),
        number=releases.releases[0].number,
        people=_people(releases),
    )


def _late(end: int, releases: ReleaseView) -> Message:
    tell = message(", {people} à prévenir", ", {people} to tell", people=_people(releases))
    return message(
        "Du retard : la journée finit à {end}{tell}",
        "Running late: the day ends at {end}{tell}",
        end=_hour(end),
        tell=tell if concerned(releases.changes) else "",
    )


def _people(releases: ReleaseView) -> Message:
    """`3 personnes`: those whom the changes concern."""
    return counted(len(concerned(releases.changes)), ("personne", "person"), ("personnes", "people"))


def _running(today: Today, event: Event) -> Message:
    """The items in progress, room by room where there are several; else the next item."""
    now = list(_named(room.now for room in today.rooms))
    if now:
        return message("Maintenant : {titles}", "Now: {titles}", titles=" · ".join(now))
    following = sorted((room.next for room in today.rooms if room.next), key=lambda entry: entry.start)
    start = following[0].start if following else today.end
    titles = " · ".join(_named(entry for entry in following if entry.start == start))
    return message("Ensuite, à {start} : {titles}", "Next, at {start}: {titles}", start=_hour(start), titles=titles)


def _hour(minute: int) -> Message:
    return Message(hour(minute, "fr"), hour(minute, "en"))


def _named(entries: Iterator[Entry | None]) -> Iterator[str]:
    """The titles, each once: a break is on in every room."""
    yield from dict.fromkeys(entry.title for entry in entries if entry is not None)


_UNANSWERED = message(
    "Pas encore de réponse : le temps a manqué pour trouver un programme, ou prouver qu’il n’y en a pas",
    "No answer yet: there was no time to find a programme, or to prove that there is none",
)
