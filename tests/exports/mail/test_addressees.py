"""Who has a mail of a release, and whose calendar entry is cancelled: people are known by their addresses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports.invitations import cancellation_files
from exports.mail import Edited, mails, without_address
from scheduler.domain.calendar_item import Guest, Item
from scheduler.domain.differences import concerned, differences
from scheduler.domain.person_id import shared_id
from tests.exports.mail.released_items import LUC, TYPO, ZOE, guest, item, released, written
from tests.reference.examples import examples


def sent(release: Edited) -> set[tuple[str, str, str]]:
    return {(path, method, to) for path, (method, to, _) in written(release).items()}


def test_a_corrected_address_gets_an_invitation_and_nobody_a_cancellation() -> None:
    release = released([item("A", TYPO)], [item("A", ZOE)])
    assert sent(release) == {("arnaud-zoe/A.eml", "REQUEST", ZOE.email)}
    assert dict(cancellation_files(release.before, release.after, 2)) == {}
    (change,) = differences(release.before, release.after)
    assert (change.what, change.fields, change.of(ZOE.id)) == ("changed", ("addresses",), "changed")
    assert [person.guest.email for person in concerned([change])] == [ZOE.email]


def test_so_do_chairs_plenaries_and_a_summary_of_it_all_and_others_hear_nothing() -> None:
    def day(zoe: Guest) -> list[Item]:
        session = item("1/1", zoe, kind="session", chairs=("Zoé Arnaud",))
        return [item("A", zoe, LUC), session, item("w", zoe, kind="plenary"), item("B", LUC)]

    release = released(day(TYPO), day(ZOE))
    assert sent(release) == {
        ("arnaud-zoe/A.eml", "REQUEST", ZOE.email),
        ("arnaud-zoe/chairs/1-1.eml", "REQUEST", ZOE.email),
        ("arnaud-zoe/plenaries/w.eml", "REQUEST", ZOE.email),
        ("arnaud-zoe.eml", "", ZOE.email),
    }
    assert "invitation" in written(release)["arnaud-zoe.eml"][2]


def test_what_is_cancelled_besides_is_told_at_the_address_of_now() -> None:
    release = released([item("A", TYPO), item("B", TYPO), item("C", TYPO, LUC)], [item("A", ZOE), item("C", LUC)])
    assert sent(release) == {
        ("arnaud-zoe/A.eml", "REQUEST", ZOE.email),
        ("arnaud-zoe/B.eml", "CANCEL", ZOE.email),
        ("arnaud-zoe/C.eml", "CANCEL", ZOE.email),
        ("arnaud-zoe.eml", "", ZOE.email),
        ("bernard-luc/C.eml", "REQUEST", LUC.email),
    }


def test_a_mistyped_address_that_becomes_one_known_already_is_the_same_person() -> None:
    release = released([item("A", TYPO), item("B", ZOE)], [item("A", ZOE), item("B", ZOE)])
    assert {(method, to) for _, method, to in sent(release)} == {("REQUEST", ZOE.email)}


def test_who_is_taken_off_is_told_of_the_hour_that_she_knows() -> None:
    release = released([item("A", ZOE, LUC)], [item("A", LUC, start=660, end=690)])
    assert "de 10 h à 10 h 30" in written(release)["arnaud-zoe/A.eml"][2]


def test_the_name_of_a_file_is_no_news() -> None:
    release = released([item("A", ZOE)])
    renamed = item("A", ZOE.model_copy(update={"file": "zoe-arnaud"}))
    (record,) = release.after
    assert differences(release.after, [record.model_copy(update={"item": renamed})]) == ()


def test_namesakes_are_two_people() -> None:
    one, two, third = (guest("Jean Martin", f"jean{n}@example.org") for n in (1, 2, 3))
    release = released([item("A", one), item("B", two)], [item("A", third), item("B", two)])
    assert [(method, to) for _, method, to in sent(release)] == [("REQUEST", third.email)]
    release = released([item("A", one), item("B", two)], [item("A", two), item("B", two)])
    assert {(method, to) for _, method, to in sent(release)} == {("REQUEST", two.email), ("CANCEL", one.email)}


def test_capitals_are_no_correction_and_an_address_that_comes_or_goes_is() -> None:
    loud = guest("Zoé Arnaud", "Zoe.Arnaud@Example.org")
    assert sent(released([item("A", ZOE)], [item("A", loud)])) == set()
    bare = guest("Zoé Arnaud", None)
    release = released([item("A", ZOE, LUC)], [item("A", bare, LUC)])
    assert sent(release) == set()
    assert without_address(release) == ("Zoé Arnaud",)
    release = released([item("A", bare, LUC)], [item("A", ZOE, LUC)])
    assert sent(release) == {("arnaud-zoe/A.eml", "REQUEST", ZOE.email)}
    assert without_address(release) == ()


def test_who_shares_an_address_is_told_and_the_calendar_of_the_other_keeps_its_entry() -> None:
    office = "office@example.org"
    zoe, luc = (Guest(id=shared_id(n.lower(), office), name=n, email=office) for n in ("Zoé Arnaud", "Luc Bernard"))
    release = released([item("A", zoe, luc)], [item("A", luc)])
    mail = written(release)["arnaud-zoe/A.eml"]
    assert mail[:2] == ("", office)
    assert "ne figurez plus" in mail[2]
    assert "fichier joint" not in mail[2]
    assert dict(cancellation_files(release.before, release.after, 2)) == {}


def test_who_comes_back_has_a_file_of_her_own_beside_the_person_who_took_the_name_over() -> None:
    release = released(
        [item("A", TYPO), item("B", LUC)], [item("A", ZOE), item("B", LUC)], [item("A", ZOE), item("B", TYPO)]
    )
    paths = sent(release)
    assert {to for _, _, to in paths} == {TYPO.email, LUC.email}
    assert not any(path.startswith("arnaud-zoe/") for path, _, _ in paths)


PEOPLE = st.sampled_from(
    [
        guest(name, address)
        for name in ("Zoé Arnaud", "ZOÉ ARNAUD", "Luc")
        for address in ("z@x.org", "Z@x.org", "y@x.org")
    ]
    + [guest("Zoé Arnaud", None), TYPO, ZOE]
)
STATES = st.lists(
    st.dictionaries(st.sampled_from("ABC"), st.lists(PEOPLE, max_size=3, unique_by=lambda g: g.id)),
    min_size=2,
    max_size=4,
)


@examples(60)
@given(STATES)
def test_no_two_mails_share_a_path_and_nobody_is_both_invited_to_and_taken_off_an_item(
    states: list[dict[str, list[Guest]]],
) -> None:
    for number in range(1, len(states) + 1):
        release = released(*([item(name, *guests) for name, guests in state.items()] for state in states[:number]))
        letters = mails(release, {}).mails
        assert len({mail.path.lower() for mail in letters}) == len(letters)
        assert len({mail.identity for mail in letters}) == len(letters)
        about = [(mail.to, mail.address.lower(), mail.path.rpartition("/")[2]) for mail in letters if "/" in mail.path]
        assert len(set(about)) == len(about)
        told = {person.guest.email or "" for person in concerned(differences(release.before, release.after))}
        assert {mail.address.lower() for mail in letters} <= {address.lower() for address in told if address}
