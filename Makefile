# Two commands are enough: make site to read the book, make check before a change is sent. `make help` lists all of them.
PYTHON ?= python3
WORKERS ?= auto
CHROMIUM ?= /usr/bin/chromium
BROWSER_TESTS ?= tests/browser
export NO_MKDOCS_2_WARNING := 1
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH PYTHONUNBUFFERED PYTHONDONTWRITEBYTECODE FORCE_COLOR NO_COLOR PY_COLORS

# The version that PYTHON is, such as 3.14.1 or 3.13.0t: the environments are stamped with it, and another one makes them anew.
FOUND := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3] + getattr(sys, "abiflags", ""))' 2>/dev/null)
TOO_OLD := $(filter 2.% 3.0.% 3.1.% 3.2.% 3.3.% 3.4.% 3.5.% 3.6.% 3.7.% 3.8.% 3.9.%,$(FOUND))
ENV := .venv/ready-$(FOUND)
DEV := .cache/dev/ready-$(FOUND)
PY := .venv/bin/python
PYTEST := $(PY) -m pytest
CODE := book interleavings tests measure
# It knows the packages of .venv, and the types that stand in .cache/dev for those that have none.
MYPY := PYTHONPATH=$$(echo $(CURDIR)/.cache/dev/lib/python*/site-packages) .cache/dev/bin/python -m mypy --python-executable $(PY)

##@ The book
# NAME=topic/name.py or TOPIC=topic: only these programs, for verify, record, matrix, mutants, and soak.
ONLY := $(or $(NAME),$(TOPIC))
SELECT := $(if $(ONLY),--program '$(ONLY)')
SOME := $(if $(NAME),-n 0,-n $(WORKERS))
.PHONY: site check serve verify verify-changed record
site: verify  ## run every program, build the book into site/, say how to read it
	$(PY) -m mkdocs build --strict
	@echo
	@echo "The site is in $(CURDIR)/site. To read it:"
	@echo "    $(PY) -m http.server --bind 127.0.0.1 --directory site 8000"
	@echo "and open http://127.0.0.1:8000/"

check: test  ## what a change has to pass before it is sent: the whole test suite, every program with it, and the build
	$(PY) -m mkdocs build --strict

serve: $(ENV)  ## live preview at http://127.0.0.1:8000/: edit a page, a program or its recording, and the page reloads
	$(PY) -m mkdocs serve --no-strict

verify: $(ENV)  ## run and judge every program, or those of NAME= or TOPIC=, nothing else
	$(PYTEST) tests/test_programs.py -v $(SOME) $(SELECT)

verify-changed: $(ENV)  ## the same, only those that did not pass as they are now
	$(PYTEST) tests/test_programs.py -v --changed

record: $(ENV)  ## bring up to date what runs make, of programs that did not pass as they are now, or of NAME= or TOPIC=
	$(PYTEST) tests/test_programs.py $(if $(ONLY),,tests/test_fences.py) -v --update-examples --changed $(SOME) $(SELECT)
	$(if $(ONLY),,$(PY) -m book.site.regions)

##@ Checks
.PHONY: test pages style cross-check mutants soak test-site browser-tests lighthouse workflows bench
test: $(ENV)  ## run the whole test suite
	$(PYTEST) -v -n $(WORKERS)

pages: $(ENV)  ## test the text of pages alone: fences, links, what each must hold
	$(PYTEST) tests/test_fences.py tests/site/test_pages.py tests/site/test_look.py

style: $(ENV) $(DEV)  ## lint, format and types of the support code
	$(PY) -m ruff check $(CODE)
	$(PY) -m ruff format --check $(CODE)
	$(MYPY) --strict book/check
	$(MYPY) book interleavings measure

cross-check: $(ENV) $(DEV)  ## the explorer against frontrun, a tool of others: every outcome of every race
	$(PYTEST) tests/interleavings/test_cross_check.py -v

mutants: $(ENV)  ## break programs and recordings on purpose; each must be caught (SINCE=REVISION, BUDGET=SECONDS)
	$(PY) -m book.check.mutants $(if $(SINCE),--since $(SINCE)) $(if $(BUDGET),--budget $(BUDGET)) $(ONLY)

soak: $(ENV)  ## run every program N times in random order on a busy machine; say which ever failed (N=50, SEED=, NAME=, TOPIC=)
	$(PY) -m book.check.soak --times $(or $(N),50) $(if $(SEED),--seed $(SEED)) $(ONLY)

test-site: browser-tests lighthouse  ## the next two, on the site as it is deployed (needs Chromium, Java, npm; CHROMIUM=PATH)

IN_BROWSER := CHROMIUM=$(CHROMIUM) .cache/dev/bin/python -m pytest -c tests/browser/pytest.ini
browser-tests: built $(DEV) .cache/checkers/ready  ## the pages in Chromium (BROWSER_TESTS="tests/browser --only fork/")
	$(IN_BROWSER) $(BROWSER_TESTS) --ignore=tests/browser/test_lighthouse.py

lighthouse: built $(DEV) .cache/checkers/ready  ## Lighthouse on six pages
	$(IN_BROWSER) tests/browser/test_lighthouse.py -n 0 -rP

workflows: $(DEV)  ## audit the workflows of .github
	.cache/dev/bin/zizmor $(if $(GH_TOKEN),,--offline) --persona=pedantic --strict-collection .

bench: $(ENV)  ## how fast all this is
	$(PY) -m measure.bench

# Twice, so that the tests can compare; and at addresses, as it is deployed.
.PHONY: built
built: $(ENV)
	$(PYTEST) tests/test_programs.py -q -n $(WORKERS) --changed
	for n in 1 2; do SITE_URL=https://example.org/book/ REPO_URL=https://example.com/someone/book SOURCE_DATE_EPOCH=1700000000 \
		$(PY) -m mkdocs build --strict --site-dir .cache/site/$$n || exit 1; done

##@ Measurements (many minutes; they use every Python on PATH)
.PHONY: matrix race-matrix measure
matrix: $(ENV) $(DEV)  ## run every program under each Python 3.10 to 3.15 and free-threaded build; write tests/versions/
	$(PYTEST) tests/test_programs.py -n $(WORKERS) --matrix $(SELECT)

race-matrix: $(ENV)  ## count lost updates, on 2.7 too; write the table of the page (VARIANTS="pair getter": only these)
	$(PY) -m measure.race.run $(VARIANTS)
	$(PY) -m measure.race.bytecode
	$(PY) -m book.site.regions

MEASUREMENTS := lock_cost.lock_cost process_or_thread.process_or_thread thread_local.read_cost pool.pool \
	subprocess.start_cost exec.exec copy_on_write.copy_on_write shared_memory.shared_memory managers.call_cost \
	gil.handover free_threading.price interpreters.cost
measure: race-matrix $(DEV)  ## that, and every other measurement; write the tables of the pages
	for name in $(MEASUREMENTS); do $(PY) -m measure.$$name || exit 1; done
	$(PY) measure/testing_for_races/compare.py
	$(PY) -m book.site.regions

##@ CI: .ci/run and .github/workflows/check.yml run these steps
STEPS := ci-site ci-test style cross-check workflows ci-mutants ci-browser ci-lighthouse
.PHONY: ci $(filter ci-%,$(STEPS))
ci:  ## every step, one after the other, each with its seconds
	@for step in $(STEPS); do \
		printf '\n== make %s\n' $$step; start=$$(date +%s); $(MAKE) --no-print-directory $$step || exit 1; \
		echo "== make $$step: $$(( $$(date +%s) - start )) s"; done

ci-site:  ## site, as it is deployed (SITE_URL and REPO_URL: its addresses)
	DEPLOY=1 SITE_URL="$${SITE_URL:-https://example.org/book/}" REPO_URL="$${REPO_URL:-https://example.org/repository}" \
		SOURCE_DATE_EPOCH="$$(git log -1 --format=%ct)" $(MAKE) site

ci-test: $(ENV)  ## test, without the programs that passed as they are now (in the same clone, as ci-site has run them)
	$(PYTEST) -v -n $(WORKERS) --changed

ci-mutants:  ## mutants of what changed in the last day of commits, or since SINCE, for at most BUDGET seconds
	$(MAKE) mutants BUDGET=$(or $(BUDGET),150) \
		SINCE="$${SINCE:-$$(git rev-list -1 --before="$$(( $$(git log -1 --format=%ct) - 86400 ))" HEAD)}"

# A browser on a busy machine can miss a beat: what failed is tried once more, and has to pass then.
ci-browser:  ## browser-tests, once more what failed
	$(MAKE) browser-tests || $(MAKE) browser-tests BROWSER_TESTS="$(BROWSER_TESTS) --last-failed"

ci-lighthouse: lighthouse  ## lighthouse

##@ Set-up
.PHONY: environment lock help
environment: $(ENV)  ## make .venv from requirements.txt; the other commands do it where they need it

lock: $(DEV)  ## write requirements.txt and requirements-dev.txt from the .in files (UPGRADE=1: the newest of all)
	for name in requirements requirements-dev; do \
		cp $$name.txt .cache/$$name.pins && \
		.cache/dev/bin/uv pip compile --quiet $(if $(UPGRADE),--upgrade) --universal --python-version 3.10 --generate-hashes \
			--no-header --no-annotate --no-emit-index-url $$name.in -o .cache/$$name.pins && \
		{ echo "# Made by 'make lock' from $$name.in; do not edit."; cat .cache/$$name.pins; } >.cache/$$name.txt && \
		{ cmp -s .cache/$$name.txt $$name.txt || mv .cache/$$name.txt $$name.txt; } || exit 1; done

help:  ## this list
	@awk '/^##@ / { print "\n" substr($$0, 5) } \
		/^[a-z-]+:.*## / { name = $$0; sub(/:.*/, "", name); sub(/.*## /, ""); printf "  make %-15s %s\n", name, $$0 }' Makefile

$(ENV): requirements.txt
$(DEV): requirements-dev.txt
$(ENV) $(DEV):
	$(if $(FOUND),,$(error $(PYTHON) is not a Python that runs; choose one: make site PYTHON=python3.14))
	$(if $(TOO_OLD),$(error the book needs Python 3.10 or newer and $(PYTHON) is $(FOUND); choose another: make site PYTHON=python3.14))
	@echo "Setting up $(@D) with $(PYTHON), which is Python $(FOUND) (once; a minute or so)"
	@if [ -L $(@D) ] || { [ -e $(@D) ] && [ ! -e $(@D)/made-by-make ] && ! ls $(@D)/ready-* >/dev/null 2>&1; }; then \
		echo "$(@D): wanted to make an environment here, came one that make has not made; move it away" >&2; exit 2; fi
	@trap 'touch $(@D)/made-by-make' EXIT INT TERM; mkdir -p $(@D); $(PYTHON) -m venv --clear $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r $<
	@touch $@

.cache/checkers/ready: tests/browser/package-lock.json
	mkdir -p $(@D)
	cp tests/browser/package.json tests/browser/package-lock.json $(@D)
	cd $(@D) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
