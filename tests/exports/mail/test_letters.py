"""What mails say: each change in the words of the event's field, and nothing that is no news."""

from __future__ import annotations

import csv
import email
import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Calendar

from exports.mail import Edited, as_sent, mailing_csv, mails
from scheduler.domain.calendar_item import Host, Item
from tests.exports.mail.released_items import LUC, ZOE, guest, item, released, written


@pytest.mark.parametrize(
    ("message", "left_out"),
    [
        ("Mme Arnaud est souffrante.", True),
        ("ZOÉ ARNAUD ne peut pas venir", True),
        ("Zoe annule", True),
        ("La salle a changé.", False),
        ("L’arnaud des halles", False),
    ],
)
def test_nobody_reads_of_herself_in_the_third_person(message: str, left_out: bool) -> None:
    release = released([item("A", ZOE), item("B", LUC)], [item("B", LUC, start=630, end=660)], message=message)
    texts = {to: text for _, to, text in written(release).values()}
    assert (message not in texts[str(ZOE.email)]) == left_out
    assert message in texts[str(LUC.email)]


def test_a_draft_is_sent_with_the_date_of_then_and_the_identity_of_before() -> None:
    (mail,) = mails(released([item("A", ZOE)]), {}).mails
    now = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    draft, message = (email.message_from_bytes(data, policy=default) for data in (mail.data, as_sent(mail.data, now)))
    assert (draft["x-unsent"], message["x-unsent"]) == ("1", None)
    assert message["date"].datetime == now  # type: ignore[attr-defined]
    assert message["message-id"] == draft["message-id"] == mail.identity
    assert as_sent(mail.data, now).partition(b"\r\n\r\n")[2] == mail.data.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(("language", "sign"), [("fr", ";"), ("en", ",")])
def test_the_table_of_a_mail_merge_has_no_cell_that_a_spreadsheet_runs(language: str, sign: str) -> None:
    rude = guest("=HYPERLINK(1)", "luc@example.org")
    release = released([item("A", rude, title='+1; "x", y')], language=language)
    text = mailing_csv(mails(release, {}).mails, language).decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))[1:]
    assert row[0] == "'=HYPERLINK(1)"
    assert row[2].endswith('+1; "x", y')
    assert row[4].endswith("/A.ics")


def lines(release: Edited, path: str) -> list[str]:
    return [line for line in written(release)[path][2].splitlines() if line.startswith("– ")]


def test_who_chairs_is_told_which_talk_came_left_moved_or_was_retitled_and_the_new_order() -> None:
    def session(*talks: str, **changes: Any) -> Item:
        return item("1/1", ZOE, kind="session", talks=talks, chairs=("Zoé Arnaud",), **changes)

    before = [session("Un", "Deux", "Trois", "Quatre"), item("D", LUC, title="Deux")]
    after = [session("Trois", "Un", "Deux bis", "Cinq", introduction=5), item("D", LUC, title="Deux bis")]
    assert lines(released(before, after), "arnaud-zoe/chairs/1-1.eml") == [
        "– en plus : « Cinq »",
        "– en moins : « Quatre »",
        "– à une autre place : « Trois »",
        "– nouveau titre : « Deux » → « Deux bis »",
        "– nouvel ordre : « Trois », « Un », « Deux bis », « Cinq »",
        "– introduction : aucune → 5 min",
    ]
    retitled = [session("Un", "Deux bis", "Trois", "Quatre"), item("D", LUC, title="Deux bis")]
    assert lines(released(before, retitled), "arnaud-zoe/chairs/1-1.eml") == [
        "– nouveau titre : « Deux » → « Deux bis »"
    ]
    left = [session("Un", "Deux", "Quatre"), item("D", LUC, title="Deux")]
    assert lines(released(before, left), "arnaud-zoe/chairs/1-1.eml") == ["– en moins : « Trois »"]


def test_each_detail_that_changes_is_said() -> None:
    far = ZOE.model_copy(update={"timezone": "America/New_York"})
    after = item("A", far, note="en visioconférence", bring="vos images", alarm=30, abstract="x" * 300)
    assert lines(released([item("A", ZOE, note="sous réserve", alarm=15)], [after]), "arnaud-zoe/A.eml") == [
        "– mention : « sous réserve » → « en visioconférence »",
        "– résumé",
        "– à prévoir : – → « vos images »",
        "– rappel : 15 min avant → 30 min avant",
        "– fuseau horaire de Zoé Arnaud : Europe/Paris → America/New_York",
    ]


def test_an_organiser_s_new_address_is_said() -> None:
    host = Host(name="Bureau", uri="mailto:colloque@example.org")
    assert lines(released([item("A", ZOE)], [item("A", ZOE, host=host)]), "arnaud-zoe/A.eml") == [
        "– organisation : Bureau <bureau@example.org> → Bureau <colloque@example.org>"
    ]


@pytest.mark.parametrize(
    ("language", "usual", "own"),
    [
        (
            "fr",
            ("la modération de la session « Un axe »", "votre communication « Un exposé »", "Modération : Luc"),
            ("la session « Un axe » (bureau)", "votre papier « Un exposé »", "Bureau : Luc"),
        ),
        (
            "en",
            ("to chair the session “Un axe”", "your talk “Un exposé”", "Chair: Luc"),
            ("to chair the session “Un axe”", "your papier “Un exposé”", "Bureau: Luc"),
        ),
    ],
)
def test_mails_have_the_words_of_the_event_s_field(language: str, usual: Iterable[str], own: Iterable[str]) -> None:
    items = [item("1/1", LUC, kind="session"), item("A", ZOE, chairs=("Luc",))]
    release = released(items, language=language)
    stated = replace(release, talk_label="papier", chair_label="Bureau")
    for edited, said in ((release, usual), (stated, own)):
        text = "".join(text for _, _, text in written(edited).values())
        assert [words for words in said if words not in text] == []


def test_a_summary_says_what_changes() -> None:
    before = [item("A", ZOE), item("B", ZOE)]
    release = released(before, [item("A", ZOE, start=630, end=660, room="B"), item("C", ZOE)])
    said = [line.partition(" : ")[2].partition(" – ")[0] for line in lines(release, "arnaud-zoe.eml")]
    assert said == ["changement (horaire, salle)", "invitation", "annulation"]


def test_a_label_that_goes_on_with_the_names_does_so_and_has_a_word_that_stands_alone() -> None:
    items = [item("1/1", LUC, kind="session"), item("A", ZOE, chairs=("Ada Roy",))]
    release = replace(released(items), chair_label="Sous la présidence de")
    text = "".join(text for _, _, text in written(release).values())
    assert "vous confier la présidence de la session « Un axe »" in text
    assert "\nSous la présidence d’Ada Roy\r\n" in text


def test_an_invitation_names_who_else_speaks_what_is_chaired_and_the_note() -> None:
    ada, bo, di = guest("Ada Roux", "ada@x.org"), guest("Bo Lind", None), guest("Di Sol", "di@x.org")
    cy = guest("Cy Tan", "cy@x.org", "discussant")
    release = released(
        (
            item("A", ada, bo, cy, note="en visioconférence"),
            item("1/1", di, kind="session", talks=("Un exposé", "Deux")),
            item("P", ada, bo, di, kind="plenary", leading=(di.id,)),
        )
    )
    texts = {path: text.splitlines() for path, (_, _, text) in written(release).items()}
    assert {"Avec : Bo Lind", "Mention : en visioconférence"} <= set(texts["roux-ada/A.eml"])
    assert "Intervention : Ada Roux et Bo Lind" in texts["tan-cy/A.eml"]
    assert "Intervention : Ada Roux et Bo Lind" in texts["sol-di/plenaries/P.eml"]
    assert lines(release, "sol-di/chairs/1-1.eml") == ["– « Un exposé »", "– « Deux »"]
    assert not [line for line in texts["sol-di/chairs/1-1.eml"] if line.startswith(("Avec", "Intervention"))]


@pytest.mark.parametrize(("kind", "line"), [("talk", "Session : Eau"), ("poster", "Thème : Eau")])
def test_an_invitation_says_the_session_of_a_talk_and_the_theme_of_a_poster(kind: str, line: str) -> None:
    release = released((item("A", guest("Ada Roux", "ada@x.org"), axis="Eau").model_copy(update={"kind": kind}),))
    (text,) = (text for _, _, text in written(release).values())
    assert [each for each in text.splitlines() if each.endswith(": Eau")] == [line]


def test_a_summary_says_what_somebody_does_who_presents_nothing() -> None:
    ada = guest("Ada Roux", "ada@x.org")
    release = released((item("A", ada.model_copy(update={"role": "discussant"})), item("1/1", ada, kind="session")))
    said = "\n".join(lines(release, "roux-ada.eml"))
    assert "invitation (discussion)" in said
    assert "invitation (modération)" in said


def test_a_summary_names_what_changed_by_the_words_of_the_event_s_field() -> None:
    before = [item(name, LUC, kind="session", talks=("Un",)) for name in ("1/1", "1/2")]
    release = released(before, [item(name, LUC, kind="session", talks=("Un", "Deux")) for name in ("1/1", "1/2")])
    for label, said in (("", "communications"), ("papier", "papiers")):
        text = "".join(text for _, _, text in written(replace(release, talk_label=label)).values())
        assert f"changement ({said})" in text


def test_nobody_is_told_of_the_number_of_a_session_alone() -> None:
    def state(of_talk: str, of_session: str, **more: int) -> list[Item]:
        session = item("1/1", LUC, kind="session", title=of_session, talks=("Un",))
        return [item("A", ZOE, axis="Droit", axis_id="1", session=of_talk, **more), session]

    numbers = [("", "Droit"), ("Droit (1)", "Droit (1)"), ("Droit (2)", "Droit (2)")]
    for before, after in pairwise([*numbers, numbers[0]]):
        assert not written(released(state(*before), state(*after)))
    assert list(written(released(state(*numbers[0]), state(*numbers[1], start=615, end=645)))) == ["arnaud-zoe/A.eml"]
    assert written(released(state("", "Droit"), state("Atelier", "Atelier")))


@pytest.mark.parametrize(
    ("language", "room", "place", "told"),
    [
        ("fr", "Salle", "Salle", ""),
        ("en", "Room", "Room", ""),
        ("fr", "Salle", "Salle, 20 avenue George-Sand", "20 avenue George-Sand"),
        ("en", "Room", "Room, 20 High Street", "20 High Street"),
        ("fr", "Salle 3", "Salle 3, 20 avenue George-Sand", "Salle 3, 20 avenue George-Sand"),
        ("en", "", "Old Mill", "Old Mill"),
    ],
)
def test_a_room_that_nobody_named_is_told_in_no_mail_and_no_calendar(
    language: str, room: str, place: str, told: str
) -> None:
    talk = item("T1", guest("Ada", "ada@x.org"), language=language, room=room, place=place)
    ((method, _, text),) = written(released([talk], language=language)).values()
    lines = [line.partition(": ")[2] for line in text.splitlines() if line.startswith(("Où", "Where"))]
    assert method == "REQUEST"
    assert lines == ([told] if told else [])
    (mail,) = mails(released([talk], language=language), {}).mails
    places = [
        str(event.get("location", ""))
        for part in email.message_from_bytes(mail.data, policy=default).walk()
        if part.get_content_type() == "application/ics"
        for event in Calendar.from_ical(part.get_payload(decode=True)).walk("VEVENT")  # type: ignore[arg-type]
    ]
    assert places == [told]
