# What a user runs: make run, make test. `make` alone lists the targets.

PYTHON ?= $(shell for found in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$found" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$found" && break; done)
BIN := .venv/bin
STAMP := .venv/installed
SAMPLE := templates/season-renewal/samples/full.yaml

.DEFAULT_GOAL := help
.PHONY: help setup run test lint acceptance tools soak bench picture clean FORCE

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 20

# Compiled here, because a PYTHONDONTWRITEBYTECODE in the environment would have every start compile it anew.
setup: $(STAMP) ## make .venv, install into it, bring LanguageTool
	@$(BIN)/python -m compileall -q writer
	@$(BIN)/writer grammar install

# The stamp holds the folder it was made in: programs of a .venv that was moved or copied do not start.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif
$(STAMP): pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "writer needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3 setup" >&2; exit 2; fi
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2; exit 2; }
	@if [ "$$(cat $(STAMP) 2>/dev/null)" != "$(CURDIR)" ] || ! $(BIN)/python -c pass 2>/dev/null; then \
		echo "Making .venv with $(PYTHON) …"; "$(PYTHON)" -m venv --clear .venv; fi
	@echo "Installing writer and what it stands on …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@printf '%s' '$(CURDIR)' > $@

run: setup ## open the app on this folder; without a terminal, render and check the sample
	@if [ -t 0 ] && [ -t 1 ]; then exec $(BIN)/writer; fi; \
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && draft="$$folder/sample.md" \
		&& $(BIN)/writer render $(SAMPLE) -o "$$draft" && cat "$$draft" && $(BIN)/writer check "$$draft"

test: lint ## every check and test that needs nothing but Python and the package registries
	@$(BIN)/pytest -m 'not acceptance'

lint: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

acceptance: setup tools ## tests in a real terminal and a real browser; reads ../shared
	@$(BIN)/pytest -m acceptance

tools:
	@missing=; \
	command -v tmux >/dev/null || missing="$$missing tmux"; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo "please install:$$missing" >&2; exit 2; fi; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null

soak: setup ## the property tests at full size
	@HYPOTHESIS_PROFILE=soak $(BIN)/pytest -m 'hypothesis and not acceptance'

bench: setup ## the figures, each beside its bar
	@$(BIN)/python -m benchmarks

picture: setup ## the picture in the README, made from the app
	@$(BIN)/python docs/picture.py

clean: ## remove what these targets made in this folder
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

FORCE:
