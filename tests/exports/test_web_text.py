from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.web_text import linked, prose, typeset
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
    ],
)
def test_addresses_are_links_where_a_browser_can_follow_them(text: str, made: str) -> None:
    assert str(linked(text)) == made


@given(text=st.text(alphabet=st.sampled_from(" «»:;!?ab<&)'\u00a0\"/.ht")))
def test_any_text_comes_back_but_for_its_typography(text: str) -> None:
    assert "".join(printed(unescape(str(linked(text)))).split()) == "".join(printed(text).split())


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            "*Le* récit d'**un**\nmot_à_mot",
            "<em>Le</em> récit d’<strong>un</strong>\nmot_à_mot",
        ),
        ("***b***", "<strong><em>b</em></strong>"),
        (
            "*voir https://a.org/l_un_e* : <i>",
            '<em>voir <a href="https://a.org/l_un_e">https://a.org/l_un_e</a></em>\u202f: &lt;i&gt;',
        ),
        ("l'*eau*", "l’<em>eau</em>"),
        ("2 * 3 * 4 ; *seul", "2 * 3 * 4\u202f; *seul"),
    ],
)
def test_emphasis_in_long_text_is_an_element(text: str, made: str) -> None:
    assert str(prose(text)) == made
