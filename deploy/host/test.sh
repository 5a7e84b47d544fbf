# shellcheck shell=sh disable=SC2154
# Every linter and every test. Each part's checks run in its own builder image; those of the orchestrator get the engine's
# socket, because they start real containers. A part that fails does not hide what the others would say.

failed_parts=

run_tests() {
    build_images
    build_stage deploy/probe truth footprint/probe-truth:1.0.0 || die "the image of known size could not be built"
    part "host scripts" deploy/host
    part "rust-service" rust-service
    part "probe" deploy/probe
    part "go-service" go-service
    part "collector" deploy/collector
    part "java-service" java-service
    part "contract, load-tests, orchestrator" deploy --memory 3g \
        -v "${FOOTPRINT_SOCKET:-/var/run/docker.sock}:/var/run/docker.sock"
    demo_test
    compare_test
    docker run --rm -v "${FOOTPRINT_SOCKET:-/var/run/docker.sock}:/var/run/docker.sock" footprint/orchestrator:1.0.0 sweep
    [ -z "$failed_parts" ] || die "failed:$failed_parts"
    step "all tests passed"
}

# part NAME FOLDER [docker run options]: builds the stage `test` of the folder's Dockerfile and runs it.
part() {
    name=$1
    folder=$2
    shift 2
    image=footprint/test-$(basename "$folder")
    step "test $name"
    set -- --rm "$@" "$image"
    if ! build_stage "$folder" test "$image" || ! docker run "$@"; then
        failed_parts="$failed_parts [$name]"
        step "FAILED: $name"
    fi
}

# build_stage FOLDER STAGE IMAGE
build_stage() {
    arguments=
    for pair in $FOOTPRINT_BUILDERS; do arguments="$arguments --build-arg $pair"; done
    # Names and values of build arguments have no spaces, so splitting them is what is wanted.
    # shellcheck disable=SC2086
    docker build --quiet $arguments -f "$root/$1/Dockerfile" --target "$2" -t "$3" "$root" > /dev/null
}

# The demo as a user starts it: all healthy, the contract kept through the published ports, and a trace of each service in
# the collector's file.
demo_test() {
    step "test docker compose up"
    compose down --volumes > /dev/null 2>&1
    if ! demo_checks; then
        failed_parts="$failed_parts [docker compose up]"
        compose ps >&2
        compose logs --tail 20 >&2
    fi
    compose down --volumes > /dev/null 2>&1
}

demo_checks() {
    compose up --wait --quiet-pull > /dev/null 2>&1 || return 1
    for port in $DEMO_PORTS; do
        checks=$(docker run --rm --network host --entrypoint java footprint/orchestrator:1.0.0 \
            -cp '/app/lib/main/*' dev.footprint.contract.ContractMain --url "http://127.0.0.1:$port") || return 1
        printf '%s\n' "$checks" | tail -n 1
        case $checks in *'"required_failed":0'*) ;; *) printf '%s\n' "$checks" >&2; return 1 ;; esac
    done
    for service in rust-axum go-mux java-quarkus; do
        span_arrived "$service" || { step "no trace of $service reached the collector"; return 1; }
        echo "demo: a trace of $service reached the collector"
    done
}

# The main job as a user starts it, with as few starts as show that every part works together.
compare_test() {
    step "test ./footprint compare"
    folder=$(mktemp -d)
    if ! compare_checks; then
        failed_parts="$failed_parts [./footprint compare]"
    fi
    rm -rf "$folder"
}

compare_checks() {
    "$root/footprint" compare --starts 2 --memory-blocks 1 --output "$folder" || return 1
    for file in raw.jsonl summary.json report.md report.html; do
        [ -n "$(find "$folder" -name "$file" -size +0)" ] || { step "compare wrote no $file"; return 1; }
    done
    echo "compare: every contender measured, every file written"
}

# Exporters send in batches, every five seconds by default.
span_arrived() {
    tries=0
    while [ "$tries" -lt 20 ]; do
        if compose cp collector:/data/telemetry.json - 2> /dev/null | tar -xO 2> /dev/null | grep '"resourceSpans"' | grep -q "\"$1\""; then
            return 0
        fi
        tries=$((tries + 1))
        sleep 1
    done
    return 1
}
