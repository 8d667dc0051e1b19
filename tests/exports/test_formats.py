from __future__ import annotations

import pytest

from exports import FORMATS, render
from exports.agenda import agenda
from exports.person_file_names import person_names
from scheduler.domain.event import Event
from scheduler.domain.people import Participant
from scheduler.domain.programme import Programme
from scheduler.releases.release import fingerprint

Pair = tuple[Event, Programme]


def test_all_formats_make_the_files_of_the_contract(one_room: Pair) -> None:
    event, programme = one_room
    rendering = render(event, programme)
    talks = [talk.id for talk in event.talks]
    names = person_names(agenda(event, programme)).values()
    chairs = [f"{s.axis}-1" for s in programme.sessions if s.chairs]
    spoken = [plenary.id for plenary in event.plenaries if plenary.speakers]
    assert set(rendering.files) == {
        "schedule.json",
        "public/index.html",
        "public/programme.pdf",
        "public/booklet.pdf",
        "public/programme.ics",
        "public/programme.csv",
        "public/fragment.html",
        "public/programme.txt",
        "public/event.jsonld",
        "public/apps/schedule.xml",
        "public/apps/schedule.json",
        "print/booklet-print.pdf",
        *(f"public/talks/{talk}.ics" for talk in talks),
        *(f"invitations/{talk}.ics" for talk in talks),
        *(f"public/axes/{axis}.ics" for axis in event.used_axes),
        *(f"invitations/people/{n}.ics" for n in names),
        *(f"invitations/chairs/{chair}.ics" for chair in chairs),
        *(f"invitations/plenaries/{plenary}.ics" for plenary in spoken),
    }
    assert all(rendering.files.values())
    assert rendering.remarks == ()


@pytest.fixture(scope="module")
def together(one_room: Pair) -> dict[str, bytes]:
    """The files of all formats, made at once."""
    return dict(render(*one_room, [format_.name for format_ in FORMATS]).files)


@pytest.mark.parametrize("name", [format_.name for format_ in FORMATS])
def test_a_format_by_itself_makes_the_same_bytes(one_room: Pair, together: dict[str, bytes], name: str) -> None:
    event, programme = one_room
    alone = render(event, programme, [name]).files
    assert alone
    assert alone == {path: data for path, data in together.items() if path in alone}


def test_what_is_no_format_is_an_error(one_room: Pair) -> None:
    with pytest.raises(KeyError):
        render(*one_room, ["fax"])


def test_talks_whose_speakers_cannot_be_invited_are_told(one_room: Pair) -> None:
    event, programme = one_room
    mute = event.talks[3]
    people = tuple(p.model_copy(update={"email": None}) if p.id in mute.speakers else p for p in event.people)
    (remark,) = render(event.model_copy(update={"people": people}), programme, ["invitations"]).remarks
    names = [event.person[speaker].name for speaker in mute.speakers]
    assert remark.en == f"Without an address, to be invited otherwise: {', '.join(names)}"


@pytest.mark.long
def test_nothing_that_is_published_or_sent_knows_the_participants(one_room: Pair) -> None:
    event, programme = one_room
    named = Participant(name="Zita Zucca", email="zita@example.org", affiliation="Mairie", category="Élue")
    registered = event.model_copy(update={"participants": (named,)})
    every = [format_.name for format_ in FORMATS]
    before, after = (render(each, programme, every).files for each in (event, registered))
    assert {path for path in after if after[path] != before.get(path)} == {
        "print/badges.pdf",
        "print/attendance.pdf",
        "print/certificates/zucca-zita.pdf",
    }
    assert fingerprint(registered, programme) == fingerprint(event, programme)
