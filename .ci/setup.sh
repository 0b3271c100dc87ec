#!/bin/sh
# Makes .venv, or brings it up to date.
#
#   sh .ci/setup.sh play    what the app needs
#   sh .ci/setup.sh dev     what the checks need as well
#
# It uses uv where that is installed, else `python3 -m venv` and pip. PYTHON=... names the interpreter for a new .venv.
# With nothing to do it is done in a blink, without the network. After an interrupted run it starts over.
set -eu

cd "$(dirname "$0")/.."
wanted=${1:-play}
python=.venv/bin/python
unfinished=.venv/unfinished

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# What an installation depends on: a moved checkout is a new one, because the editable install names its folder.
wish() {
    pwd
    cat pyproject.toml .ci/constraints.txt .ci/setup.sh | cksum
}

up_to_date() {
    [ ! -e "$unfinished" ] || return 1
    [ "$(cat ".venv/installed-$wanted" 2>/dev/null)" = "$(wish)" ] || return 1
    "$python" -I -c 'import quizgame' 2>/dev/null
}

# Candidates are tried by running them: a version manager's shims exist for interpreters that do not.
recent() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1
}

complete() {
    recent "$1" && "$1" -c 'import ensurepip, venv' </dev/null >/dev/null 2>&1
}

candidates() {
    if [ -n "${PYTHON:-}" ]; then
        command -v "$PYTHON" || true
        return
    fi
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        printf '%s\n' "$PATH" | tr ':' '\n' | while IFS= read -r folder; do
            if [ -x "$folder/$name" ]; then printf '%s\n' "$folder/$name"; fi
        done
    done
}

first() {
    candidates | while IFS= read -r candidate; do
        if "$1" "$candidate"; then
            printf '%s\n' "$candidate"
            break
        fi
    done
}

uv_works() {
    uv --version >/dev/null 2>&1
}

# uv fetches an interpreter where there is none, and needs neither venv nor ensurepip in the one it is given.
choose_base() {
    if uv_works; then
        base=$(first recent)
        base=${base:-${PYTHON:->=3.11}}
        return
    fi
    base=$(first complete)
    [ -z "$base" ] || return 0
    base=$(first recent)
    [ -z "$base" ] || fail "$base cannot make a virtual environment: venv or ensurepip is missing (Debian, Ubuntu: apt install python3-venv)"
    [ -z "${PYTHON:-}" ] || fail "quizgame needs Python 3.11 or newer, and PYTHON=$PYTHON does not name one"
    fail "quizgame needs Python 3.11 or newer: none of python3, python3.11 to python3.14 and python on the PATH is"
}

make_environment() {
    if uv_works; then
        uv venv --quiet --allow-existing --python "$base" .venv
    else
        "$base" -m venv .venv
    fi
}

usable() {
    [ ! -e "$unfinished" ] && recent "$python" && { uv_works || "$python" -m pip --version >/dev/null 2>&1; }
}

# The development tools are named once, in pyproject.toml; older releases of pip cannot read them there.
requirements() {
    "$python" -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")'
}

install() {
    requirements >.venv/requirements.txt || return
    set -- --quiet --constraint .ci/constraints.txt --editable .
    [ "$wanted" = play ] || set -- "$@" --requirement .venv/requirements.txt
    if uv_works; then
        uv pip install --compile-bytecode --python "$python" "$@" || return
    else
        PIP_USER=0 "$python" -m pip install --disable-pip-version-check --no-input --compile "$@" || return
    fi
    "$python" -m compileall -q quizgame
}

case $wanted in
play) stamps=play ;;
dev) stamps='play dev' ;;
*) fail "usage: sh .ci/setup.sh play|dev" ;;
esac

up_to_date && exit 0

if usable; then
    printf 'Bringing .venv up to date.\n' >&2
    : >"$unfinished"
    # What was there is still whole when an update is refused, for want of a network say.
    install || { rm -f "$unfinished"; fail "What quizgame needs could not be installed; the lines above say why."; }
else
    choose_base
    printf 'Setting up .venv for this checkout; the first time takes a minute.\n' >&2
    rm -rf .venv
    mkdir .venv
    : >"$unfinished"
    make_environment || fail "The virtual environment could not be made; the lines above say why."
    install || fail "What quizgame needs could not be installed; the lines above say why. Try again to start over."
fi
for stamp in $stamps; do
    wish >".venv/installed-$stamp"
done
rm -f "$unfinished"
