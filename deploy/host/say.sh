# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Messages of the host scripts: steps with the time since the start, and errors with a fix.

started=$(date +%s)

elapsed() {
    seconds=$(($(date +%s) - started))
    printf '%d:%02d' $((seconds / 60)) $((seconds % 60))
}

step() {
    printf '[%s] %s\n' "$(elapsed)" "$*" >&2
}

die() {
    printf 'footprint: %s\n' "$*" >&2
    exit 2
}
