# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Runs the orchestrator in a container with the engine's socket. Files go in and out through the engine's API (docker cp),
# never through a bind mount, so that a remote engine works like a local one.

LABEL=footprint.orchestrator

# Files of this machine are for these scripts, the rest of the arguments is the orchestrator's.
# own_options "NAMES" NEXT ARGUMENTS...: sets a variable for each --NAME that is given, then calls NEXT with the others.
own_options() {
    names=$1
    next=$2
    shift 2
    count=$#
    while [ "$count" -gt 0 ]; do
        argument=$1
        shift
        count=$((count - 1))
        [ "$argument" != -f ] || argument=--file
        name=${argument%%=*}
        case "$argument $names " in
        --*" ${name#--} "*)
            # shellcheck disable=SC2034 # by eval
            value=${argument#*=}
            if [ "$name" = "$argument" ]; then
                [ "$count" -gt 0 ] || die "$argument needs a value"
                # shellcheck disable=SC2034 # by eval
                value=$1
                shift
                count=$((count - 1))
            fi
            eval "${name#--}=\$value"
            ;;
        # The orchestrator's own folder is in its container, and would go with it.
        --results" "* | --results=*) die "--results is of the container; use --output DIR, a folder of this machine" ;;
        *) set -- "$@" "$argument" ;;
        esac
    done
    "$next" "$@"
}

compare() {
    file=$root/docker-compose.yml
    output=$PWD/results
    contenders=
    own_options "file output contenders" compare_with "$@"
}

compare_with() {
    prepare_run
    [ -z "$contenders" ] || set -- "$@" --contenders "$contenders"
    build_contenders "$file" "$contenders"
    build_programs "$@"
    orchestrate compare "$@"
}

prepare_run() {
    [ -r "$file" ] || die "compose file $file cannot be read"
    mkdir -p "$output" || die "cannot make $output"
    recover
}

load() {
    file=$root/docker-compose.yml
    output=$PWD/results
    contenders=
    scenario=
    url=
    own_options "file output contenders scenario url" load_with "$@"
}

load_with() {
    prepare_run
    case $scenario in
    */* | *.yaml)
        [ -r "$scenario" ] || die "scenario $scenario cannot be read"
        set -- "$@" --scenario /work/scenario.yaml
        ;;
    ?*) set -- "$@" --scenario "$scenario" ;;
    esac
    if [ -n "$url" ]; then
        [ -z "$contenders" ] || die "give --url or --contenders, not both"
        build_images probe orchestrator
        orchestrate load --url "$url" "$@"
    else
        [ -z "$contenders" ] || set -- "$@" --contenders "$contenders"
        build_contenders "$file" "$contenders"
        orchestrate load "$@"
    fi
}

calibrate() {
    output=$PWD/results
    own_options output calibrate_with "$@"
}

calibrate_with() {
    mkdir -p "$output" || die "cannot make $output"
    recover
    build_images probe orchestrator
    build_truth
    orchestrate calibrate "$@"
}

# The programs of the experiments that are asked for by name and measure no service.
build_programs() {
    asked=
    while [ $# -gt 0 ]; do
        case $1 in
        --experiments) asked=,${2:-}, ;;
        --experiments=*) asked=,${1#*=}, ;;
        esac
        shift
    done
    for experiment in json tasks build; do
        case $asked in *,"$experiment",*) build_images "$experiment-rust" "$experiment-go" "$experiment-java" ;; esac
    done
}

# Judges a run by an earlier one. Only the summaries go in, and it needs no engine's socket.
gate() {
    output=$PWD/results
    baseline=
    current=
    own_options "baseline current output" gate_with "$@"
}

gate_with() {
    [ -n "$baseline" ] || die "gate needs --baseline FILE, the summary.json of an earlier run"
    [ -r "$baseline" ] || die "baseline $baseline cannot be read"
    [ -z "$current" ] || [ -r "$current" ] || die "current run $current cannot be read"
    [ -z "$current" ] || set -- --current /work/current.json "$@"
    container=$(docker create --memory 512m footprint/orchestrator:1.0.0 gate --baseline /work/baseline.json "$@")
    code=0
    hand_over && docker start --attach "$container" || code=$?
    docker rm --force "$container" > /dev/null
    exit "$code"
}

hand_over() {
    docker cp --quiet "$baseline" "$container:/work/baseline.json" || return 2
    if [ -n "$current" ]; then
        docker cp --quiet "$current" "$container:/work/current.json" || return 2
    else
        set -- "$output"/*/summary.json
        [ -r "$1" ] || { step "there is no run in $output: ./footprint compare first, or name one with --current"; return 2; }
        (cd "$output" && tar -cf - ./*/summary.json) | docker cp --quiet - "$container:/results" || return 2
    fi
}

# The first argument is the orchestrator's command.
orchestrate() {
    run=$(date -u +%Y%m%dT%H%M%SZ)
    verb=$1
    shift
    [ "$verb" = sweep ] || set -- "$@" --run-id "$run-$(hostname | tr -cd 'A-Za-z0-9-' | cut -c1-24)"
    tty=0
    columns=${COLUMNS:-120}
    if [ -t 2 ]; then
        tty=1
        columns=${COLUMNS:-$(tput cols 2> /dev/null || echo 120)}
    fi
    container=$(docker create --label "$LABEL=$run" --memory 512m \
        -v "${FOOTPRINT_SOCKET:-/var/run/docker.sock}:/var/run/docker.sock" \
        -e "FOOTPRINT_BASES=$FOOTPRINT_BASES" -e "FOOTPRINT_BUILDERS=$FOOTPRINT_BUILDERS" \
        -e "FOOTPRINT_REVISION=$(revision)" -e "FOOTPRINT_SKIPPED=${FOOTPRINT_SKIPPED:-}" -e "FOOTPRINT_TTY=$tty" -e "COLUMNS=$columns" \
        footprint/orchestrator:1.0.0 "$verb" "$@")
    case $verb in compare | load) configure ;; esac
    step "$verb"
    attach_until_ended
    case $(docker inspect --format '{{.State.StartedAt}}' "$container" 2> /dev/null) in
    0001-*)
        docker rm --force "$container" > /dev/null
        die "the orchestrator could not be started: see above"
        ;;
    esac
    # A container that could not be waited for means an engine that went away.
    code=$(docker wait "$container") || die "the engine went away; what was measured is brought home by the next ./footprint compare"
    # 2: the command was wrong, so there is nothing to bring home.
    [ "$verb" = sweep ] || [ "$code" -eq 2 ] || bring_home "$container" "$output"
    docker rm --force --volumes "$container" > /dev/null
    step "done"
    exit "$code"
}

# Ctrl-C must reach the orchestrator, which stops in good order, and nobody else: the client would leave at once, and this
# script has to stay to bring the results home. So the client runs in a process group of its own (set -m).
attach_until_ended() {
    trap 'docker kill --signal INT "$container" > /dev/null 2>&1' INT
    trap 'docker kill --signal TERM "$container" > /dev/null 2>&1' TERM HUP
    # Without a terminal there is no job control, and no Ctrl-C either.
    set -m 2> /dev/null || true
    docker start --attach "$container" &
    attached=$!
    set +m
    while kill -0 "$attached" 2> /dev/null; do
        wait "$attached" || true
    done
    trap - INT TERM HUP
}

configure() {
    config=$(mktemp)
    if ! docker compose -f "$file" --profile '*' config --format json > "$config"; then
        docker rm --force "$container" > /dev/null
        die "$file is no valid compose file: see above"
    fi
    docker cp --quiet "$config" "$container:/work/compose.json"
    rm -f "$config"
    case ${scenario:-} in */* | *.yaml) docker cp --quiet "$scenario" "$container:/work/scenario.yaml" ;; esac
}

revision() {
    git -C "$root" describe --always --dirty 2> /dev/null || echo unknown
}

bring_home() {
    docker cp --quiet "$1:/results/." "$2/" && step "results are in $2"
}

# A run whose script was killed left its orchestrator's container behind, and in it what had been measured.
recover() {
    for container in $(docker ps --all --quiet --filter "label=$LABEL" --filter status=exited --filter status=dead); do
        step "an earlier run was cut off: bring its results home"
        bring_home "$container" "$output" || true
        docker rm --force --volumes "$container" > /dev/null
    done
}
