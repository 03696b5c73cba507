# The two commands are `make site` and `make test`; both set up what they need.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

.PHONY: site test serve screenshots guide bench bench-citations bench-import bench-passages bench-preview bench-search lock clean browser
.DEFAULT_GOAL := site

site: $(INSTALLED)
	@$(BIN)/danchieu build

test: $(INSTALLED) browser
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest

serve: $(INSTALLED)
	@$(BIN)/danchieu serve

screenshots: site browser
	@PYTHONPATH=tests $(BIN)/python tests/browser/screenshots.py build/screenshots

# The guide's pictures and its page of commands, which are committed.
guide: $(INSTALLED) browser
	@PYTHONPATH=tests $(BIN)/python tests/manual.py >content/pages/huong-dan/lenh.md
	@PYTHONPATH=tests $(BIN)/python tests/browser/guide_pictures.py content/pages/huong-dan/anh

# A quick run: make bench SIZES="100 400" USUAL=0; without the other builders: make bench ALONE=--alone
SIZES := 100 1000 10000
USUAL := 1600
bench: $(INSTALLED)
	@$(BIN)/python tests/bench/builds.py $(SIZES) --usual $(USUAL) $(ALONE)

bench-citations: $(INSTALLED)
	@$(BIN)/python tests/bench/citations.py

bench-import: $(INSTALLED)
	@$(BIN)/python tests/bench/imports.py

bench-passages: $(INSTALLED)
	@$(BIN)/python tests/bench/passages.py

bench-preview: $(INSTALLED)
	@PYTHONPATH=tests $(BIN)/python tests/bench/preview.py

bench-search: $(INSTALLED) browser
	@$(BIN)/python tests/bench/search.py

# Markers keep one lock for every system and Python; without hosts in it, each user's own index serves.
lock: $(INSTALLED)
	@$(PIP) install uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-emit-index-url --no-emit-find-links --output-file requirements.lock pyproject.toml

clean:
	@rm -rf $(VENV) site .site.* build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find generator tests -name __pycache__ -prune -exec rm -rf {} +

$(INSTALLED): requirements.lock pyproject.toml | $(BIN)/pip
	@echo "Đang cài đặt vào $(VENV) / installing into $(VENV) …"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# Debian keeps ensurepip, which venv needs, in a package of its own.
$(BIN)/pip:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Cần Python 3.11 trở lên / Python 3.11 or later is needed." >&2; exit 1; }
	@python3 -c 'import ensurepip' 2>/dev/null || $(call apt_install,python3-venv) \
	  || { echo "Cần gói python3-venv / please install: apt-get install python3-venv" >&2; exit 1; }
	@python3 -m venv $(VENV)

# Without a browser the tests that drive one say how to get it.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || $(call apt_install,chromium) || true

apt_install = { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && echo "apt-get install $(1) …" \
  && apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y $(1) >/dev/null; }
