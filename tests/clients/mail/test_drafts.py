"""Drafts of mails, as mail programs read them: whom they are to, what they say, and what they carry."""

from __future__ import annotations

import csv
import email
import json
import shutil
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from released import Folder, planted

from scheduler.cli.program import main
from tests.clients.mail.drafts import out, released_with

Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("unprinted")


def drafts(folder: Folder, number: int) -> dict[str, EmailMessage]:
    place = folder.path / f"mails/v{number}"
    found = {p.relative_to(place).as_posix(): p.read_bytes() for p in sorted(place.rglob("*.eml"))}
    return {name: email.message_from_bytes(data, policy=default) for name, data in found.items()}  # type: ignore[misc]


def parts(message: EmailMessage) -> tuple[str, EmailMessage, EmailMessage]:
    """The text, the calendar that is its alternative, and the file."""
    both, file = message.iter_parts()
    text, calendar = both.iter_parts()
    assert message.get_content_type() == "multipart/mixed"
    assert both.get_content_type() == "multipart/alternative"
    return text.get_content().replace("\r\n", "\n"), calendar, file


def test_each_person_and_item_concerned_has_a_draft_and_nobody_else(folder: Folder) -> None:
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    chairs = {a.id: a.chairs[0].partition("@")[0] for a in folder.event.axes}
    wanted = {
        "05-personne/T08.eml",
        "07-personne/T04.eml",
        "06-personne/T01.eml",
        "08-personne/T02.eml",
        "04-personne/T02.eml",
        *(f"0{chairs[axis][1:]}-personne/chairs/{axis}-1.eml" for axis in ("1", "2")),
    }
    people = [name.partition("/")[0] for name in wanted]
    wanted |= {f"{person}.eml" for person in people if people.count(person) > 1}
    assert set(drafts(folder, 2)) == wanted


def test_the_parts_are_the_files_of_out(folder: Folder) -> None:
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    found = drafts(folder, 2)
    for name, file, method in (
        ("05-personne/T08.eml", "invitations/T08.ics", "REQUEST"),
        ("06-personne/T01.eml", "cancellations/T01.ics", "CANCEL"),
        ("08-personne/T02.eml", "cancellations/people/08-personne/T02.ics", "CANCEL"),
        ("04-personne/T02.eml", "invitations/T02.ics", "REQUEST"),
    ):
        _, calendar, attached = parts(found[name])
        assert calendar.get_content_type() == "text/calendar"
        assert calendar.get_param("method") == method
        assert calendar.get_payload(decode=True) == attached.get_payload(decode=True) == out(folder, file)
        assert attached.get_filename() == f"{name.partition('/')[2][:-4]}.ics"


def test_headers_are_encoded_stable_and_of_the_release(folder: Folder) -> None:
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    place = folder.path / "mails/v2"
    before = {path: path.read_bytes() for path in place.rglob("*.eml")}
    shutil.rmtree(place)
    assert main(["mail", str(folder.path), "--release", "v2", "--quiet"]) == 0
    assert {path: path.read_bytes() for path in place.rglob("*.eml")} == before
    messages = drafts(folder, 2)
    assert len({message["message-id"] for message in messages.values()}) == len(messages)
    for data in before.values():
        assert data.isascii()
        assert max(map(len, data.split(b"\r\n"))) <= 998
    one = messages["05-personne/T08.eml"]
    assert str(one["from"]) == "Zoé Lœuil <zoe@example.org>"
    assert str(one["to"]) == "Personne 05 <p5@example.org>"
    assert one["subject"].replace("\u202f", " ").startswith("Changement : L'intelligence")
    assert one["date"].datetime.isoformat() == "2025-05-12T00:00:00+02:00"


def test_the_text_says_what_changed_and_why(folder: Folder) -> None:
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    text = parts(drafts(folder, 2)["05-personne/T08.eml"])[0].replace("\u202f", " ").replace("\u00a0", " ")
    assert text.startswith("Bonjour Personne 05,\n\nLe programme de « Journée d'étude 3 » a changé")
    assert "– horaire : 14 h 15 – 14 h 45 → 14 h 45 – 15 h 15\n" in text
    assert "T01 n'aura pas lieu." in text
    assert text.endswith("Zoé Lœuil\n\nProgramme : version du 12 mai 2025\n")
    assert "\n\n\n" not in text
    assert parts(drafts(folder, 2)["08-personne/T02.eml"])[0].count("ne figurez plus") == 1


def test_the_first_release_concerns_everybody(folder: Folder) -> None:
    assert main(["mail", str(folder.path), "--release", "1", "--quiet"]) == 0
    messages = drafts(folder, 1)
    assert {m["to"].addresses[0].addr_spec for m in messages.values()} == {p.email for p in folder.event.people} | {
        "p6@example.org",
        "p8@example.org",
    }
    assert "modération" in parts(next(m for n, m in messages.items() if "/chairs/" in n))[0]


@pytest.mark.long
def test_english_events_get_english_mails(tmp_path: Path) -> None:
    event, programme = planted()
    folder = Folder(tmp_path / "day", event.model_copy(update={"language": "en"}), programme)
    folder.publish("2025-05-02")
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    message = drafts(folder, 1)["05-personne/T08.eml"]
    assert message["subject"].startswith("Invitation: ")
    assert "We are pleased to invite you to present your talk “" in parts(message)[0]
    assert "When: Friday 23\u202fMay 2025, 14:15–14:45\n" in parts(message)[0]


@pytest.mark.long
def test_a_template_of_the_folder_is_used_instead(folder: Folder, capsys: Captured) -> None:
    (folder.path / "templates/mail").mkdir(parents=True)
    path = folder.path / "templates/mail/change.txt"
    path.write_text("Objet {{ title }}\nCoucou {{ person }} : {{ when }}\n", encoding="utf-8")
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    message = drafts(folder, 2)["05-personne/T08.eml"]
    assert message["subject"].startswith("Objet L'intelligence")
    assert parts(message)[0].startswith("Coucou Personne 05 : vendredi")
    before = {p: p.read_bytes() for p in (folder.path / "mails").rglob("*.eml")}
    for wrong in ("x\n{{ unknown }}", "x\n{% for %}", "x\n{{ person.__class__.__mro__ }}", "x\n{{ 1 / 0 }}"):
        path.write_text(wrong, encoding="utf-8")
        capsys.readouterr()
        assert main(["mail", str(folder.path), "--lang", "en"]) == 3
        assert "templates/mail/change.txt" in capsys.readouterr().err
    assert {p: p.read_bytes() for p in (folder.path / "mails").rglob("*.eml")} == before


def test_a_template_that_is_a_link_out_of_the_folder_is_left_out(
    folder: Folder, tmp_path: Path, capsys: Captured
) -> None:
    (folder.path / "templates/mail").mkdir(parents=True)
    (tmp_path / "secret").write_text("Objet\nsecret\n", encoding="utf-8")
    (folder.path / "templates/mail/change.txt").symlink_to(tmp_path / "secret")
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--lang", "en"]) == 0
    assert "templates/mail/change.txt: This link leads out of the folder" in capsys.readouterr().err
    assert not any(b"secret" in path.read_bytes() for path in (folder.path / "mails").rglob("*.eml"))


@pytest.mark.parametrize("link", ["mails", "mails/v2"])
def test_drafts_are_written_into_no_other_folder(folder: Folder, tmp_path: Path, link: str, capsys: Captured) -> None:
    (tmp_path / "theirs").mkdir()
    (folder.path / link).parent.mkdir(exist_ok=True)
    (folder.path / link).symlink_to(tmp_path / "theirs")
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--lang", "en"]) == 1
    assert f"{link}: a symbolic link stands here" in capsys.readouterr().err
    assert list((tmp_path / "theirs").iterdir()) == []


@pytest.mark.long
def test_hostile_names_stay_in_their_header(tmp_path: Path) -> None:
    event, programme = planted()
    strange = f'=?utf-8?q?Bcc=3A?= "É́" שלום 🚀 {"x" * 90}'
    people = tuple(p.model_copy(update={"name": f"{p.name} {strange}"}) for p in event.people)
    folder = Folder(tmp_path / "day", event.model_copy(update={"people": people}), programme)
    folder.programme = folder.programme.model_copy(
        update={
            "sessions": tuple(
                s.model_copy(update={"chairs": (folder.event.person[folder.event.axis[str(s.axis)].chairs[0]].name,)})
                for s in programme.sessions
            )
        }
    )
    folder.publish("2025-05-02")
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    for message in drafts(folder, 1).values():
        (to,) = message["to"].addresses
        assert to.addr_spec.endswith("@example.org")
        # Python 3.11 folds a word that no line can hold with a space in it; all else must come back.
        assert to.display_name.replace(" ", "") in {p.name.replace(" ", "") for p in people}
        assert message["bcc"] is None


#: Addresses that no mail server takes; each stood in a folder that an earlier version published.
BROKEN = ("a..b@example.org", ".a@example.org", "é@example.org", "a\u200b@example.org", "a@exa\u200bmple.org", "a b")


@pytest.mark.parametrize("address", BROKEN)
def test_an_address_that_cannot_be_written_to_is_told_and_the_others_have_drafts(
    folder: Folder, capsys: Captured, address: str
) -> None:
    released_with(folder, {"p5@example.org": address})
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--json", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert f"Personne 05 <{address}>: no mail, " in said.err
    answer = json.loads(said.out)
    assert [person["name"] for person in answer["unwritten"]] == ["Personne 05"]
    names = set(drafts(folder, 2))
    assert "07-personne/T04.eml" in names
    assert not any(name.startswith("05-personne") for name in names)


def test_an_international_domain_is_written_as_the_mail_server_knows_it(folder: Folder) -> None:
    released_with(folder, {"p5@example.org": "p5@exämple.org"})
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    (to,) = drafts(folder, 2)["05-personne/T08.eml"]["to"].addresses
    assert to.addr_spec == "p5@xn--exmple-cua.org"


def test_an_organiser_nobody_can_answer_is_a_mistake_of_the_folder(folder: Folder, capsys: Captured) -> None:
    released_with(folder, {"mailto:zoe@example.org": "mailto:z..oe@example.org"})
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--lang", "en"]) == 3
    assert "event.organisers.email" in capsys.readouterr().err


def test_each_draft_is_opened_as_one_and_has_its_row_and_calendar_in_a_table(folder: Folder) -> None:
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    place = folder.path / "mails/v2"
    messages = drafts(folder, 2)
    assert {message["x-unsent"] for message in messages.values()} == {"1"}
    with open(place / "mailing.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    ordered = [messages[name] for name in sorted(messages)]
    assert [row["courriel"] for row in rows] == [m["to"].addresses[0].addr_spec for m in ordered]
    assert [row["objet"] for row in rows] == [str(m["subject"]) for m in ordered]
    for row, message in zip(rows, ordered, strict=True):
        calendar = next((p for p in message.walk() if p.get_content_type() == "application/ics"), None)
        assert bool(row["agenda"]) == (calendar is not None)
        if calendar is not None:
            assert (place / row["agenda"]).read_bytes() == calendar.get_payload(decode=True)
            assert row["texte"] == parts(message)[0]
