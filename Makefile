# Everything a developer or a newcomer runs. Needs make and some Python 3; the rest is fetched by the targets.

SHELL := bash
.DEFAULT_GOAL := help
EVAL ?= ../shared/eval

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen --quiet
OUT := out

.PHONY: help setup demo test golden check lint types imports bench api eval floors docs screenshots clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 20

.uv/bin/uv:
	@python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv

setup: .venv/.ready ## Set up the environment (done by every other target)

.venv/.ready: pyproject.toml uv.lock $(if $(filter .uv/bin/uv,$(UV)),.uv/bin/uv)
	@$(UV) sync --quiet --frozen --python "$$(scripts/find-python)"
	@touch $@

demo: setup ## Compare the bundled example and write the report to out/
	@mkdir -p $(OUT)
	$(RUN) rashomon compare "$$($(RUN) rashomon example)" --html $(OUT)/demo.html --json $(OUT)/demo.json
	@echo "The report: $(OUT)/demo.html"

test: setup ## Run all tests
	@scripts/ensure-chromium
	$(RUN) pytest -n 2

golden: setup ## Write the golden files anew; then read the difference
	$(RUN) pytest tests/golden --write-golden
	@git --no-pager diff --stat -- tests/golden || true

lint: setup
	$(RUN) ruff check .
	$(RUN) ruff format --check .

types: setup
	$(RUN) mypy

imports: setup
	$(RUN) lint-imports

check: lint types imports test floors ## All that continuous integration runs

floors: setup ## Hold the measured quality against its floors (where the evaluation data is there)
	$(RUN) python benchmarks/floors.py $(EVAL)

STORED ?= 2000

GROUPED ?= 100000

bench: setup ## Measure speed; STORED=100000 articles in workspaces (2000 without), GROUPED=1000000 grouped (100000)
	$(RUN) python benchmarks/bench_extract.py
	$(RUN) python benchmarks/bench_cluster.py $(GROUPED)
	$(RUN) python benchmarks/bench_reconcile.py
	$(RUN) python benchmarks/bench_store.py $(STORED)
	$(RUN) python benchmarks/bench_serve.py $(STORED) --requests 400

api: setup ## Make 2,000 requests of every kind to the app on each database; none may fail
	RASHOMON_API_CASES=2000 $(RUN) pytest tests/serve/test_openapi.py

eval: setup ## Measure quality on the evaluation data and write docs/quality.md
	$(RUN) python benchmarks/quality.py $(EVAL)

docs: setup ## Check the documentation: every command, option, kind, format and error is described
	$(RUN) pytest tests/docs

screenshots: setup ## Picture every page of the app into out/, and renew the picture of the README
	@scripts/ensure-chromium
	$(RUN) python scripts/screenshots.py

clean: ## Remove what the targets made
	rm -rf $(OUT) .venv .uv
