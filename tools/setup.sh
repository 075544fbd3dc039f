#!/bin/sh
# Makes a fresh Debian 12 ready: system packages, a virtual environment, the locked Python packages.
# Run it as often as you like: when nothing has changed it ends at once.
set -eu
cd "$(dirname "$0")/.."

SCREENLESS="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libgssapi-krb5-2"
WINDOWS="xvfb libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
EXTRAS="python3-venv zbar-tools alsa-utils"
PYTHONS="${PYTHONS:-python3.11 python3.12 python3.13 python3 /usr/bin/python3}"
STAMP=.venv/stamp

say() { printf '%s\n' "$*" >&2; }

wanted() { cat requirements.lock tools/setup.sh | sha256sum | cut -d ' ' -f 1; }

# Ubuntu 24.04 carries some of these with "t64" behind the name.
installed() { dpkg-query -W -f '${Status}\n' "$1" "$1t64" 2>/dev/null | grep -q '^install ok installed'; }

missing_packages() {
    for package in $SCREENLESS $WINDOWS $EXTRAS; do
        installed "$package" || printf '%s ' "$package"
    done
}

install_packages() {
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        say "Installing: $missing"
        apt-get update -qq
        # shellcheck disable=SC2086  # a list of words
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        say "These system packages are missing; have an administrator run:"
        say "    apt-get install --no-install-recommends $missing"
        say "Going on without them: what needs one of them says so."
    fi
}

# The first Python on the path may be too old, or a build without venv: take the first one that serves.
find_python() {
    for candidate in $PYTHONS; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

make_environment() {
    .venv/bin/python -m pip --version >/dev/null 2>&1 && return 0
    if ! python=$(find_python); then
        say "Python 3.11 or newer with venv is needed. On Debian 12: apt-get install python3 python3-venv"
        exit 3
    fi
    say "Making .venv with $python"
    rm -rf .venv
    "$python" -m venv .venv
}

install_locked() {
    say "Installing the locked Python packages (about a minute the first time)"
    set -- -m pip install --quiet --disable-pip-version-check --no-warn-script-location
    # The lock names everything, so nothing is resolved: a newer release on the index changes nothing.
    .venv/bin/python "$@" --require-hashes --no-deps --only-binary :all: -r requirements.lock
    .venv/bin/python "$@" --no-build-isolation --no-deps -e .
}

check_environment() {
    if ! fault=$(.venv/bin/python -c 'import PySide6.QtQuick, cv2, zxingcpp, sqlalchemy, pysqlite3' 2>&1); then
        say "Installed, but not all of it can be loaded: $(printf '%s' "$fault" | tail -n 1)"
        say "The system packages named above are what it needs."
        exit 3
    fi
}

if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(wanted)" ]; then
    exit 0
fi
install_packages
make_environment
install_locked
check_environment
wanted >"$STAMP"
say "Ready."
