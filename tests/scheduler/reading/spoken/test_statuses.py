"""The status of a talk, in the contract's words and in those of committees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.errors import InputError
from scheduler.reading.report import Wrong
from scheduler.reading.spoken.statuses import status, with_reservation
from scheduler.reading.understood import Understood, plain

OWN = {
    "accepted": "accepted accepté Acceptée ACCEPTÉS acceptées accepte",
    "confirmed": "confirmed confirmé CONFIRMÉE confirmés",
    "left out": "rejected refusé Refusées refusee withdrawn retiré retirée cancelled canceled annulé Annulée submitted "
    "proposé proposées soumis Soumise soumises waiting draft brouillon declined",
}
OWN_PHRASES = {
    "tentative": ["tentative", "to confirm", "à confirmer", "A CONFIRMER", "sous réserve", "Sous réserve."],
    "left out": ["en attente", "liste d'attente", "Liste d’attente"],
}
# text, status, what is written instead in a French event
FURTHER = [
    ("OK", "accepted", "accepté"),
    ("ok !", "accepted", "accepté"),
    ("oui", "accepted", "accepté"),
    ("yes", "accepted", "accepted"),
    ("retenue", "accepted", "accepté"),
    ("Validé", "accepted", "accepté"),
    (True, "accepted", "accepté"),
    ("✓", "accepted", "accepté"),
    ("REFUS", "left out", "refusé"),
    ("non", "left out", "refusé"),
    ("NO", "left out", "rejected"),
    ("KO", "left out", "refusé"),
    (False, "left out", "refusé"),
    ("non retenue", "left out", "refusé"),
    ("rejetée", "left out", "refusé"),
    ("désistement", "left out", "retiré"),
    ("sur liste d'attente", "left out", "en attente"),
    ("waitlisted", "left out", "waiting"),
    ("à confirmer ?", "tentative", "à confirmer"),
    ("pas encore confirmé", "tentative", "à confirmer"),
    ("unconfirmed", "tentative", "to confirm"),
    ("accepté sous réserve", "tentative", "sous réserve"),
    ("accepté (sous réserve)", "tentative", "sous réserve"),
    ("confirmé (mail du 3 mars)", "confirmed", "confirmé"),
    ("accepté avec modifications", "accepted", "accepté"),
    ("acceptée (avec modifs mineures)", "accepted", "accepté"),
    ("OK avec corrections", "accepted", "accepté"),
    ("OK - corrections mineures", "accepted", "accepté"),
    ("accepted with minor revisions", "accepted", "accepted"),
    ("confirmé avec modifications", "confirmed", "confirmé"),
    ("accepté sous réserve de modifications", "tentative", "sous réserve"),
    ("accepté, sous réserve de modifications", "tentative", "sous réserve"),
    ("Accepté (sous réserve d'inscription)", "tentative", "sous réserve"),
    ("sous réserve de financement", "tentative", "sous réserve"),
    ("confirmé sous réserve de visa", "tentative", "sous réserve"),
    ("acceptation conditionnelle", "tentative", "sous réserve"),
    ("accepted subject to changes", "tentative", "tentative"),
    ("conditionally accepted", "tentative", "tentative"),
]
# what is no status, and what is suggested
UNREAD = [
    ("PR", ()),
    ("MCF", ()),
    ("en cours", ()),
    ("?", ()),
    ("…", ()),
    ("OK ?", ()),
    ("refusé ?", ()),
    ("confirmé (sauf lundi)", ()),
    ("accepté ou refusé", ()),
    ("accepter", ()),
    ("acceptable", ()),
    ("inaccepté", ()),
    ("refusé sous réserve", ()),
    ("non accepté avec corrections", ()),
    ("accepté avec plaisir", ()),
    ("accepté avec corrections ?", ()),
    ("à revoir", ("accepté", "sous réserve", "en attente")),
    ("Minor revisions", ("accepté", "sous réserve", "en attente")),
    ("en cours d'évaluation", ("soumis", "en attente")),
    ("confirmer", ("à confirmer",)),
    ("à valider", ("à confirmer", "en attente")),
    ("acepté", ("accepté",)),
    ("confimré", ("confirmé",)),
    ("rejeted", ("rejected",)),
]


@pytest.mark.parametrize(
    ("text", "meaning"),
    [(word, meaning) for meaning, words in OWN.items() for word in words.split()]
    + [(phrase, meaning) for meaning, phrases in OWN_PHRASES.items() for phrase in phrases],
)
def test_the_words_of_the_contract_are_read_without_a_word(text, meaning):
    assert status("fr")(text) == meaning


@pytest.mark.parametrize(("value", "meaning", "written"), FURTHER)
def test_other_words_are_understood_and_told(value, meaning, written):
    understood = status("fr")(value)
    assert isinstance(understood, Understood)
    assert (understood.value, understood.written) == (meaning, written)
    assert status("fr")(written) == meaning


def test_a_word_of_both_languages_is_put_into_that_of_the_event():
    understood = status("en")("ok")
    assert isinstance(understood, Understood)
    assert understood.written == "accepted"


@pytest.mark.parametrize(("text", "suggestions"), UNREAD)
def test_what_is_no_status_is_a_mistake_and_only_a_misspelling_has_a_suggestion(text, suggestions):
    with pytest.raises(Wrong) as caught:
        status("fr")(text)
    assert caught.value.suggestions == suggestions
    assert "écrivez" in caught.value.text.fr
    assert "write" in caught.value.text.en


@given(st.one_of(st.text(max_size=15), st.sampled_from(["accepté", "(", ")", "?", "non ", "pas "]), st.integers()))
def test_whatever_stands_there_is_a_status_or_a_mistake(value):
    try:
        meaning = status("fr")(value)
    except Wrong:
        return
    if isinstance(meaning, Understood):
        assert status("fr")(meaning.written) == plain(meaning)


@pytest.mark.parametrize(
    ("note", "language", "printed"),
    [
        ("", "fr", "sous réserve"),
        ("", "en", "to be confirmed"),
        ("en visioconférence", "fr", "en visioconférence, sous réserve"),
        ("Sous Réserve de visa", "fr", "Sous Réserve de visa"),
        ("date à confirmer", "fr", "date à confirmer"),
        ("subject to funding", "en", "subject to funding"),
    ],
)
def test_the_note_of_an_uncertain_talk_says_so_once(note, language, printed):
    assert with_reservation(note, language) == printed


def test_an_uncertain_talk_is_scheduled_with_its_note(folder):
    event = folder.talks({"status": "à confirmer"}, {"status": "tentative", "note": "par visio"}).read().event
    assert [(talk.note, talk.confirmed) for talk in event.talks] == [
        ("sous réserve", False),
        ("par visio, sous réserve", False),
    ]


def test_a_refusal_in_other_words_leaves_the_talk_out_and_is_told(folder):
    reading = folder.talks({"status": "REFUS"}).read()
    assert [talk.id for talk in reading.event.talks] == ["T02"]
    told = [remark for remark in reading.remarks if remark.column == "status"]
    assert [(remark.row, remark.found) for remark in told] == [(2, "REFUS")]
    assert [guess.corrections[0].value for guess in reading.guesses] == ["refusé"]


def test_a_table_without_accepted_talks_is_a_mistake(folder):
    folder.talks({"status": "non"}, {"status": "annulé"})
    with pytest.raises(InputError):
        folder.read()
