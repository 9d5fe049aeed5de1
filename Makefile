# One command each: what a person types, and what CI runs.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
OUT    ?= out/demo

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers data format bench figures fixtures floors cues manual clean

help:  ## list what there is to make
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

# A stamp is as old as the last install: the environment is made again when pyproject.toml changes.
$(VENV)/.runtime-stamp: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Verbale needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev-stamp: $(VENV)/.runtime-stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.runtime-stamp  ## build the register, compendium and report of the bundled sample into out/demo
	$(BIN)/verbale sample $(OUT)/sample
	$(BIN)/verbale build $(OUT)/sample/documents --gazetteer $(OUT)/sample/gazetteer.toml \
	  --matter "the vote in Teshara" --output $(OUT)

test: $(VENV)/.dev-stamp  ## run the tests
	$(BIN)/python -m pytest -n 2

check: lint types layers data  ## style, types, import layers, data files

lint: $(VENV)/.dev-stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev-stamp
	$(BIN)/mypy

layers: $(VENV)/.dev-stamp
	$(BIN)/lint-imports

data: $(VENV)/.dev-stamp
	$(BIN)/verbale check

format: $(VENV)/.dev-stamp  ## put the source in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev-stamp  ## measure the speed of coding; writes benchmarks/speed.json
	$(BIN)/python benchmarks/speed.py

figures: $(VENV)/.dev-stamp  ## measure accuracy against the labels; writes benchmarks/accuracy.json
	$(BIN)/python benchmarks/accuracy.py

floors: $(VENV)/.dev-stamp  ## measure accuracy and raise the floors to what was reached
	$(BIN)/python benchmarks/accuracy.py --raise-floors

cues: $(VENV)/.dev-stamp  ## learn the weights of the codebook's cues anew; writes codebooks/*.cues.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[learn]'
	$(BIN)/python tools/learn_cues.py

manual: $(VENV)/.dev-stamp  ## put what the commands print now into the manual's examples
	$(BIN)/python tests/docs/manual.py

fixtures: $(VENV)/.dev-stamp  ## make the collection that reading is measured with (tools/collection)
	PYTHONPATH=tools $(BIN)/python -m collection tests/fixtures/reading

clean:  ## take away what was made, the environment too
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
