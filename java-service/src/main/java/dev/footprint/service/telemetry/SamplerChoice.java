package dev.footprint.service.telemetry;

import dev.footprint.service.config.Environment;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.regex.Pattern;

/** OTEL_TRACES_SAMPLER and its argument: the specification's six. */
record SamplerChoice(Kind kind, double ratio) {

    private static final String NAME = "OTEL_TRACES_SAMPLER";
    private static final String ARGUMENT = "OTEL_TRACES_SAMPLER_ARG";
    // Double.parseDouble takes NaN, hexadecimal digits and a trailing d too.
    private static final Pattern DECIMAL = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    enum Kind {
        ALWAYS_ON("always_on"),
        ALWAYS_OFF("always_off"),
        RATIO("traceidratio"),
        PARENT_ON("parentbased_always_on"),
        PARENT_OFF("parentbased_always_off"),
        PARENT_RATIO("parentbased_traceidratio");

        private final String value;

        Kind(String value) {
            this.value = value;
        }
    }

    static SamplerChoice from(Environment env) {
        Kind kind = env.value(NAME).map(SamplerChoice::kind).orElse(Kind.PARENT_ON);
        boolean hasRatio = kind == Kind.RATIO || kind == Kind.PARENT_RATIO;
        double ratio = hasRatio ? env.value(ARGUMENT).map(SamplerChoice::ratio).orElse(1.0) : 1.0;
        return new SamplerChoice(kind, ratio);
    }

    private static Kind kind(String value) {
        for (Kind kind : Kind.values()) {
            if (kind.value.equals(value)) {
                return kind;
            }
        }
        throw Environment.refused(
                NAME,
                value,
                "is no sampler",
                "set it to always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off or"
                        + " parentbased_traceidratio, or unset it");
    }

    private static double ratio(String value) {
        double ratio = DECIMAL.matcher(value).matches() ? Double.parseDouble(value) : -1;
        if (ratio < 0 || ratio > 1) {
            throw Environment.refused(
                    ARGUMENT,
                    value,
                    "is no ratio",
                    "set it to a number from 0 to 1, for example 0.1, or unset it for 1");
        }
        return ratio;
    }

    Sampler sampler() {
        return switch (kind) {
            case ALWAYS_ON -> Sampler.alwaysOn();
            case ALWAYS_OFF -> Sampler.alwaysOff();
            case RATIO -> Sampler.traceIdRatioBased(ratio);
            case PARENT_ON -> Sampler.parentBased(Sampler.alwaysOn());
            case PARENT_OFF -> Sampler.parentBased(Sampler.alwaysOff());
            case PARENT_RATIO -> Sampler.parentBased(Sampler.traceIdRatioBased(ratio));
        };
    }
}
