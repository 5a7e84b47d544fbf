# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Chooses the builder images: pinned official ones (the defaults of the Dockerfiles), or, where no image registry answers,
# stand-ins made from Debian's packages under names of our own. The choice is written to .env, so that plain
# `docker compose up` builds with the same ones.

REGISTRY_WITHIN=10
# Targets of deploy/bases/Dockerfile, and of official.Dockerfile those that fetch packages themselves.
STAND_INS="rust go java postgres python"
WITH_CA="rust go java python"
BASES_LABEL=footprint.bases
ENV_MARK="# Written by ./footprint; delete it to choose base images anew."

compose() {
    docker compose --project-directory "$root" -f "$root/docker-compose.yml" "$@"
}

choose_bases() {
    choice=${FOOTPRINT_BASES:-$(remembered FOOTPRINT_BASES)}
    FOOTPRINT_CA=${FOOTPRINT_CA:-$(remembered FOOTPRINT_CA)}
    case $choice in
    official | debian) ;;
    '') if registry_answers; then choice=official; else choice=debian; fi ;;
    *) die "FOOTPRINT_BASES=$choice is neither official nor debian" ;;
    esac
    if [ "$choice" = debian ]; then
        build_stand_ins
        builders="$(image_variables base "$STAND_INS") DEBIAN_IMAGE=footprint/base-debian"
    elif [ -n "$FOOTPRINT_CA" ]; then
        build_with_ca
        builders=$(image_variables official "$WITH_CA")
    else
        builders=
    fi
    FOOTPRINT_BASES=$choice
    FOOTPRINT_BUILDERS=$builders
    export FOOTPRINT_BASES FOOTPRINT_BUILDERS
    remember_choice
}

# A choice stays until somebody deletes .env: asking a registry costs seconds where none answers.
remembered() {
    if [ -f "$root/.env" ] && grep -qxF "$ENV_MARK" "$root/.env"; then
        sed -n "s/^$1=//p" "$root/.env"
    fi
}

remember_choice() {
    for pair in $FOOTPRINT_BUILDERS; do
        export "${pair?}"
    done
    if [ -f "$root/.env" ] && ! grep -qxF "$ENV_MARK" "$root/.env"; then
        step "your own .env is left alone; plain docker compose needs these in it: FOOTPRINT_BASES=$FOOTPRINT_BASES $FOOTPRINT_BUILDERS"
        return
    fi
    {
        printf '%s\nFOOTPRINT_BASES=%s\n' "$ENV_MARK" "$FOOTPRINT_BASES"
        for pair in $FOOTPRINT_BUILDERS; do printf '%s\n' "$pair"; done
        [ -z "$FOOTPRINT_CA" ] || printf 'FOOTPRINT_CA=%s\n' "$FOOTPRINT_CA"
    } > "$root/.env"
}

# Asks through the engine, which is the one that has to pull; the image is 13 kB.
registry_answers() {
    step "ask an image registry (at most $REGISTRY_WITHIN s)"
    timeout "$REGISTRY_WITHIN" docker pull --quiet hello-world > /dev/null 2>&1
}

# image_variables KIND NAMES: RUST_IMAGE=footprint/KIND-rust and so on, the compose file's variables.
image_variables() {
    list=
    for name in $2; do
        list="$list $(printf '%s' "$name" | tr '[:lower:]' '[:upper:]')_IMAGE=footprint/$1-$name"
    done
    printf '%s' "${list# }"
}

# An engine keeps stand-ins for long: those that were made from other files than these are made anew.
stand_ins_exist() {
    docker image inspect footprint/base-debian > /dev/null 2>&1 || return 1
    for name in $STAND_INS; do
        [ "$(docker image inspect --format "{{index .Config.Labels \"$BASES_LABEL\"}}" "footprint/base-$name" 2> /dev/null)" = "$(bases_sum)" ] || return 1
    done
}

bases_sum() {
    cat "$root"/deploy/bases/* | cksum | cut -d ' ' -f 1
}

build_stand_ins() {
    stand_ins_exist && return
    step "no image registry: build stand-in base images from Debian's packages"
    if ! docker image inspect footprint/base-debian > /dev/null 2>&1; then
        import_debian
    fi
    [ -r /etc/ssl/certs/ca-certificates.crt ] ||
        die "stand-ins need the host's CA bundle /etc/ssl/certs/ca-certificates.crt: apt-get install ca-certificates"
    build_bases Dockerfile base "$STAND_INS" /etc/ssl/certs/ca-certificates.crt "are Debian's packages reachable? (./footprint doctor)"
}

# The official builders plus a CA bundle: for networks whose proxy inspects TLS.
build_with_ca() {
    [ -r "$FOOTPRINT_CA" ] || die "FOOTPRINT_CA=$FOOTPRINT_CA cannot be read"
    build_bases official.Dockerfile official "$WITH_CA" "$FOOTPRINT_CA" "does the image registry answer? (./footprint doctor)"
}

# build_bases DOCKERFILE KIND NAMES CA_BUNDLE HINT
build_bases() {
    context=$(mktemp -d)
    cp "$root/deploy/bases/TrustHostCa.java" "$root/deploy/bases/postgres.sh" "$context/"
    cp "$4" "$context/ca-certificates.crt"
    for name in $3; do
        step "  $2-$name"
        docker build --quiet -f "$root/deploy/bases/$1" --target "$name" --label "$BASES_LABEL=$(bases_sum)" -t "footprint/$2-$name" "$context" > /dev/null ||
            { rm -rf "$context"; die "footprint/$2-$name could not be built: $5"; }
    done
    rm -rf "$context"
}

import_debian() {
    can_install || die "no image registry answers, and stand-ins can only be made as root on Debian or Ubuntu: get a network, or load the official images with docker load"
    if ! command -v mmdebstrap > /dev/null; then
        { apt-get update -qq && apt-get install -y -qq --no-install-recommends mmdebstrap debian-archive-keyring > /dev/null 2>&1; } ||
            die "mmdebstrap could not be installed: apt-get install mmdebstrap"
    fi
    step "  base-debian"
    # Through a file: in a pipe, a bootstrap that failed would become an empty image that later runs take for a good one.
    rootfs=$(mktemp)
    if ! { mmdebstrap --quiet --format=tar --variant=minbase --include=ca-certificates trixie "$rootfs" http://deb.debian.org/debian &&
        docker import "$rootfs" footprint/base-debian > /dev/null; }; then
        rm -f "$rootfs"
        die "Debian could not be bootstrapped: are its packages reachable? (./footprint doctor)"
    fi
    rm -f "$rootfs"
}
