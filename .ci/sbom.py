"""The SBOM of what a user installs (CycloneDX, JSON): `python .ci/sbom.py PYTHON FILE`, run by `make sbom`.

cyclonedx-py describes the packages in the environment of PYTHON with their licences and what each asks for; the lock
says which of them the program needs to run, on whatever system, and the digests of their files.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
#: The version of CycloneDX, and the reference by which the tool knows the program itself.
SPECIFICATION, PROGRAM = "1.6", "root-component"
_ENTRY = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\n)(?:[ ].*\n?)*)", re.MULTILINE)
_ASKED = re.compile(r"^ +# +(?:via )?journee ", re.MULTILINE)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def of_the_lock(described: Mapping[str, Any], lock: str) -> dict[str, Any]:
    """What was described of an environment, less what the lock has not, plus the digests that it states.

    A package of the lock that this system does not need is there with name, version and digests alone.
    """
    known = {(_plain(part["name"]), part["version"]): part for part in described["components"]}
    links = {link["ref"]: link.get("dependsOn", []) for link in described["dependencies"]}
    parts, asked = [], []
    for entry in _ENTRY.finditer(lock):
        name, version = entry["name"], entry["version"]
        part = {"bom-ref": f"{name}=={version}", "type": "library", "purl": f"pkg:pypi/{name}@{version}"}
        part |= {"name": name, "version": version, **known.get((_plain(name), version), {})}
        parts.append(part | {"externalReferences": [*part.get("externalReferences", ()), _files(name, entry["rest"])]})
        if _ASKED.search(entry["rest"]):
            asked.append(part["bom-ref"])
    references = {part["bom-ref"] for part in parts}
    graph = {PROGRAM: asked, **{ref: [to for to in links.get(ref, ()) if to in references] for ref in references}}
    dependencies = [{"ref": ref, "dependsOn": sorted(graph[ref])} for ref in sorted(graph)]
    return {**described, "components": parts, "dependencies": dependencies}


def _files(name: str, entry: str) -> dict[str, Any]:
    """Where the files of a package are published, with the digests of which one is that of the file installed."""
    hashes = [{"alg": "SHA-256", "content": digest} for digest in _DIGEST.findall(entry)]
    return {"type": "distribution", "url": f"https://pypi.org/project/{name}/", "hashes": hashes}


def _plain(name: str) -> str:
    """The name by which indexes know a package, however it writes itself (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main(python: str, file: str) -> None:
    """The file has the SBOM, valid by the schema of its specification; else nothing is written."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", "pyproject.toml"]
    command += ["--mc-type", "application", "--output-reproducible", "--no-validate", "--sv", SPECIFICATION, python]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(ran.stderr)
    text = json.dumps(of_the_lock(json.loads(ran.stdout), LOCK.read_text("utf-8")), indent=2, sort_keys=True) + "\n"
    if error := JsonStrictValidator(SchemaVersion.from_version(SPECIFICATION)).validate_str(text):
        raise SystemExit(f"this is no CycloneDX {SPECIFICATION}: {error}")
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
