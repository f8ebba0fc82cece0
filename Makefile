# Every target is one line of what anyone could type. PORT= and HOST= are honoured.
export HOST PORT
FLASK = .venv/bin/flask --app wsgi
PYTEST = .venv/bin/python -m pytest
WORKERS ?= 2

.PHONY: run serve setup setup-tests check test test-postgresql bench assets lock clean

run: setup ## a demonstration with three schools, on http://127.0.0.1:8000
	ALONGSIDE_DEMONSTRATION=yes $(FLASK) alongside serve

serve: setup ## the real thing, with an empty database
	$(FLASK) alongside serve

setup: .venv/installed .venv/system ## the environment, nothing else

setup-tests: .venv/installed-tests .venv/system-tests node_modules/.installed ## and what the tests use

check: setup-tests ## everything but pytest
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports && .venv/bin/python -m content check modules

test: check ## everything, on SQLite and where it matters on PostgreSQL
	$(PYTEST) -n $(WORKERS) && .venv/bin/python -m tests.postgres $(PYTEST) -n $(WORKERS) -m database

test-postgresql: setup-tests ## the whole suite on PostgreSQL
	.venv/bin/python -m tests.postgres $(PYTEST) -n $(WORKERS)

bench: setup-tests ## ratios against a bare page, in one run
	.venv/bin/python -m benchmarks

assets: node_modules/.installed ## build the style, script and typefaces again (needs Node)
	npm run build

lock: ## choose newer packages and write them down with their hashes (needs uv)
	uv pip compile -q pyproject.toml --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header -o requirements.lock --upgrade
	uv pip compile -q pyproject.toml --extra dev --python-version 3.11.2 --generate-hashes --no-emit-index-url --no-header -c requirements.lock -o requirements-dev.lock --upgrade

clean: ## forget the environment, keep the records
	rm -rf .venv node_modules

.venv/installed: requirements.lock
	test -x .venv/bin/python || python3 -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/installed-tests: requirements-dev.lock .venv/installed
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

.venv/system: .venv/installed deploy/system-packages
	sh deploy/system-packages pdf
	touch $@

.venv/system-tests: .venv/installed deploy/system-packages package-lock.json
	sh deploy/system-packages pdf tests
	touch $@

node_modules/.installed: package-lock.json
	npm ci
	touch $@
