# Two commands on a machine that has Python 3.11 or newer and make:
#   make demo    sets up, reads the sample issues and shows what became of them
#   make test    sets up, and checks everything: lint, format, types, tests, coverage
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types tests clean

demo: .venv/ready
	@$(BIN)/python tools/demo.py

test: lint types tests

lint: .venv/ready-to-develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready-to-develop
	$(BIN)/mypy

tests: .venv/ready-to-develop
	$(BIN)/python -m pytest --quiet --cov=newsclean --cov-report=term:skip-covered

# pip installs dependency groups from 25.1 on
.venv/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsclean needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@touch $@

.venv/ready: pyproject.toml | .venv/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready-to-develop: pyproject.toml | .venv/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage build dist
