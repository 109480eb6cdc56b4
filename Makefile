# `make brief` and `make test` do all of their set-up themselves.

SHELL = /bin/sh
.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help brief test fuzz benchmark digest format constraints clean

bin = .venv/bin

help:
	@echo 'make brief        render every issue of issues/ into build/'
	@echo 'make test         run all checks and tests, as CI does'
	@echo 'make fuzz         check 100,000 broken issues (an hour or so)'
	@echo 'make benchmark    time how soon a save shows in the preview'
	@echo 'make digest       keep how the pages of the samples read, after a change that is meant'
	@echo 'make format       put the code into the form that make test asks for'
	@echo 'make constraints  renew the versions in .ci/constraints.txt'
	@echo 'make clean        delete everything that was made here'

brief:
	@.ci/environment
	@$(bin)/brief render

test:
	@.ci/environment dev
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy
	@$(bin)/python -m pytest -q -n auto -m "not timing"
	@$(bin)/python -m pytest -q -m timing

fuzz:
	@.ci/environment dev
	@BRIEF_EXAMPLES=50000 $(bin)/python -m pytest -q -n auto tests/test_checking_properties.py tests/source/test_mutations.py

benchmark:
	@.ci/environment dev
	@PYTHONPATH=tests $(bin)/python -m desk.preview_benchmark

digest:
	@.ci/environment dev
	@mkdir -p build
	@PYTHONPATH=tests $(bin)/python -m desk.digest > build/text_layer.txt
	@mv build/text_layer.txt tests/formats/text_layer.txt

format:
	@.ci/environment dev
	@$(bin)/ruff check --fix
	@$(bin)/ruff format

constraints:
	@.ci/environment
	@rm -rf build/constraints
	@$(bin)/python -m venv build/constraints
	@build/constraints/bin/pip install -qq -e '.[dev]' editables
	@sed '/^[^#]/d' .ci/constraints.txt > build/constraints.txt
	@build/constraints/bin/pip freeze -q --exclude-editable >> build/constraints.txt
	@rm -rf build/constraints
	@mv build/constraints.txt .ci/constraints.txt

clean:
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find authoring tests -name __pycache__ -type d -prune -exec rm -rf {} +
