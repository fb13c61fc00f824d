# The commands of planbuilder. `make` alone explains them: the text is scripts/help.txt.
# make.bat offers the same words on Windows. Both leave setting up to scripts/setup.py.

.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory --no-builtin-rules

PLANBUILDER := .venv/bin/planbuilder
IN_VENV := .venv/bin/

is_on = $(filter-out 0 no off,$(1))
# Values reach the shell as variables of the environment, so that no quote or space in them can do harm.
export NAME YEAR FILE WITH AREA TO DOCUMENT STAGE NOTE WHO DRAFT TEXT FROM BY PARTNER ON CONDITION NAMES MARKING
YEAR_OPTION = $(if $(YEAR),--year "$$YEAR")
OPTIONS = $(YEAR_OPTION) $(if $(call is_on,$(STRICT)),--strict) $(if $(call is_on,$(QUIET)),--quiet)
IMPORT_OPTIONS = $(OPTIONS) $(if $(AREA),--area "$$AREA") $(if $(TO),--to "$$TO")
DRAFT_OPTIONS = $(if $(STAGE),--stage="$$STAGE") $(if $(DOCUMENT),--document="$$DOCUMENT") \
	$(if $(NOTE),--note="$$NOTE") $(if $(WHO),--who="$$WHO")
CIRCULATE_OPTIONS = $(if $(DRAFT),--draft="$$DRAFT") $(if $(DOCUMENT),--document="$$DOCUMENT") \
	$(if $(call is_on,$(REMIND)),--remind) $(if $(BY),--by="$$BY") $(if $(WHO),--who="$$WHO")
SIGN_OFF_OPTIONS = $(if $(DRAFT),--draft="$$DRAFT") $(if $(DOCUMENT),--document="$$DOCUMENT") \
	$(if $(BY),--by="$$BY") $(if $(ON),--on="$$ON") $(if $(CONDITION),--condition="$$CONDITION") \
	$(if $(call is_on,$(WITHDRAW)),--withdraw) $(if $(WHO),--who="$$WHO") $(if $(PARTNER),-- "$$PARTNER")
PUBLISH_OPTIONS = $(if $(DOCUMENT),--document="$$DOCUMENT") $(if $(NAMES),--names="$$NAMES") \
	$(if $(MARKING),--marking="$$MARKING")
# Some terminals have a NAME of their own: that of the computer.
NAME_GIVEN = $(if $(filter command,$(origin NAME)),$(NAME))
PDF_OPTIONS = $(OPTIONS) $(if $(call is_on,$(NOPDF)),--no-pdf)

.PHONY: help
help:
	@cat scripts/help.txt

# ---- Every week, every year

.PHONY: plan report check inspect watch figures trace draft drafts verify rebuild circulate sign-off publish compare collect apply new next-year blank undo template statistics-import
plan: .venv/ready
	@$(PLANBUILDER) plan $(PDF_OPTIONS)

report: .venv/ready
	@$(PLANBUILDER) report $(PDF_OPTIONS)

check: .venv/ready
	@$(PLANBUILDER) check $(OPTIONS) $(if $(call is_on,$(ADVICE)),--advice) $(if $(call is_on,$(JSON)),--json)

inspect: .venv/ready
	@$(PLANBUILDER) inspect $(YEAR_OPTION) $(if $(WITH),--word "$$WITH") $(if $(call is_on,$(QUIET)),--quiet) $(if $(call is_on,$(JSON)),--json) $(if $(FILE),-- "$$FILE")

compare: .venv/ready
	@$(PLANBUILDER) compare $(YEAR_OPTION) $(if $(FROM),--from "$$FROM") $(if $(TO),--to "$$TO") $(if $(DOCUMENT),--document "$$DOCUMENT") $(if $(call is_on,$(QUIET)),--quiet)

watch: .venv/ready
	@$(PLANBUILDER) watch $(PDF_OPTIONS)

trace: .venv/ready
	@test -n "$$TEXT" || { echo "Give the text, for example: make trace TEXT=\"Speedwatch\""; exit 2; }
	@$(PLANBUILDER) trace $(YEAR_OPTION) $(if $(DOCUMENT),--document "$$DOCUMENT") -- "$$TEXT"

figures: .venv/ready
	@$(PLANBUILDER) figures $(OPTIONS) $(if $(DOCUMENT),--document "$$DOCUMENT")

draft: .venv/ready
	@$(PLANBUILDER) draft $(OPTIONS) $(DRAFT_OPTIONS)

drafts: .venv/ready
	@$(PLANBUILDER) drafts $(OPTIONS)

verify: .venv/ready
	@$(PLANBUILDER) verify $(OPTIONS)

rebuild: .venv/ready
	@test -n "$(DRAFT)" || { echo "Say which draft: make rebuild DRAFT=1" >&2; exit 2; }
	@$(PLANBUILDER) rebuild $(OPTIONS) "$$DRAFT"

collect: .venv/ready
	@$(PLANBUILDER) collect $(OPTIONS)

apply: .venv/ready
	@$(PLANBUILDER) apply $(OPTIONS) $(if $(DRAFT),--draft "$$DRAFT")

circulate: .venv/ready
	@$(PLANBUILDER) circulate $(OPTIONS) $(CIRCULATE_OPTIONS)

sign-off: .venv/ready
	@$(PLANBUILDER) sign-off $(OPTIONS) $(SIGN_OFF_OPTIONS)

publish: .venv/ready
	@$(PLANBUILDER) publish $(OPTIONS) $(PUBLISH_OPTIONS)

new: .venv/ready
	@$(if $(NAME_GIVEN),:,echo 'Give the name and the year: make new NAME="Safer Anytown" YEAR=2026-27' >&2; exit 2)
	@$(PLANBUILDER) new $(OPTIONS) $(if $(TO),--to "$$TO") -- "$$NAME"

next-year: .venv/ready
	@$(PLANBUILDER) next-year $(OPTIONS)

blank: .venv/ready
	@$(PLANBUILDER) blank $(YEAR_OPTION)

statistics-import: .venv/ready
	@test -n "$(FILE)" || { echo "Say which table: make statistics-import FILE=crime.ods (or a folder of tables)" >&2; exit 2; }
	@$(PLANBUILDER) statistics import $(IMPORT_OPTIONS) -- "$$FILE"

undo: .venv/ready
	@$(PLANBUILDER) undo $(OPTIONS)

template: .venv/ready
	@$(IN_VENV)python scripts/make_template.py --originals templates

# ---- Developers

.PHONY: test lint look bench samples docs setup clean
test: lint
	$(IN_VENV)pytest

lint: .venv/ready-test
	$(IN_VENV)ruff check .
	$(IN_VENV)ruff format --check .
	$(IN_VENV)mypy

look: .venv/ready-test
	@$(IN_VENV)python scripts/look.py $(if $(call is_on,$(APPROVE)),--approve)

bench: .venv/ready-bench
	$(IN_VENV)python bench/bench.py

samples: .venv/ready-test
	@test -n "$(OVER)" || { echo "This writes the shipped template, pictures and sample workbook over those that are here. \
	If you want that: make samples OVER=1"; exit 1; }
	$(IN_VENV)python scripts/make_pictures.py
	$(IN_VENV)python scripts/make_partner_text.py
	$(IN_VENV)python scripts/make_sample.py
	$(IN_VENV)python scripts/make_template.py
	$(IN_VENV)python scripts/make_docs.py
	$(IN_VENV)python scripts/make_guide_pictures.py

docs: .venv/ready-test
	$(IN_VENV)python scripts/make_docs.py

setup:
	$(call SET_UP,--again)

clean:
	rm -rf .venv .planbuilder .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- Setting up: done when a stamp is missing, older than what it depends on, or made for another folder

define SET_UP
@for python in python3.13 python3.12 python3.11 python3; do \
	if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
		exec "$$python" scripts/setup.py $(1); \
	fi; \
done; \
echo "planbuilder needs Python 3.11 or newer, and there is none here. On Debian 12 or Ubuntu 24.04:" >&2; \
echo "  sudo apt-get install python3" >&2; \
exit 2
endef

NEEDS := pyproject.toml scripts/setup.py scripts/setup_system.py

.venv/ready: $(NEEDS)
	$(call SET_UP)

.venv/ready-test .venv/ready-bench: .venv/ready-%: $(NEEDS)
	$(call SET_UP,$*)

SET_UP_FOR := $(shell cd .venv 2>/dev/null && test -x bin/python && test -x bin/planbuilder \
	&& test ! -e unfinished && head -n 1 ready 2>/dev/null)
ifneq ($(SET_UP_FOR),$(CURDIR))
.PHONY: .venv/ready .venv/ready-test .venv/ready-bench
endif
