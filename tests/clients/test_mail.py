"""`journee mail`: drafts as mail programs read them, and a real SMTP server that receives them."""

from __future__ import annotations

import csv
import email
import hashlib
import json
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from released import Folder, planted

from scheduler.cli.program import main
from scheduler.releases.mail_server import VARIABLE

Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("unprinted")
Folders = tuple[Path, Folder]


@pytest.fixture(scope="module")
def _published(unprinted: None, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    folder = Folder(tmp_path_factory.mktemp("mail") / "jour", *planted())
    folder.publish("2025-05-02", "Premier")
    folder.swap("T08", "T04")
    folder.drop("T01")
    folder.alter("T02", speakers=("p4@example.org",), affiliations=())
    folder.publish("2025-05-12", "T01 n'aura pas lieu.")
    return folder


@pytest.fixture
def folder(_published: Folder, tmp_path: Path) -> Folder:
    shutil.copytree(_published.path, tmp_path / "jour")
    return Folder(tmp_path / "jour", _published.event, _published.programme)


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


def out(folder: Folder, name: str) -> bytes:
    return (folder.path / "out" / name).read_bytes()


# ── drafts ───────────────────────────────────────────────────────────────────────────────────────────────────────────


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


def released_with(folder: Folder, addresses: dict[str, str]) -> None:
    """The releases have other addresses, as those of an earlier version of the program may have."""
    before = None
    for place in (folder.path / "releases/v1", folder.path / "releases/v2"):
        items = (place / "items.json").read_text("utf-8")
        for old, new in addresses.items():
            assert old in items
            items = items.replace(f'"{old}"', f'"{new}"')
        (place / "items.json").write_text(items, encoding="utf-8")
        statement = json.loads((place / "release.json").read_bytes()) | {"before": before}
        (place / "release.json").write_text(json.dumps(statement), encoding="utf-8")
        names = ("release.json", "schedule.json", "items.json")
        sums = [f"{hashlib.sha256((place / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
        (place / "SHA256SUMS").write_text("".join(sums), encoding="ascii")
        before = hashlib.sha256("".join(sums).encode()).hexdigest()


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


# ── sending ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class Received:
    """Keeps what it accepts; `drop` tells after which messages the connection breaks, before they are accepted."""

    def __init__(self) -> None:
        self.messages: list[tuple[tuple[str, ...], bytes]] = []
        self.drop: Callable[[int], bool] = lambda _: False
        self.refuse: set[str] = set()
        self.seen = 0

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refuse:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        self.seen += 1
        if self.drop(self.seen):
            assert server.transport is not None
            server.transport.close()
            return "421 gone"
        self.messages.append((tuple(envelope.rcpt_tos), envelope.original_content))
        return "250 OK"


def undated(data: bytes) -> bytes:
    """A mail but for its date and the line of a draft."""
    head, end, body = data.partition(b"\r\n\r\n")
    kept = [line for line in head.split(b"\r\n") if not line.startswith((b"Date:", b"X-Unsent:"))]
    return b"\r\n".join(kept) + end + body


def drafted(folder: Folder) -> list[bytes]:
    return sorted(undated(path.read_bytes()) for path in (folder.path / "mails/v2").rglob("*.eml"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def received(monkeypatch: pytest.MonkeyPatch) -> Iterator[Received]:
    handler = Received()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    port = controller.port
    monkeypatch.setenv(VARIABLE, f"smtp://127.0.0.1:{port}")
    yield handler
    controller.stop()


def test_what_is_sent_is_what_was_drafted_once_each(folder: Folder, received: Received) -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    assert main(["mail", str(folder.path), "--send", "--yes", "--quiet"]) == 0
    wanted = drafted(folder)
    assert sorted(undated(data) for _, data in received.messages) == wanted
    for to, data in received.messages:
        message = email.message_from_bytes(data, policy=default)
        assert to == (message["to"].addresses[0].addr_spec,)  # type: ignore[attr-defined]
        assert begun <= message["date"].datetime <= datetime.now(UTC)  # type: ignore[attr-defined]
        assert message["x-unsent"] is None
    assert main(["mail", str(folder.path), "--send", "--yes", "--quiet"]) == 0
    assert len(received.messages) == len(wanted)


@pytest.mark.parametrize("often", [2, 3])
def test_a_connection_that_breaks_loses_and_doubles_nobody(folder: Folder, received: Received, often: int) -> None:
    received.drop = lambda seen: seen % often == 0
    assert main(["mail", str(folder.path), "--send", "--yes", "--quiet"]) == 0
    wanted = drafted(folder)
    assert sorted(undated(data) for _, data in received.messages) == wanted


def test_a_run_that_broke_goes_on_where_it_stopped(folder: Folder, received: Received, capsys: Captured) -> None:
    received.drop = lambda seen: seen > 3
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--send", "--yes", "--lang", "en"]) == 1
    assert "goes on where it stopped" in capsys.readouterr().err
    assert len(received.messages) == 3
    with open(folder.path / "mails/v2/delivered.jsonl", "ab") as file:
        file.write(b'{"id": "<cut o')  # the power went in the middle of a line
    received.drop = lambda _: False
    assert main(["mail", str(folder.path), "--send", "--yes", "--quiet"]) == 0
    wanted = drafted(folder)
    assert sorted(undated(data) for _, data in received.messages) == wanted
    assert main(["mail", str(folder.path), "--send", "--yes", "--quiet"]) == 0
    assert len(received.messages) == len(wanted)


def test_one_that_is_refused_is_told_and_the_others_go(folder: Folder, received: Received, capsys: Captured) -> None:
    received.refuse = {"p5@example.org"}
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--send", "--yes", "--lang", "en"]) == 1
    assert "p5@example.org – 550 no such mailbox" in capsys.readouterr().err
    total = len(list((folder.path / "mails/v2").rglob("*.eml")))
    assert len(received.messages) == total - 1
    received.refuse = set()
    assert main(["mail", str(folder.path), "--send", "--yes", "--quiet"]) == 0
    assert len(received.messages) == total


def test_who_cannot_be_written_to_keeps_nobody_else_s_mail_back(
    folder: Folder, received: Received, capsys: Captured
) -> None:
    released_with(folder, {"p4@example.org": "p..4@example.org", "p5@example.org": "p5@exämple.org"})
    capsys.readouterr()
    assert main(["mail", str(folder.path), "--send", "--yes", "--lang", "en"]) == 1
    assert "Personne 04 <p..4@example.org>" in capsys.readouterr().err
    wanted = drafted(folder)
    assert sorted(undated(data) for _, data in received.messages) == wanted
    assert ("p5@xn--exmple-cua.org",) in [to for to, _ in received.messages]


def test_nothing_is_sent_unless_it_is_asked_for_and_confirmed(
    folder: Folder, received: Received, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["mail", str(folder.path), "--quiet"]) == 0
    assert main(["mail", str(folder.path), "--send"]) == 2  # nobody is there to say yes
    import io

    for answer, code in (("n\n", 130), ("y\n", 0)):
        terminal = io.StringIO(answer)
        terminal.isatty = lambda: True  # type: ignore[method-assign]
        monkeypatch.setattr("sys.stdin", terminal)
        assert not received.messages
        assert main(["mail", str(folder.path), "--send", "--lang", "en"]) == code
        assert "p5@example.org" in capsys.readouterr().err
    assert received.messages


def test_a_password_appears_nowhere(folder: Folder, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = Received()

    def no(server: SMTP, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=False, handled=False, message=f"535 wrong: {data.password.decode()}")

    controller = Controller(handler, hostname="127.0.0.1", port=free_port(), authenticator=no, auth_require_tls=False)
    controller.start()
    try:
        port = controller.port
        monkeypatch.setenv(VARIABLE, f"smtp://zoe:s3cr%40t@127.0.0.1:{port}")
        capsys.readouterr()
        assert main(["mail", str(folder.path), "--send", "--yes", "--lang", "en"]) == 1
        said = capsys.readouterr()
    finally:
        controller.stop()
    assert "535" in said.err
    assert "s3cr" not in said.out + said.err
    assert not any(b"s3cr" in path.read_bytes() for path in folder.path.rglob("*") if path.is_file())
    assert not handler.messages


@pytest.mark.parametrize("url", [None, "", "http://example.org", "smtp://", "smtps://h:port", "smtp://h/path", "mail"])
def test_a_server_that_is_not_one_is_a_wrong_command_line(
    folder: Folder, url: str | None, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if url is not None:
        monkeypatch.setenv(VARIABLE, url)
    assert main(["mail", str(folder.path), "--send", "--yes", "--lang", "en"]) == 2
    assert VARIABLE in capsys.readouterr().err


def test_a_certificate_that_nobody_vouches_for_is_refused(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    import ssl

    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    subprocess.run(
        [
            openssl,
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-days",
            "2",
            "-keyout",
            str(tmp_path / "key"),
            "-out",
            str(tmp_path / "cert"),
        ],
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert", tmp_path / "key")
    handler = Received()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port(), tls_context=context)
    controller.start()
    try:
        monkeypatch.setenv(VARIABLE, f"smtp://localhost:{controller.port}")
        assert main(["mail", str(folder.path), "--send", "--yes", "--lang", "en"]) == 1
    finally:
        controller.stop()
    assert "CERTIFICATE_VERIFY_FAILED" in capsys.readouterr().err
    assert not handler.messages


@pytest.mark.long
def test_without_an_organiser_s_address_nobody_can_write(tmp_path: Path, capsys: Captured) -> None:
    event, programme = planted()
    folder = Folder(tmp_path / "day", event.model_copy(update={"organisers": ()}), programme)
    folder.publish("2025-05-02")
    assert main(["mail", str(folder.path), "--lang", "en"]) == 3
    assert "organisers" in capsys.readouterr().err
