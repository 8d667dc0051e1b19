"""One sitting at the board, no terminal: from an empty folder and a table with mistakes to the second release."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest

from scheduler.cli.program import main
from tests.clients import by_command
from tests.clients.browsing import browsing
from tests.clients.hands import HANDS, Hand

pytestmark = pytest.mark.long

#: Each hand, and each language twice.
SITTINGS = (
    ("mouse", "fr", "chromium"),
    ("clicks", "en", "chromium"),
    ("keyboard", "fr", "chromium"),
    ("finger", "en", "chromium"),
    ("mouse", "en", "firefox"),
    ("keyboard", "fr", "firefox"),
)
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
HEADERS = {
    "fr": ("identifiant", "titre", "intervenants", "courriels", "axe", "durée", "disponibilités", "fixé"),
    "en": ("id", "title", "speakers", "emails", "axis", "duration", "available", "pin"),
}
#: Two cells are misspelt; once they are mended, C2 and C3 want the only room in the same three quarters of an hour.
ROWS = (
    ("C1", "Le marché", "Ada Rive", "ada@example.org", "1", "3O", ""),
    ("C2", "La place", "Bob Noé", "bob@example.org", "1", 30, "10:00-10:45"),
    ("C3", "Le tram", "Cy Lamy", "cy@example.org", "2", 30, "10:00-1O:45"),
    ("C4", "Le quai", "Dora Maas", "dora@example.org", "2", 30, ""),
    ("C5", "La cour", "Eva Hess", "eva@example.org", "1", 30, ""),
    ("C6", "Le pont", "Flo Rey", "flo@example.org", "2", 30, ""),
)


#: Everything that is compared with what the commands make.
ALL = (by_command.tables, by_command.names, by_command.programme, by_command.texts)
#: The bytes behind an address.
_FETCH = "async url => [...new Uint8Array(await (await fetch(url)).arrayBuffer())]"


def table(language: str) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(HEADERS[language])
    for row in ROWS:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def hand(request: pytest.FixtureRequest, address: str) -> Iterator[Hand]:
    kind, language, name = request.param
    with browsing(address, name=name, locale=LOCALES[language], **HANDS[kind].context) as page:
        assert page.evaluate("document.documentElement.lang") == language
        yield HANDS[kind](page)


class Sitting:
    """What is done, and what the commands say of the folder after each step; `copy` is where they do the same, or None
    where that is not compared.
    """

    def __init__(self, hand: Hand, folder: Path, copy: Path | None, capsys: pytest.CaptureFixture[str]) -> None:
        self.hand, self.page, self.folder, self.copy, self.capsys = hand, hand.page, folder, copy, capsys
        self.language = self.page.evaluate("document.documentElement.lang")

    @contextmanager
    def alike(self, seen: Sequence[Callable[[Path], object]], *commands: Sequence[str]) -> Iterator[None]:
        """What is done inside leaves the folder as the commands do, as far as it is `seen`."""
        if self.copy is None:
            yield
            return
        by_command.copied(self.folder, self.copy)
        yield
        by_command.done(self.copy, self.language, *commands)
        self.capsys.readouterr()
        for look in seen:
            assert look(self.folder) == look(self.copy), commands

    def go(self, path: str) -> None:
        self.hand.press(self.page.locator(f'nav a[href="/{path}"]'))
        self.page.locator(f'nav a[href="/{path}"][aria-current="page"]').wait_for()
        self.page.wait_for_load_state("load")

    def press(self, selector: str) -> None:
        self.hand.press(self.page.locator(selector).first)

    def agrees(self, *, mistakes: int = 0, programme: bool = False) -> None:
        """`check` and `verify` say what the page says, and the hand is where it was."""
        assert not self.hand.is_lost()
        assert bool(main(["check", str(self.folder), "--json"])) == bool(mistakes)
        assert len(json.loads(self.capsys.readouterr().out)["mistakes"]) == mistakes
        sentence = self.page.inner_text("#sentence")
        assert sentence.startswith(str(mistakes)) == bool(mistakes), sentence
        if programme:
            assert main(["verify", str(self.folder), "--quiet"]) == 0
            self.capsys.readouterr()
            assert self.page.locator('[data-post="/api/moves/nearest"]:visible').count() == 0

    # ── the steps ──

    def begins(self) -> None:
        self.go("data")
        with self.alike([by_command.tables, by_command.names], ("init",)):
            self.press('[data-post="/api/begin"]')
            self.page.locator("#table").wait_for(state="attached")
        self.hand.hand_over({"name": "Propositions (2).xlsx", "mimeType": "", "buffer": table(self.language)})
        self.page.locator(".wrong-cell").nth(1).wait_for()
        self.agrees(mistakes=2)

    def mends(self) -> None:
        for left, value in ((1, "30"), (0, "10:00-10:45")):
            self.hand.write(self.page.locator(".wrong-cell .cell").first, value)
            self.page.locator(".wrong-cell").nth(left).wait_for(state="detached")
            self.agrees(mistakes=left)
        cells = openpyxl.load_workbook(self.folder / "talks.xlsx").active.iter_rows(values_only=True)
        assert [row[:5] for row in cells][1:] == [row[:5] for row in ROWS]

    def gets_out(self) -> None:
        self.go("")
        self.press('[data-job="solve"]')
        self.page.locator('main a[href="/ways"]').wait_for()
        self.press('main a[href="/ways"]')
        self.press('main [data-job="explain"]')
        self.page.locator('[data-ask^="POST /api/ways/"]:enabled').first.wait_for()
        with self.alike([by_command.tables, by_command.names], ("explain", "--apply", "1")):
            self.press('[data-ask^="POST /api/ways/"]:enabled')
            self.page.locator('#state [data-job="solve"]').wait_for()
        self.agrees()

    def solves(self) -> None:
        self.go("")
        with self.alike(ALL, ("solve",)):
            self.press('#state [data-job="solve"]')
            self.page.locator('#state a[href="/publish"]').wait_for()
        self.agrees(programme=True)

    def moves(self) -> None:
        moved, other = (self.page.locator(f'li.card[data-id="{name}"]') for name in ("C1", "C5"))
        hours = [card.locator(".time").inner_text() for card in (moved, other)]
        with self.alike([by_command.programme], ("move", "C1", "--swap", "C5")):
            self.hand.exchange(moved, other)
            offer = self.page.locator('[data-take="literal"]:focus')
            offer.wait_for()
            self.hand.take(offer)
            self.page.locator("#panel").wait_for(state="hidden")
            self.page.locator("#moved-title").wait_for()
        assert moved.locator(".time").inner_text() == hours[1]
        self.agrees(programme=True)
        self.hand.pin(moved)
        moved.locator(".pin").wait_for()
        pins = [row[7] for row in openpyxl.load_workbook(self.folder / "talks.xlsx").active.iter_rows(values_only=True)]
        assert sum(bool(value) for value in pins[1:]) == 1
        self.agrees(programme=True)

    def publishes(self) -> None:
        self.go("publish")
        with self.alike(ALL, ("export",), ("publish",)):
            self.press('form[data-send="/api/releases"] button')
            self.page.locator('#state a[href="/mails"]').wait_for()
        assert (self.folder / "releases" / "v1").is_dir() or list((self.folder / "releases").glob("*1*"))
        self.agrees(programme=True)

    def loses_a_speaker(self) -> None:
        self.go("today")
        with self.alike(ALL, ("repair", "--cancel", "C4"), ("publish",)):
            self.press("#cancel summary")
            self.hand.choose(self.page.locator("#cancel-talk"), "C4")
            self.press("#cancel button")
            self.page.locator('main form[data-send="/api/releases"] button').wait_for()
            self.agrees(programme=True)
            self.press('main form[data-send="/api/releases"] button')
            self.page.locator('#state a[href="/mails"]').wait_for()
        self.agrees(programme=True)
        last = json.loads((self.folder / "out" / "schedule.json").read_text())
        assert "C4" not in [talk["id"] for talk in last["talks"]]
        assert last["release"] is not None

    def reads_the_mails(self) -> None:
        self.press('#state a[href="/mails"]')
        mail = self.page.locator("details.mail").first
        mail.wait_for()
        self.hand.press(mail.locator("summary"))
        assert mail.locator(".letter").inner_text().strip()

    def takes_along(self) -> None:
        self.go("publish")
        public = self.taken('a[href="/zip/public"]')
        with zipfile.ZipFile(io.BytesIO(public)) as files:
            names = {Path(name).name for name in files.namelist()}
            page = next(name for name in files.namelist() if name.endswith("index.html"))
            text = files.read(page).decode()
            assert not [row[3] for row in ROWS if row[3] in text], "no address of a speaker is public"
        assert {"index.html", "programme.pdf"} <= names
        assert self.taken('a[href="/files/public/booklet.pdf"]').startswith(b"%PDF")

    def taken(self, selector: str) -> bytes:
        with self.page.expect_download() as got:
            self.press(selector)
        if self.page.context.browser.browser_type.name == "chromium":
            return Path(got.value.path()).read_bytes()
        return bytes(self.page.evaluate(_FETCH, got.value.url))  # where Firefox keeps it is not told


@pytest.mark.parametrize("hand", SITTINGS, indirect=True, ids="-".join)
def test_one_sitting(
    hand: Hand, folder: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path_factory.mktemp("commands") / folder.name if type(hand) is Hand else None
    sitting = Sitting(hand, folder, copy, capsys)
    sitting.begins()
    sitting.mends()
    sitting.gets_out()
    sitting.solves()
    sitting.moves()
    sitting.publishes()
    sitting.loses_a_speaker()
    sitting.reads_the_mails()
    sitting.takes_along()
