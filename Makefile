# `make brief` and `make test` do all of their set-up themselves.

SHELL = /bin/sh
.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help brief quick test fuzz bench docs pages digest declarations format constraints clean

bin = .venv/bin

help:
	@echo 'make brief        render every issue of issues/ into build/'
	@echo 'make quick        run linters, types and the quick tests: no browser, no second program, no whole PDF'
	@echo 'make test         run all checks and tests, as CI does'
	@echo 'make fuzz         check 100,000 broken issues (an hour or so)'
	@echo 'make bench        measure the toolkit beside other programs (a quarter of an hour)'
	@echo 'make docs         make docs/ a site with search, in build/site'
	@echo 'make pages        write anew what stands in pages and comes from the code'
	@echo 'make digest       keep how the pages of the samples read, after a change that is meant'
	@echo 'make declarations  read the C functions of another WeasyPrint or cffi anew'
	@echo 'make format       put the code into the form that make test asks for'
	@echo 'make constraints  renew the versions in .ci/constraints.txt'
	@echo 'make clean        delete everything that was made here'

brief:
	@.ci/environment
	@$(bin)/brief render

quick:
	@.ci/environment dev
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/lint-imports --no-logo
	@$(bin)/mypy
	@$(bin)/python -m pytest -q -n auto --quick

# What measures time or memory never runs beside others.
test: quick
	@$(bin)/python -m pytest -q -n auto -m "(whole or slow) and not timing"
	@$(bin)/python -m pytest -q -m timing

fuzz:
	@.ci/environment dev
	@BRIEF_EXAMPLES=50000 $(bin)/python -m pytest -q -n auto tests/lint/test_checker_properties.py tests/source/test_mutations.py

# Fewer ROUNDS and ISSUES are for a first look; OUT=build keeps the page in docs/ as it is.
ROUNDS = 9
ISSUES = 240
SAVES = 1000
OUT = docs

bench:
	@.ci/environment bench
	@PYTHONPATH=tests $(bin)/python -m desk.bench --rounds $(ROUNDS) --issues $(ISSUES) --saves $(SAVES) --out $(OUT)

docs:
	@.ci/environment docs
	@rm -rf build/site
	@$(bin)/python -m zensical build --strict
	@cp .venv/node-docs/node_modules/mermaid/dist/mermaid.min.js build/site/assets/ 2>/dev/null || \
	  echo 'without npm, pictures are shown as text' >&2
	@echo 'To see it: $(bin)/python -m http.server --directory build/site'

pages:
	@.ci/environment dev
	@PYTHONPATH=tests $(bin)/python -m desk.pages

digest:
	@.ci/environment dev
	@mkdir -p build
	@PYTHONPATH=tests $(bin)/python -m desk.digest > build/text_layer.txt
	@mv build/text_layer.txt tests/formats/text_layer.txt

declarations:
	@.ci/environment dev
	@PYTHONPATH=tests $(bin)/python -m desk.declarations

format:
	@.ci/environment dev
	@$(bin)/ruff check --fix
	@$(bin)/ruff format

constraints:
	@.ci/environment
	@rm -rf build/constraints
	@$(bin)/python -m venv build/constraints
	@build/constraints/bin/pip install -qq -e '.[bench]' editables
	@sed '/^[^#]/d' .ci/constraints.txt > build/constraints.txt
	@build/constraints/bin/pip freeze -q --exclude-editable >> build/constraints.txt
	@rm -rf build/constraints
	@mv build/constraints.txt .ci/constraints.txt

clean:
	@rm -rf .venv build dist .cache .import_linter_cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find authoring tests -name __pycache__ -type d -prune -exec rm -rf {} +
