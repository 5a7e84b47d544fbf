#!/bin/sh
# Copies the shared libraries that the programs and libraries in a directory need from the system, where the loader finds them:
# libraries.sh DIRECTORY ROOT
set -eu
directory=$1
root=$2

find "$directory" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec ldd {} + 2> /dev/null \
    | sed -n -e 's/.*=> \(\/[^ ]*\) (.*/\1/p' -e 's/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' \
    | sort -u \
    | while read -r library; do
        case $library in
            "$directory"/*) continue ;;
        esac
        echo "from the system: $library"
        mkdir -p "$root$(dirname "$library")"
        cp -L "$library" "$root$library"
    done
