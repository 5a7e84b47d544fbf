# shellcheck shell=sh disable=SC2034,SC2154
# The Rust service: profile debug is `cargo build`, release is what the image ships.
LANGUAGE=rust
PROFILES="debug release"
package=rust-axum

prepare() {
    rm -rf "$work/src" "$work/target" "$work/cargo-home"
    mkdir "$work/cargo-home"
    cp /dependencies/config.toml "$work/cargo-home/"
    cp -R /sources "$work/src"
    export CARGO_HOME="$work/cargo-home" CARGO_TARGET_DIR="$work/target"
}

build() {
    case $1 in
    debug) (cd "$work/src/rust-service" && cargo build --locked --offline -p "$package") ;;
    release) (cd "$work/src/rust-service" && RUSTFLAGS='-C target-feature=+crt-static' \
        cargo build --release --locked --offline --target "$(rustc -vV | sed -n 's/^host: //p')" -p "$package") ;;
    esac
}

edit_domain() {
    edited "$work/src/rust-service/users/src/problem.rs" 'no user has this id' 'no user has that id'
}

edit_handler() {
    edited "$work/src/rust-service/rust-axum/src/http/request_log.rs" '"answered"' '"has answered"'
}

cache_bytes() {
    if [ -d "$work/target" ]; then du -sb "$work/target" | cut -f1; else echo 0; fi
}

# Packages that are compiled for this platform.
dependencies() {
    (cd "$work/src/rust-service" && cargo tree --offline --locked -p "$package" -e normal,build --prefix none |
        sed 's/ (\*)$//' | sort -u | grep -vc '(/') || :
}

own_lines() {
    compiled | grep -v '^/' | lines
}

dependency_lines() {
    compiled | grep '^/dependencies/vendor/' | lines
}

# The sources that the compiler read, as it noted them for the last build: a package has others, for other platforms.
compiled() {
    find "$work/target" -name '*.d' -exec sed -n 's/^\(.*\.rs\):$/\1/p' {} + | sort -u
}

lines() {
    (cd "$work/src/rust-service" && xargs cat | wc -l)
}
