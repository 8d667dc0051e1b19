"""The pictures of the board in README and docs, made anew: `python -m benchmarks.pictures [FOLDER]` (docs/images).

The events are those of samples/; the board is looked at in both languages. Needs Chromium and playwright.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.browser import browsing, serving
from scheduler.search.control import Budget
from scheduler.services import solving
from scheduler.services.effort import Effort

ROOT = Path(__file__).parent.parent
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
#: What is wrong in the picture of mistakes: what stands in talks.csv, and what somebody typed instead.
MISTAKES = {"T02;1;": "T02;1O;", "yanis.boukhari@example.org": "yanis.boukhari@example"}
#: The talk that is held and the one whose place it takes: the three prices of that differ.
MOVED = ("T09", "T11")
#: The most colours of a picture: text on plain ground needs no more, and the files stay small.
COLOURS = 128

Save = Callable[[str], None]


def main(folder: Path) -> None:
    """Each picture is in the folder as `board-NAME.LANGUAGE.png`."""
    with tempfile.TemporaryDirectory(prefix="journee-") as place:
        for language in LOCALES:
            with browsing(locale=LOCALES[language], viewport={"width": 1280, "height": 800}) as page:

                def save(name: str, page: Any = page, language: str = language) -> None:
                    path = folder / f"board-{name}.{language}.png"
                    path.write_bytes(small(page.screenshot(animations="disabled")))
                    print(path, path.stat().st_size)

                mistakes(page, Path(place) / language / "mistakes", save)
                contradiction(page, Path(place) / language / "impossible", save)
                day(page, Path(place) / language / "day", save)


def small(picture: bytes) -> bytes:
    """The PNG with few colours."""
    from PIL import Image

    packed = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def mistakes(page: Any, folder: Path, save: Save) -> None:
    """The table with what has to be mended beside its cells."""
    shutil.copytree(ROOT / "samples" / "ia-collectivites", folder)
    table = folder / "talks.csv"
    text = table.read_text(encoding="utf-8")
    for right, wrong in MISTAKES.items():
        assert right in text
        text = text.replace(right, wrong, 1)
    table.write_text(text, encoding="utf-8")
    with serving(folder, folder.parent / "state", str(folder)) as address:
        enter(page, address)
        page.goto(f"{root_of(page)}/data")
        page.locator(".wrong-cell").first.wait_for()
        page.locator("details:has(.problems)").first.evaluate("list => scrollTo(0, list.offsetTop - 10)")
        save("data")


def contradiction(page: Any, folder: Path, save: Save) -> None:
    """What contradicts what, and the ways out."""
    shutil.copytree(ROOT / "samples" / "impossible", folder)
    with serving(folder, folder.parent / "state", str(folder)) as address:
        enter(page, address)
        page.goto(f"{root_of(page)}/ways")
        page.locator('main [data-job="explain"]').click()
        page.locator('[data-ask^="POST /api/ways/"]:enabled').first.wait_for()
        save("ways")


def day(page: Any, folder: Path, save: Save) -> None:
    """A talk that is held, the prices of its new place, the release, and a talk that is cancelled on the day."""
    shutil.copytree(ROOT / "samples" / "ia-collectivites", folder)
    assert solving.solve(folder, None, Effort(Budget.of(60.0), workers=2)).written
    with serving(folder, folder.parent / "state", str(folder)) as address:
        enter(page, address)
        held, other = MOVED
        card = page.locator(f'li.card[data-id="{held}"]')
        card.locator(".handle").click()
        page.locator(f'li.card[data-id="{other}"] .target').first.wait_for()
        page.locator(f'section.card:has(li[data-id="{held}"])').evaluate("card => scrollTo(0, card.offsetTop - 150)")
        page.locator(".target").nth(10).wait_for()
        save("held")
        page.locator(f'li.card[data-id="{other}"] .target.swap').click()
        page.locator('[data-take="best"]').wait_for()
        page.locator("#waiting").wait_for(state="hidden")
        page.set_viewport_size({"width": 1280, "height": 1080})  # all three
        save("prices")
        page.set_viewport_size({"width": 1280, "height": 800})
        page.keyboard.press("Escape")
        page.goto(f"{root_of(page)}/publish")
        page.frame_locator(".preview").locator("h1").wait_for()
        save("publish")
        page.locator('form[data-send="/api/releases"] button').click()
        page.locator('#state a[href="/mails"]').wait_for()
        page.goto(f"{root_of(page)}/today")
        page.locator("#cancel summary").click()
        page.locator("#cancel-talk").select_option("T07")
        page.locator("#cancel button").click()
        page.locator('main form[data-send="/api/releases"]').wait_for()
        page.locator("#state [data-delete]").wait_for(state="detached")  # the search is over
        page.set_viewport_size({"width": 390, "height": 900})
        save("day")
        page.set_viewport_size({"width": 1280, "height": 800})


def enter(page: Any, address: str) -> None:
    """The first page, whose scripts are there."""
    page.goto(address)
    page.wait_for_selector("nav")
    page.wait_for_load_state("load")


def root_of(page: Any) -> str:
    """The address of the board without a path."""
    return "/".join(page.url.split("/")[:3])


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
