# Two commands: `make demo`, `make test`. Nothing is installed outside .venv, and nothing twice.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# No index is named in the locks: pip's own configuration says where packages come from.
LOCK := uv pip compile pyproject.toml --extra serve --extra mails --group build --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links --quiet

.PHONY: demo test test-whole bench pictures fuzz judge-pretalx lint lock sbom clean
.DELETE_ON_ERROR:

demo: .venv/runtime
	$(BIN)/journee solve samples/ia-collectivites

# One process a core. Byte code is kept in build/, also where the environment asks for none beside the sources:
# otherwise each process that a test starts would compile all that it imports.
PYTEST := PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX="$(CURDIR)/build/pycache" \
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# What a change is tried with: no test that is marked `long`, a share of the examples, of the impossible events and of
# the points at which writing is killed. `.ci/run` sets JOURNEE_LONG, so that every test is run, and takes larger shares.
test: .venv/dev
	$(PYTEST) $(if $(JOURNEE_LONG),,-m "not long")

# Every test with all examples, events and kills: hours.
test-whole: .venv/dev
	JOURNEE_EXAMPLES=whole JOURNEE_BANK=whole JOURNEE_KILLS=100 JOURNEE_STOPS=100 $(PYTEST)

# The tables of docs/benchmarks.md made anew, all of them (two hours) or PARTS="start cosplib"; those of public benchmarks,
# whose files are not part of this repository, with SEEDS seeds.
SEEDS ?= 1
bench: .venv/dev
	$(BIN)/python -m benchmarks.report --seeds $(SEEDS) $(PARTS)

# The pictures of the board in README and docs; needs Chromium.
pictures: .venv/dev
	$(BIN)/python -m benchmarks.pictures

# Readers, importers and mails are given inputs that nobody thought of, for SECONDS in all: what fails becomes a seed in
# tests/fuzz/corpus. TARGETS="csv xlsx" are those to fuzz; without it all are.
SECONDS ?= 60
fuzz: .venv/dev
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) $(TARGETS)

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Renews both locks: newest versions that pyproject.toml allows. The only target that needs `uv` (pipx install uv).
# Once a month: see CONTRIBUTING.md.
lock:
	$(LOCK) --upgrade --output-file requirements.lock
	$(LOCK) --upgrade --extra test --extra lint --extra fuzz --constraint requirements.lock --output-file requirements-dev.lock

# What is installed with the program, for those who must know (CycloneDX). The tool has an environment of its own, since
# it is none of the program's and brings thirty packages.
CYCLONEDX := cyclonedx-bom==7.5.0
sbom: .venv/runtime build/cyclonedx/made
	build/cyclonedx/bin/python .ci/sbom.py $(BIN)/python build/sbom.json

build/cyclonedx/made: .venv/made
	$(BIN)/python -m venv --clear build/cyclonedx
	build/cyclonedx/bin/python -m pip --disable-pip-version-check --quiet install $(CYCLONEDX)
	@touch $@

# A real pretalx takes our schedule.xml in, twice, and gives it back equal. It has an environment of its own in build/;
# making that and the database takes a minute or two, which .ci/run has not.
PRETALX := pretalx==2025.2.2
DOWNSTREAM := pretalx-downstream==1.4.0
judge-pretalx: .venv/dev build/pretalx/made
	PYTHONPATH=. $(BIN)/python .ci/pretalx/judge.py build/pretalx/bin/python build/pretalx/judge

build/pretalx/made: .venv/made
	$(BIN)/python -m venv --clear build/pretalx
	build/pretalx/bin/python -m pip install --disable-pip-version-check --quiet "$(PRETALX)"
	build/pretalx/bin/python -m pip install --disable-pip-version-check --quiet --no-deps "$(DOWNSTREAM)"
	@touch $@

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis samples/*/out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The three stamps. A changed lock or pyproject.toml installs again; nothing else does.
.venv/made:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Python 3.11 ou plus récent est nécessaire (Debian : apt install python3 python3-venv)." >&2; \
	  echo "Python 3.11 or later is needed (Debian: apt install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) est trop ancien : il faut Python 3.11 ou plus récent ; indiquez-le ainsi : make PYTHON=python3.12" >&2; \
	  echo "$(PYTHON) is too old: Python 3.11 or later is needed; name it like this: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "Le module venv de $(PYTHON) manque (Debian : apt install python3-venv)." >&2; \
	  echo "The venv module of $(PYTHON) is missing (Debian: apt install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/runtime: .venv/made requirements.lock pyproject.toml
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# odfpy comes as source: it is built with the setuptools that the runtime lock has brought.
.venv/dev: .venv/runtime requirements-dev.lock
	$(PIP) install --require-hashes --no-build-isolation --use-pep517 --requirement requirements-dev.lock
	@touch $@
