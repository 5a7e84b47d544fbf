#!/bin/sh
# Copies the shared libraries that a Java runtime needs from the system, where the loader finds them: libraries.sh JAVA_HOME ROOT
set -eu
java_home=$1
root=$2

find "$java_home/bin" "$java_home/lib" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec ldd {} + 2> /dev/null \
    | sed -n -e 's/.*=> \(\/[^ ]*\) (.*/\1/p' -e 's/^[[:space:]]*\(\/[^ ]*\) (.*/\1/p' \
    | sort -u \
    | while read -r library; do
        case $library in
            "$java_home"/*) continue ;;
        esac
        echo "from the system: $library"
        mkdir -p "$root$(dirname "$library")"
        cp -L "$library" "$root$library"
    done
