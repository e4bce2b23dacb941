# Two commands: `make site` builds the site into site/, `make test` runs every test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site test bench check lock clean

# Where the packages of system/site.txt can't be installed, `ppm build` makes all but the PDF, says
# how to install them, and exits 1.
site: .venv/site.stamp
	-@system/install.sh system/site.txt
	$(BIN)/ppm build

test: .venv/test.stamp
	system/install.sh system/site.txt
	system/install.sh system/test.txt
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto

# Takes most of an hour on two quiet cores; tests/benchmarks/RESULTS.md holds the last run's page.
bench: .venv/test.stamp
	$(BIN)/python -m tests.benchmarks

check: .venv/site.stamp
	$(BIN)/ppm check

.venv/bin/pip:
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements.lock pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.stamp: requirements-test.lock .venv/site.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# Needs uv; run after changing a dependency in pyproject.toml.
lock:
	uv pip compile pyproject.toml --extra build --universal --generate-hashes --no-header --quiet -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra test --extra renderers --universal --generate-hashes --no-header --quiet -o requirements-test.lock

clean:
	rm -rf .venv site .cache
