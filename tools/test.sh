#!/bin/sh
# Runs every test: side by side where they do not disturb each other, then those that start processes, one by one.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"

python -m pytest -q -n 2 --dist loadscope -m "not device and not processes" --cov --cov-report=term
python -m pytest -q -m "processes and not device"
