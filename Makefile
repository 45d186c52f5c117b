# The README's commands. Each makes .venv first where it is missing or older than the lock.
PYTHON ?= python3

.PHONY: help install demo test lint bench clean

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Vedette needs Python 3.11 or newer, this is " + sys.version.split()[0] + ": make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	.venv/bin/python -m connectors.jars
	@touch $@

install: .venv/installed ## everything that is needed, Apache Kafka included

demo: .venv/installed ## the seed corpus through Kafka and Faust, alerts printed with their evidence
	.venv/bin/vedette demo

test: .venv/installed ## the whole test suite, with the broker it needs
	.venv/bin/python -m pytest

lint: .venv/installed ## ruff, mypy and the import contracts
	.ci/run lint types imports

bench: .venv/installed ## throughput and latency, side by side with others
	.venv/bin/python -m benchmarks base latency

clean: ## without .venv and caches
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
