"""Long text on the page and in the fragment: lists, headings, emphasis, links; HTML that was typed is text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.web_prose import prose

_SIGNS = [
    "\n",
    "- ",
    "1. ",
    "7) ",
    "# ",
    "*",
    "**",
    "_",
    "[",
    "](",
    ")",
    "](https://a.org)",
    "](javascript:x)",
    "<b>",
    "&",
    "a",
    " ",
]
_SIGNS += ["'", '"', "(", "Références\n", "www.a.org", "b@a.org", "\\", "`", "é", "<a href=x>", "data:text/html,"]


class Made(HTMLParser):
    """The elements that are open, the addresses that links lead to, and the elements that ever were."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in self.open  # no link in a link, no list in a list
        self.open.append(tag)
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@given(text=st.lists(st.sampled_from(_SIGNS), max_size=30).map("".join))
def test_any_text_becomes_whole_elements_of_ours_with_harmless_links(text: str) -> None:
    made = Made(prose(text, "text", "en"))
    assert made.open == []
    assert made.tags <= {"p", "div", "ul", "ol", "li", "a", "em", "strong"}
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in made.links)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", ""),
        ("un\n\ndeux", "<p>un</p>\n<p>deux</p>"),
        ("- un\n\n• deux\nfin", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<p>fin</p>"),
        ("1. un\n2) deux", "<ol>\n<li>un</li>\n<li>deux</li>\n</ol>"),
        (
            "3. trois\n4. quatre\n9. neuf",
            '<ol>\n<li value="3">trois</li>\n<li>quatre</li>\n<li value="9">neuf</li>\n</ol>',
        ),
        ("- un\n1. deux", "<ul>\n<li>un</li>\n</ul>\n<ol>\n<li>deux</li>\n</ol>"),
        ("## Le *titre* ##", "<p><strong>Le </strong><strong><em>titre</em></strong></p>"),
        ("#1 et # seul", "<p>#1 et # seul</p>"),
        ("1789. Une année", "<p>1789. Une année</p>"),
        ("**Références** :\n- Noé, 2020", "<p><strong>Références</strong></p>\n<p>Noé, 2020</p>"),
        ("*Le* récit d'**un** mot_à_mot", "<p><em>Le</em> récit d’<strong>un</strong> mot_à_mot</p>"),
        ("***b***", "<p><strong><em>b</em></strong></p>"),
        ("l'*eau*", "<p>l’<em>eau</em></p>"),
        ("2 * 3 * 4 ; *seul", "<p>2 * 3 * 4\u202f; *seul</p>"),
        (
            "*voir https://a.org/l_un_e* : <i>",
            '<p><em>voir <a href="https://a.org/l_un_e">https://a.org/l_un_e</a></em>\u202f: &lt;i&gt;</p>',
        ),
        ("[*le* site](https://a.org/?x=1&y=2)", '<p><a href="https://a.org/?x=1&amp;y=2"><em>le</em> site</a></p>'),
        ("[www.b.org](https://a.org)", '<p><a href="https://a.org">www.b.org</a></p>'),
        ("[écrire](mailto:b@a.org)", '<p><a href="mailto:b@a.org">écrire</a></p>'),
        ("[x](javascript:y) [1](2)", "<p>[x](javascript:y) [1](2)</p>"),
        ("[x](https://nom:mot@a.org)", "<p>[x](https://nom:mot@a.org)</p>"),
    ],
)
def test_what_is_typed_becomes_elements(text: str, made: str) -> None:
    assert str(prose(text)) == made


def test_what_leads_stands_in_the_first_line_and_the_language_on_what_keeps_it() -> None:
    assert prose("- a\nb", "x", "en", "N : ") == (
        '<div lang="en"><ul class="x">\n<li>N : a</li>\n</ul></div>\n<p class="x" lang="en">b</p>'
    )
