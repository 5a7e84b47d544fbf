#!/bin/sh
# The part of the official image's entrypoint that this project uses: an empty data directory is made into a database with
# POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, gets the SQL files of /docker-entrypoint-initdb.d, and then the server runs.
set -eu

case ${1:-} in
'' | -*) set -- postgres "$@" ;;
esac
[ "$1" = postgres ] || exec "$@"
# The server refuses to be root.
if [ "$(id -u)" = 0 ]; then
    chown postgres:postgres "$PGDATA" /var/run/postgresql
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

owner=${POSTGRES_USER:-postgres}
name=${POSTGRES_DB:-$owner}

make_database() {
    [ -n "${POSTGRES_PASSWORD:-}" ] || { echo "POSTGRES_PASSWORD is not set: give the database's superuser a password" >&2; exit 1; }
    # initdb reads the password from a file, and the root file system may be read-only.
    secret=$(mktemp -p "$PGDATA/.." 2> /dev/null || mktemp)
    printf '%s\n' "$POSTGRES_PASSWORD" > "$secret"
    initdb --username="$owner" --pwfile="$secret" --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 > /dev/null
    rm "$secret"
    echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
    pg_ctl --silent --wait -o "-c listen_addresses=''" start
    [ "$name" = postgres ] || createdb --username="$owner" "$name"
    for file in /docker-entrypoint-initdb.d/*.sql; do
        [ -e "$file" ] || continue
        psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username="$owner" --dbname="$name" --output=/dev/null --file="$file"
    done
    pg_ctl --silent --wait --mode=fast stop
}

[ -s "$PGDATA/PG_VERSION" ] || make_database
exec "$@"
