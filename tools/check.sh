#!/bin/sh
# Runs every static check, all of them even when one fails, and names those that failed.
set -u
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
ROOMS="domain config db office hardware ui kiosk display counter_client daemons centre dock demo intake loket tools"
failed=""

run() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed="$failed, $name"
}

run "style" ruff check --quiet
run "format" ruff format --check --quiet
# shellcheck disable=SC2086  # a list of words
run "types" mypy $ROOMS
run "imports" lint-imports
run "QML" python -m tools.qml_lint
run "the rules of the house" python -m tools.check_tree

if [ -n "$failed" ]; then
    printf 'Failed: %s\n' "${failed#, }" >&2
    exit 1
fi
echo "All checks passed."
