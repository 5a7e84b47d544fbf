# shellcheck shell=sh disable=SC2154 # the variables of ./footprint, which sources this
# Builds the images of what shall be measured, and says which cannot be had here.

NATIVE=java-quarkus-native
# GraalVM's distribution for Quarkus exists as an image only: no package holds it.
MANDREL=quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25
MANDREL_WITHIN=600

# build_contenders FILE CONTENDERS: sets FOOTPRINT_SKIPPED, "name: reason" a line, for the orchestrator to report.
build_contenders() {
    if [ "$1" != "$root/docker-compose.yml" ]; then
        build_images probe orchestrator
        step "build and pull what $1 asks for"
        docker compose -f "$1" --profile '*' build --quiet || die "$1 could not be built: see above"
        # An image that cannot be pulled may be here already; the orchestrator names each one that is not.
        docker compose -f "$1" --profile '*' pull --quiet --ignore-buildable > /dev/null 2>&1 || true
        return
    fi
    build_own "$2"
}

build_own() {
    FOOTPRINT_SKIPPED=
    case ,$1, in
    ,,) build_images ;;
    ,all,)
        build_frameworks
        build_native
        ;;
    *)
        # Names that compose does not know are for the orchestrator to refuse, which says what there is.
        # shellcheck disable=SC2046 # names have no spaces
        build_images probe orchestrator collector $(known_services "$1")
        case ,$1, in *,$NATIVE,*) build_native ;; esac
        ;;
    esac
    export FOOTPRINT_SKIPPED
}

build_frameworks() {
    COMPOSE_PROFILES=frameworks
    export COMPOSE_PROFILES
    build_images
    unset COMPOSE_PROFILES
}

known_services() {
    compose --profile '*' config --services | grep -Fx "$(printf '%s' "$1" | tr , '\n')" | grep -vFx "$NATIVE"
}

build_native() {
    if docker image inspect "${MANDREL_IMAGE:-$MANDREL}" > /dev/null 2>&1 ||
        { [ "$FOOTPRINT_BASES" = official ] && timeout "$MANDREL_WITHIN" docker pull --quiet "${MANDREL_IMAGE:-$MANDREL}" > /dev/null 2>&1; }; then
        build_images "$NATIVE"
    else
        FOOTPRINT_SKIPPED="$NATIVE: its builder image ${MANDREL_IMAGE:-$MANDREL} cannot be had here: no image registry answers"
        step "skipped: $FOOTPRINT_SKIPPED"
    fi
}
