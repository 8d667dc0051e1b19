"""booklet.docx: the programme, then every abstract with the biographies of its people."""

from __future__ import annotations

from exports.office.programme import add_practical, add_programme, add_title, label, labelled, people
from exports.office.word import WordFile
from exports.people_lives import biographies, lives
from exports.rows import PauseRow, PosterRow, TalkRow
from exports.timetable import timetable
from exports.vocabulary import led_by, session_name
from scheduler.domain.edition import Edition
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.typography import colon, listed


def booklet_document(event: Event, programme: Programme, edition: Edition) -> bytes:
    """The file."""
    table = timetable(event, programme)
    word = WordFile(event, edition)
    add_title(word, event, edition)
    word.prose(event.welcome or event.summary)
    add_programme(word, event, table)
    word.page_break()
    word.heading(label(event, "abstracts"), 1)
    for block in table.blocks():
        if isinstance(block, PauseRow):
            if block.described:
                _add_plenary(word, event, block)
            continue
        word.heading(session_name(event, block), 2)
        if block.chairs:
            word.paragraph(led_by(event, listed(block.presiding, event.language)))
        for row in block.talks:
            _add_talk(word, event, row)
    if table.posters:
        word.heading(label(event, "posters"), 2)
        for poster in table.posters:
            _add_talk(word, event, poster)
    add_practical(word, event)
    return word.bytes()


def _add_plenary(word: WordFile, event: Event, row: PauseRow) -> None:
    word.heading(row.title, 2)
    word.paragraph(people(row.people), "Body Text")
    word.prose(row.abstract)
    _add_keywords(word, event, row.keywords, None)
    for name, life in lives(event, row.everybody):
        word.prose(life, before=f"{name}{colon(event.language)}")


def _add_talk(word: WordFile, event: Event, row: TalkRow | PosterRow) -> None:
    talk = row.talk
    word.heading(talk.title, 3, talk.language)
    word.paragraph(people(row.people), "Body Text")
    word.paragraph(talk.note, "Body Text")
    word.paragraph(labelled(event, "with", listed(talk.authors, event.language)), "Body Text")
    word.prose(talk.abstract, talk.language)
    _add_keywords(word, event, talk.keywords, talk.language)
    for name, life in biographies(event, row):
        word.prose(life, before=f"{name}{colon(event.language)}" if name else "")


def _add_keywords(word: WordFile, event: Event, keywords: tuple[str, ...], language: str | None) -> None:
    word.paragraph(labelled(event, "keywords", ", ".join(keywords)), "Body Text", language)
