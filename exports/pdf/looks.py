"""The paragraph styles of the booklet; its text is 9.3-point on A5."""

from __future__ import annotations

from reportlab.lib.colors import white

from exports.pdf.fonts import BOLD, ITALIC, SANS
from exports.pdf.styles import SOFT, style

COVER_SUBTITLE = style("cover subtitle", 15, font=ITALIC, colour=SOFT, after=6)
COVER_TITLE = style("cover title", 26, font=BOLD, leading=1.12)
COVER_DATE = style("cover date", 13, font=BOLD)
COVER_PLACE = style("cover place", 11, colour=SOFT, before=2)
CHAPTER = style("chapter", 18, font=BOLD, after=9, keep=True)
HEADINGS = (
    style("heading", 12.5, font=BOLD, before=7, after=3, keep=True),
    style("small heading", 10.5, font=BOLD, before=5, after=2, keep=True),
)
DATE = style("date", 11.5, font=BOLD, before=8, after=3, keep=True)
LINE = style("line", 9, leading=1.22)
ENTRY = style("index entry", 8.8, leading=1.24, after=1, indent=8, hang=8)
CONTENTS = (
    style("contents", 10.5, font=BOLD, before=5),
    style("contents, day", 9.2, font=BOLD, before=2, indent=10),
    style("contents, session", 9.2, indent=10),
)
TIME = style("time", 8.8, font=BOLD)
PAUSE = style("pause", 9, font=SANS)
SESSION_LINE = style("session line", 9.6, font=BOLD, before=7, after=1, keep=True)
SESSION_PEOPLE = style("session people", 9, colour=SOFT, leading=1.22, after=1, keep=True)
SESSION = style("session", 12.6, font=BOLD, colour=white, leading=1.16)
SESSION_MORE = style("session, more", 8.8, font=SANS, colour=white)
META = style("meta", 8.8, font=SANS, colour=SOFT, after=1, keep=True)
TITLE = style("title", 12.6, font=BOLD, leading=1.16, before=2, after=2, keep=True)
PEOPLE = style("people", 9.8, after=4, keep=True)
TEXT = style("text", 9.3, leading=1.32, justified=True, after=4)
ITEM = style("item", 9.3, leading=1.32, justified=True, after=2, indent=14)
SUBHEADING = style("subheading", 9, font=BOLD, before=2, after=1, keep=True)
REFERENCES = style("references", 7.9, font=BOLD, colour=SOFT, before=2, after=1, keep=True)
REFERENCE = style("reference", 7.8, leading=1.26, after=1.5, indent=8, hang=8)
SMALL = style("small", 8.4, font=SANS, colour=SOFT, after=3)
LIFE = style("life", 8.7, leading=1.28, justified=True, after=3, indent=8)
LIFE_ITEM = style("life item", 8.7, leading=1.28, justified=True, after=2, indent=20)
FACT_LABEL = style("fact label", 9, font=BOLD, before=3, keep=True)
FACT = style("fact", 9.3, leading=1.32, after=3)
