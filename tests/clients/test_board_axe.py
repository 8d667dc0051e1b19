"""axe finds nothing on any page of the board: light and dark, in French and in English, on a phone and on a desk."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from benchmarks.browser import browsing, serving
from tests.clients.folders import MORNING, written

pytestmark = pytest.mark.long

EVENT = f"""\
{MORNING}
[[event.organisers]]
name = "Camille Lœuil"
email = "camille@example.org"
[[rooms]]
id = "ici"
name = "Ici"
[[rooms]]
id = "la"
name = "Là"
[[axes]]
id = "1"
title = "Lire"
chair = "Eva Hess"
[[axes]]
id = "2"
title = "Écrire"
[[plenaries]]
id = "accueil"
title = "Accueil"
start = "09:00"
duration = 15
position = "first"
[[breaks]]
id = "pause"
title = "Pause"
duration = 15
between = ["09:30", "11:30"]
"""
HEADER = "identifiant;titre;intervenants;courriels;axe;durée;disponibilités\n"
TALKS = HEADER + "".join(
    f"T{n};Exposé {n};Personne {n};p{n}@example.org;{1 + n % 2};30;{hours}\n"
    for n, hours in enumerate(("", "09:00-11:30", "", "", "", ""), start=1)
)
WRONG = TALKS.replace("T3;Exposé 3;Personne 3;p3@example.org;2;30", "T3;Exposé 3;Personne 3;p3@example;2;3O")
#: Three talks that want the two rooms in the same half hour.
IMPOSSIBLE = "".join(
    f"{line};fixé\n" if line.startswith("id") else f"{line};{'10:00' if line[1] in '123' else ''}\n"
    for line in TALKS.splitlines()
)
NEW = TALKS.replace("Exposé 2", "Exposé deux") + "T7;Exposé 7;Personne 7;p7@example.org;1;30;\n"

#: What axe finds in the page as it stands, all of it unfolded.
JUDGE = """
async (only) => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  const options = { iframes: false, ...(only ? { runOnly: { type: "rule", values: only } } : {}) };
  const { violations } = await axe.run(document, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
}
"""
#: Widths in pixels, in the order in which states take them: of any two that follow each other one is a phone's.
WIDTHS = (320, 1280, 390, 1920)
#: A desk enlarged twice, which is always looked at in the colours of the system.
ENLARGED = 640
_SEEN = ["target-size", "color-contrast", "scrollable-region-focusable"]
#: Each look by language: its place among the widths after that of the state, its colours, and the rules that depend on
#: them; None for all rules.
LOOKS: Mapping[str, tuple[tuple[int, str, list[str] | None], ...]] = {
    "fr": ((0, "light", None), (2, "light", _SEEN), (1, "dark", None), (3, "dark", _SEEN), (0, "forced", _SEEN[:2])),
    "en": ((2, "dark", None), (3, "light", None)),
}


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core, where it is installed."""
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        source = Path(folder or "/nonexistent") / "axe-core" / "axe.min.js"
        if source.is_file():
            return source.read_text(encoding="utf-8")
    pytest.skip("axe-core is not installed (.ci/run does, and sets NODE_PATH)")


class Looked:
    """A page of the board, judged in every look; what was found is kept."""

    def __init__(self, page: Any, axe: str) -> None:
        self.page, self._axe = page, axe
        self.found: dict[str, list[str]] = {}
        self.whole: set[tuple[str, int, str]] = set()  # the languages, widths and colours judged by all rules
        self._states: Counter[str] = Counter()  # judged so far, by language

    def judge(self, state: str) -> None:
        """What the page shows now, without loading it again."""
        self.page.evaluate(self._axe)
        language = self.page.evaluate("document.documentElement.lang")
        state_number = self._states[language]
        self._states[language] += 1
        for place, scheme, rules in LOOKS[language]:
            width = ENLARGED if scheme == "forced" else WIDTHS[(state_number + place) % len(WIDTHS)]
            if rules is None:
                self.whole.add((language, width, scheme))
            self.page.set_viewport_size({"width": width, "height": 900})
            forced, scheme = ("active", "light") if scheme == "forced" else ("none", scheme)
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce", forced_colors=forced)
            if violations := self.page.evaluate(JUDGE, rules):
                self.found[f"{state}, {language}, {width}, {scheme}"] = violations
            if self.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                self.found[f"{state}, {language}, {width}"] = ["wider than the screen"]

    def go(self, path: str, state: str = "") -> None:
        """The page at that path, in both languages; it stands in French then."""
        for language in ("en", "fr"):
            self.page.goto(f"{self.root}/{path}{'&' if '?' in path else '?'}lang={language}")
            self.page.wait_for_load_state("load")
            self.judge(state or path or "programme")

    @property
    def root(self) -> str:
        """The address of the board without a path."""
        return "/".join(self.page.url.split("/")[:3])

    def press(self, selector: str) -> None:
        """The button, at the width of a desk."""
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.locator(selector).first.click()


@pytest.fixture
def looked(axe: str, chromium: str, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looked]:
    """A browser on the board of the folder."""
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with (
        serving(folder, tmp_path_factory.mktemp("state"), str(folder)) as address,
        browsing(locale="fr-FR") as page,
    ):
        page.goto(address)
        page.wait_for_selector("nav")
        page.wait_for_load_state("load")
        yield Looked(page, axe)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    event = EVENT.replace("duration = 15\nb", 'duration = "x"\nb')
    return written(tmp_path, event.replace('end = "12:00"', 'end = "12:00"  # à compléter'), WRONG)


def rewrite(looked: Looked, file: Path, text: str, seen: str) -> None:
    """The file has the text, and the page shows it."""
    file.write_text(text, encoding="utf-8")
    looked.page.locator(seen).first.wait_for()


def test_axe_finds_nothing_from_the_first_mistake_to_the_second_release(looked: Looked, folder: Path) -> None:
    page = looked.page
    looked.go("data", "mistakes")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    looked.judge("an image without words")
    assert len([each for each in looked.found if each.startswith("an image")]) == 2, "axe finds what is there"
    looked.found.clear()
    looked.go("event", "a setting with a mistake")
    (folder / "event.toml").write_text(EVENT, encoding="utf-8")
    rewrite(looked, folder / "talks.csv", IMPOSSIBLE, '#state [data-job="solve"]')
    looked.go("", "before the first search")
    looked.press('#state [data-job="solve"]')
    page.locator('#state a[href="/ways"]').wait_for()
    looked.judge("a contradiction")
    looked.go("ways", "how to find a way out")
    looked.press('main [data-job="explain"]')
    page.locator('[data-ask^="POST /api/ways/"]:enabled').first.wait_for()
    looked.judge("ways")
    rewrite(looked, folder / "talks.csv", TALKS, '#state [data-job="solve"]')
    looked.go("data")
    looked.press('#state [data-job="solve"]')
    page.locator('#state a[href="/publish"]').wait_for()
    looked.go("")
    looked.press("li.card .more")
    looked.judge("the menu of a talk")
    page.keyboard.press("Escape")
    looked.press("li.card .handle")
    page.locator("li.card .target").first.wait_for()
    looked.judge("a talk is held")
    looked.press("li.card .target")
    page.locator('[data-take="literal"]').wait_for()
    looked.judge("a talk was dropped")
    looked.press('[data-take="literal"]')
    page.locator("#moved-title").wait_for()
    looked.judge("a talk was moved")
    for view in ("axis", "person", "list"):
        page.goto(f"{looked.root}/?view={view}")
        page.wait_for_load_state("load")
        looked.judge(f"the programme by {view}")
    looked.go("event")
    looked.go("proposals")
    looked.go("variants")
    looked.press('form[data-job="alternatives"] button')
    page.locator(".variants .block").first.wait_for()
    looked.judge("variants side by side")
    looked.go("publish")
    looked.press('main [data-post="/api/export"]')
    page.locator("main[aria-busy]").wait_for(state="detached")
    looked.press('form[data-send="/api/releases"] button')
    page.locator('#state a[href="/mails"]').wait_for()
    looked.judge("a release")
    looked.go("mails")
    looked.go("files")
    looked.go("today", "the day")
    page.locator("#cancel-talk").select_option("T4")
    looked.press("#cancel button")
    page.locator('main form[data-send="/api/releases"] button').wait_for()
    looked.judge("what a cancelled talk changes")
    looked.go("data")
    page.locator("#table").set_input_files({"name": "new.csv", "mimeType": "", "buffer": NEW.encode()})
    page.locator("#columns").wait_for()
    looked.judge("a new table")
    assert looked.found == {}
    assert looked.whole == set(product(("fr", "en"), WIDTHS, ("light", "dark")))


def test_axe_finds_nothing_on_the_pages_of_proposals(looked: Looked, folder: Path) -> None:
    written(folder, EVENT, TALKS)
    head = "Date: Fri, 14 Feb 2025 10:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n"
    mails = {
        "a.eml": f"From: Ada Lind <ada@example.org>\n{head}\nTitre : Les jauges\nAxe : Cuisine\nRésumé :\nUn texte.\n",
        "b.eml": f"From: Bo Yi <bo@example.org>\nSubject: Question\n{head}\nBonjour, quand ?\n",
        "c.txt": "Les nappes et leurs mesures\n\n" + "Nous mesurons les nappes. " * 20,
    }
    looked.go("proposals", "before the first proposal")
    files = [{"name": name, "mimeType": "", "buffer": text.encode()} for name, text in mails.items()]
    looked.page.locator("#mails").set_input_files(files)
    looked.page.get_by_role("button", name="Prendre ces propositions").wait_for()
    looked.judge("mails that came")
    looked.press('form[data-send$="/accept"] button.main')
    looked.page.get_by_role("link", name="Les jauges").wait_for()
    for path in ("proposals", "proposal?id=P01", "proposal?id=P02"):
        looked.go(path)
    looked.page.locator("#p-axis").select_option("1")
    looked.press('button[value="accepted"]')
    looked.page.locator(".links strong", has_text="Acceptées").wait_for()
    for path in ("proposals/talks", "proposals/answers"):
        looked.go(path)
    assert looked.found == {}


def test_axe_finds_nothing_where_a_folder_is_chosen(
    axe: str, chromium: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (tmp_path / "une-journee").mkdir()
    (tmp_path / "une-journee" / "event.toml").write_text(EVENT, encoding="utf-8")
    with serving(tmp_path, tmp_path_factory.mktemp("state")) as address, browsing(locale="fr-FR") as page:
        page.goto(address)
        page.locator("#table").wait_for(state="attached")
        page.wait_for_load_state("load")
        looked = Looked(page, axe)
        looked.go("", "start")
        assert looked.found == {}
