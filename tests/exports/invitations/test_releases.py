"""Invitations of release after release: only what changes is newer, and what goes is cancelled."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.exports.invitations.entries import History, attendees, entries, entry, method


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_what_nothing_concerns_stays_to_the_byte(history: History) -> None:
    first = history.publish()
    history.now.alter("T08", title="Autre titre")
    second = history.publish()
    assert changed(first, second) == {
        "public/programme.ics",
        "public/axes/1.ics",
        "public/axes/2.ics",
        "public/axes/3.ics",
        "public/talks/T08.ics",
        "invitations/T08.ics",
        "invitations/people/05-personne.ics",
        "invitations/chairs/1-1.ics",
        "invitations/people/06-personne.ics",  # the chair's entry names the talks
    }
    quiet = entries(second["public/axes/2.ics"])  # only the calendar's own line names the new release
    assert {u: e.to_ical() for u, e in quiet.items()} == {
        u: e.to_ical() for u, e in entries(first["public/axes/2.ics"]).items()
    }


def test_a_change_raises_the_sequence_and_names_its_release(history: History) -> None:
    first = history.publish()
    history.now.swap("T08", "T04")
    second = history.publish()
    before, after = entry(first["invitations/T08.ics"]), entry(second["invitations/T08.ics"])
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["dtstart"].dt - before["dtstart"].dt == timedelta(minutes=30)
    assert after["dtstamp"].dt == after["last-modified"].dt == datetime(2025, 3, 2, 11, tzinfo=UTC)
    assert "Version\u202f: 2 mars 2025" in str(after["description"])
    history.now.swap("T08", "T04")
    third = history.publish()
    again = entry(third["invitations/T08.ics"])
    assert again["sequence"] == 2
    assert again["dtstart"].dt == before["dtstart"].dt


def test_a_talk_that_goes_is_cancelled_once_and_comes_back_newer(history: History) -> None:
    event, programme = history.now.event, history.now.programme
    first = history.publish()
    history.now.drop("T01")
    second = history.publish()
    data = second["cancellations/T01.ics"]
    cancellation = entry(data)
    assert method(data) == "CANCEL"
    assert str(cancellation["status"]) == "CANCELLED"
    assert cancellation["sequence"] == 1
    assert cancellation["uid"] == entry(first["invitations/T01.ics"])["uid"]
    assert attendees(cancellation) == ["mailto:p6@example.org"]
    assert "invitations/T01.ics" not in second
    assert "public/talks/T01.ics" not in second
    history.now.alter("T02", title="x")
    assert not any(name.startswith("cancellations/") for name in history.publish())
    history.now.event, history.now.programme = event, programme
    fourth = history.publish()
    assert entry(fourth["invitations/T01.ics"])["sequence"] == 2
    assert method(fourth["invitations/T01.ics"]) == "REQUEST"
    history.now.drop("T01")
    assert entry(history.publish()["cancellations/T01.ics"])["sequence"] == 3


def test_what_is_cancelled_stays_in_the_public_calendars_for_two_releases(history: History) -> None:
    event, programme = history.now.event, history.now.programme
    first = history.publish()
    gone = str(entry(first["invitations/T01.ics"])["uid"])
    axis = f"public/axes/{event.talk['T01'].axis}.ics"
    others = entries(first["public/programme.ics"]).keys() - {gone}
    history.now.drop("T01")
    assert gone not in entries(history.draft()["public/programme.ics"])  # a draft takes nothing away
    for _ in range(2):
        files = history.publish()
        for path in ("public/programme.ics", axis):
            cancelled = entries(files[path])[gone]
            assert (str(cancelled["status"]), cancelled["sequence"]) == ("CANCELLED", 1)
            assert str(cancelled["summary"]).startswith("Annulation\u202f: ")
            assert "attendee" not in cancelled
        history.now.alter("T02", title=f"x{history.number}")
    third = entries(history.publish()["public/programme.ics"])
    assert third.keys() == others
    history.now.event, history.now.programme = event, programme
    assert str(entries(history.publish()["public/programme.ics"])[gone]["status"]) == "CONFIRMED"


def test_a_speaker_who_is_taken_off_is_told_alone(history: History) -> None:
    history.publish()
    history.now.alter("T02", speakers=("p4@example.org",), affiliations=())
    files = history.publish()
    assert {n for n in files if n.startswith("cancellations/")} == {"cancellations/people/08-personne/T02.ics"}
    data = files["cancellations/people/08-personne/T02.ics"]
    cancellation = entry(data)
    assert method(data) == "CANCEL"
    assert attendees(cancellation) == ["mailto:p8@example.org"]
    assert "status" not in cancellation  # RFC 5546 §3.2.5: the item itself goes on
    invited = entry(files["invitations/T02.ics"])
    assert attendees(invited) == ["mailto:p4@example.org"]
    assert cancellation["sequence"] == invited["sequence"] == 1


def test_a_session_and_a_plenary_that_go_are_cancelled_too(history: History) -> None:
    history.publish()
    now = history.now
    now.event = now.event.model_copy(update={"plenaries": ()})
    now.programme = now.programme.model_copy(
        update={
            "plenaries": (),
            "sessions": now.programme.sessions[:-1],
            "talks": tuple(t for t in now.programme.talks if t.session != now.programme.sessions[-1].id),
        }
    )
    files = history.publish()
    assert {n for n in files if n.startswith("cancellations/")} == {
        "cancellations/T01.ics",
        "cancellations/T03.ics",
        "cancellations/T07.ics",
        "cancellations/chairs/2-1.ics",
        "cancellations/plenaries/accueil.ics",
    }


def test_a_draft_after_a_release_changes_only_what_changed_and_cancels_nothing(history: History) -> None:
    first = history.publish()
    history.now.drop("T01")
    history.now.alter("T08", title="Autre titre")
    draft = history.draft()
    assert not any(name.startswith("cancellations/") for name in draft)
    assert draft["invitations/T04.ics"] == first["invitations/T04.ics"]
    invitation = entry(draft["invitations/T08.ics"])
    assert invitation["sequence"] == 1
    assert invitation["dtstamp"].dt == datetime(2025, 1, 1, tzinfo=UTC)
    assert "Programme provisoire" in str(invitation["description"])
