# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Checks what a comparison needs, on the engine's machine (which may not be this one), and names a fix per line.
# `doctor quick` runs before every command and prints only what is wrong; `doctor full` prints every line.

LEAST_ENGINE=25
LEAST_MEMORY_MB=3000
# What is built already needs little more; building all of it takes so much, and the images and caches of every test twice that.
LEAST_DISK_MB=2000
BUILD_DISK_MB=8000
TEST_DISK_MB=20000
DEMO_PORTS="3001 3002 3003"

doctor() {
    doctor_mode=$1
    doctor_failed=0
    check_engine
    check_memory
    check_cores
    check_disk
    if [ "$doctor_mode" = full ]; then
        check_ports
        check_registry
        check_packages
    fi
    [ "$doctor_failed" -eq 0 ] || die "the lines marked FAIL have to be mended first"
    [ "$doctor_mode" = quick ] || echo "nothing stands in the way of ./footprint compare"
}

line_ok() { [ "$doctor_mode" = quick ] || printf 'ok    %-10s %s\n' "$1" "$2"; }
line_warn() { printf 'warn  %-10s %s\n' "$1" "$2" >&2; }
line_fail() {
    printf 'FAIL  %-10s %s\n' "$1" "$2" >&2
    doctor_failed=1
}

check_engine() {
    version=$(docker version --format '{{.Server.Version}} (API {{.Server.APIVersion}}, {{.Server.Os}}/{{.Server.Arch}})')
    major=${version%%.*}
    if [ "$major" -ge "$LEAST_ENGINE" ] 2> /dev/null; then
        line_ok engine "$version"
    else
        line_fail engine "$version is older than $LEAST_ENGINE: update Docker"
    fi
}

check_memory() {
    megabytes=$(($(docker info --format '{{.MemTotal}}') / 1000000))
    if [ "$megabytes" -ge "$LEAST_MEMORY_MB" ]; then
        line_ok memory "$megabytes MB"
    else
        line_fail memory "$megabytes MB; builds need $LEAST_MEMORY_MB: give the engine's machine more (Docker Desktop: Settings, Resources)"
    fi
}

check_cores() {
    cores=$(docker info --format '{{.NCPU}}')
    if [ "$cores" -ge 2 ]; then
        line_ok cores "$cores"
    else
        line_warn cores "1: service and instrument share it, figures will be noisy; use a machine with at least 2"
    fi
}

check_disk() {
    free=$(engine_disk_mb)
    needed=$LEAST_DISK_MB
    docker image inspect footprint/orchestrator:1.0.0 > /dev/null 2>&1 || needed=$BUILD_DISK_MB
    if [ -z "$free" ]; then
        line_warn disk "cannot be seen before the first image is built"
    elif [ "$free" -lt "$needed" ]; then
        line_fail disk "$free MB free, needed are $needed: docker system prune, or a larger disk for the engine"
    elif [ "$free" -lt "$TEST_DISK_MB" ] && [ "$doctor_mode" = full ]; then
        line_warn disk "$free MB free: enough for a comparison; ./footprint test from nothing needs $TEST_DISK_MB"
    else
        line_ok disk "$free MB free"
    fi
}

# A container's root lies on the engine's disk, wherever the engine is.
engine_disk_mb() {
    for image in footprint/orchestrator:1.0.0 footprint/base-debian; do
        if docker image inspect "$image" > /dev/null 2>&1; then
            docker run --rm --network none --entrypoint df "$image" -Pm / | awk 'NR == 2 { print $4 }'
            return
        fi
    done
    if engine_is_local; then
        df -Pm "$(docker info --format '{{.DockerRootDir}}')" 2> /dev/null | awk 'NR == 2 { print $4 }'
    fi
}

check_ports() {
    if ! engine_is_local || [ ! -r /proc/net/tcp ]; then
        line_warn ports "cannot be seen from here; docker compose up needs 127.0.0.1 ports $DEMO_PORTS"
        return
    fi
    for port in $DEMO_PORTS; do
        hex=$(printf '%04X' "$port")
        if awk -v port=":$hex" '$4 == "0A" && index($2, port) == length($2) - 4 { found = 1 } END { exit !found }' /proc/net/tcp; then
            line_warn ports "$port is taken: docker compose up will fail until it is free (docker compose down, or: ss -ltnp 'sport = :$port')"
        else
            line_ok ports "$port is free"
        fi
    done
}

check_registry() {
    if registry_answers; then
        line_ok registry "an image registry answers: official base images"
    else
        line_warn registry "no image registry answers: stand-ins from Debian's packages are used (FOOTPRINT_BASES=debian)"
    fi
}

check_packages() {
    fetch=
    if command -v curl > /dev/null; then
        fetch="curl -fsS -o /dev/null -m 10"
    elif command -v wget > /dev/null; then
        fetch="wget -q -O /dev/null -T 10"
    fi
    if [ -z "$fetch" ]; then
        line_warn packages "neither curl nor wget here: not checked"
        return
    fi
    for url in https://index.crates.io/config.json https://proxy.golang.org/golang.org/x/text/@latest https://repo.maven.apache.org/maven2/junit/junit/maven-metadata.xml http://deb.debian.org/debian/dists/trixie/Release; do
        host=${url#*://}
        host=${host%%/*}
        if problem=$($fetch "$url" 2>&1); then
            line_ok packages "$host answers"
        else
            line_warn packages "$host does not answer: images that are not built yet cannot be built (${problem:-check the network and proxy})"
        fi
    done
}
