# `make demo` and `make test` do all the set-up themselves; .ci/setup.sh says what they install on the system.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SOURCES := screenseg tests $(wildcard examples)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint types format size clean system-demo system-test

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 14

demo: system-demo $(VENV)/base.stamp ## Install screenseg and watch it fill a form
	@$(BIN)/screenseg demo

test: system-test lint types ## Install what the tests need; lint, check types, run every test
	@$(BIN)/pytest

lint: $(VENV)/test.stamp ## Check style and formatting
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)

types: $(VENV)/test.stamp ## Check types
	@$(BIN)/mypy --strict screenseg

format: $(VENV)/test.stamp ## Format the code and mend what can be mended
	@$(BIN)/ruff check --fix $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

size: ## Install the base package into an empty folder and print what it weighs; at most 600 MB
	@.ci/size.sh

clean: ## Remove what make has made
	@rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

system-demo:
	@.ci/setup.sh system demo

system-test:
	@.ci/setup.sh system test

$(VENV)/created.stamp:
	@python=$$(.ci/setup.sh python) && echo "screenseg: making $(VENV) with $$python" && "$$python" -m venv --clear $(VENV)
	@touch $@

$(VENV)/base.stamp: pyproject.toml $(VENV)/created.stamp
	@echo "screenseg: installing the base package"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml $(VENV)/created.stamp
	@echo "screenseg: installing what the tests need"
	@$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/base.stamp
