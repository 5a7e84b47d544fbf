#!/bin/sh
# Builds the fuzz targets and runs each for a few seconds:   fuzz/run.sh [SECONDS]      0 only builds
# A finding is written to fuzz/artifacts; run it again with   fuzz/target/<host>/release/<target> <file>
# Works with a stable compiler: coverage comes from LLVM's pass, without a sanitizer. Needs a C++ compiler.
set -eu
cd "$(dirname "$0")"
seconds=${1:-5}
host=$(rustc -vV | sed -n 's/^host: //p')
# Its own, because the flags differ from those of every other build.
export CARGO_TARGET_DIR="${FUZZ_TARGET_DIR:-$PWD/target}"
# The flags that cargo-fuzz gives. Naming the target keeps them from build scripts.
coverage='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares'
RUSTFLAGS="--cfg fuzzing -Ccodegen-units=1 $(echo $coverage)" \
    cargo build --quiet --release --locked --bins --target "$host"
[ "$seconds" -gt 0 ] || exit 0

mkdir -p artifacts
for target in new_user parameters database_url otlp_headers service; do
    corpus=$(mktemp -d)
    status=0
    "$CARGO_TARGET_DIR/$host/release/$target" -max_total_time="$seconds" -max_len=2048 -timeout=5 -rss_limit_mb=1024 \
        -artifact_prefix="artifacts/$target-" -verbosity=0 -print_final_stats=1 \
        "$corpus" "seeds/$target" > "$corpus/.log" 2>&1 || status=$?
    sed -n "s/^stat::number_of_executed_units: */$target: executions: /p" "$corpus/.log"
    if [ "$status" -ne 0 ]; then
        tail -n 40 "$corpus/.log"
        exit 1
    fi
    rm -r "$corpus"
done
