# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Gets a container engine: uses the one that answers, or installs and starts Debian's (as root on Debian or Ubuntu).

# How long a started engine may take to answer, in seconds.
ENGINE_WITHIN=60

ensure_engine() {
    if ! docker_complete; then
        can_install || die "Docker (engine, compose and buildx plugins) is needed: install it as https://docs.docker.com/engine/install/ says, then start this again"
        install_engine
    fi
    if ! engine_answers; then
        engine_is_local || die "no engine answers at $DOCKER_HOST: is it running there?"
        [ "$(id -u)" -eq 0 ] || die "no Docker engine answers: start it (sudo systemctl start docker), or, if it runs, join its group (sudo usermod -aG docker \$USER, then log in again)"
        command -v dockerd > /dev/null || { can_install && install_engine; }
        start_engine
    fi
}

docker_complete() {
    docker compose version > /dev/null 2>&1 && docker buildx version > /dev/null 2>&1
}

engine_answers() {
    docker version --format '{{.Server.Version}}' > /dev/null 2>&1
}

engine_is_local() {
    case ${DOCKER_HOST:-unix:///var/run/docker.sock} in
    unix://*) return 0 ;;
    *) return 1 ;;
    esac
}

distribution() {
    # shellcheck source=/dev/null
    (. /etc/os-release 2> /dev/null && printf '%s' "${ID:-}${VERSION_ID:+ $VERSION_ID}")
}

can_install() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null || return 1
    case $(distribution) in debian* | ubuntu*) return 0 ;; *) return 1 ;; esac
}

install_engine() {
    step "install a Docker engine from the distribution's packages ($(distribution))"
    export DEBIAN_FRONTEND=noninteractive
    set -- docker.io docker-compose docker-buildx docker-cli
    apt-get update -qq || die "apt-get update failed: check the package sources and the network"
    case $(distribution) in
    ubuntu*) set -- docker.io docker-compose-v2 docker-buildx ;;
    debian*)
        # Debian 12's own engine (20.10) is too old and has no buildx. The next release is added at a priority that upgrades
        # nothing by itself.
        if ! apt-cache show docker-buildx > /dev/null 2>&1; then
            printf 'Types: deb\nURIs: http://deb.debian.org/debian\nSuites: trixie\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
                > /etc/apt/sources.list.d/footprint-trixie.sources
            printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' > /etc/apt/preferences.d/footprint-trixie
            apt-get update -qq || die "apt-get update failed: is http://deb.debian.org reachable?"
            set -- -t trixie "$@"
        fi
        ;;
    esac
    log=$(mktemp)
    apt-get install -y -qq --no-install-recommends "$@" > "$log" 2>&1 ||
        { tail -n 20 "$log" >&2; die "the engine's packages could not be installed: see above"; }
    rm -f "$log"
    hash -r
}

start_engine() {
    step "start the Docker engine"
    if [ -d /run/systemd/system ]; then
        systemctl start docker || die "the engine did not start: see journalctl -u docker"
    else
        # No init here: the engine runs by itself, in a session of its own so that Ctrl-C does not reach it.
        setsid nohup dockerd > /var/log/footprint-dockerd.log 2>&1 < /dev/null &
    fi
    waited=0
    until engine_answers; do
        waited=$((waited + 1))
        if [ "$waited" -gt "$ENGINE_WITHIN" ]; then
            tail -n 15 /var/log/footprint-dockerd.log >&2 2> /dev/null || true
            die "the engine did not answer within $ENGINE_WITHIN s: see its log"
        fi
        sleep 1
    done
}
