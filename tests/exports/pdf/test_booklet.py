"""Page numbers, links and order of the booklet are right, and no entry is cut that fits on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pdf_tools import Node, operations, poppler, reader_of, squeezed, tree
from pypdf import PageObject, PdfReader

from exports.pdf import booklet_pdf
from exports.pdf.text import typeset
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme
from scheduler.language.family_name import indexed_name
from scheduler.language.text import collation_key, fold
from tests.exports.pdf.booklet import read

Pair = tuple[Event, Programme]


def outline(reader: PdfReader) -> dict[str, list[int]]:
    """The pages of all marks, from 1, by their titles without white space; two sessions may have one title."""

    def flat(items: list[object]) -> Iterator[object]:
        for item in items:
            if isinstance(item, list):
                yield from flat(item)
            else:
                yield item

    pages = {}
    for item in flat(reader.outline):
        pages.setdefault(squeezed(item.title), []).append(reader.get_destination_page_number(item) + 1)
    return pages


def test_pages_are_a5_and_a_multiple_of_four(document: tuple[Event, Programme, bytes]) -> None:
    pages = PdfReader(BytesIO(document[2])).pages
    if round(float(pages[0].mediabox.width)) == 420:
        assert {tuple(round(float(side)) for side in page.mediabox) for page in pages} == {(0, 0, 420, 595)}
        assert len(pages) % 4 == 0


@pytest.mark.parametrize("pair", ["one_room", "three_rooms", "congress"])
def test_contents_and_programme_name_the_page_on_which_each_thing_is(
    pair: str, made: dict[tuple[str, str], bytes], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    event, _ = request.getfixturevalue(pair)
    data = made[pair, "booklet"]
    pages = outline(reader_of(data))
    structure = poppler("pdfinfo", data, tmp_path, "-struct-text")
    entries = re.split(r"^ +TOCI$", structure.split("TOC\n")[1].split("\n  Sect")[0], flags=re.M)[1:]
    assert len(entries) >= 5
    for entry in entries:
        *words, number = re.findall(r'^ *"(.*)"$', entry, re.M)
        assert pages[squeezed("".join(words))].pop(0) == int(number)
    pages = outline(reader_of(data))
    rows = [re.findall(r'^ *"(.*)"$', row, re.M) for row in re.split(r"^ +TR$", structure, flags=re.M)[1:]]
    for talk in event.talks:
        row = next(row for row in rows if squeezed(typeset(talk.title, event.language)) in squeezed("".join(row)))
        number = next(word for word in row if word.isdigit())
        assert pages[squeezed(typeset(talk.title, event.language))] == [int(number)]


def test_of_several_days_each_session_says_its_day_and_hour(made: dict[tuple[str, str], bytes], tmp_path: Path) -> None:
    said = read(made["congress", "booklet"], tmp_path)
    for heading in ("14 h · Axe 6 – Axe des 6 horloges (2)", "Jeudi 10 juin 2027 · 14 h – 15 h 30 · Salle F"):
        assert any(squeezed(heading) == squeezed(line) for line in said)
    mornings = [squeezed(f"10 h · Axe 6 – Axe des 6 horloges ({number})") for number in range(1, 9)]
    assert sum(squeezed(line) in mornings for line in said) == 2  # on the second day that room is empty


def test_a_talk_without_speakers_has_nothing_after_its_title(
    made: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    said = [squeezed(line) for line in read(made["congress", "booklet"], tmp_path)]
    title = squeezed("Une communication au titre assez long, numéro T03")
    positions = [position for position, line in enumerate(said) if line == title]
    assert said[positions[0] + 1].isdigit()  # in the programme, the page
    assert said[positions[1] + 1 : positions[1] + 3] == ["10h–10h30", squeezed("Mots-clés : temps")]


def _first_page(data: bytes, title: str) -> int:
    """The first page, from 1, that has the title."""
    pages = (squeezed(page.extract_text()) for page in reader_of(data).pages)
    return next(number for number, page in enumerate(pages, start=1) if squeezed(title) in page)


@pytest.mark.parametrize("pair", ["one_room", "three_rooms"])
def test_the_indexes_name_everybody_and_every_keyword_in_order(
    pair: str, made: dict[tuple[str, str], bytes], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    event, programme = request.getfixturevalue(pair)
    data = made[pair, "booklet"]
    pages = outline(reader_of(data))
    indexes = poppler("pdfinfo", data, tmp_path, "-struct-text").split("\n    Index")[1:]
    lines = [re.findall(r"^ {6}P \(block\)\n((?: {8,}.*\n)+)", part + "\n", re.M) for part in indexes]
    people, keywords = ([_entry(line) for line in part] for part in lines)
    talks = {talk.id: pages[squeezed(typeset(talk.title, event.language))][0] for talk in event.talks}
    sessions: dict[str, set[int]] = {}
    for session in programme.sessions:
        for chair in session.chairs:
            sessions.setdefault(chair, set()).add(talks[session.talks[0]])  # a session stands above its first talk
    plenaries = {plenary.id: _first_page(data, plenary.title) for plenary in event.plenaries if plenary.people}
    for person in event.people:
        own = {talks[talk.id] for talk in event.talks if person.id in talk.speakers}
        own |= sessions.get(person.name, set())
        own |= {plenaries[plenary.id] for plenary in event.plenaries if person.id in plenary.people}
        mine = sorted(own)
        assert ((squeezed(indexed_name(person.name)), mine) in people) == bool(mine)
    for word in {keyword for talk in event.talks for keyword in talk.keywords}:
        mine = sorted({talks[talk.id] for talk in event.talks if word in talk.keywords})
        assert (squeezed(word), mine) in keywords
    names = {squeezed(indexed_name(person.name)): fold(indexed_name(person.name)) for person in event.people}
    assert [names[name] for name, _ in people] == sorted(names[name] for name, _ in people)
    assert [word for word, _ in keywords] == sorted((word for word, _ in keywords), key=collation_key)


def _entry(line: str) -> tuple[str, list[int]]:
    text = "".join(re.findall(r'"(.*)"', line))
    name, _, numbers = text.partition("·")
    return squeezed(name), [int(number) for number in re.findall(r"\d+", numbers)]


def test_each_link_leads_to_the_page_whose_number_it_shows(made: dict[tuple[str, str], bytes]) -> None:
    reader = reader_of(made["one_room", "booklet"])
    places = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, start=1)}
    shown = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    numbers = [note for note in shown if note["/Contents"].isdigit()]
    assert numbers
    for note in numbers:
        assert places[note["/Dest"][0].idnum] == int(note["/Contents"])


def entries(data: bytes) -> Iterator[tuple[Node, dict[int, int]]]:
    """Each talk's section, with the lines that it has on each page (from 0)."""
    reader = reader_of(data)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    lines = [_lines(page) for page in reader.pages]
    for section in tree(reader).walk():
        if section.kind == "Sect" and any(child.kind == "H4" for child in section.children()):
            line_counts: dict[int, int] = {}
            for page, mcid in _contents(section, numbers):
                line_counts[page] = line_counts.get(page, 0) + lines[page][mcid]
            yield section, line_counts


def _contents(node: Node, numbers: dict[int, int]) -> Iterator[tuple[int, int]]:
    for element in node.walk():
        for kid in element.kids():
            if isinstance(kid, int):
                yield numbers[element.raw["/Pg"].indirect_reference.idnum], int(kid)
            elif (reference := kid.get_object()).get("/Type") == "/MCR":
                yield numbers[reference["/Pg"].indirect_reference.idnum], int(reference["/MCID"])


def _lines(page: PageObject) -> dict[int, int]:
    """Lines of text in each marked-content sequence of the page."""
    line_counts: dict[int, int] = {}
    current: list[int] = []
    for operands, operator in operations(page.pdf, page.page_number):
        if operator in (b"BDC", b"BMC"):
            tag = operands[1] if operator == b"BDC" else {}
            current.append(int(tag["/MCID"]) if isinstance(tag, dict) and "/MCID" in tag else -1)
        elif operator == b"EMC":
            current.pop()
        elif operator == b"T*" and current:
            line_counts[current[-1]] = line_counts.get(current[-1], 0) + 1
        elif operator in (b"Tj", b"TJ") and current:
            line_counts.setdefault(current[-1], 0)
    return line_counts


@pytest.mark.parametrize("pair", ["one_room", "three_rooms"])
def test_no_entry_is_cut_that_a_page_could_hold(pair: str, made: dict[tuple[str, str], bytes]) -> None:
    sections = list(entries(made[pair, "booklet"]))
    assert sections
    for _, lines in sections:
        if len(lines) > 1:
            assert sum(lines.values()) > 36  # of any size; a page of the smallest text has fewer than 45


@pytest.mark.long
def test_no_paragraph_leaves_a_line_alone(made: dict[tuple[str, str], bytes], one_room: Pair) -> None:
    """Widows and orphans, in entries that go over several pages."""
    event, programme = one_room
    long = "\n".join("La phrase suivante est un peu plus longue que la précédente. " * n for n in range(2, 40))
    talks = tuple(talk.model_copy(update={"abstract": long}) for talk in event.talks[:4]) + event.talks[4:]
    reader = PdfReader(BytesIO(booklet_pdf(event.model_copy(update={"talks": talks}), programme)))
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    lines, cut = [_lines(page) for page in reader.pages], 0
    for node in tree(reader).walk():
        if node.kind == "P":
            parts: dict[int, int] = {}
            for page, mcid in _contents(node, numbers):
                parts[page] = parts.get(page, 0) + lines[page][mcid]
            if len(parts) > 1:
                cut += 1
                assert min(parts.values()) >= 2
    assert cut > 6


@pytest.mark.parametrize(
    "key", [(p, n) for p in ("one_room", "three_rooms", "hostile") for n in ("booklet", "sheet")][:5]
)
def test_no_heading_stands_alone_at_the_foot(key: tuple[str, str], made: dict[tuple[str, str], bytes]) -> None:
    """The hostile sheet is left out, since its rows are higher than pages."""
    reader = reader_of(made[key])
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    order = [
        (page, mcid, node.kind)
        for node in tree(reader).walk()
        for page, mcid in _own(node, numbers)
        if page == max(page for page, _ in _own(node, numbers))  # a title of 6,000 characters goes over several
    ]
    for page in range(len(reader.pages) - 1):
        kinds = [kind for at, _, kind in sorted(order) if at == page]
        assert not kinds or len(kinds) == 1 or not re.fullmatch(r"H\d", kinds[-1])


def _own(node: Node, numbers: dict[int, int]) -> Iterator[tuple[int, int]]:
    leaf = Node(node.kind, node.raw, None)
    inner = {pair for child in node.children() for pair in _contents(child, numbers)}
    yield from (pair for pair in _contents(leaf, numbers) if pair not in inner)


def test_running_heads_and_numbers_are_on_each_page_but_the_cover(
    one_room: Pair, made: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    event, _ = one_room
    data = made["one_room", "booklet"]
    pages = poppler("pdftotext", data, tmp_path, "-layout").split("\f")[:-1]
    sections = ["Sommaire", "Programme", "Résumés", "Index", "Axe", "Informations", "Notes"]
    for number, page in list(enumerate(pages, start=1))[1:]:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        foot, edition = re.split(r"\s{2,}", lines[-1]), "Programme provisoire"
        assert foot == ([edition, str(number)] if number % 2 else [str(number), edition])
        assert (
            squeezed(lines[0]) == squeezed(event.title)
            if number % 2 == 0
            else any(lines[0].startswith(section) for section in sections)
        )
