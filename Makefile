PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: graph test test-virtuoso test-interop judges-latest lint context bench docs floor clean

graph: $(VENV)/.installed ## read seeds/ and write the knowledge base to build/kb/
	$(BIN)/communique build seeds --out build/kb

test: $(VENV)/.installed-dev ## run all fast tests, on all cores
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

test-virtuoso: $(VENV)/.installed-dev ## load Virtuoso 7 and compare all queries; installs it (Debian, as root) if need be
	tests/virtuoso/install.sh
	$(BIN)/python -m pytest -m virtuoso tests/virtuoso

test-interop: $(VENV)/.installed-dev ## let tools of others judge what is written; needs Node 20, npm, rapper and Java
	$(BIN)/python -m tests.interop.install
	$(BIN)/python -m pytest -m interop tests/interop

judges-latest: export COMMUNIQUE_JUDGES = build/judges-latest
judges-latest: $(VENV)/.installed-dev ## the same with the newest versions of those tools; says which are newer than the pins
	$(BIN)/python -m tests.interop.install --latest
	$(BIN)/python -m pytest -m interop tests/interop

lint: $(VENV)/.installed-dev ## ruff and mypy --strict
	$(BIN)/ruff check mapper tests benchmarks
	$(BIN)/ruff format --check mapper tests benchmarks
	$(BIN)/mypy

context: $(VENV)/.installed ## make the JSON-LD context and frame anew from the ontology
	$(BIN)/python -m mapper.publishing.jsonld.generate

bench: $(VENV)/.installed ## time per article, after a change, by length, by rules, of validating, of exports, beside spaCy
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.one_change
	$(BIN)/python -m benchmarks.lengths
	$(BIN)/python -m benchmarks.rules
	$(BIN)/python -m benchmarks.validation
	$(BIN)/python -m benchmarks.exports
	$(BIN)/python -m benchmarks.against_cnn

docs: $(VENV)/.installed-dev ## docs/ontology.html and the picture in README.md, from the ontology
	$(BIN)/python -m mapper.publishing.documentation

floor: $(VENV)/.installed ## raise the scores that the tests hold; `make floor LOWER=--lower` also lowers them
	$(BIN)/python -m benchmarks.floor $(LOWER)

clean: ## remove what the other targets made
	rm -rf $(VENV) build

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@
