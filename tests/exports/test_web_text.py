from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.web_text import linked, typeset
from scheduler.language.letterpress import printed


def test_no_sign_stands_alone_and_apostrophes_are_typographic() -> None:
    text = typeset("Où va l'IA ? « Oui » : dit-il ; puis « non » !")
    assert text == ("Où va l’IA\u202f? «\u202fOui\u202f»\u202f: dit-il\u202f; puis «\u202fnon\u202f»\u202f!")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "Voir https://a.org/l'un?x=1&y=2.",
            'Voir <a href="https://a.org/l&#39;un?x=1&amp;y=2">https://a.org/l&#39;un?x=1&amp;y=2</a>.',
        ),
        ("www.a.org : l'un", '<a href="https://www.a.org">www.a.org</a>\u202f: l’un'),
        ("http://\u202e@x <b>", "http://\u202e@x &lt;b&gt;"),
        ("javascript:alert(1) data:text/html,x", "javascript:alert(1) data:text/html,x"),
        ("https://nom:mot@a.org/", "https://nom:mot@a.org/"),
        ("(https://a.org/x(y", '(<a href="https://a.org/x(y">https://a.org/x(y</a>'),
        ("doi: 10.1000/a_b.", '<a href="https://doi.org/10.1000/a_b">doi: 10.1000/a_b</a>.'),
        ("a.b@example.org ;", '<a href="mailto:a.b@example.org">a.b@example.org</a>\u202f;'),
    ],
)
def test_addresses_are_links_where_a_browser_can_follow_them(text: str, made: str) -> None:
    assert str(linked(text)) == made


@given(text=st.text(alphabet=st.sampled_from(" «»:;!?ab<&)'\u00a0\"/.ht")))
def test_any_text_comes_back_but_for_its_typography(text: str) -> None:
    assert "".join(printed(unescape(str(linked(text)))).split()) == "".join(printed(text).split())
