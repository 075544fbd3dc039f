# Everything a newcomer needs: `make run` to see Loket, `make test` to trust it.
PYTHON = .venv/bin/python
NAME ?= store

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench previews

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## install all that Loket needs into .venv (and apt packages when root)
	@sh tools/setup.sh

run: setup ## play a morning at an office; look at out/index.html afterwards
	$(PYTHON) -m loket demo

test: setup ## run every test
	@sh tools/test.sh

check: setup ## style, types, import arrows, QML, and the rules of the house
	@sh tools/check.sh

bench: setup ## measure: make bench NAME=store
	$(PYTHON) -m loket bench $(NAME)

previews: setup ## render every screen in both languages into out/previews/
	$(PYTHON) -m tools.previews
