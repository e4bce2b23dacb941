# `make site` builds the site into site/, `make test` runs the tests that a change needs,
# `make test-all` every test. All install what requirements/ locks into .venv/.
PYTHON ?= python3
BIN := .venv/bin
# The longest test takes a few minutes: what takes longer than this, in seconds, would never end.
PYTEST := $(BIN)/pytest --numprocesses auto --timeout 1200
# Node is that of PyPI: the same on every machine, and no package of the system.
export PATH := $(CURDIR)/$(BIN):$(PATH)
TOOLS := node_modules/.bin

.PHONY: site test test-all test-rest lint types bundle wheel bench bench-kecil check compiled lock clean

site: compiled
	$(BIN)/ppm build

test: lint
	node --test "tests/**/*.test.js"
	$(PYTEST) -m "not whole"

# Random walks take ten times as many steps here as in CI; see tests/chance.py.
test-all: export PPM_UJI_PANJANG=1
test-all: test test-rest

# What `make test` leaves out.
test-rest: .venv/test.stamp .venv/node.stamp compiled
	@scripts/system/install.sh scripts/system/server.txt
	$(PYTEST) -m whole
	scripts/try-wheel.sh

lint: .venv/test.stamp .venv/node.stamp compiled
	@scripts/system/install.sh scripts/system/test.txt
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/reuse lint --quiet
	$(TOOLS)/biome ci --error-on-warnings
	$(MAKE) --silent types

# The types of the scripts: of pages, of the engines, which have neither page nor Node, and of the tools.
types: .venv/node.stamp
	$(TOOLS)/tsc -p .
	$(TOOLS)/tsc -p src/cetakbiru/plans/engine
	$(TOOLS)/tsc -p src/cetakbiru/locating/engine
	$(TOOLS)/tsc -p scripts

# What pages load, made from the modules that we write, and committed.
bundle: $(or $(wildcard node_modules),.venv/node.stamp)
	node scripts/bundle.js

wheel: .venv/test.stamp
	$(BIN)/hatchling build --target wheel

# Both print figures and judge nothing. The whole table takes most of an hour on two quiet cores;
# tests/benchmarks/RESULTS.md tells of its last run. The small one takes two minutes, and is what CI
# shows. Hugo is measured where Debian's may be installed, else told as missing.
bench: .venv/test.stamp
	-@scripts/system/install.sh scripts/system/bench.txt
	$(BIN)/python -m tests.benchmarks

bench-kecil: .venv/test.stamp
	-@scripts/system/install.sh scripts/system/bench.txt
	$(BIN)/python -m tests.benchmarks --small

check: compiled
	$(BIN)/ppm check

# A shell may forbid Python to keep compiled modules: every run would compile ours anew.
compiled: .venv/site.stamp
	-@$(BIN)/python -m compileall -q src

.venv/bin/pip:
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements/site.lock pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.stamp: requirements/test.lock .venv/site.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	touch $@

.venv/node.stamp: package-lock.json .venv/test.stamp
	npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

# After a change of a dependency in pyproject.toml.
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-header --quiet
lock: .venv/test.stamp
	$(COMPILE) --extra build -o requirements/site.lock
	$(COMPILE) --extra build --extra test -o requirements/test.lock

clean:
	rm -rf .venv node_modules site .cache dist
