"""The SBOM names what the lock holds, with digests, licences and what asks for what, and nothing of this machine."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent


def of_the_lock(described: dict[str, Any], lock: str) -> dict[str, Any]:
    specification = importlib.util.spec_from_file_location("sbom", ROOT / ".ci" / "sbom.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    made: dict[str, Any] = module.of_the_lock(described, lock)
    return made


LOCK = """\
a-b==1.0 \\
    --hash=sha256:{0} \\
    --hash=sha256:{1}
    # via
    #   c
    #   journee (pyproject.toml)
c==2 ; python_full_version >= '3.12' \\
    --hash=sha256:{0}
    # via a-b
c==1 ; python_full_version < '3.12' \\
    --hash=sha256:{1}
    # via a-b
""".format("0" * 64, "1" * 64)


def test_the_lock_says_what_is_there_and_the_environment_what_it_is() -> None:
    licence = [{"license": {"id": "MIT"}}]
    described = {
        "bomFormat": "CycloneDX",
        "components": [
            {"bom-ref": "A_b==1.0", "name": "A_b", "version": "1.0", "licenses": licence},
            {"bom-ref": "c==1", "name": "c", "version": "1"},
            {"bom-ref": "pytest==9", "name": "pytest", "version": "9"},
        ],
        "dependencies": [{"ref": "A_b==1.0", "dependsOn": ["c==1", "pytest==9"]}, {"ref": "c==1"}],
    }
    made = of_the_lock(described, LOCK)
    assert made["bomFormat"] == "CycloneDX"
    assert [part["bom-ref"] for part in made["components"]] == ["A_b==1.0", "c==2", "c==1"]
    assert made["components"][0]["licenses"] == licence
    digests = [file["content"] for file in made["components"][0]["externalReferences"][0]["hashes"]]
    assert digests == ["0" * 64, "1" * 64]
    links = {link["ref"]: link["dependsOn"] for link in made["dependencies"]}
    assert links == {"root-component": ["A_b==1.0"], "A_b==1.0": ["c==1"], "c==1": [], "c==2": []}


def test_the_lock_of_the_program_is_there_whole() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    made = of_the_lock({"components": [], "dependencies": []}, lock)
    assert len(made["components"]) == sum("==" in line for line in lock.splitlines()) > 20
    text = json.dumps(made)
    assert text.count("SHA-256") == lock.count("--hash=sha256:")
    assert {part["purl"].partition("@")[0] for part in made["components"]} >= {"pkg:pypi/ortools", "pkg:pypi/pydantic"}
    (root,) = [link for link in made["dependencies"] if link["ref"] == "root-component"]
    assert len(root["dependsOn"]) == lock.count("journee (pyproject.toml")
