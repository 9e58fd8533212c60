# All paths are relative, so that a path with a space in it does no harm.

PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
PY := .venv/bin/python
MANAGE := $(PY) manage.py
# What a real service sets; nothing connects to anything.
PRODUCTION := LAA_HTTPS=1 LAA_DEBUG=0 LAA_HOSTS=laa.example LAA_URL=https://laa.example \
  LAA_SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz
LOCK := $(PY) -m uv pip compile --quiet --universal --python-version 3.11 \
  --fork-strategy fewest --no-strip-extras --generate-hashes --no-emit-index-url --no-emit-find-links \
  --custom-compile-command "make locks"

.DEFAULT_GOAL := help
.PHONY: help setup run people test check browser bench fix migrations locks

help: ## List what make can do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1 \2/p' Makefile | \
	  while read -r make target words; do printf '  make %-12s%s\n' "$$target" "$$words"; done

setup: .venv/dev.stamp var/vendor.stamp ## Install all that work on the code needs

# The demonstration's today: Q2 of 2008/09 has ended and is due.
run: export LAA_TODAY ?= 2008-10-20
run: export LAA_URL ?= http://$(ADDRESS)
run: .venv/run.stamp var/static/staticfiles.json ## Serve the demonstration on http://127.0.0.1:8000
	@$(PY) -m laa.localdb run -- sh -ec ' \
	  $(MANAGE) migrate --verbosity 0; \
	  $(MANAGE) load_plan coventry-violent-crime; \
	  $(MANAGE) demonstration_people coventry/violent-crime; \
	  if [ "$$WEB_DATABASE_URL" ]; then \
	    $(MANAGE) grant_web_role >/dev/null; \
	    export DATABASE_URL="$$WEB_DATABASE_URL"; \
	  fi; \
	  echo "Serving http://$(ADDRESS) until Ctrl-C"; \
	  exec $(PY) -m laa.beside $(MANAGE) db_worker --verbosity 0 -- \
	    $(PY) -m gunicorn --config python:laa.web_server laa.wsgi --bind $(ADDRESS) \
	    --log-level warning'

people: .venv/run.stamp ## Print the demonstration's people and their passwords again
	@$(PY) -m laa.localdb run -- $(MANAGE) demonstration_people coventry/violent-crime

test: setup ## Run the tests; every branch of the code must be covered
	$(PY) -m pytest --cov --numprocesses auto

check: setup ## Format, lint, types, imports, templates, migrations, settings
	$(PY) -m ruff format --check
	$(PY) -m ruff check
	$(PY) -m mypy
	$(PY) .venv/bin/lint-imports
	$(PY) -m djlint --lint --quiet templates
	$(PY) -W "ignore:Got an error checking" manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

browser: setup ## Run the journeys in a real browser
	@command -v chromium >/dev/null || \
	  { echo "make browser needs Chromium: apt-get install chromium libatomic1"; exit 1; }
	$(PY) -m pytest tests/browser

bench: setup ## Measure how long the work behind the pages takes
	@$(PY) -m bench.analysis
	@$(PY) -m bench.recorded_crime

fix: setup ## Format the code and mend what lint can mend
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

migrations: setup ## Write the migrations that the models ask for
	@$(PY) -m laa.localdb run -- $(MANAGE) makemigrations
	@$(PY) -m ruff format --quiet laa indicators actions funding

locks: setup ## Lock the newest versions that pyproject.toml allows
	$(LOCK) --upgrade pyproject.toml --output-file requirements.lock
	$(LOCK) --upgrade pyproject.toml --group dev --constraint requirements.lock \
	  --output-file requirements-dev.lock
	$(LOCK) --upgrade --group node --output-file requirements-node.lock

var/vendor.stamp: package-lock.json laa/vendor.py .venv/run.stamp
	@$(PY) -m laa.vendor
	@touch $@

var/static/staticfiles.json: var/vendor.stamp $(wildcard laa/*/static/laa/*)
	@$(MANAGE) collectstatic --noinput --verbosity 0

.venv/run.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit( \
	  "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	$(PY) -m pip install --quiet --require-hashes --requirement requirements.lock
	@touch $@

.venv/dev.stamp: requirements-dev.lock .venv/run.stamp
	$(PY) -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@
