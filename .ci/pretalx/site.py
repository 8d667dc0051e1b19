"""A throw-away pretalx that takes programmes in, run by its own Python: `site.py FOLDER FILE…`.

FOLDER is emptied for the database. Each FILE, a schedule.xml called EVENT-vN.xml, is served to the plugin
pretalx-downstream one after the other at one address of this machine; what pretalx publishes then is written beside it
(`EVENT-vN.out`), and the code by which it knows each talk (`EVENT-vN.codes`, JSON: its id in that file by code).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree

SETTINGS = """\
[filesystem]
data = {folder}
[site]
debug = False
url = http://localhost
[database]
backend = sqlite3
name = {folder}/db.sqlite3
[mail]
from = nobody@example.org
"""


class Upstream(BaseHTTPRequestHandler):
    """Answers every question with `content`."""

    content = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, format: str, *args: object) -> None:
        pass


def start(folder: Path) -> None:
    """pretalx is set up, with an empty database."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    settings = folder / "pretalx.cfg"
    settings.write_text(SETTINGS.format(folder=folder), "utf-8")
    os.environ.update(PRETALX_CONFIG_FILE=str(settings), DJANGO_SETTINGS_MODULE="pretalx.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def make_event(slug: str, content: bytes, address: str) -> None:
    """The event of the file, which asks for its programme at `address`."""
    from datetime import date

    from pretalx.event.models import Event, Organiser

    about = ElementTree.fromstring(content).find("conference")
    organiser, _ = Organiser.objects.get_or_create(name="Organiser", slug="organiser")
    event = Event.objects.create(
        name=about.findtext("title"),
        slug=slug,
        organiser=organiser,
        email="nobody@example.org",
        timezone=about.findtext("time_zone_name"),
        locale="en",
        locale_array="en,fr",
        content_locale_array="en,fr",
        date_from=date.fromisoformat(about.findtext("start")),
        date_to=date.fromisoformat(about.findtext("end")),
        is_public=True,
        plugins="pretalx_downstream",
    )
    event.settings.downstream_upstream_url = address


def take(slug: str, file: Path) -> None:
    """The file is imported, and what pretalx makes of it is written beside it."""
    from django.core.management import call_command
    from django.test import Client
    from django_scopes import scopes_disabled
    from pretalx.submission.models import Submission

    Upstream.content = file.read_bytes()
    call_command("downstream_pull", event=slug, sync=True)
    answer = Client(HTTP_HOST="localhost").get(f"/{slug}/schedule/export/schedule.xml")
    if answer.status_code != 200:
        raise SystemExit(f"pretalx answers {answer.status_code} to the question for its schedule.xml")
    file.with_suffix(".out").write_bytes(answer.content)
    with scopes_disabled():
        codes = dict(Submission.objects.filter(event__slug=slug).values_list("code", "pk"))
    file.with_suffix(".codes").write_text(json.dumps(codes), "utf-8")


def main(folder: Path, files: list[Path]) -> None:
    start(folder)
    from django_scopes import scopes_disabled

    server = HTTPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for file in files:
        slug, _, number = file.stem.rpartition("-v")
        if number == "1":
            with scopes_disabled():
                make_event(slug, file.read_bytes(), f"http://127.0.0.1:{server.server_port}/schedule.xml")
        take(slug, file)
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), [Path(each).resolve() for each in sys.argv[2:]])
