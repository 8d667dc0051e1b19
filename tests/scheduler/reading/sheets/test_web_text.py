"""Entities and tags of web exports are taken off; what only looks like them stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.reading.sheets.web_text import without_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("L&#39;IA &amp; la ville", "L'IA & la ville"),
        ("L&rsquo;&oelig;uvre&nbsp;: 10&nbsp;&euro;", "L’œuvre\u00a0: 10\u00a0€"),
        ("caf&eacute; &#8217; &#x2019; &apos;", "café ’ ’ '"),
        ("<p>Un <b>mot</b>.<br>Deux&nbsp;mots</p>", "Un mot.\nDeux\u00a0mots"),
        ('<p>Un</p>\r\n<p class="x">Deux\nlignes</p>', "Un\n\nDeux lignes"),
        ("Un<br/>Deux<br />Trois<BR>Quatre", "Un\nDeux\nTrois\nQuatre"),
        ("<div><div>Un</div></div><div>Deux</div>", "Un\n\nDeux"),
        ("<ul><li>Un</li><li>Deux</li></ul>", "Un\n\nDeux"),
        ("<i>La <em>Vie</em></i> mode <strong>d'emploi</strong>", "La Vie mode d'emploi"),
        ("H<sub>2</sub>O", "H2O"),
        ('<span style="color: red">Rouge</span>', "Rouge"),
        ('Voir <a href="https://e.org/?a=1&amp;b=2">le site</a>', "Voir le site (https://e.org/?a=1&b=2)"),
        ('<a href="mailto:m@e.org">m@e.org</a>', "m@e.org"),
        ("&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;", "Un\n\nDeux"),
        ("R&amp;amp;D", "R&D"),
        ("Marie<br>Paul", "Marie\nPaul"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc"),
        ("Un <!-- note -->mot", "Un mot"),
        ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]-->Texte", "Texte"),
        ('<a href="javascript:alert(1)">ici</a>', "ici"),
        ('<a href="file:///etc/passwd">là</a>, <a href="/p">page</a>', "là, page (/p)"),
    ],
)
def test_html_is_read_as_a_browser_shows_it(text, shown):
    assert without_html(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "a < b > c",
        "a <b> c",
        "R&D",
        "AT&T; suite",
        "Q&A",
        "<3",
        "I <3 R&D;",
        "x<p",
        "p <p> q",
        "<pause>",
        "<Marie Curie>",
        "Marie <marie@example.org>",
        "&c; &foo; &;",
        "1 & 2",
        "</b>",
        "a<b et b>c",
        "<bru>x</bru>",
        "a <!-- b",
        "--> a <!-- b",
        "",
    ],
)
def test_what_is_no_html_stays(text):
    assert without_html(text) is None


@given(st.text(alphabet="<>/&;#abpi12 \n\"'=", max_size=60))
def test_cleaned_text_is_clean(text):
    shown = without_html(text)
    assert shown is None or without_html(shown) is None


@pytest.mark.parametrize(
    "part", ["<b>", "<b></b>", "<a href=x ", " ", "\n", "<p>", "&amp;", "<br", "&lt;b", "<b x", "<!--", "-->"]
)
def test_long_texts_come_to_an_end(part):
    text = "<br>" + part * 40_000
    shown = without_html(text)
    assert shown is None or len(shown) <= len(text)
