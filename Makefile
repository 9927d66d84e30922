# Two commands do everything on a machine with Python 3.11+ and git: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: run install test lint types layers check-tests test-full bench screenshots clean

run: install            ## open the dashboard on the sample
	@$(BIN)/bordertui

install: $(READY)       ## make .venv with the program and what its checks need

$(READY): pyproject.toml store/version.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bordertui needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

test: install lint types layers check-tests   ## every check

lint:
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types:
	@$(BIN)/mypy

layers:
	@$(BIN)/lint-imports

check-tests:
	@$(BIN)/pytest -n auto -m 'not full'

test-full: install      ## all figures of the section on trust, at full size
	@$(BIN)/pytest -m 'full or not full'

bench: install          ## the table of figures, as ratios in one run
	@$(BIN)/python -m tests.bench

screenshots: install
	@$(BIN)/python screenshots/make.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
