"""Chromium on a board without a worker: what the page itself does with tables, within seconds of the processor."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser import slowed
from tests.clients.browsing import browsing, follow, has_value
from tests.clients.folders import MORNING, written
from tests.scheduler.board.served import address, served

HEADER = "identifiant;titre;intervenants;durée;disponibilités\n"
TALKS = f"{HEADER}T1;Un;Ada Lovelace;3O;\nT2;Deux;Bob Noyce;;\nT10;Été;Cy;;\nT3;;Di;;\n"

#: The page is drawn anew; done once it is.
REDRAW = "import(document.querySelector('script[type=module]').src).then(({ redraw }) => redraw())"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, MORNING, TALKS)


def cell(page: Any, item: str, column: str) -> Any:
    return page.locator(f'.cell[data-item="{item}"][data-column="{column}"]')


def order(page: Any) -> list[str]:
    rows = "rows => rows.map(row => row.querySelector('.cell').dataset.value)"
    names: list[str] = page.locator("tbody tr").evaluate_all(rows)
    return names


def test_a_table_is_mended_sorted_on_the_page_alone_and_given_a_row(folder: Path) -> None:
    """The policy of the page stops nothing, no script fails, and nothing outside is asked: `browsing` says so."""
    table = folder / "talks.csv"
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        follow(page, page.get_by_role("link", name="Données"))
        assert "à corriger" in page.inner_text("#sentence")
        cell(page, "T1", "durée").click()
        page.locator("td input").fill("30")
        page.keyboard.press("Enter")
        cell(page, "T3", "titre").click()
        page.keyboard.type("Zut")
        page.keyboard.press("Escape")
        assert table.read_text(encoding="utf-8") == TALKS.replace("3O", "30")

        page.get_by_role("button", name="identifiant", exact=True).click()
        assert order(page) == ["T1", "T2", "T3", "T10"]
        page.get_by_role("button", name="titre", exact=True).click()
        assert order(page) == ["T2", "T10", "T1", "T3"], "Deux, Été, Un; what is empty comes last"
        page.get_by_role("button", name="titre", exact=True).click()
        assert order(page) == ["T1", "T10", "T2", "T3"]
        assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
        cell(page, "T1", "titre").click()
        page.locator("td input").fill("Aube")
        page.keyboard.press("Enter")
        page.locator('tr:nth-child(3) .cell[data-value="Aube"]:focus').wait_for()
        assert order(page) == ["T10", "T2", "T1", "T3"], "sorted on, wherever its row is in the file"
        page.get_by_role("button", name="titre", exact=True).click()
        assert order(page) == ["T1", "T2", "T10", "T3"], "as the file has it"

        page.get_by_text("Ajouter un exposé").click()
        form = page.locator(".add form")
        form.get_by_label("titre").fill("Onze")
        form.get_by_label("intervenants").fill("Eve")
        form.get_by_label("disponibilités").click()
        slots = page.locator(".add .slot")
        slots.nth(5).wait_for()
        slots.nth(0).click()
        slots.nth(1).click()
        assert form.get_by_label("disponibilités").input_value() == "10:00-12:00"
        page.keyboard.press("Enter")
        assert slots.count() == 6, "a key of the strip sends nothing"
        form.get_by_role("button", name="Ajouter au tableau").click()
        cell(page, "T11", "titre").wait_for()

        other = page.context.new_page()
        other.goto(page.url)
        other.locator("#others").get_by_text("1 autre fenêtre").wait_for()
        cell(other, "T2", "titre").click()
        page.locator("#others").get_by_text("T2 · titre").wait_for()
        other.close()
        page.locator("#others").wait_for(state="hidden")
    wanted = TALKS.replace("3O", "30").replace(";Un;", ";Aube;") + "T11;Onze;Eve;;10:00-12:00\n"
    assert table.read_text(encoding="utf-8") == wanted


def test_rows_that_stay_as_they_are_are_not_drawn_anew(folder: Path) -> None:
    table = folder / "talks.csv"
    kept = "rows => rows.filter(row => row.kept).map(row => row.querySelector('.cell').dataset.value)"
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        follow(page, page.get_by_role("link", name="Données"))
        rows = page.locator("tbody tr")
        rows.evaluate_all("rows => rows.forEach(row => { row.kept = true; })")
        page.evaluate(REDRAW.replace("redraw()", "redraw({ look: document.documentElement.dataset.look })"))  # as it is
        page.evaluate("document.addEventListener('drawn', () => document.body.toggleAttribute('data-drawn', true))")
        for item, typed in (("T2", "Zwei"), ("T2", "Due"), ("T3", "Trois")):
            cell(page, item, "titre").click()
            page.locator("td input").fill(typed)
            page.keyboard.press("Enter")
            page.locator("body[data-drawn]").wait_for()
            page.evaluate("document.body.removeAttribute('data-drawn')")
            assert cell(page, item, "titre").get_attribute("data-value") == typed
            assert cell(page, item, "titre").evaluate("cell => cell === document.activeElement")
        assert rows.evaluate_all(kept) == ["T1", "T10"]
        table.write_text(table.read_text(encoding="utf-8") + "T4;Quatre;Eve;;\n", encoding="utf-8")
        page.evaluate(REDRAW)
        cell(page, "T4", "titre").wait_for()
        assert rows.evaluate_all(kept) == ["T1", "T10"], "a row is added, and the others stay"
        assert order(page) == ["T1", "T2", "T10", "T3", "T4"]
        page.get_by_role("button", name="identifiant", exact=True).click()
        table.write_text(table.read_text(encoding="utf-8").replace("Été", "Ete"), encoding="utf-8")
        page.evaluate(REDRAW)
        page.locator('.cell[data-item="T10"][data-value="Ete"]').wait_for()
        assert rows.evaluate_all(kept) == ["T1"]
        assert order(page) == ["T1", "T2", "T3", "T4", "T10"]
        rows.first.evaluate("row => { row.dataset.touched = ''; row.querySelector('.cell').textContent = 'x'; }")
        page.evaluate(REDRAW)
        assert rows.evaluate_all(kept) == [], "a row that shows something else is drawn anew"
        assert cell(page, "T1", "identifiant").inner_text() == "T1"


def retitled(page: Any) -> None:
    """Another window gives the event another title."""
    page.evaluate(
        """() => {
          const { token, rev } = document.documentElement.dataset;
          const body = JSON.stringify({ key: "event.title", value: "Deux journées" });
          return fetch("/api/event", { method: "PATCH", headers: { "x-journee": token, "x-journee-rev": rev }, body });
        }"""
    )


def held_up(page: Any, address: str) -> list[Any]:
    """What is sent there waits until the test lets it go."""
    waiting: list[Any] = []
    page.route(re.compile(address), lambda route: waiting.append(route))
    return waiting


def until(page: Any, waiting: list[Any]) -> Any:
    """The first of what is held up, within a minute."""
    for _ in range(3_000):
        if waiting:
            return waiting.pop(0)
        page.wait_for_timeout(20)
    raise AssertionError("nothing was sent")


def test_a_page_that_gets_no_answer_complains_of_nothing(folder: Path) -> None:
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        page.evaluate(
            """() => {
              const ask = window.fetch;
              window.fetch = (address, options) => {
                if (options.method) return ask(address, options);
                document.body.dataset.unanswered = "yes"; // as where the page is being left
                return Promise.reject(new TypeError("unanswered"));
              };
            }"""
        )
        retitled(page)
        page.locator("body[data-unanswered]").wait_for()
        page.wait_for_timeout(100)  # what no script catches is told behind it
        follow(page, page.get_by_role("link", name="Données"))


def test_what_is_typed_while_a_setting_is_being_sent_is_saved_too(folder: Path) -> None:
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        page.goto(page.url + "event")
        waiting = held_up(page, "/api/event$")
        field = page.get_by_label("Fin de la journée", exact=True)
        field.fill("13:00")
        field.press("Enter")
        first = until(page, waiting)
        field.fill("14:00")
        first.continue_()
        page.locator('input[value="13:00"]').wait_for()  # drawn anew, with what the folder has
        assert page.locator('input[value="13:00"]').input_value() == "14:00"
        assert page.locator(".both:visible").count() == 0, "nobody else wrote it"
        page.keyboard.press("Tab")
        until(page, waiting).continue_()
        page.locator('input[value="14:00"]').wait_for()
    assert 'end = "14:00"' in (folder / "event.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("is_taken", [True, False])
def test_a_form_that_is_being_sent_loses_nothing_to_a_page_that_is_drawn(folder: Path, is_taken: bool) -> None:
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        follow(page, page.get_by_role("link", name="Données"))
        page.get_by_text("Ajouter un exposé").click()
        waiting = held_up(page, "/api/sheet/talks/rows$")
        form = page.locator(".add form")
        form.get_by_label("titre").fill("Onze")
        form.get_by_label("intervenants").fill("Eve")
        form.get_by_label("intervenants").press("Enter")
        request = until(page, waiting)
        retitled(page)
        page.get_by_text("Deux journées").first.wait_for()
        assert form.get_by_label("titre").input_value() == "Onze", "not yet in the table"
        assert form.get_by_label("intervenants").evaluate("field => field === document.activeElement")
        if is_taken:
            request.continue_()
            cell(page, "T11", "titre").wait_for()
            assert form.get_by_label("titre").input_value() == ""
        else:
            request.fulfill(status=409, json={"text": "Non"})
            page.locator("#failure").get_by_text("Non").wait_for()
            assert form.get_by_label("titre").input_value() == "Onze"


def test_on_a_slow_processor_a_press_is_answered_and_nothing_is_lost_or_doubled(folder: Path) -> None:
    table = folder / "talks.csv"
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        slowed(page, 4)
        follow(page, page.get_by_role("link", name="Données"))
        for item, minutes in (("T1", "30"), ("T2", "45"), ("T10", "20")):  # before the page shows the one before
            cell(page, item, "durée").click()
            page.keyboard.press("Control+a")
            page.keyboard.type(minutes)
            page.keyboard.press("Enter")
        page.get_by_text("Ajouter un exposé").click()
        form = page.locator(".add form")
        form.get_by_label("titre").fill("Onze")
        form.get_by_label("intervenants").fill("Eve")
        waiting = held_up(page, "/api/sheet/talks/rows$")
        form.get_by_role("button", name="Ajouter au tableau").dblclick()
        request = until(page, waiting)
        page.locator("main[aria-busy]").wait_for()
        assert page.locator("main").evaluate("main => getComputedStyle(main).cursor") == "progress"
        request.continue_()
        cell(page, "T11", "titre").wait_for()
        assert not waiting, "the second press sends nothing"
        wanted = TALKS.replace("3O", "30").replace("Noyce;;", "Noyce;45;").replace("Cy;;", "Cy;20;")
        assert table.read_text(encoding="utf-8") == wanted + "T11;Onze;Eve;;\n"
        undo = page.locator('[data-post="/api/undo"]')
        undo.click()
        undo.click()
        page.locator('.cell[data-item="T10"][data-column="durée"][data-value=""]').wait_for()
        page.locator('.cell[data-item="T11"]').first.wait_for(state="detached")
    assert table.read_text(encoding="utf-8") == wanted.replace("Cy;20;", "Cy;;")


def test_a_button_that_the_space_bar_holds_down_is_not_replaced_under_it(folder: Path) -> None:
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        follow(page, page.get_by_role("link", name="Données"))
        button = page.get_by_role("button", name="titre", exact=True)
        button.focus()
        page.keyboard.down(" ")
        with page.expect_response(page.url):
            retitled(page)
        page.wait_for_timeout(200)  # the page is drawn anew, or not
        page.keyboard.up(" ")
        page.locator("th[aria-sort]").wait_for()
        page.get_by_text("Deux journées").first.wait_for()


@pytest.mark.long
def test_all_rows_of_a_large_table_are_found_and_what_is_typed_stays(folder: Path) -> None:
    table = folder / "talks.csv"
    rows = [f"T{number};Exposé {number};Ada Lovelace {number};20;\n" for number in range(1, 251)]
    table.write_text(HEADER + "".join(rows), encoding="utf-8")
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        follow(page, page.get_by_role("link", name="Données"))
        assert order(page) == [f"T{number}" for number in range(1, 101)]
        follow(page, page.get_by_role("link", name="201–250"))
        assert order(page)[0] == "T201"
        field = page.get_by_label("Chercher dans toutes les lignes")
        field.fill("EXPOSE 77")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert order(page) == ["T77"]
        cell(page, "T77", "durée").click()
        page.locator("td input").fill("30")
        page.keyboard.press("Enter")
        page.locator('.cell[data-value="30"]:focus').wait_for()
        assert order(page) == ["T77"], "drawn anew, it shows what was found"

        field.fill("exposé 12")
        retitled(page)
        page.get_by_text("Deux journées").first.wait_for()
        assert field.input_value() == "exposé 12"
        assert field.evaluate("field => field === document.activeElement")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        follow(page, page.get_by_role("link", name="identifiant"))
        follow(page, page.get_by_role("link", name="identifiant"))
        assert order(page) == ["T129", *(f"T12{digit}" for digit in range(8, -1, -1)), "T12"]
        assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
        assert page.locator("table").get_attribute("aria-rowcount") == "12"
    assert table.read_text(encoding="utf-8") == HEADER + "".join(rows).replace("Lovelace 77;20", "Lovelace 77;30")


def test_people_of_whom_one_chairs_are_chosen_by_keyboard_into_several_lists(folder: Path) -> None:
    talks = "T1;Un;Ada Lovelace;A\nT2;Deux;Bob Noyce;A\nT3;Trois;Cy;A\n"
    (folder / "talks.csv").write_text(f"identifiant;titre;intervenants;axe\n{talks}", encoding="utf-8")
    (folder / "event.toml").write_text(f'{MORNING}\n[[axes]]\nid = "A"\ntitle = "Un axe"\n', encoding="utf-8")
    with served(folder) as keys, browsing(address(keys), locale="fr-FR") as page:
        page.goto(page.url + "event")
        page.locator("summary", has_text="Les axes").click()
        for name, tabs, shown in (
            ("Bob Noyce", 2, "Bob Noyce"),
            ("Ada Lovelace", 1, "Bob Noyce; Ada Lovelace"),
            ("Cy", 2, "Bob Noyce; Ada Lovelace\nCy"),
        ):
            page.get_by_role("combobox", name="choisir une personne").focus()
            page.keyboard.type(name)
            page.evaluate(REDRAW)
            for _ in range(tabs):  # what is chosen outlives that the page is drawn anew
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            has_value(page.locator("textarea[data-setting$=chair_from]"), shown, "defaultValue")
    assert 'chair_from = [["Bob Noyce", "Ada Lovelace"], ["Cy"]]' in (folder / "event.toml").read_text(encoding="utf-8")
