"""What changed between two states of the programme, for people: in words, and as a page of its own."""

from exports.changes.page import changes_html
from exports.changes.words import News, heading, news, nothing, summary, title

__all__ = ["News", "changes_html", "heading", "news", "nothing", "summary", "title"]
