# shellcheck shell=bash
# What ./app/run and ./tests/run share: the Debian packages and the build. Sourced, not run. All messages go to standard
# error, so that nothing but a program's own output is ever on standard output.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "error: $*"
    exit 1
}

# listed FILE...: the packages of lists, one "a|b" per line.
listed() { grep -hvE '^(#|[[:space:]]*$)' "$@" | awk '{print $1}'; }

# missing FILE...: those lines none of whose packages is installed. One call of dpkg-query for all, for a quick start.
missing() {
    local installed line name
    installed=$(listed "$@" | tr '|' '\n' | xargs dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null |
        awk '$1 == "installed" {print $2}')
    for line in $(listed "$@"); do
        for name in ${line//|/ }; do
            grep -qxF -- "$name" <<<"$installed" && continue 2
        done
        echo "$line"
    done
}

# available "a|b": the first of these names that apt knows with a version to install.
available() {
    local name policy
    for name in ${1//|/ }; do
        policy=$(apt-cache policy "$name" 2>/dev/null)
        if [[ $policy == *"Candidate: "* && $policy != *"Candidate: (none)"* ]]; then
            echo "$name"
            return 0
        fi
    done
    return 1
}

# as_root COMMAND...: directly, or by sudo.
as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "Installing needs root and there is no sudo here. As root, run: $*"
    fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@" >&2; }

# resolve "a|b"...: the names to install; fails when apt knows none of a line.
resolve() {
    local line name
    for line in "$@"; do
        name=$(available "$line") || return 1
        echo "$name"
    done
}

# need_packages FILE...: installs what the lists name and this machine lacks; says what, and what for.
need_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian: the packages of $(basename "$1") cannot be checked. Going on without."
        return
    fi
    local lines names line
    lines=$(missing "$@")
    [[ -z $lines ]] && return

    say "Suara needs these Debian packages, which are not installed yet:"
    for line in $lines; do
        grep -hF -- "$line " "$@" | head -1 | sed 's/^/    /' >&2
    done
    [[ $EUID -eq 0 ]] || say "Installing them needs your password (sudo)."

    # shellcheck disable=SC2086 # package names have no blanks
    if ! names=$(resolve $lines); then
        say "Fetching the list of packages (apt-get update)."
        apt_get update || fail "apt-get update failed. Is there a network, and are the sources in /etc/apt right?"
        names=$(resolve $lines) || fail "This Debian's sources lack a package of the list. Suara runs on Debian 12 and 13."
    fi
    # shellcheck disable=SC2086
    apt_get install -y --no-install-recommends $names ||
        { apt_get update && apt_get install -y --no-install-recommends $names; } ||
        fail "The packages could not be installed; apt's own words are above."
}

# build_jobs: as many as there are cores, but no more than the free memory carries (1.2 GB for each compiler).
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/MemAvailable/ {print int($2 / 1200000)}' /proc/meminfo 2>/dev/null || echo "$cores")
    ((memory < 1)) && memory=1
    echo $((cores < memory ? cores : memory))
}

# build PRESET [TARGET...]: configures when needed and builds, with progress. Quick and silent when nothing changed.
build() {
    local preset=$1
    local folder=$root/.build/$preset
    shift
    local home fresh=()
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt" 2>/dev/null)
    [[ -n $home && $home != "$root" ]] && fresh=(--fresh) # the folder was moved or copied
    if [[ ! -f $folder/build.ninja || ${#fresh[@]} -gt 0 ]]; then
        say "Preparing the build ($preset)."
        (cd "$root" && cmake --preset "$preset" "${fresh[@]}" --log-level=NOTICE) >&2 ||
            fail "The build could not be prepared; CMake's own words are above."
    fi
    [[ $(ninja -C "$folder" -n "$@" 2>/dev/null) == *'no work to do'* ]] && return
    say "Building Suara ($preset). The first time takes some minutes."
    NINJA_STATUS='[%f of %t, %es] ' ninja -C "$folder" -j "$(build_jobs)" "$@" >&2 ||
        fail "The build failed; the compiler's own words are above."
}
