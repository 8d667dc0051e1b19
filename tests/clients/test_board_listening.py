"""What somebody hears who listens to the board: where each card is, what each place is, and nothing twice."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.clients.browsing import follow
from tests.clients.folders import HERE, MORNING, solved

EVENT = f"""\
{MORNING}{HERE}
[[rooms]]
id = "la"
name = "Là-bas"
[[breaks]]
id = "pause"
title = "Pause"
duration = 15
between = ["09:30", "11:30"]
"""
TALKS = "identifiant;titre;intervenants;durée\n" + "".join(
    f"T{number};{title};Personne {title};30\n" for number, title in enumerate(("Un", "Deux", "Trois", "Quatre"), 1)
)
#: Counts how often what a reader stands in is replaced.
COUNT = """() => {
  window.replaced = 0;
  new MutationObserver((changes) => changes.forEach(({ addedNodes }) =>
    addedNodes.forEach(({ tagName }) => (window.replaced += tagName === "MAIN"))
  )).observe(document.body, { childList: true });
}"""
#: Keeps all that the live region tells.
LISTEN = """() => {
  window.heard = [];
  const live = document.querySelector("#live");
  new MutationObserver(() => window.heard.push(live.textContent)).observe(live, { childList: true });
}"""
PAGE = re.compile(r"//[^/]*/$")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return solved(tmp_path, EVENT, TALKS)


def told(page: Any) -> list[tuple[str, str]]:
    """The name of each talk's handle, and what it shall say: title, hour and room."""
    return [
        (card.locator(".handle").get_attribute("aria-label"), f"Déplacer\u202f: {', '.join(shown)}")
        for card in page.locator("li.card").all()
        for shown in [
            (
                card.locator("bdi").inner_text(),
                card.locator(".time").text_content().split("\u00a0–")[0],
                card.locator("xpath=ancestor::section[1]//p").first.inner_text().split(" · ")[0],
            )
        ]
    ]


def moved(page: Any) -> Any:
    """The first place that breaks nothing for the first talk is taken; the name of what has the focus then."""
    page.locator("li.card .handle").first.focus()
    page.keyboard.press("Enter")
    page.locator(".target.fits, .target.costs").first.focus()
    page.keyboard.press("Enter")
    page.locator("[data-take]:focus").wait_for()
    page.keyboard.press("Enter")
    page.locator("#moved-title").wait_for()
    page.locator(".handle:focus").wait_for()
    return page.locator(".handle:focus").get_attribute("aria-label")


def quiet(page: Any) -> None:
    """Whatever news there are of what was done have come: files are written behind a move."""
    page.wait_for_timeout(2500)


@pytest.mark.long
def test_the_handle_of_a_card_says_when_and_where_it_is_and_is_told_once_after_a_move(page: Any) -> None:
    before = told(page)
    assert [name for name, _ in before] == [shown for _, shown in before]
    page.evaluate(COUNT)
    name = moved(page)
    quiet(page)
    assert (name, name) in told(page)
    assert (name, name) not in before, "it says where it is now"
    assert page.evaluate("replaced") == 1, "news of what is shown already begin nothing anew"
    page.keyboard.press("Control+z")
    page.locator("#moved-title").wait_for(state="detached")
    title = name.split(",")[0]
    assert page.locator(f'.handle:focus[aria-label^="{title},"]').count() == 1, "its card, wherever it is"
    assert told(page) == before


@pytest.mark.long
def test_what_was_undone_and_redone_is_told_and_the_focus_stays_beside(page: Any, folder: Path) -> None:
    moved(page)
    page.evaluate(LISTEN)
    for name, does, says in (("undo", "Annuler", "Annulé"), ("redo", "Rétablir", "Rétabli")):
        button = page.locator(f'[data-post="/api/{name}"]')
        label = button.get_attribute("title")
        button.focus()
        page.keyboard.press("Enter")
        button.wait_for(state="detached")
        other = "redo" if name == "undo" else "undo"
        page.locator(f'[data-post="/api/{other}"]:focus').wait_for()
        page.wait_for_timeout(400)  # what comes together is told together
        assert any(f"{says}\u202f: {label}" in told for told in page.evaluate("heard")), does


@pytest.mark.long
def test_what_was_published_has_the_focus_of_its_button_and_is_told_by_that_alone(page: Any) -> None:
    """Behind a button that is gone, readers lost what the live region told: the main content had the focus."""
    follow(page, page.locator('nav a[href="/publish"]'))
    page.evaluate(LISTEN)
    page.locator('form[data-send="/api/releases"] button').focus()
    page.keyboard.press("Enter")
    page.locator("#sentence:focus").wait_for()
    assert page.locator("#sentence").inner_text().startswith("Publié\u202f: v1")
    page.wait_for_timeout(400)  # what comes together is told together
    assert not any("Publié" in told for told in page.evaluate("heard"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "/mails", "what comes next is beside"


@pytest.mark.long
def test_programmes_that_were_found_are_told_beside_a_sentence_that_stays(page: Any) -> None:
    follow(page, page.locator('nav a[href="/variants"]'))
    page.evaluate(LISTEN)
    page.locator('form[data-job="alternatives"] button').focus()
    page.keyboard.press("Enter")
    page.locator(".variants .block").first.wait_for()
    page.wait_for_timeout(400)  # what comes together is told together
    count = page.locator(".variants .block").count()
    assert count > 1
    assert any(f"Variantes\u202f: {count}" in told for told in page.evaluate("heard"))


@pytest.mark.long
def test_a_cell_that_is_left_tells_what_was_typed(page: Any) -> None:
    follow(page, page.locator('nav a[href="/data"]'))
    cell = page.locator('.cell[data-column="titre"]').first
    cell.focus()
    names: list[str] = []
    page.expose_function("named", lambda name: names.append(name))
    page.evaluate("addEventListener('focusin', ({ target }) => named(target.getAttribute('aria-label') ?? ''))")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Neuf")
    page.keyboard.press("Enter")
    page.locator('[data-post="/api/undo"]').wait_for()
    page.locator(".cell:focus").wait_for()
    assert names[1:]
    assert set(names[1:]) == {"titre, ligne 2\u202f: Neuf"}


@pytest.mark.long
def test_what_is_opened_and_given_up_leaves_the_page_as_it_is(page: Any) -> None:
    page.evaluate(COUNT)
    for opens, is_open in (("m", "#menu"), ("Enter", ".target"), ("?", "#panel")):
        page.locator("li.card .handle").first.focus()
        page.keyboard.press(opens)
        page.locator(is_open).first.wait_for()
        with page.expect_response(PAGE):
            page.keyboard.press("Escape")
        page.locator("li.card button:focus").wait_for()
    page.wait_for_timeout(200)  # the page is drawn anew, or not
    assert page.evaluate("replaced") == 0


@pytest.mark.long
def test_a_place_says_beside_what_it_is_and_each_thing_once(page: Any) -> None:
    page.locator("li.card .handle").first.click()
    page.locator(".target").first.wait_for()
    page.locator(".target").nth(2).wait_for()
    heard = page.locator(".grid").aria_snapshot()
    below = ".card:has(> .place > .target.swap) > * > .tools"
    assert set(page.locator(below).evaluate_all("them => them.map(x => getComputedStyle(x).opacity)")) == {"0"}
    for target in page.locator(".target").all():
        name = target.get_attribute("aria-label")
        card = target.locator("xpath=ancestor::*[@data-kind][1]").get_attribute("data-name")
        assert re.search(rf", (avant|après|échange avec) {re.escape(card)}(,|$)", name), name
        shown = target.text_content()
        assert name.startswith(shown), "what is seen can be said to whoever listens to a voice"
        hour = re.search(r"\d+\sh(\s\d+)?", shown)
        assert hour
        assert len(re.findall(rf"{hour.group()}(?!\s?\d)", name.split(" : ")[0])) == 1, name
        assert all(name.count(word) <= 1 for word in ("possible", "coûte", "enfreint")), name
        assert target.get_attribute("title") is None, "a title is told behind the name"
    assert heard.count("- toolbar:") == page.locator(".handle, .target").count(), "readers leave its arrows to the page"


@pytest.fixture
def days(folder: Path) -> Path:
    """The folder's event on two days."""
    second = '[[days]]\ndate = 2025-05-24\nstart = "09:00"\nend = "12:00"\n'
    first = second.replace("24", "23")
    event = re.sub("date = .*\nstart = .*\nend = .*\n", "", EVENT) + first + second
    available = ("2025-05-23", "2025-05-23", "2025-05-24", "2025-05-24")
    lines = [f"{line};{day}" for line, day in zip(TALKS.splitlines(), ("disponibilités", *available), strict=True)]
    return solved(folder, event, "\n".join(lines) + "\n")


@pytest.mark.long
def test_a_place_on_one_of_several_days_says_its_hour_once_and_its_day(days: Path, page: Any) -> None:
    page.locator("li.card .handle").first.click()
    page.locator(".target").nth(2).wait_for()
    for target in page.locator(".target").all():
        name, shown = target.get_attribute("aria-label"), re.escape(target.text_content())
        beside = r"(avant|après|échange avec) (Un|Deux|Trois|Quatre)"
        assert re.match(rf"{shown}, {beside}, le 2[34]\smai 2025, (Ici|Là-bas), (?!le 2)", name), name


@pytest.mark.long
def test_what_is_found_has_the_focus_and_is_not_taken_up(page: Any) -> None:
    page.locator("li.card .handle").first.focus()
    page.keyboard.press("/")
    page.keyboard.type("Trois")
    page.keyboard.press("Enter")
    page.locator('.handle[aria-label*="Trois"]:focus').wait_for()
    page.wait_for_timeout(200)  # a card that is taken up shows it by then
    assert page.locator(".held").count() == 0
    page.locator("#find").fill("")  # whatever the script cannot do with nothing the fixture hears
    page.keyboard.press("Enter")
    page.locator("li.card .handle").first.focus()
    page.keyboard.press("Enter")
    page.locator(".target").first.wait_for()
    page.keyboard.press("p")
    page.keyboard.press("Escape")
    page.locator(".target").first.wait_for(state="detached")
    page.wait_for_timeout(200)
    assert page.locator(".pin").count() == 0, "nothing else is done to the card while it is held"


@pytest.mark.long
def test_a_row_is_told_by_its_number_and_name_and_what_is_wrong_in_its_cells(page: Any, folder: Path) -> None:
    follow(page, page.locator('nav a[href="/data"]'))
    talks = folder / "talks.csv"
    talks.write_text(TALKS.replace("T2;Deux;Personne Deux", "T1;Deux;Personne Deux"), encoding="utf-8")
    page.locator("td .wrong").first.wait_for()
    heard = page.locator("table").aria_snapshot()
    assert re.findall(r"rowheader .*", heard) == [
        f'rowheader "{row} {name}"' for row, name in enumerate(("T1", "T1", "T3", "T4"), 2)
    ]
    page.reload()
    assert page.locator("tbody th[aria-label]").count() == 0, "some readers say nothing of what stands below a label"
