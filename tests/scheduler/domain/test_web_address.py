"""A web address is one that every later stage can parse, and is written in ASCII for those that take nothing else."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain.web_address import ascii_web_address, is_web_address


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a?b=c&d=(e)'f#g", "https://example.org/a?b=c&d=(e)'f#g"),
        ("HTTP://Example.ORG:8080/%C3%A9/%7e", "HTTP://Example.ORG:8080/%C3%A9/%7e"),
        ("https://exämple.org/é?q=ü", "https://xn--exmple-cua.org/%C3%A9?q=%C3%BC"),
        ("https://example.org/50%/{a}|🚀", "https://example.org/50%25/%7Ba%7D%7C%F0%9F%9A%80"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        *((f"https://{host}/", f"https://{host}/") for host in ("localhost", "10.0.0.1", "a_b.example.org", "a.org.")),
    ],
)
def test_an_address_is_written_in_ascii(address: str, written: str) -> None:
    assert ascii_web_address(address) == written
    assert ascii_web_address(written) == written


@pytest.mark.parametrize(
    "address",
    [
        *("", "https://", "https:///x", "https://?", "www.example.org", "//example.org", "https:example.org"),
        *("javascript:alert(1)", "data:text/html,x", "ftp://example.org", "mailto:a@example.org", "file:///etc/passwd"),
        *("http://[", "http://[::1", "http://::1]/", "http://[zz]/", "http://[v1.x]/", "http://[fe80::1%25eth0]/"),
        *("https://a:99999/", "https://a:0/", "https://a:x/", "https://a:1:2/", "https://a:٣/"),
        *("https://-a.org", "https://a..b", "https://.", f"https://{'a' * 64}.org", f"https://{'a.' * 127}org"),
        *("https://999.1.1.1", "https://1.2.3", "https://①.org", "https://a℀b.org/", "https://straße.example"),
        *("https://example。org", "https://exa\u00admple.org", "https://example.org/\u200b", "https://a.org/\u2028"),
        *("https://ex ample.org", "https://a.org/b c", "https://a.org/<b>", 'https://a.org/"', "https://a\\b.org/"),
        *("https://name:word@example.org/", "https://a@b@c.org/", "https://example.org/\ud800", "\u200bhttps://a.org"),
    ],
)
def test_what_a_later_stage_could_not_follow_is_no_address(address: str) -> None:
    assert not is_web_address(address)


@given(st.sampled_from(["http://", "https://"]), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_an_address_can_be_parsed(scheme: str, host: str, path: str) -> None:
    written = ascii_web_address(f"{scheme}{host}/{path}")
    if written is not None:
        assert written.isascii()
        assert urlsplit(written).hostname
        assert urlsplit(urljoin(written, "a.ics")).port != 0
        assert ascii_web_address(written) == written
