module footprint.dev/collector-healthcheck

go 1.26
