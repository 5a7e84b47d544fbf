#!/bin/sh
# Builds a service again and again, offline, on a copy of its sources, and prints a line for each build. The folder that holds
# this script has steps.sh, which knows the language. deploy/experiments/README.md describes the lines.
#   measure.sh all | truth | PROFILE...
set -eu

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/steps.sh"
work=${WORK:-/work}
built=

# line KIND FIELDS
line() {
    printf '{"experiment":"build","language":"%s","kind":"%s",%s}\n' "$LANGUAGE" "$1" "$2"
}

# Bytes of anonymous memory of this container: what a build needs itself, and no cache of files.
anonymous() {
    for file in /sys/fs/cgroup/memory.stat /sys/fs/cgroup/memory/memory.stat; do
        [ -r "$file" ] || continue
        while read -r name value; do
            case $name in anon | total_rss) echo "$value" && return ;; esac
        done < "$file"
    done
}

# Keeps the most that it sees, ten times a second.
watch_memory() {
    most=0
    while :; do
        now=$(anonymous)
        if [ "${now:-0}" -gt "$most" ]; then
            most=$now
            echo "$most" > "$work/peak"
        fi
        sleep 0.1
    done
}

# Processor time of the children that had been waited for when times was asked, in ms; its second line is "0m1.230000s
# 0m0.120000s". Asked in a subshell it would tell of the subshell's.
children_ms() {
    sed -n 2p "$1" | tr 'ms' '  ' | awk '{ printf "%d", ($1 + $3) * 60000 + ($2 + $4) * 1000 }'
}

now_ms() {
    echo $(($(date +%s%N) / 1000000))
}

# measured PROFILE STEP COMMAND...: a build that fails ends everything, with its own words.
measured() {
    profile=$1
    step=$2
    shift 2
    : > "$work/peak"
    watch_memory &
    watcher=$!
    times > "$work/times-before"
    start=$(now_ms)
    "$@" > "$work/log" 2>&1 || { status=$?; kill "$watcher"; cat "$work/log" >&2; exit "$status"; }
    wall=$(($(now_ms) - start))
    times > "$work/times-after"
    cpu=$(($(children_ms "$work/times-after") - $(children_ms "$work/times-before")))
    kill "$watcher"
    wait "$watcher" 2> /dev/null || :
    peak=$(cat "$work/peak")
    line sample "\"profile\":\"$profile\",\"step\":\"$step\",\"wall_ms\":$wall,\"cpu_ms\":$cpu,\"peak_bytes\":${peak:-null},\"cache_bytes\":$(cache_bytes)"
}

# edited FILE PATTERN REPLACEMENT: changes one line, and says so when there is none to change.
edited() {
    sed "0,/$2/s/$2/$3/" "$1" > "$work/edited"
    if cmp -s "$1" "$work/edited"; then
        echo "measure.sh: no line of $1 has $2" >&2
        exit 1
    fi
    cat "$work/edited" > "$1"
}

# A clean build, then a line changed in the domain, then one in a handler; what is shipped is built from nothing.
profile() {
    prepare
    measured "$1" clean build "$1"
    built=yes
    [ "$1" != release ] || return 0
    edit_domain
    measured "$1" incremental-domain build "$1"
    edit_handler
    measured "$1" incremental-handler build "$1"
}

# What is known beforehand: a second of processor time, however long that takes; a second of none; 64 MiB.
truth() {
    measured truth busy sh -c '(ulimit -t 1 && exec sh -c "while :; do :; done") || :'
    measured truth idle sleep 1
    measured truth holds-64MiB sh -c '{ head -c 67108864 /dev/zero; sleep 1; } | tail -c 67108864 > /dev/null'
}

# Counts what was built, so there has to be a build.
counted() {
    if [ -z "$built" ]; then
        profile "${PROFILES##* }" > /dev/null
    fi
    line counted "\"dependencies\":$(dependencies),\"lines\":$(own_lines),\"dependency_lines\":$(dependency_lines)"
}

main() {
    mkdir -p "$work"
    cd "$work"
    if [ "${1:-all}" = all ]; then
        # Profiles are words.
        # shellcheck disable=SC2086
        set -- $PROFILES counted
    fi
    for wanted in "$@"; do
        case $wanted in
        truth) truth ;;
        counted) counted ;;
        *) profile "$wanted" ;;
        esac
    done
}

main "$@"
