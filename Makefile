# Two commands are enough: make site, make test. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1
unexport PYTHONHOME PYTHONPATH PYTHONUNBUFFERED

# Set-up is done once for each interpreter and each requirements.txt: this name changes with them.
TELL := import sys, zlib; v = sys.version_info; \
	sys.stdout.write("ready-%08x" % (zlib.crc32(open("requirements.txt", "rb").read() + sys.version.encode()) & 0xffffffff) \
	if v >= (3, 10) else "%d.%d" % v[:2])
KEY := $(shell $(PYTHON) -c '$(TELL)' 2>/dev/null)
ENV := .venv/$(KEY)
PYTEST := $(BIN)/python -m pytest
WORKERS ?= auto

.PHONY: site test serve verify verify-changed record matrix race-matrix measure mutants bench cross-check test-site browser-tests lighthouse lock environment help

site: environment  ## run every program, build the site, say how to read it
	$(PYTEST) tests/test_programs.py -v -n $(WORKERS)
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m book.site.policy site
	@echo
	@echo "The site is in $(CURDIR)/site. To read it:"
	@echo "    $(BIN)/python -m http.server --bind 127.0.0.1 --directory site 8000"
	@echo "and open http://127.0.0.1:8000/"

test: environment  ## run the whole test suite
	$(PYTEST) -v -n $(WORKERS)

serve: environment  ## live preview at http://127.0.0.1:8000/
	$(BIN)/mkdocs serve --no-strict

verify: environment  ## run and judge every program, nothing else
	$(PYTEST) tests/test_programs.py -v -n $(WORKERS)

verify-changed: environment  ## the same, only those that did not pass as they are now
	$(PYTEST) tests/test_programs.py -v --changed

record: environment  ## rewrite the recordings that no longer fit; format programs and fences
	$(PYTEST) tests/test_programs.py tests/test_pages.py tests/test_checked_page.py tests/test_lab.py -v --update-examples

matrix: environment  ## run every program under every python3.10 to 3.15 and 3.13t to 3.15t on PATH
	$(PYTEST) tests/test_programs.py -n $(WORKERS) --matrix

race-matrix: environment  ## count lost updates under every Python on PATH, 2.7 too; only some: VARIANTS="pair getter"
	$(BIN)/python measure/race/run.py $(VARIANTS)
	$(BIN)/python measure/race/bytecode.py
	$(BIN)/python measure/race/table.py

measure: race-matrix .cache/dev/ready  ## measure anew, under every Python on PATH, and rewrite the tables (many minutes)
	$(BIN)/python measure/lock_cost/lock_cost.py
	$(BIN)/python measure/process_or_thread/process_or_thread.py
	$(BIN)/python measure/process_or_thread/chart.py
	$(BIN)/python measure/thread_local/read_cost.py
	$(BIN)/python measure/pool/pool.py
	$(BIN)/python measure/pool/page.py
	$(BIN)/python measure/subprocess/start_cost.py
	$(BIN)/python measure/exec/exec.py
	$(BIN)/python measure/copy_on_write/copy_on_write.py
	$(BIN)/python measure/testing_for_races/compare.py
	$(BIN)/python measure/testing_for_races/page.py

mutants: environment  ## break every program and recording on purpose; each must be caught
	$(BIN)/python -m book.check.mutants $(if $(SINCE),--since $(SINCE)) $(if $(BUDGET),--budget $(BUDGET))

cross-check: environment .cache/dev/ready  ## the explorer and frontrun, a tool of others, against each other
	$(PYTEST) tests/test_cross_check.py -v

bench: environment  ## how fast all this is
	$(BIN)/python measure/bench.py

CHROMIUM ?= /usr/bin/chromium
BROWSER_TESTS ?= tests/browser
IN_BROWSER := .cache/dev/bin/python -m pytest -c tests/browser/pytest.ini
test-site: browser-tests lighthouse  ## build the site as it is deployed; check every page of it in Chromium (CHROMIUM=path)

browser-tests: .cache/site/ready .cache/dev/ready .cache/checkers/ready  ## the same without Lighthouse
	CHROMIUM=$(CHROMIUM) $(IN_BROWSER) $(BROWSER_TESTS) --ignore=tests/browser/test_lighthouse.py

lighthouse: .cache/site/ready .cache/dev/ready .cache/checkers/ready  ## Lighthouse alone, on six pages: it needs the machine for itself
	CHROMIUM=$(CHROMIUM) $(IN_BROWSER) tests/browser/test_lighthouse.py -n 0 -rP

# Twice, so that the tests can compare; and at addresses, as it is deployed.
.cache/site/ready: export SITE_URL := https://example.org/book/
.cache/site/ready: export REPO_URL := https://example.com/someone/book
.cache/site/ready: export SOURCE_DATE_EPOCH := 1700000000
.PHONY: .cache/site/ready
.cache/site/ready: environment
	$(PYTEST) tests/test_programs.py -q -n $(WORKERS) --changed
	for n in 1 2; do $(BIN)/mkdocs build --strict --site-dir .cache/site/$$n && \
		$(BIN)/python -m book.site.policy .cache/site/$$n || exit 1; done

.cache/checkers/ready: tests/browser/package-lock.json
	mkdir -p $(@D)
	cp tests/browser/package.json tests/browser/package-lock.json $(@D)
	cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

lock: .cache/dev/ready  ## write requirements.txt and requirements-dev.txt anew from the .in files
	for name in requirements requirements-dev; do .cache/dev/bin/uv pip compile --quiet --upgrade --universal \
		--python-version 3.10 --generate-hashes --no-header --no-annotate --no-emit-index-url $$name.in -o $$name.txt || exit 1; done

.cache/dev/ready: requirements-dev.txt
	$(PYTHON) -m venv --clear .cache/dev
	.cache/dev/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

ifeq ($(KEY),)
environment:
	$(error $(PYTHON) is not a Python that runs; choose one: make site PYTHON=python3.14)
else ifeq ($(filter ready-%,$(KEY)),)
environment:
	$(error the book needs Python 3.10 or newer and $(PYTHON) is $(KEY); choose another: make site PYTHON=python3.14)
else
environment: $(ENV)
$(ENV):
	@echo "Setting up .venv with $(PYTHON) (once; a minute or so)"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements.txt
	@touch $@
endif

help:
	@sed -n 's/^\([a-z-]*\):.*## /make \1: /p' Makefile
