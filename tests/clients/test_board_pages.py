"""Chromium on the pages around the grid: the start, a newer table, programmes side by side, moves to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser import serving
from scheduler.cli.program import main
from scheduler.reading import read_folder
from scheduler.services.current_programme import read_programme, verify_programme
from tests.clients import folders
from tests.clients.browsing import browsing, follow
from tests.clients.folders import HERE, MORNING, written

pytestmark = pytest.mark.long

EVENT = MORNING + HERE
TALKS = "id;title;speakers;duration\nT1;Un;Ada;30\nT2;Deux;Bob;30\nT3;Trois;Cy;30\n"
NEWER = "id;title;speakers;duration;Étage\nT1;Un et demi;Ada;30;2\nT2;Deux;Bob;30;3\nT4;Quatre;Di;30;1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, EVENT, TALKS)


@pytest.fixture
def solved(folder: Path) -> Path:
    return folders.solved(folder, EVENT, TALKS)


@pytest.fixture
def solved_page(solved: Path, page: Any) -> Any:
    page.reload()
    return page


def placed(folder: Path) -> list[tuple[str, int]]:
    programme = read_programme(read_folder(folder).event, folder)
    return sorted((talk.id, talk.start) for talk in programme.talks)


def hand_over(page: Any, *files: tuple[str, str]) -> None:
    with page.expect_file_chooser() as chosen:
        page.locator("label:has(> #table)").click()
    chosen.value.set_files([{"name": name, "mimeType": "", "buffer": text.encode()} for name, text in files])


def test_programmes_stand_side_by_side_and_one_is_taken(solved_page: Any, solved: Path) -> None:
    page, before = solved_page, placed(solved)
    page_of(page, "variants")
    page.locator("#count").select_option("2")
    page.locator('form[data-job="alternatives"] button.main').click()
    page.locator("#variant2").wait_for()
    assert page.locator(".variants mark").count() > 0, "what differs is marked"
    assert placed(solved) == before, "nothing is written before one chooses"
    other = page.locator('section[aria-labelledby="variant2"]')
    shown = dict(zip(other.locator(".id").all_inner_texts(), other.locator("li .time").all_inner_texts(), strict=True))
    page.locator('[data-ask^="POST /api/alternatives/"]').click()
    other.locator(".good").wait_for()
    after = placed(solved)
    assert after != before
    assert [name for name, _ in sorted(after, key=_start)] == sorted(shown, key=lambda name: _hour(shown[name]))
    assert verify_programme(solved).report.hard == ()
    page.locator('[data-post="/api/undo"]').click()
    page.locator('section[aria-labelledby="variant1"] .good').wait_for()
    assert placed(solved) == before


def _start(placed: tuple[str, int]) -> int:
    return placed[1]


def _hour(hours: str) -> tuple[int, int]:
    hour, _, minute = hours.partition("–")[0].replace("\u202f", "").replace("\xa0", "").replace(" ", "").partition("h")
    return int(hour), int(minute or 0)


def test_a_newer_table_is_looked_at_answered_and_merged(page: Any, folder: Path) -> None:
    (folder / "talks.csv").unlink()
    hand_over(page_of(page, "data"), ("Premières.csv", TALKS))
    page.get_by_text("Trois").first.wait_for()
    hand_over(page_of(page, "data"), ("Propositions.csv", NEWER))
    page.wait_for_url("**/upload/*")
    for part, told in (("added", "Quatre"), ("changed", "Un et demi"), ("gone", "T3")):
        assert told in page.locator(f"#{part}").inner_text()
    assert (folder / "talks.csv").read_text(encoding="utf-8") == TALKS, "nothing is written before one agrees"
    page.locator("#columns summary").click()
    page.locator('#columns select[aria-label="Étage"]').select_option("note")
    page.get_by_role("button", name="Regarder ainsi").click()
    page.locator("#changed").get_by_text("mention").first.wait_for()
    page.locator('#columns select[aria-label="Étage"]').select_option(label="(à ne pas lire)")
    page.get_by_role("button", name="Regarder ainsi").click()
    page.locator("#changed").get_by_text("mention").first.wait_for(state="detached")
    page.locator('button[name="how"][value="merge"]').click()
    page.wait_for_url("**/data")
    titles = {talk.id: talk.title for talk in read_folder(folder).event.talks}
    assert titles == {"T1": "Un et demi", "T2": "Deux", "T4": "Quatre"}
    assert "T3" in (folder / "talks.csv").read_text(encoding="utf-8"), "no row is lost"


def test_a_newer_table_takes_the_place_of_the_other_and_gives_it_back(page: Any, folder: Path) -> None:
    hand_over(page_of(page, "data"), ("Propositions.csv", NEWER))
    page.wait_for_url("**/upload/*")
    page.locator("#replace > summary").click()
    assert "T3" in page.locator("#replace-gone").inner_text()
    page.locator('button[name="how"][value="replace"]').click()
    page.wait_for_url("**/data")
    assert (folder / "talks.csv").read_text(encoding="utf-8") == NEWER
    page.locator('[data-post="/api/undo"]').click()
    page.get_by_text("Trois").first.wait_for()
    assert (folder / "talks.csv").read_text(encoding="utf-8") == TALKS


def test_a_reader_hears_the_day_in_its_order_with_the_buttons_of_each_talk(solved_page: Any, solved: Path) -> None:
    heard = solved_page.locator(".grid").aria_snapshot()
    titles = {"T1": "Un", "T2": "Deux", "T3": "Trois"}
    order = [titles[name] for name, _ in sorted(placed(solved), key=_start)]
    items = heard.split("- listitem:")[1:]
    assert len(items) == len(order)
    for title, item in zip(order, items, strict=True):
        text, *buttons = (line.strip(" -'") for line in item.strip().splitlines())
        hour = text.split(" – ")[0].removeprefix("text: ")
        assert title in text.split()
        assert buttons == ["toolbar:", f'button "Déplacer : {title}, {hour}"', f'button "Menu : {title}"']
    assert re.search(r'heading "Vendredi 23 mai 2025" \[level=2\]', heard)


def page_of(page: Any, name: str) -> Any:
    follow(page, page.locator(f'nav a[href="/{name}"]'))
    return page


@pytest.fixture
def start(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The board without a folder, in a place where one event lies."""
    written(tmp_path / "avant", EVENT, TALKS)
    with (
        serving(tmp_path, tmp_path_factory.mktemp("state")) as address,
        browsing(address, "main", locale="fr-FR") as page,
    ):
        yield page


def opened(page: Any) -> None:
    page.locator("nav").wait_for()
    page.wait_for_load_state("load")


def test_an_event_that_lies_there_is_opened(start: Any) -> None:
    start.get_by_role("button", name="avant").click()
    opened(start)
    assert start.inner_text("h1") == "Une journée"


def test_an_event_is_made_of_a_table_under_the_name_that_was_typed(start: Any, tmp_path: Path) -> None:
    asked: list[str] = []
    start.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    start.locator("#name").fill("Journée d’été")
    hand_over(start, ("x.csv", TALKS))
    opened(start)
    assert asked == [], "the name is sent along, and nothing is lost with the page"
    (made,) = tmp_path.glob("journee-d*")
    assert (made / "talks.csv").read_text(encoding="utf-8") == TALKS


def retitled(folder: Path) -> None:
    """Somebody else gives a talk another title."""
    path = folder / "talks.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Trois", "Trois et demi"), encoding="utf-8")


def test_what_is_looked_for_outlives_that_the_page_is_drawn_anew(solved_page: Any, solved: Path) -> None:
    page = solved_page
    page.locator("#find").press_sequentially("Deux")
    page.keyboard.press("ArrowLeft")
    retitled(solved)
    page.locator(".card", has_text="Trois et demi").first.wait_for()
    assert page.evaluate("[document.activeElement.id, document.activeElement.selectionStart]") == ["find", 3]
    assert page.input_value("#find") == "Deux"


@pytest.mark.parametrize("answer", ["pin", "nearest", "forget", ""])
def test_a_search_asks_what_becomes_of_a_move(
    solved_page: Any, solved: Path, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page, before = solved_page, placed(solved)
    first, last = (name for name, _ in (min(before, key=_start), max(before, key=_start)))
    assert main(["move", str(solved), first, "--swap", last]) == 0
    moved = placed(solved)
    page.locator("#moved-title").wait_for()
    page.locator('#state [data-job="solve"]').click()
    assert page.inner_text("#keep-title") == "Garder mon déplacement\u202f?"
    if not answer:
        with page.expect_response(page.url):
            retitled(solved)
        page.wait_for_timeout(200)  # the page is drawn anew, or not
    page.locator(f'[data-keep="{answer}"]').click()
    page.locator("#keep").wait_for(state="hidden")
    if not answer:
        page.locator(".card", has_text="Trois et demi").first.wait_for()
    if answer in ("pin", "forget"):
        page.locator("#moved-title").wait_for(state="detached")
        page.locator("#sentence").get_by_text("Programme prouvé le meilleur").wait_for()
    assert (dict(placed(solved))[first] == dict(moved)[first]) == (answer != "forget")
    assert (";pin" in (solved / "talks.csv").read_text(encoding="utf-8").splitlines()[0]) == (answer == "pin")
