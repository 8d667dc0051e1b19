"""An address is one that headers, mail servers and calendars all take, or it is none."""

from __future__ import annotations

import smtplib
from email.headerregistry import Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.address import Undeliverable, deliverable, shown


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("zoe@example.org", "zoe@example.org"),
        ("o'neill+day=1@sub.example.org", "o'neill+day=1@sub.example.org"),
        ("Zoe.ARNAUD@Example.ORG", "Zoe.ARNAUD@Example.ORG"),
        ("bob@exämple.org", "bob@xn--exmple-cua.org"),
        ("bob@université.example", "bob@xn--universit-j4a.example"),
        ("bob@例え.example", "bob@xn--r8jz45g.example"),
        ("bob@xn--exmple-cua.org", "bob@xn--exmple-cua.org"),
        (f"{'a' * 64}@example.org", f"{'a' * 64}@example.org"),
    ],
)
def test_an_address_is_sent_to_in_ascii(address: str, sent: str) -> None:
    assert deliverable(address) == sent


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("bob@xn--exmple-cua.org", "bob@exämple.org"),
        ("bob@xn--r8jz45g.example", "bob@例え.example"),
        ("zoe@Example.org", "zoe@Example.org"),
        ("a@xn--fa-hia.example", "a@xn--fa-hia.example"),
        ("a@xn--a.org", "a@xn--a.org"),
    ],
)
def test_an_address_is_printed_as_people_write_it(address: str, written: str) -> None:
    assert shown(address) == written
    assert deliverable(written) == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "@", "zoe", "zoe@", "@example.org", "a@b@example.org", "zoe@localhost", "zoe@[127.0.0.1]"),
        *("a..b@example.org", ".a@example.org", "a.@example.org", "é@example.org", "a b@example.org"),
        *(
            "a\u200b@example.org",
            "a@example\u200b.org",
            "a@exam ple.org",
            "a\r\nBcc:x@example.org",
            "a\x00@example.org",
        ),
        *("a@example\u00ad.org", "a@ｅxample.org", "a@example。org", "a@exa\u2060mple.org"),
        *("a@-example.org", "a@example-.org", "a@ex_ample.org", "a@.org", "a@example..org", "a@example.org."),
        *(
            "a@straße.example",
            "a@exa\u200dmple.org",
            "a@\U0001f680.example.123",
            "a@192.168.0.1",
            "a@é" + "x" * 70 + ".org",
        ),
        *(f"{'a' * 65}@example.org", f"a@{'b.' * 127}org", '"a b"@example.org', "a(x)@example.org", "a,b@example.org"),
        *("=?utf-8?q?a?=@exam=ple.org", "a@b\udc80.org", "<a@example.org>", "a;b@example.org", "a@example.org>"),
    ],
)
def test_what_mail_servers_refuse_is_no_address(address: str) -> None:
    with pytest.raises(Undeliverable) as raised:
        deliverable(address)
    assert raised.value.text.fr.isprintable() or "\u202f" in raised.value.text.fr
    assert raised.value.text.en.isprintable()


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_is_deliverable_is_ascii_and_read_as_itself(local: str, domain: str) -> None:
    try:
        sent = deliverable(f"{local}@{domain}.org")
    except Undeliverable:
        return
    assert sent.isascii()
    assert Address(addr_spec=sent).addr_spec == sent
    assert smtplib.quoteaddr(sent) == f"<{sent}>"
    assert deliverable(sent) == sent


@pytest.mark.parametrize(("address", "said"), [("eva pa@example.org", "a space"), ("i\u200bda@example.org", "U+200B")])
def test_what_cannot_be_seen_in_an_address_is_named(address: str, said: str) -> None:
    with pytest.raises(Undeliverable) as caught:
        deliverable(address)
    assert said in caught.value.text.en
