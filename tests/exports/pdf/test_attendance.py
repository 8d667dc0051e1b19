"""The list to sign: a page has empty rows alone only where the page before has hardly any."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from exports.pdf import attendance_pdf
from exports.pdf.people import attendants
from scheduler.domain.event import Event
from scheduler.domain.people import Participant, Person
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]


def _pages(pair: Pair, more: int) -> list[bool]:
    """Whether somebody is named on each page of the list of the event with so many guests more."""
    guests = tuple(Participant(name=f"Zoé Zguest{at:02}") for at in range(more))
    pages = PdfReader(BytesIO(attendance_pdf(pair[0].model_copy(update={"participants": guests}), pair[1]))).pages
    texts = [page.extract_text() for page in pages]
    assert sum(text.count("Zguest") for text in texts) == more
    names = {person.name.split()[-1] for person in (*pair[0].people, *guests)}
    return [any(name in text for name in names) for text in texts]


def test_empty_rows_have_a_page_of_their_own_only_behind_a_full_one(one_room: Pair) -> None:
    named = [_pages(one_room, more) for more in range(14)]
    assert [len(pages) for pages in named] == sorted(len(pages) for pages in named)
    assert {len(pages) for pages in named} == {1, 2}
    lonely = [more for more, pages in enumerate(named) if not all(pages)]
    assert len(lonely) == 2  # with no empty row, or one, on the page before
    assert all(named[lonely[-1] + 1])


def test_who_holds_a_plenary_from_elsewhere_does_not_sign(one_room: Pair) -> None:
    event, programme = one_room
    plenary = event.plenaries[0]
    zoe = Person(id="zoe@example.org", name="Zoé Zucca")
    for note, remote in (("en visioconférence", True), ("en deux langues", False)):
        held = plenary.model_copy(update={"speakers": (zoe.id,), "note": note})
        plenaries = (held, *event.plenaries[1:])
        event = event.model_copy(update={"plenaries": plenaries, "people": (*one_room[0].people, zoe)})
        assert {who.name: who.remote for who in attendants(event, programme)}["Zoé Zucca"] is remote
