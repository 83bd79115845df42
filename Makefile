# `make run` sets everything up and serves the site. The other targets are listed by `make help`.

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --disable-pip-version-check --quiet --require-hashes --no-deps --compile --use-pep517
# Bytecode of our own modules would be written beside them; the packages are compiled when they are installed.
export PYTHONDONTWRITEBYTECODE := 1

# Names neither a host nor a path of this machine: whoever installs chooses where from, the hashes say what.
LOCK := --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

# A marked text stands inside a line: the newline that djade puts at the end would become a space.
TEMPLATES := 'templates/*.html' ':!templates/components/marked.html'

.DELETE_ON_ERROR:
.PHONY: run dev install test conformance check format lock peers messages help

run: $(VENV)/run.installed ## set up what is missing, and serve the site (HOST=, PORT=)
	@exec $(PY) manage.py serve

dev: install ## the same with automatic reloading and error pages, for development
	@DEBUG=1 exec $(PY) manage.py runserver "$${HOST:-127.0.0.1}:$${PORT:-8000}"

install: $(VENV)/run.installed ## set up what is missing, without serving
	@$(PY) manage.py set_up

test: $(VENV)/dev.installed ## the whole suite on SQLite, then what touches the database on PostgreSQL
	$(PY) -m pytest -m "not conformance"
	$(PY) -m pytest -m "not conformance" --postgresql

conformance: $(VENV)/dev.installed ## what needs the large texts in the folder that SPEECHES_CORPORA names
	$(PY) -m pytest -m conformance

check: $(VENV)/dev.installed ## lint, types, imports rule, templates, migrations, deployment
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy speeches
	$(VENV)/bin/lint-imports
	git ls-files -z $(TEMPLATES) | xargs -0 $(VENV)/bin/djade --check --target-version 5.2
	$(PY) manage.py makemigrations --check --dry-run
	BEHIND_HTTPS=1 $(PY) manage.py check --deploy --fail-level WARNING

format: $(VENV)/dev.installed ## put code and templates into their usual form
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .
	git ls-files -z $(TEMPLATES) | xargs -0 $(VENV)/bin/djade --target-version 5.2

messages: $(VENV)/dev.installed ## collect what is to be translated, and compile the translations (needs gettext)
	$(PY) manage.py makemessages --locale en --no-location --no-wrap --no-obsolete --extension html,py,txt
	$(PY) -m speeches.locale.traditional
	$(PY) manage.py compilemessages --ignore $(VENV)

lock: $(VENV)/dev.installed ## resolve the dependencies of pyproject.toml anew (keeps what still fits)
	$(VENV)/bin/uv pip compile $(LOCK) pyproject.toml --output-file requirements.txt
	$(VENV)/bin/uv pip compile $(LOCK) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(VENV)/bin/uv pip compile $(LOCK) --group peers --constraint requirements-dev.txt --output-file requirements-peers.txt

peers: $(VENV)/dev.installed ## install what the benchmarks run beside us
	$(PIP_INSTALL) --only-binary :all: -r requirements-peers.txt

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1 \t/p' $(MAKEFILE_LIST) | expand -t 22

$(VENV)/bin/python:
	@sh .ci/make_venv $(VENV)

# Two packages are published as sources only. They are built last, by the setuptools of the lock file; pip would
# otherwise fetch an unpinned one for each.
SOURCES := jieba\|django-haystack
$(VENV)/run.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing the packages of requirements.txt ..."
	@sed '/^\($(SOURCES)\)==/,/[^\]$$/d' requirements.txt > $(VENV)/wheels.txt
	@$(PIP_INSTALL) --only-binary :all: -r $(VENV)/wheels.txt
	@$(PIP_INSTALL) --no-build-isolation -r requirements.txt
	@touch $@

$(VENV)/dev.installed: requirements-dev.txt $(VENV)/run.installed
	@echo "Installing the packages of requirements-dev.txt ..."
	@$(PIP_INSTALL) --no-build-isolation -r requirements-dev.txt
	@touch $@
