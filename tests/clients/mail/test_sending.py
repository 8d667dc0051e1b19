"""Mails sent to a real server: each once, whatever it does, and none without being asked for."""

from __future__ import annotations

import email
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from released import Folder, planted

from scheduler.cli.program import main
from scheduler.releases.mail_server import VARIABLE
from tests.clients.mail.drafts import released_with

Captured = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("unprinted")


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
