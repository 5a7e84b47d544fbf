# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Runs the orchestrator in a container with the engine's socket. Files go in and out through the engine's API (docker cp),
# never through a bind mount, so that a remote engine works like a local one.

LABEL=footprint.orchestrator

compare() {
    file=$root/docker-compose.yml
    output=$PWD/results
    # -f and --output name files on this machine, so they are for this script; the rest is the orchestrator's.
    count=$#
    while [ "$count" -gt 0 ]; do
        argument=$1
        shift
        count=$((count - 1))
        case $argument in
        -f | --file | --output)
            [ "$count" -gt 0 ] || die "$argument needs a value"
            if [ "$argument" = --output ]; then output=$1; else file=$1; fi
            shift
            count=$((count - 1))
            ;;
        --output=*) output=${argument#*=} ;;
        --file=*) file=${argument#*=} ;;
        *) set -- "$@" "$argument" ;;
        esac
    done
    [ -r "$file" ] || die "compose file $file cannot be read"
    mkdir -p "$output" || die "cannot make $output"
    recover
    build_contenders
    build_programs "$@"
    orchestrate compare "$@"
}

calibrate() {
    output=$PWD/results
    count=$#
    while [ "$count" -gt 0 ]; do
        argument=$1
        shift
        count=$((count - 1))
        case $argument in
        --output)
            [ "$count" -gt 0 ] || die "$argument needs a value"
            output=$1
            shift
            count=$((count - 1))
            ;;
        --output=*) output=${argument#*=} ;;
        *) set -- "$@" "$argument" ;;
        esac
    done
    mkdir -p "$output" || die "cannot make $output"
    recover
    build_images probe orchestrator
    build_truth
    orchestrate calibrate "$@"
}

build_contenders() {
    if [ "$file" = "$root/docker-compose.yml" ]; then
        build_images
    else
        build_images probe orchestrator
        step "build and pull what $file asks for"
        docker compose -f "$file" --profile '*' build --quiet || die "$file could not be built: see above"
        # An image that cannot be pulled may be here already; the orchestrator names each one that is not.
        docker compose -f "$file" --profile '*' pull --quiet --ignore-buildable > /dev/null 2>&1 || true
    fi
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
    count=$#
    while [ "$count" -gt 0 ]; do
        argument=$1
        shift
        count=$((count - 1))
        case $argument in
        --baseline | --current | --output)
            [ "$count" -gt 0 ] || die "$argument needs a value"
            case $argument in --baseline) baseline=$1 ;; --current) current=$1 ;; *) output=$1 ;; esac
            shift
            count=$((count - 1))
            ;;
        --baseline=*) baseline=${argument#*=} ;;
        --current=*) current=${argument#*=} ;;
        --output=*) output=${argument#*=} ;;
        *) set -- "$@" "$argument" ;;
        esac
    done
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
        -e "FOOTPRINT_REVISION=$(revision)" -e "FOOTPRINT_TTY=$tty" -e "COLUMNS=$columns" \
        footprint/orchestrator:1.0.0 "$verb" "$@")
    if [ "$verb" = compare ]; then
        configure
        step "compare"
    fi
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
