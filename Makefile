# Two commands: `make site` builds the site into site/, `make test` runs every test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site pdf test test-pdf bench check lock clean

# Printing takes minutes, so it has a target of its own for now: `make pdf`.
site: .venv/site.stamp
	$(BIN)/ppm build --skip pdf

# Where the packages of system/site.txt can't be installed, `ppm pdf` says how to get them.
pdf: .venv/site.stamp
	-@system/install.sh system/site.txt
	$(BIN)/ppm pdf

test: .venv/test.stamp
	system/install.sh system/site.txt
	system/install.sh system/test.txt
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --ignore tests/pdf

# The printed document: minutes of rendering and of veraPDF, so it stands apart for now.
test-pdf: .venv/test.stamp
	system/install.sh system/site.txt
	system/install.sh system/test.txt
	$(BIN)/pytest tests/pdf

# Everything measured side by side; what is not installed is told. Takes a quarter of an hour.
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
