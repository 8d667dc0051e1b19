"""The pages of docs: both languages say the same of the same things, links lead somewhere, French is typeset."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from scheduler.cli.entries import ENTRIES

ROOT = Path(__file__).parent.parent
PAGES = sorted(path for folder in (ROOT, ROOT / "docs", ROOT / "docs" / "decisions") for path in folder.glob("*.md"))
FRENCH = [path for path in PAGES if path.name.endswith(".fr.md")]
#: Both languages of one page.
PAIRS = [(path.with_name(path.name.replace(".fr.md", ".md")), path) for path in FRENCH]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose_of(path: Path) -> str:
    """The page without its code."""
    return re.sub(r"`[^`\n]*`", "`…`", _FENCE.sub("", text_of(path)))


def shape_of(path: Path) -> list[str]:
    """Headings by their level, code by its language, and each table by its rows."""
    lines = []
    for line in _FENCE.sub(lambda code: f"```{code[1]}", text_of(path)).splitlines():
        if line.startswith(("#", "```")):
            lines.append(line.split(" ")[0])
        elif line.startswith("|"):
            lines.append("|" * len(re.findall(r"(?<!\\)\|", line)))
    return lines


def anchors_of(path: Path) -> set[str]:
    """What GitHub calls the headings of a page."""
    titles = re.findall(r"^#+ (.*)$", _FENCE.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize(("english", "french"), PAIRS[1:], ids=[name(french) for _, french in PAIRS[1:]])
def test_both_languages_have_the_same_sections_tables_and_code(english: Path, french: Path) -> None:
    assert shape_of(english) == shape_of(french)


def test_both_languages_show_the_same_json_and_toml() -> None:
    english, french = (_FENCE.findall(text_of(ROOT / "docs" / page)) for page in ("formats.md", "formats.fr.md"))
    assert len(english) == len(french) > 8
    for (kind, code), (_, other) in zip(english, french, strict=True):
        if kind == "json":
            assert code == other
        elif kind == "toml":
            assert tomllib.loads(other.replace("lun-matin", "mon-am")) == tomllib.loads(code)


@pytest.mark.parametrize(("english", "french"), PAIRS[:1], ids=["README"])
def test_both_readmes_name_every_command_and_exit_code(english: Path, french: Path) -> None:
    commands = {entry.name for entry in ENTRIES}
    for page in (english, french):
        rows = re.findall(r"^\| (`journee .*?) \| ", text_of(page), re.MULTILINE)
        assert {name for row in rows for name in re.findall(r"`journee (\w+)", row)} == commands
    for pattern in (r"^\| (\d+) \|", r"(uv tool install \"\.\[serve\]\"|pipx install \"\.\[serve\]\"|make demo)"):
        found = set(re.findall(pattern, text_of(english), re.MULTILINE))
        assert found
        assert found == set(re.findall(pattern, text_of(french), re.MULTILINE))


def links() -> Iterator[tuple[str, str]]:
    for path in PAGES:
        for target in _LINK.findall(_FENCE.sub("", text_of(path))):
            if not re.match(r"https?://", target):
                yield name(path), target


@pytest.mark.parametrize(("page", "target"), sorted(set(links())))
def test_links_lead_somewhere(page: str, target: str) -> None:
    file, _, anchor = target.partition("#")
    path = (ROOT / page).parent / file if file else ROOT / page
    assert path.exists()
    assert not anchor or anchor in anchors_of(path)


@pytest.mark.parametrize("path", FRENCH, ids=name)
def test_french_is_typeset_as_an_editor_would(path: Path) -> None:
    prose = prose_of(path)
    assert not re.findall(r".{9}[^\W\d_]'\w.{9}", prose)
    assert not re.findall(r".{9}\w [:;!?»](?!-).{9}", prose)
    assert not re.findall(r"« .{9}|.{9}\"", prose)
    assert not re.findall(r"\d h(?= \d| |$)", prose.replace("\u202f", "_"))


@pytest.mark.parametrize("path", FRENCH, ids=name)
def test_a_talk_has_one_name_in_french(path: Path) -> None:
    assert not re.findall(r"(?i)\bcommunications?\b|\bprésentations?\b|\binterventions?\b", prose_of(path))


def test_every_decision_is_listed_and_no_number_is_missing() -> None:
    listed = re.findall(r"^\| \[?(\d{3})\]?", text_of(ROOT / "docs" / "decisions" / "README.md"), re.MULTILINE)
    written = {path.name[:3] for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md")}
    assert listed == [f"{number:03}" for number in range(1, len(listed) + 1)]
    assert written <= set(listed)


#: In which a path may start that a page names.
_BASES = (ROOT, ROOT / "scheduler", ROOT / "docs", ROOT / "tests")
_PATH = re.compile(r"`((?:scheduler|constraints|exports|tests|docs|reading|importing|domain)/[\w./]*)`")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_modules_that_contributors_are_sent_to_are_there(page: str) -> None:
    named = {path for path in _PATH.findall(text_of(ROOT / page)) if "NAME" not in path}
    assert named
    assert {path for path in named if not any((base / path).exists() for base in _BASES)} == set()


def test_the_page_on_the_search_names_each_of_its_modules_and_no_other() -> None:
    search = ROOT / "scheduler" / "search"
    text = text_of(ROOT / "docs" / "search.md")
    named = set(re.findall(r"`(?:\w+/)*(\w+\.py)`", text))
    there = {path.name for path in search.rglob("*.py") if path.name != "__init__.py"}
    assert there - named == set()
    assert {name for name in named - there if not (ROOT / "scheduler" / name).exists()} == {"what_if.py"}
    folders = {path.parent.name for path in search.glob("*/__init__.py")}
    assert {folder for folder in folders if f"`{folder}/" not in text} == set()


def test_the_names_that_contributors_are_sent_to_are_there() -> None:
    """A point of a list that begins with a module names in capitals only what stands there."""
    points = re.findall(
        r"^\d\. `([\w/]+\.py)`(.*?)(?=^\d\. |\n\n)", text_of(ROOT / "CONTRIBUTING.md"), re.MULTILINE | re.DOTALL
    )
    named = [
        (path, name)
        for path, text in points
        if "NAME" not in path
        for name in re.findall(r"`(_?[A-Z]{2,}[A-Z_]*)`", text)
    ]
    assert {path for path, _ in named} >= {"exports/catalogue.py", "scheduler/importing/formats.py"}
    assert [(path, name) for path, name in named if f"\n{name}" not in text_of(ROOT / path)] == []


def test_every_room_is_in_the_picture_and_has_its_paragraph() -> None:
    text = text_of(ROOT / "docs" / "architecture.md")
    rooms = set(re.findall(r"^    (\w+) -->", text, re.MULTILINE)) | set(re.findall(r"--> (\w+)$", text, re.MULTILINE))
    assert rooms == set(re.findall(r"^- \*\*(\w+)\*\*", text, re.MULTILINE))
    if (ROOT / "scheduler" / "cli").is_dir():
        folders = {path.parent.name for path in (ROOT / "scheduler").glob("*/__init__.py")}
        assert folders <= rooms


def test_each_picture_of_the_board_is_small_and_there_in_both_languages() -> None:
    pictures = sorted((ROOT / "docs" / "images").glob("board-*.png"))
    assert {path.name.split(".")[0] for path in pictures if ".fr." in path.name} == {
        path.name.split(".")[0] for path in pictures if ".en." in path.name
    }
    assert [path.name for path in pictures if path.stat().st_size > 80_000] == []
    shown = {name for page in PAGES for name in re.findall(r"images/(board-[\w.-]+)\)", text_of(page))}
    assert shown == {path.name for path in pictures}
