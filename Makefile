# SPDX-FileCopyrightText: 2026 The Skillshed contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Two commands matter: `make demo` and `make test`. Each does all its own set-up.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= auto
# The first Python on the path that is new enough; `make demo PYTHON=/path/to/python` says otherwise.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: demo test check docs reference bench proof install hooks constraints clean

demo: $(VENV)/.installed      ## the fictitious county: from nothing to the running site
	$(BIN)/skillshed demo

test: check docs              ## everything that must hold before a change is merged
	$(BIN)/pytest -n $(JOBS) --dist worksteal

check: $(VENV)/.installed-dev ## style, types, arrows between rooms, licences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint

docs: $(VENV)/.installed-dev  ## the documentation, in docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html

reference: $(VENV)/.installed-dev ## write docs/reference/cli.md anew from the program's own help
	cd docs && ../$(BIN)/python -m reference_pages

bench: $(VENV)/.installed-dev ## measure against the limits and peers in benchmarks/README.md
	$(BIN)/python benchmarks/foundation.py

proof: $(VENV)/.installed-dev ## hold the outlook against what came; writes benchmarks/proof.json and docs/explanation/proof.md
	$(BIN)/python benchmarks/proof.py

install: $(VENV)/.installed-dev

hooks: $(VENV)/.installed-dev ## run the quick checks before every commit
	$(BIN)/pre-commit install

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Skillshed needs Python 3.11 or newer and finds none. Install it, or point to it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Skillshed needs Python 3.11 or newer; $(PYTHON) is older or missing. Point to a newer one: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) lacks the venv module. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing Skillshed in $(VENV) (once; a minute or so) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[web,reports]'
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing Skillshed and its tools in $(VENV) (once; a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.installed $@

constraints:                  ## take today's versions of every library, in an environment of its own
	$(PYTHON) -m venv .venv-constraints
	.venv-constraints/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	{ sed -n '/^#/p' constraints.txt; .venv-constraints/bin/python -m pip freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt
	rm -rf .venv-constraints

clean:
	rm -rf $(VENV) docs/_build docs/reference/_generated .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
