"""public/fragment.html: the programme to paste into a page of WordPress, Hypotheses, Drupal or Calenda.

Such sites drop `style`, `script`, `time` and all that is not on their lists; what is used here is on all of them.
"""

from __future__ import annotations

import re

from jinja2 import Environment

from exports.page.labels import LABELS
from exports.rows import PauseRow, Timetable
from exports.timetable import timetable
from exports.vocabulary import edition_label, led_by, session_name
from exports.web_prose import prose
from exports.web_templates import web_templates
from exports.web_text import linked, typeset, web_address
from scheduler.domain.address import shown
from scheduler.domain.edition import DRAFT, Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.domain.web_address import beside
from scheduler.language.typography import at_beginning, colon, dates, heading_date, hour, hours, listed

#: Blank lines, which WordPress makes paragraphs of.
_BLANK_LINES = re.compile(r"\n\s*\n")
#: The files that the fragment leads to where the web address of `public/` is known, with the label of each.
_FILES = (("programme.ics", "ics"), ("programme.pdf", "pdf"), ("booklet.pdf", "booklet"))


def engine() -> Environment:
    """The template engine of the fragment with its filters; what depends on the event is added to its globals."""
    environment = web_templates("exports.fragment")
    environment.filters.update(linked=linked, prose=prose, set=typeset, shown=shown)
    return environment


def fragment_html(event: Event, programme: Programme, edition: Edition = DRAFT, heading: int = 3) -> bytes:
    """The fragment as UTF-8.

    Parameters
    ----------
    heading : the level of its first headings; those below it follow, and none is lower than 6.
    """
    language = event.language
    table = timetable(event, programme)
    environment = engine()
    environment.globals.update(
        hour=lambda minutes: hour(minutes, language),
        hours=lambda item: hours(item.start, item.end, language),
        date=lambda day: heading_date(day, language),
        listed=lambda names: listed(names, language),
        colon=colon(language),
        session_name=lambda row: session_name(event, row),
        led_by=lambda names: led_by(event, listed(names, language)),
        is_pause=lambda block: isinstance(block, PauseRow),
        lang=lambda talk: talk.language if talk.language not in (None, language) else "",
    )
    text = environment.get_template("fragment.html").render(
        event=event,
        table=table,
        label=LABELS[language],
        edition=edition_label(event, edition),
        dates=at_beginning(dates([day.date for day in event.days], language)),
        files=_files(event),
        **_headings(table, heading),
    )
    return (_BLANK_LINES.sub("\n", text).strip() + "\n").encode()


def _headings(table: Timetable, first: int) -> dict[str, str]:
    """The elements of headings: of days, where there are several, and of what is in a day."""
    inner = min(6, first + 1) if table.several_days else first
    return {"outer": f"h{first}", "inner": f"h{inner}"}


def _files(event: Event) -> list[tuple[str, str]]:
    """Address and label of each file; none without an address, since a relative one leads nowhere from another site."""
    url = web_address(event.url)
    return [(beside(url, path), LABELS[event.language][label]) for path, label in _FILES] if url else []
