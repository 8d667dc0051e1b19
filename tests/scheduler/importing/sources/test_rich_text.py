"""HTML and Markdown become our own markup; what that does not have is dropped and counted."""

from __future__ import annotations

import pytest

from scheduler.importing.sources.rich_text import RichTexts


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>L&rsquo;eau &amp; la <strong>ville</strong></p><p>Fin</p>", "L’eau & la **ville**\nFin"),
        ("<ul><li>un</li><li><em>deux</em></li></ul>", "- un\n- *deux*"),
        ('voir <a href="https://a.fr">ici</a><br/>et là', "voir ici (https://a.fr)\net là"),
        ("a < b, R&D > 3", "a < b, R&D > 3"),
        ("<p>a</p><script>alert(1)</script><p>b</p>", "a\nb"),
    ],
)
def test_html(html: str, text: str) -> None:
    assert RichTexts().html(html) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# But\n\nVoir [ici](https://a.fr).\n\n* un\n* deux", "**But**\nVoir ici (https://a.fr).\n- un\n- deux"),
        ("![plan](a.png) **fin**", "**fin**"),
        ("C# et *eau*", "C# et *eau*"),
    ],
)
def test_markdown(markdown: str, text: str) -> None:
    assert RichTexts().markdown(markdown) == text


def test_what_is_dropped_is_counted() -> None:
    texts = RichTexts()
    texts.html("<p><img src=a><img src=b></p><table><tr><td>1</td></tr></table>")
    assert {lost.what.en: lost.count for lost in texts.lost()} == {"pictures": 2, "tables in texts": 1}


@pytest.mark.parametrize("piece", ["<p>", "<a href=x>", "</table>", "![a](", "[a](b ", "# #", "(", "&lt;"])
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    texts = RichTexts()
    assert texts.html(piece * 4_000) is not None
    assert texts.markdown(piece * 4_000) is not None
