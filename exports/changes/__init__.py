"""The changes between two states of the programme for readers: as sentences, and as a page."""

from exports.changes.page import changes_html
from exports.changes.words import News, heading, news, nothing, summary, title

__all__ = ["News", "changes_html", "heading", "news", "nothing", "summary", "title"]
