"""Timings of the printed documents: the sample against a bare reportlab script, and a book of five hundred talks.

Run as a script, this file is one of the timed processes: `python -m benchmarks.printing bare|ours FILE`, or `book N`
for N talks.
"""

from __future__ import annotations

import json
import pickle
import random
import resource
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scheduler.domain.event import Event
    from scheduler.domain.programme import Programme

ROOT = Path(__file__).parent.parent
CHARACTERS = 6_000
BOOKS = (125, 250, 500)


def printing(runs: int) -> None:
    """Print both tables: the sample document and the long book."""
    with tempfile.TemporaryDirectory() as folder:
        texts, event = Path(folder) / "texts.json", Path(folder) / "event.pickle"
        _write_sample(texts, event)
        seconds: dict[str, list[float]] = {"bare": [], "ours": []}
        for number in range(runs + 1):
            for name, path in (("bare", texts), ("ours", event)):
                took = _run(name, str(path))[0]
                if number:  # the first run fills the caches
                    seconds[name].append(took)
    medians = {name: sorted(these)[len(these) // 2] for name, these in seconds.items()}
    print("| process | median s | ratio |\n| --- | --- | --- |")
    print(f"| bare reportlab, the same text in two passes | {medians['bare']:.2f} | 1.00 |")
    ratio = medians["ours"] / medians["bare"]
    print(f"| sheet, booklet and imposition of the sample | {medians['ours']:.2f} | {ratio:.2f} |\n")
    print("| talks | pages of the booklet | s | MiB | ms a page |\n| --- | --- | --- | --- | --- |")
    for talks in BOOKS:
        pages, took, memory = json.loads(_run("book", str(talks))[1])
        print(f"| {talks} | {pages} | {took:.1f} | {memory} | {1000 * took / pages:.1f} |", flush=True)
    print()


def _run(name: str, argument: str) -> tuple[float, str]:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "benchmarks.printing", name, argument]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return time.perf_counter() - begun, done.stdout


# ── the sample ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _write_sample(texts: Path, pickled: Path) -> None:
    """The sample with its programme is in `pickled`, and its printed texts as plain paragraphs in `texts`."""
    from exports.rows import SessionRow
    from exports.timetable import timetable
    from scheduler.reading import read_folder
    from scheduler.search.lexicographic import solve

    event = read_folder(ROOT / "samples" / "ia-collectivites").event
    programme = solve(event).programme
    assert programme is not None
    pickled.write_bytes(pickle.dumps((event, programme)))
    lines = [event.title, *(talk.title for talk in event.talks)] * 3
    for block in timetable(event, programme).blocks():
        if isinstance(block, SessionRow):
            for talk in block.talks:
                people = [event.person[who.id].biography for who in talk.people]
                lines += [talk.talk.title, *talk.talk.abstract.split("\n"), *people, ", ".join(talk.talk.keywords)]
    texts.write_text(json.dumps([line for line in lines if line.strip()]), encoding="utf-8")


def _ours(path: str) -> None:
    from exports.pdf import booklet_pdf, impose, programme_pdf

    event, programme = pickle.loads(Path(path).read_bytes())
    programme_pdf(event, programme)
    impose(booklet_pdf(event, programme))


def _bare(path: str) -> None:
    """One untagged document in two passes, which page numbers in a contents would need."""
    from importlib.resources import files
    from xml.sax.saxutils import escape

    from pyphen import Pyphen
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    for name, package in (("SourceSerifPro", "font_source_serif_pro"), ("SourceSansPro", "font_source_sans_pro")):
        for cut in ("Regular", "Bold", "It", "BoldIt"):
            registerFont(TTFont(f"{name}-{cut}", str(files(package) / "files" / f"{name}-{cut}.ttf")))
    style = ParagraphStyle("text", fontName="SourceSerifPro-Regular", fontSize=9.3, leading=12.3, alignment=4)
    hyphens, texts = Pyphen(lang="fr_FR", left=2, right=3), json.loads(Path(path).read_text(encoding="utf-8"))
    for _ in range(2):
        story = [
            Paragraph(escape(" ".join(hyphens.inserted(word, "\u00ad") for word in text.split())), style)
            for text in texts
        ]
        SimpleDocTemplate(BytesIO(), pagesize=A5).build(story)


# ── a book ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _book(talks: int) -> None:
    from exports.pdf import booklet_pdf

    event, programme = book(talks)
    begun = time.perf_counter()
    data = booklet_pdf(event, programme)
    took = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    from pypdf import PdfReader

    print(json.dumps([len(PdfReader(BytesIO(data)).pages), took, memory]))


def book(count: int) -> tuple[Event, Programme]:
    """An event of `count` talks in sessions of four, each with an abstract of 6,000 characters of its own."""
    from benchmarks.generate import instance

    planted = instance("scale-50")
    event, programme = planted.event, planted.programme
    session, placed = programme.sessions[0], programme.talks[0]
    words = _vocabulary()
    talks: list[Any] = []
    for number in range(count):
        model = event.talks[number % len(event.talks)]
        text = _text(random.Random(number), words)
        update = {"id": f"T{number:03d}", "title": f"{model.title} ({number})", "abstract": text}
        talks.append(model.model_copy(update=update))
    sessions, rows = [], []
    for first in range(0, count, 4):
        four, name = talks[first : first + 4], f"S{first // 4}"
        ids = tuple(talk.id for talk in four)
        sessions.append(session.model_copy(update={"id": name, "talks": ids, "axis": four[0].axis}))
        for index, talk in enumerate(ids):
            start = session.start + 30 * index
            rows.append(placed.model_copy(update={"id": talk, "session": name, "start": start, "end": start + 30}))
    changed: dict[str, Any] = {"talks": tuple(rows), "sessions": tuple(sessions)}
    return event.model_copy(update={"talks": tuple(talks)}), programme.model_copy(update=changed)


def _vocabulary() -> list[str]:
    """The words of the sample's abstracts."""
    from scheduler.reading import read_folder

    event = read_folder(ROOT / "samples" / "ia-collectivites").event
    return " ".join(talk.abstract for talk in event.talks).split()


def _text(rng: random.Random, words: list[str]) -> str:
    made: list[str] = []
    length = 0
    while length < CHARACTERS:
        paragraph = " ".join(rng.choices(words, k=90))
        made.append(paragraph)
        length += len(paragraph) + 1
    return "\n".join(made)[:CHARACTERS]


if __name__ == "__main__":
    if sys.argv[1] == "book":
        _book(int(sys.argv[2]))
    else:
        {"bare": _bare, "ours": _ours}[sys.argv[1]](sys.argv[2])
