# The official builder images plus a CA bundle of yours (FOOTPRINT_CA), for networks whose proxy inspects TLS.
# Only builders get it; the final images are FROM scratch.
FROM docker.io/library/rust:1.97-slim-trixie AS rust
COPY ca-certificates.crt /usr/local/share/footprint-ca.crt
RUN cat /usr/local/share/footprint-ca.crt >> /etc/ssl/certs/ca-certificates.crt
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt CARGO_HTTP_CAINFO=/etc/ssl/certs/ca-certificates.crt

FROM docker.io/library/golang:1.26-trixie AS go
COPY ca-certificates.crt /usr/local/share/footprint-ca.crt
RUN cat /usr/local/share/footprint-ca.crt >> /etc/ssl/certs/ca-certificates.crt

FROM docker.io/library/eclipse-temurin:25-jdk AS java
COPY ca-certificates.crt TrustHostCa.java /tmp/
RUN cat /tmp/ca-certificates.crt >> /etc/ssl/certs/ca-certificates.crt \
 && java /tmp/TrustHostCa.java /etc/ssl/certs/ca-certificates.crt "$JAVA_HOME/lib/security/cacerts" \
 && rm /tmp/ca-certificates.crt /tmp/TrustHostCa.java

FROM docker.io/library/python:3.13-slim-trixie AS python
COPY ca-certificates.crt /usr/local/share/footprint-ca.crt
RUN cat /usr/local/share/footprint-ca.crt >> /etc/ssl/certs/ca-certificates.crt
ENV PIP_CERT=/etc/ssl/certs/ca-certificates.crt
