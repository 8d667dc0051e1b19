"""The keys of event.toml that are printed, the words of [print] and the limits of [call]."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler.domain.presentation import Call, PrintSettings

HEAD = '[event]\ntitle = "T"\ndate = 2025-05-23\nstart = "09:00"\nend = "18:00"\n'
TALKS = "id,title,speakers,emails,keywords,biography,abstract\nT1,a,Ada,ada@a.org,k;l,b,resume\n"


@pytest.fixture
def written(folder):
    """Writes the head of event.toml with more lines."""

    def write(more):
        return folder.event(HEAD + more).write("talks.csv", TALKS)

    return write


def test_texts_that_are_printed_arrive(written):
    event = (
        written(
            'summary = """Une  journée.\n\nDeux lignes."""\nregistration = "https://example.org/inscription"\n'
            'online = "https://visio.example.org/x"\nfunding = "Avec le soutien de la Région"\n'
            '[event.venue]\ntown = "Saint-Denis"\n'
        )
        .read()
        .event
    )
    assert (event.summary, event.funding) == ("Une  journée.\n\nDeux lignes.", "Avec le soutien de la Région")
    assert (event.registration, event.online) == ("https://example.org/inscription", "https://visio.example.org/x")
    assert event.venue.town == "Saint-Denis"


def test_nothing_of_them_has_a_default(written):
    event = written("").read().event
    assert (event.summary, event.registration, event.online, event.funding) == ("", None, None, "")
    assert (event.venue.town, event.print_settings, event.call) == (None, PrintSettings(), Call())


@pytest.mark.parametrize("sentence", ["Entrée libre.", "Par courriel à Ada@example.org", "https://x.org avant mai"])
def test_registration_may_be_a_sentence(written, sentence):
    assert written(f'registration = "{sentence}"\n').read().event.registration == sentence


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        ("www.example.org/x", "https://www.example.org/x"),
        ("example.org", "https://example.org"),
        *((text, None) for text in ("https://", "https://[", "javascript:alert(1)", "data:text/html,x", "ftp://x.org")),
    ],
)
def test_what_looks_like_an_address_must_be_one(written, text, suggested):
    mistake = written(f'registration = "{text}"\n').mistake()
    assert (mistake.column, mistake.found) == ("event.registration", text)
    assert mistake.suggestions == (() if suggested is None else (suggested,))


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('online = "visio.example.org"', "event.online"),
        ("summary = 3", "event.summary"),
        ('funding = ["a"]', "event.funding"),
        ("[event.venue]\ntown = 3", "event.venue.town"),
        ("[print]\naxis_number = 1", "print.axis_number"),
        ('[print]\nversion = "no"', "print.version"),
        (f'[print]\ntalk_label = "{"x" * 31}"', "print.talk_label"),
        ('[print]\nchair = "Animation"', "print.chair"),
        ("[call]\nkeywords = 0", "call.keywords"),
        ('[call]\nabstract = "3000"', "call.abstract"),
        ('[call]\ndeadline = "mars"', "call.deadline"),
        ("[call]\nlength = 5", "call.length"),
    ],
)
def test_each_mistake_has_its_key(written, line, column):
    assert written(line + "\n").mistake().column == column


def test_the_words_of_the_field_arrive(written):
    event = written(
        '[print]\naxis_label = "Panel"\naxis_number = false\nchair_label = "Présidence"\n'
        'talk_label = "intervention"\nversion = false\n'
    )
    assert event.read().event.print_settings == PrintSettings(
        axis_label="Panel", axis_number=False, chair_label="Présidence", talk_label="intervention", version=False
    )


def test_an_empty_label_of_axes_has_a_meaning(written):
    assert written('[print]\naxis_label = ""\nchair_label = ""\n').read().event.print_settings == PrintSettings(
        axis_label=""
    )


def test_the_call_sets_the_limits(written):
    folder = written("[call]\nkeywords = 1\nabstract = 5\ndeadline = 2025-03-20\n")
    reading = folder.read()
    assert reading.event.call == Call(keywords=1, abstract=5, deadline=date(2025, 3, 20))
    assert [remark.column for remark in reading.remarks] == ["keywords", "abstract"]
    assert written("[call]\nkeywords = 2\nabstract = 6\n").remarks() == ()
    folder = written("[call]\nkeywords = 3\n").write("talks.csv", TALKS.replace("k;l", ""))
    (remark,) = folder.remarks()
    assert remark.column == "keywords"
    assert remark.text.en.endswith("write up to 3")
