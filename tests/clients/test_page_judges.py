"""The page before the judges of accessibility (axe) and of HTML (vnu), where they are installed (.ci/run does)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import instance
from exports.fragment import fragment_html
from exports.page import index_html
from scheduler.domain.event import Event
from scheduler.domain.presentation import Logo, Organiser, Venue
from scheduler.domain.programme import Programme

Pair = tuple[Event, Programme]
WIDTHS = (320, 390, 1280)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
TEXT = "# Plan\nUn *mot* et [un lien](https://a.org/a) <b>.\n- a\n- b\n1. c\n5. d\nRéférences\n- Noé, b@example.org"
# Each width and language is a frame of one page; what axe finds in it is left in the document's title.
JUDGE = """
window.onload = async () => {
  const found = {};
  for (const frame of document.querySelectorAll('iframe')) {
    frame.contentWindow.eval(AXE);
    const result = await frame.contentWindow.axe.run();
    found[frame.id] = [frame.contentWindow.matchMedia('(prefers-color-scheme: dark)').matches,
      ...result.violations.map(each => each.id + ' ' + each.nodes.map(node => node.target).join(' '))];
  }
  document.title = JSON.stringify(found);
};
"""


def full(name: str, language: str) -> Pair:
    """A planted event with all that a page may have."""
    planted = instance(name)
    event, programme = planted.event, planted.programme
    first = event.breaks[0].id
    posters = (event.talks[0].model_copy(update={"id": "P1", "type": "poster", "discussants": ()}),)
    more = {
        "language": language,
        "summary": "De quoi il s'agit : https://example.org/appel",
        "registration": "https://example.org/inscription",
        "online": "https://visio.example.org/jour",
        "funding": "Avec le soutien de l'Agence.",
        "url": "https://example.org/jour",
        "logos": (Logo(name="Laboratoire", data=_SVG),),
        "organisers": (Organiser(name="Camille Lœuil", email="camille@example.org", affiliation="Mairie"),),
        "venue": Venue(name="MSH", address="1 rue A", access="Métro 12", latitude=48.9, longitude=2.3),
        "posters": posters,
        "breaks": tuple(each.model_copy(update={"posters": each.id == first}) for each in event.breaks),
        "plenaries": tuple(p.model_copy(update={"abstract": TEXT, "keywords": ("k",)}) for p in event.plenaries),
        "talks": tuple(
            talk.model_copy(update={"discussants": event.talks[n - 1].speakers, "abstract": TEXT})
            for n, talk in enumerate(event.talks)
        ),
    }
    return event.model_copy(update=more), programme


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    """A page of one room in French, and one of three rooms in English."""
    return {"fr": index_html(*full("scale-12", "fr")), "en": index_html(*full("day-31", "en"))}


def module(name: str) -> Path:
    """A file of a package of Node; skips where there is none."""
    for folder in os.environ.get("NODE_PATH", "").split(os.pathsep):
        if folder and (Path(folder) / name).is_file():
            return Path(folder) / name
    pytest.skip(f"{name} is not installed (.ci/run does, and sets NODE_PATH)")


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(dark: bool, pages: dict[str, bytes], tmp_path: Path, chromium: str) -> None:
    axe = module("axe-core/axe.min.js").read_text("utf-8")
    frames = "".join(
        f'<iframe id="{language} {width}" width="{width}" height="900" srcdoc="{escape(page.decode())}"></iframe>'
        for language, page in pages.items()
        for width in WIDTHS
    )
    source = json.dumps(axe).replace("</", "<\\/")
    script = f"const AXE = {source};{JUDGE}"
    (tmp_path / "frames.html").write_text(f"<!DOCTYPE html><title></title>{frames}<script>{script}</script>", "utf-8")
    found = judged(chromium, tmp_path, dark)
    assert found == {f"{language} {width}": [dark] for language in pages for width in WIDTHS}


def judged(program: str, folder: Path, dark: bool) -> dict[str, Any]:
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'own'}"]
    options += ["--virtual-time-budget=60000", f"--blink-settings=preferredColorScheme={0 if dark else 1}"]
    run = subprocess.run(
        [program, *options, "--dump-dom", (folder / "frames.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    title = run.stdout.partition("<title>")[2].partition("</title>")[0]
    found: dict[str, Any] = json.loads(unescape(title))
    return found


def test_the_checker_of_html_is_silent(pages: dict[str, bytes], tmp_path: Path) -> None:
    checker = module("vnu-jar/build/dist/vnu.jar")
    java = shutil.which("java") or pytest.skip("java is not installed")
    for language, page in pages.items():
        (tmp_path / f"{language}.html").write_bytes(page)
    fragment = fragment_html(*full("scale-12", "fr"), heading=2).decode()
    head = '<!DOCTYPE html><html lang="fr"><head><title>T</title></head><body><h1>T</h1>'
    (tmp_path / "fragment.html").write_text(f"{head}{fragment}</body></html>", "utf-8")
    run = subprocess.run([java, "-jar", checker, *tmp_path.glob("*.html")], capture_output=True, text=True, timeout=240)
    said = [line for line in run.stderr.splitlines() if "appears to be written in" not in line]
    assert said == []
