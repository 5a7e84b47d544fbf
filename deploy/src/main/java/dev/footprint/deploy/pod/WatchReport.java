package dev.footprint.deploy.pod;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/** What the watcher saw of one start: its JSON line. All times are CLOCK_MONOTONIC of the engine's kernel, in nanoseconds. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WatchReport(
        String event,
        String trial,
        String outcome,
        @JsonProperty("exec_ns") Long execNs,
        @JsonProperty("accept_ns") Long acceptNs,
        @JsonProperty("gap_ns") Long gapNs,
        @JsonProperty("first_200_ns") Long first200Ns,
        Integer status,
        @JsonProperty("request_attempts") Integer requestAttempts,
        @JsonProperty("request_2_ns") Long request2Ns,
        @JsonProperty("request_10_ns") Long request10Ns,
        @JsonProperty("request_100_ns") Long request100Ns,
        String detail) {}
