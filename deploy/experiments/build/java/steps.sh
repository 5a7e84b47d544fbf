# shellcheck shell=sh disable=SC2034,SC2154
# The Java service: one profile, `mvn package` without the tests, as the image is built. Maven has no daemon here.
LANGUAGE=java
PROFILES="package"

# Maven writes into its repository, so it works on a copy.
prepare() {
    rm -rf "$work/src"
    cp -R /sources "$work/src"
    [ -d "$work/m2" ] || cp -R /dependencies "$work/m2"
    export MAVEN_USER_HOME="$work/m2" HOME="$work"
}

build() {
    (cd "$work/src" && ./mvnw -B -q -o -Dmaven.repo.local="$work/m2/repository" -Duser.home="$work" \
        -f java-service/pom.xml package -Dmaven.test.skip=true -Dspotless.check.skip)
}

edit_domain() {
    edited "$work/src/java-service/src/main/java/dev/footprint/service/users/StoreFullException.java" 'the store is full' 'this store is full'
}

edit_handler() {
    edited "$work/src/java-service/src/main/java/dev/footprint/service/http/UsersResource.java" 'there is no user ' 'no user has the id '
}

# Maven keeps nothing but the output itself.
cache_bytes() {
    if [ -d "$work/src/java-service/target" ]; then du -sb "$work/src/java-service/target" | cut -f1; else echo 0; fi
}

# Jars that the service is packaged with.
dependencies() {
    find "$work/src/java-service/target/quarkus-app/lib" -name '*.jar' | wc -l
}

own_lines() {
    find /sources/java-service/src/main -name '*.java' -exec cat {} + | wc -l
}

# Dependencies come compiled.
dependency_lines() {
    echo 0
}
