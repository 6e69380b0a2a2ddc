# Every target with one line of help; `make` alone lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Half the time of installing is compiling modules that nobody imports; Python does it on import.
INSTALL := $(BIN)/pip install --quiet --no-compile
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Nor does Python where this is set, as containers set it: then every start would compile all again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo ask serve test eval shelves check format lock clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.lock
	$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/installed-test: $(VENV)/installed requirements-test.lock
	$(INSTALL) -r requirements.lock -r requirements-test.lock
	@touch $@

demo: $(VENV)/installed  ## install, index the corpus, answer three questions
	@$(BIN)/briefing-qa index
	@for question in \
	  "How many Peruvian tourism establishments signed the Code of Conduct?" \
	  "What does the briefing recommend for Indigenous children?" \
	  "What score did Chile get for Environment?"; do \
	  printf '\n> %s\n\n' "$$question"; $(BIN)/briefing-qa ask "$$question"; done
	@printf '\nNow ask your own:  make ask Q="..."   or   %s/briefing-qa chat\n' "$(BIN)"

ask: $(VENV)/installed  ## answer one question: make ask Q="..."
	@$(BIN)/briefing-qa ask "$${Q:?say what you want to know: make ask Q=\"...\"}"
ask: export Q := $(value Q)

serve: $(VENV)/installed  ## open the chat UI on this machine
	@$(BIN)/briefing-qa serve

check: $(VENV)/installed-test  ## formatting, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check  ## every check and every test, with coverage, then eval
	./tools/browser
	$(BIN)/coverage erase
	$(BIN)/pytest --cov --cov-report= --durations 15 --numprocesses 3 --dist loadfile --no-loadscope-reorder
	$(MAKE) --no-print-directory eval

eval: $(VENV)/installed  ## measure answers on the question sets, hold them to eval/thresholds.toml
	$(BIN)/briefing-qa eval --report report

shelves: $(VENV)/installed  ## measure the shelves and questions of others, which guard nothing
	@for shelf in eval/shelves/*/; do \
	  place=report/shelves/$$(basename "$$shelf"); \
	  rm -rf "$$place"; mkdir -p "$$place"; cp -r "$$shelf/documents" "$$place/corpus"; \
	  if [ -e "$$shelf/with-the-corpus" ]; then cp corpus/peru-briefing.md "$$place/corpus"; fi; \
	  $(BIN)/briefing-qa --corpus "$$place/corpus" --index "$$place/index" eval "$$shelf"*.jsonl; done
	$(BIN)/briefing-qa eval eval/by-others/peru-briefing.*.jsonl

format: $(VENV)/installed-test  ## put the code in its standard form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## choose the newest versions of all dependencies again
	./tools/lock

clean:  ## remove the environment, the index and all caches
	rm -rf $(VENV) index report build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage* \
	  .import_linter_cache src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
