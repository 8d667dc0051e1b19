"""What extruct, a reader of structured data, finds in the page (.ci/run installs it beside the judges of PDF)."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from exports import render
from exports.page import index_html
from scheduler.domain.event import Event
from scheduler.domain.programme import Programme

READ = """
import extruct, json, sys
page = open(sys.argv[1], encoding="utf-8").read()
print(json.dumps(extruct.extract(page, syntaxes=["json-ld"])["json-ld"]))
"""


@pytest.fixture(scope="module")
def python() -> Path:
    """The Python that has extruct."""
    judges = os.environ.get("JOURNEE_JUDGES")
    if not judges:
        pytest.skip("extruct is not installed (.ci/run does, and sets JOURNEE_JUDGES)")
    program = Path(judges) / "python"
    if subprocess.run([program, "-c", "import extruct"], capture_output=True).returncode:
        pytest.skip("extruct is not installed in JOURNEE_JUDGES")
    return program


def test_the_event_of_the_page_is_that_of_the_file(
    python: Path, congress: tuple[Event, Programme], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_bytes(index_html(*congress))
    run = subprocess.run([python, "-c", READ, tmp_path / "index.html"], capture_output=True, text=True, check=True)
    (read,) = json.loads(run.stdout)
    stated = json.loads(render(*congress, ("jsonld",)).files["public/event.jsonld"])
    assert read == without_abstracts(stated)


def without_abstracts(value: object) -> object:
    """The value without the descriptions of its parts, which the page has not."""
    if isinstance(value, list):
        return [without_abstracts(each) for each in value]
    if isinstance(value, dict):
        return {key: without_abstracts(each) for key, each in value.items() if key != "description"}
    return value
