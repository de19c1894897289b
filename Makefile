# Every command of the project, each with one line of help. `make` alone prints them.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= out
SERVE ?= yes
JOBS ?= 2

.DEFAULT_GOAL := help

help: ## Print the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/.runtime: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Amparo needs Python 3.11 or later." if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv/.develop: requirements-develop.lock .venv/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-develop.lock
	@touch $@

setup: .venv/.runtime ## Make the virtual environment for running Amparo

develop: .venv/.develop ## Make the virtual environment for testing Amparo
	@scripts/browser

demo: setup ## Build the Colombia report in both languages and all formats, then serve the site (SERVE=no, OUT=folder)
	@$(BIN)/amparo demo --out "$(OUT)" $(if $(filter no,$(SERVE)),--no-serve,--serve)

test: develop ## Set everything up and run all tests
	$(BIN)/pytest -n $(JOBS) --dist loadfile --cov --cov-report= && $(BIN)/python -m tests.core_coverage

check: develop ## Check format, lint, types, contracts, migrations, translations, documents: changes nothing, reports everything
	@scripts/check

fix: develop ## Mend everything a machine can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/python -m tests.generated_documents --write

bench: develop ## Run the benchmarks and print ratios
	$(BIN)/python -m benchmarks

lock: ## Resolve the dependencies again into the two lock files
	scripts/lock

.PHONY: help setup develop demo test check fix bench lock
