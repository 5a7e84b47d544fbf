# shellcheck shell=sh disable=SC2154
# Every linter and every test. Each part's checks run in its own builder image; those of the orchestrator get the engine's
# socket, because they start real containers. A part that fails does not hide what the others would say.

failed_parts=

run_tests() {
    build_frameworks
    build_images json-rust json-go json-java tasks-rust tasks-go build-go
    build_truth
    part "host scripts" deploy/host
    part "rust-service" rust-service
    part "probe" deploy/probe
    part "go-service" go-service
    part "collector" deploy/collector
    part "java-service" java-service
    for program in json tasks; do
        for language in rust go java; do
            part "$program-$language" "deploy/experiments/$program/$language"
        done
    done
    part "contract, load-tests, orchestrator" deploy --memory 3g \
        -v "${FOOTPRINT_SOCKET:-/var/run/docker.sock}:/var/run/docker.sock"
    matrix_test
    demo_test
    forward_test
    compare_test
    own_test
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

# Every contender's container against the whole contract. The runner's network namespace has nothing but loopback, and all that
# it starts joins it. The table in docs/ is what a run wrote: it may say neither more nor less than this one.
matrix_test() {
    step "test the matrix: contenders x contract x telemetry x store"
    if ! build_stage contract/matrix test footprint/test-matrix ||
        ! build_stage contract/matrix/schemathesis '' footprint/schemathesis:1.0.0 ||
        ! build_stage deploy/store '' footprint/store:1.0.0 ||
        ! matrix_checks; then
        failed_parts="$failed_parts [matrix]"
        step "FAILED: matrix"
    fi
}

matrix_checks() {
    runner=$(docker create --network none --memory 2g \
        -v "${FOOTPRINT_SOCKET:-/var/run/docker.sock}:/var/run/docker.sock" footprint/test-matrix) || return 1
    outcome=0
    configuration=$(mktemp)
    compose --profile frameworks config --format json > "$configuration" && docker cp "$configuration" "$runner:/work/compose.json" > /dev/null || outcome=1
    rm "$configuration"
    docker start --attach "$runner" || outcome=1
    mkdir -p "$root/results"
    docker cp "$runner:/out/matrix.md" "$root/results/matrix.md" > /dev/null || outcome=1
    docker rm --force "$runner" > /dev/null
    if [ "$outcome" -eq 0 ] && ! diff "$root/docs/matrix.md" "$root/results/matrix.md"; then
        step "docs/matrix.md is not what this run found: cp results/matrix.md docs/matrix.md"
        outcome=1
    fi
    return "$outcome"
}

# The demo as a user starts it: all healthy, the contract kept through the published ports, and a trace of each service in
# the collector's file. Then the other frameworks, and with the profile `db`, where three services share a store.
demo_test() {
    demo "docker compose up" rust-axum go-mux java-quarkus
    COMPOSE_PROFILES=frameworks
    export COMPOSE_PROFILES
    # shellcheck disable=SC2046 # names have no spaces
    demo "docker compose --profile frameworks up" $(frameworks)
    COMPOSE_PROFILES=db
    demo "docker compose --profile db up" rust-axum-db go-mux-db java-quarkus-db
    unset COMPOSE_PROFILES
}

frameworks() {
    defaults=$(COMPOSE_PROFILES='' compose config --services)
    compose config --services | grep -vFx "$defaults"
}

# demo NAME SERVICES...
demo() {
    step "test $1"
    compose down --volumes > /dev/null 2>&1
    if ! demo_checks "$@"; then
        failed_parts="$failed_parts [$1]"
        compose ps >&2
        compose logs --tail 20 >&2
    fi
    compose down --volumes > /dev/null 2>&1
}

demo_checks() {
    shift
    compose up --wait --quiet-pull > /dev/null 2>&1 || return 1
    for service in "$@"; do
        checks=$(docker run --rm --network host --entrypoint java footprint/orchestrator:1.0.0 \
            -cp '/app/lib/main/*' dev.footprint.contract.ContractMain --url "http://$(compose port "$service" 3000)") || return 1
        printf '%s %s\n' "$service" "$(printf '%s\n' "$checks" | tail -n 1)"
        case $checks in *'"required_failed":0'*) ;; *) printf '%s\n' "$checks" >&2; return 1 ;; esac
    done
    for service in "$@"; do
        span_arrived "$service" collector || { step "no trace of $service reached the collector"; return 1; }
        echo "demo: a trace of $service reached the collector"
    done
}

# The profile `observability` with a collector in Grafana's place: what a service sends comes out behind the forwarder.
forward_test() {
    step "test docker compose --profile observability up"
    set -- --project-directory "$root" -p footprint-forward -f "$root/docker-compose.yml" -f "$root/deploy/collector/test-receiver.yml" \
        --profile observability
    docker compose "$@" up --wait --no-build rust-axum forwarder > /dev/null 2>&1 &&
        docker run --rm --network host --entrypoint java footprint/orchestrator:1.0.0 -cp '/app/lib/main/*' \
            dev.footprint.contract.ContractMain --url http://127.0.0.1:3001 > /dev/null &&
        span_arrived rust-axum lgtm "$@" && echo "profile observability: a trace of rust-axum came out behind the forwarder" ||
        failed_parts="$failed_parts [docker compose --profile observability up]"
    docker compose "$@" down --volumes > /dev/null 2>&1
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
    "$root/footprint" compare --contenders all --starts 2 --memory-blocks 1 --output "$folder" || return 1
    for file in raw.jsonl summary.json report.md report.html; do
        [ -n "$(find "$folder" -name "$file" -size +0)" ] || { step "compare wrote no $file"; return 1; }
    done
    echo "compare: every contender measured, every file written"
}

# Compose files that were not written for footprint, as docs/own-services.md has them.
own_test() {
    for example in static-files python python-postgres; do
        step "test ./footprint compare -f docs/examples/$example/compose.yml"
        folder=$(mktemp -d)
        "$root/footprint" compare -f "$root/docs/examples/$example/compose.yml" --starts 1 --memory-blocks 1 --requests 100 --output "$folder" &&
            [ -n "$(find "$folder" -name report.html -size +0)" ] ||
            failed_parts="$failed_parts [docs/examples/$example]"
        rm -rf "$folder"
    done
}

# span_arrived SERVICE COLLECTOR [docker compose options]: exporters send in batches, every five seconds by default.
span_arrived() {
    wanted=$1
    receiver=$2
    shift 2
    [ $# -gt 0 ] || set -- --project-directory "$root" -f "$root/docker-compose.yml"
    tries=0
    while [ "$tries" -lt 20 ]; do
        if docker compose "$@" cp "$receiver:/data/telemetry.json" - 2> /dev/null | tar -xO 2> /dev/null |
            grep '"resourceSpans"' | grep -q "\"$wanted\""; then
            return 0
        fi
        tries=$((tries + 1))
        sleep 1
    done
    return 1
}
