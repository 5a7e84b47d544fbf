#!/bin/sh
# The load generator beside wrk and oha, on the same static server, one core each, over loopback. README.md says what a run gave.
#   load-tests/compare-with-peers.sh [rounds]
# Needs two cores, docker (for the server's binary), a JDK 25, wrk (Debian) and oha (cargo install oha --locked).
# Takes about 55 s a round; nothing leaves this machine. Run it on a machine that does nothing else.
set -eu

rounds=${1:-5}
rates=${RATES:-"5000 20000"}
connections=${CONNECTIONS:-64}
seconds=4
port=${PORT:-3900}
server_core=${SERVER_CORE:-0}
generator_core=${GENERATOR_CORE:-1}
image=${PROBE_IMAGE:-footprint/probe:1.0.0}
oha=${OHA:-oha}

cd "$(dirname "$0")/.."
url=http://127.0.0.1:$port/health
work=$(mktemp -d)
server=
# shellcheck disable=SC2317 # called by the trap
clean_up() {
    [ -z "$server" ] || kill "$server" 2> /dev/null || true
    rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

for tool in docker wrk "$oha" taskset; do
    command -v "$tool" > /dev/null || { echo "compare-with-peers: $tool is missing" >&2; exit 1; }
done
[ -d load-tests/target/lib ] || ./mvnw -B -q -pl load-tests -am package -DskipTests

container=$(docker create "$image" pause)
docker cp "$container:/footprint/probe" "$work/probe" > /dev/null
docker rm "$container" > /dev/null
taskset -c "$server_core" "$work/probe" serve --address 127.0.0.1 --port "$port" > "$work/server.log" &
server=$!
sleep 1
kill -0 "$server"

# Prints a value of a JSON line; the first one of that name.
member() { grep -o "\"$1\":[-0-9.e]*" | head -n 1 | cut -d : -f 2; }
# The same of the object NAME.
member_of() { grep -o "\"$1\":{[^}]*}" | head -n 1 | member "$2"; }
median() { sort -g "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# generator OPTIONS: with the flags that README.md recommends.
generator() {
    taskset -c "$generator_core" "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m -Xmx64m \
        -cp 'load-tests/target/*:load-tests/target/lib/*' dev.footprint.load.LoadMain --url "$url" "$@"
}
peak_of_generator() {
    generator --scenario load-tests/peers.yaml --body constant |
        grep '"event":"load"' | grep '"phase":"measured"' | member ok_per_second
}
peak_of_wrk() { taskset -c "$generator_core" wrk -t 1 -c "$connections" -d "${seconds}s" "$url" | awk '/^Requests\/sec/ { print $2 }'; }
peak_of_oha() {
    taskset -c "$generator_core" "$oha" --no-tui --output-format json -c "$connections" -z "${seconds}s" "$url" |
        tr -d ' \n' | member requestsPerSec
}

# Microseconds. From due time: oha calls it latency correction.
fixed_generator() {
    generator --rate "$1" --requests "$(($1 * seconds))" --connections "$connections" --body constant > "$work/line"
    for from in from_send from_due; do
        for p in p50 p99; do
            member_of $from ${p}_ns < "$work/line" | awk '{ print $1 / 1000 }' | tee -a "$work/generator-$1-$from-$p" | sed "s/^/$from $p /"
        done
    done
    grep -o '"valid":[a-z]*' "$work/line"
}
fixed_oha() {
    for from in from_send from_due; do
        correction=
        [ $from = from_send ] || correction=--latency-correction
        # shellcheck disable=SC2086 # nothing or one option
        taskset -c "$generator_core" "$oha" --no-tui --output-format json -q "$1" $correction -c "$connections" -z "${seconds}s" "$url" |
            tr -d ' \n' > "$work/line"
        for p in p50 p99; do
            member_of latencyPercentiles $p < "$work/line" | awk '{ print $1 * 1e6 }' | tee -a "$work/oha-$1-$from-$p" | sed "s/^/$from $p /"
        done
    done
}

echo "peak, requests a second, $connections connections:"
printf '%5s %10s %10s %10s %8s\n' round generator wrk oha gen/wrk
round=1
while [ "$round" -le "$rounds" ]; do
    g=$(peak_of_generator)
    w=$(peak_of_wrk)
    o=$(peak_of_oha)
    if [ -z "$g" ] || [ -z "$w" ] || [ -z "$o" ]; then
        echo "compare-with-peers: a run gave no result" >&2
        exit 1
    fi
    ratio=$(awk "BEGIN { print $g / $w }")
    echo "$ratio" >> "$work/ratios"
    printf '%5s %10.0f %10.0f %10.0f %8.3f\n' "$round" "$g" "$w" "$o" "$ratio"
    round=$((round + 1))
done
echo "median of generator/wrk: $(median "$work/ratios")"

for rate in $rates; do
    echo
    echo "at $rate requests a second, microseconds:"
    round=1
    while [ "$round" -le "$rounds" ]; do
        printf '%s\n' "round $round generator: $(fixed_generator "$rate" | tr '\n' ' ')"
        printf '%s\n' "round $round oha:       $(fixed_oha "$rate" | tr '\n' ' ')"
        round=$((round + 1))
    done
    for from in from_send from_due; do
        for p in p50 p99; do
            g=$(median "$work/generator-$rate-$from-$p")
            o=$(median "$work/oha-$rate-$from-$p")
            awk "BEGIN { printf \"median $from $p: generator %.1f, oha %.1f, ratio %.3f\\n\", $g, $o, $g / $o }"
        done
    done
done
