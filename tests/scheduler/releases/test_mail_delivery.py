"""Each message is sent once, whatever server, disk or person is in trouble; nobody's trouble is another's."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scheduler.domain.errors import EnvironmentFailure
from scheduler.releases import deliveries as noted
from scheduler.releases import mail_delivery
from scheduler.releases.deliveries import Deliveries
from scheduler.releases.mail_delivery import Parcel
from tests.scheduler.releases.mail_server import Scripted, addresses, delivered, obliging, parcels, states

# ── one person's trouble ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("said", [b"550 no such mailbox\r\n", b"450 later\r\n", b"553-no\r\n553 really\r\n", None])
@pytest.mark.parametrize("when", [b"rcpt to:<p1@", b"(end) p1@"])
def test_a_message_that_the_server_will_not_have_keeps_no_other_back(
    scripted: Callable[..., Scripted], tmp_path: Path, when: bytes, said: bytes | None
) -> None:
    server = scripted(lambda command, n: said if command.startswith(when) else obliging(command, n))
    refused = delivered(tmp_path, server)
    assert list(refused) == ["p1@example.org"]
    assert refused["p1@example.org"]
    assert server.accepted == ["p0@example.org", "p2@example.org", "p3@example.org"]
    assert states(tmp_path / "delivered.jsonl")["p1@example.org"] == "failed"


@pytest.mark.parametrize("address", ["é@example.org", "p1@exä_mple.org", "p1@a\udc80.org", "p1@example.org\r\nRSET"])
def test_an_address_that_no_command_can_hold_keeps_no_other_back(
    scripted: Callable[..., Scripted], tmp_path: Path, address: str
) -> None:
    wanted = parcels()
    wanted[1] = Parcel("org@example.org", address, "<1@example.org>", wanted[1].data)
    server = scripted()
    assert list(delivered(tmp_path, server, wanted)) == [address]
    assert server.accepted == ["p0@example.org", "p2@example.org", "p3@example.org"]
    assert not any(line.lower().startswith(b"rset\r\nrset") for line in server.heard)


# ── the disk in trouble ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("moment", range(1, 9))
def test_a_full_disk_sends_nothing_twice_and_does_not_deny_what_was_sent(
    scripted: Callable[..., Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    server = scripted()
    calls = iter(range(1, 1000))
    fsync = os.fsync

    def full(descriptor: int) -> None:
        if next(calls) == moment:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(noted.os, "fsync", full)
        with pytest.raises(EnvironmentFailure) as raised:
            delivered(tmp_path, server)
    assert "Nothing was written" not in raised.value.text.en
    assert "noted" in raised.value.text.en
    assert not delivered(tmp_path, server)
    assert len(server.accepted) == len(set(server.accepted))
    doubtful = {
        parcel.address for parcel in parcels() if Deliveries(tmp_path / "delivered.jsonl").is_doubtful(parcel.identity)
    }
    assert doubtful | set(server.accepted) == set(addresses())


def test_what_was_being_sent_when_the_program_ended_is_in_doubt_and_not_sent_again(
    scripted: Callable[..., Scripted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = scripted()
    post = mail_delivery._Line.post

    def ending(line: mail_delivery._Line, parcel: Parcel) -> None:
        post(line, parcel)
        if parcel.address.startswith("p1"):
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(mail_delivery._Line, "post", ending)
        with pytest.raises(KeyboardInterrupt):
            delivered(tmp_path, server)
    assert states(tmp_path / "delivered.jsonl") == {"p0@example.org": "sent", "p1@example.org": "sending"}
    delivered(tmp_path, server)
    assert server.accepted == addresses()


def test_a_line_without_state_is_of_a_message_that_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "delivered.jsonl"
    lines = [
        '{"id": "<0@example.org>", "to": "p0@example.org"}',
        '{"id": "<1@',
        "[]",
        "[" * 5000,
        '{"id": 1, "state": []}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    deliveries = Deliveries(path)
    assert deliveries.is_sent("<0@example.org>")
    assert not deliveries.is_sent("<1@example.org>")
    with deliveries.sending("<1@example.org>", "é\ud800@example.org"):
        assert Deliveries(path).is_doubtful("<1@example.org>")
    assert Deliveries(path).is_sent("<1@example.org>")
