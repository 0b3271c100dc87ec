# quizgame from a checkout. `make` alone lists what there is; all of it needs only git, make and Python 3.11 or newer.

PYTHON_HERE = .venv/bin/python

SOAKED = tests/reading tests/facts tests/questions tests/generate tests/decks tests/play tests/memory tests/store tests/app

.PHONY: help play test check soak fix bench lock clean setup-play setup-dev

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

play: setup-play  ## set up what the app needs, and open it
	@$(PYTHON_HERE) -m quizgame

test: setup-dev  ## set up what the tests need, and run the fast ones
	$(PYTHON_HERE) -m pytest -m 'not slow'

check: setup-dev  ## format, lint, types and import contracts, then the fast tests
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m mypy
	$(PYTHON_HERE) .venv/bin/lint-imports --no-logo
	$(PYTHON_HERE) -m pytest -m 'not slow'

soak: setup-dev  ## run the property tests for a long time, on fresh random examples
	QUIZGAME_EXAMPLES=soak $(PYTHON_HERE) -m pytest -m 'not slow' $(SOAKED)

fix: setup-dev  ## format the code and mend what the linter can mend
	$(PYTHON_HERE) -m ruff format .
	$(PYTHON_HERE) -m ruff check --fix .

bench: setup-dev  ## run the benchmarks (they inform, they never fail)
	@for benchmark in benchmarks/*.py; do \
	    [ -e "$$benchmark" ] || continue; \
	    echo "== $$benchmark"; \
	    $(PYTHON_HERE) "$$benchmark" || echo "== $$benchmark did not finish"; \
	done

lock:  ## pin the newest releases in .ci/constraints.txt (needs uv)
	@{ sed -n '/^#/p' .ci/constraints.txt; \
	   uv pip compile --quiet --universal --python-version 3.11 --upgrade --group dev pyproject.toml \
	       --no-header --no-annotate --no-emit-index-url; } > constraints.new || { rm -f constraints.new; exit 1; }
	@mv constraints.new .ci/constraints.txt

clean:  ## remove .venv, caches and build results
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup-play:
	@sh .ci/setup.sh play

setup-dev:
	@sh .ci/setup.sh dev
