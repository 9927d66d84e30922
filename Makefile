# Two commands do everything on a machine with Python 3.11 or newer and git: `make run` and `make test`.
# Which Python: the first of these that is new enough, or yours with `make PYTHON=...`.
PYTHONS := python3 python3.13 python3.12 python3.11 python3.14 python
PYTHON  ?= $(shell for p in $(PYTHONS); do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV    := .venv
BIN     := $(VENV)/bin
READY   := $(VENV)/.ready
CHECKED := $(VENV)/.checks-ready

.PHONY: run install test lint types layers check-tests test-full bench screenshots man docs release clean

run: $(READY)           ## open the dashboard on the sample
	@echo "next time: $(BIN)/bordertui, or \`make run\` again"
	@$(BIN)/bordertui

install: $(CHECKED)     ## make .venv with the program and what its checks need

$(READY): pyproject.toml store/version.py
	@test -n "$(PYTHON)" || { echo "bordertui needs Python 3.11 or newer; if it has another name: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bordertui needs Python 3.11 or newer, and $(PYTHON) is older")'
	@echo "making $(VENV) with what bordertui needs to run: some seconds, the first time"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(CHECKED): $(READY)
	@echo "installing what the checks need: the first time takes a minute"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
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

test-full: install      ## the long runs too, about twenty-five minutes, and the table of figures
	@$(BIN)/python -m pytest --timeout=0 -n 4 --dist load --maxschedchunk 1 -m 'full or not full' \
		-p tests.fault.figures --hypothesis-profile=explore

bench: install          ## the table of figures, as ratios in one run; with LONG=1 the million events too
	@$(BIN)/python -m tests.bench $(if $(LONG),--long)

screenshots: install    ## the pictures of README.md, from the real program
	@$(BIN)/python -m screenshots.make

man: install            ## the manual page, from the parser of the command line
	@$(BIN)/python -m tools.manual_page

release: install        ## what must hold before a version is given out; builds and tries it, uploads nothing
	@$(BIN)/python -m tools.release

docs: man               ## the pages of docs/ that are made from the code
	@$(BIN)/python -m tools.data_model_page
	@$(BIN)/python -m tools.tables_in_pages

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
