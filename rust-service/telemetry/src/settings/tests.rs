use super::*;

const IDENTITY: Identity = Identity { name: "built-in", version: "1.0.0" };

fn read(environment: &[(&str, &str)]) -> Result<Option<Settings>, SettingsError> {
    Settings::from_lookup(IDENTITY, |asked| {
        environment.iter().find(|(name, _)| *name == asked).map(|(_, value)| OsString::from(*value))
    })
}

fn settings(environment: &[(&str, &str)]) -> Settings {
    read(environment).unwrap().unwrap()
}

fn traces(environment: &[(&str, &str)]) -> TraceSettings {
    settings(environment).traces.unwrap()
}

#[test]
fn unset_means_the_specifications_defaults() {
    let Settings { traces, metrics, logs, .. } = settings(&[]);
    let (traces, metrics, logs) = (traces.unwrap(), metrics.unwrap(), logs.unwrap());
    assert_eq!(traces.export.endpoint, "http://localhost:4318/v1/traces");
    assert_eq!(metrics.export.endpoint, "http://localhost:4318/v1/metrics");
    assert_eq!(logs.export.endpoint, "http://localhost:4318/v1/logs");
    assert_eq!(traces.export.timeout, Duration::from_secs(10));
    assert_eq!(traces.batch, Batch { delay: Duration::from_secs(5), queue: 2048, size: 512 });
    assert_eq!(logs.batch, Batch { delay: Duration::from_secs(1), queue: 2048, size: 512 });
    assert_eq!(metrics.interval, Duration::from_mins(1));
    assert_eq!(format!("{:?}", traces.sampler), "ParentBased(AlwaysOn)");
}

#[test]
fn empty_is_unset() {
    let lookup = |_: &str| Some(OsString::new());
    let settings = Settings::from_lookup(IDENTITY, lookup).unwrap().unwrap();
    assert_eq!(settings.traces.unwrap().export.endpoint, "http://localhost:4318/v1/traces");
}

#[test]
fn disabled_means_that_nothing_else_is_read() {
    for disabled in ["true", "TRUE"] {
        assert!(
            read(&[("OTEL_SDK_DISABLED", disabled), ("OTEL_BSP_SCHEDULE_DELAY", "x")]).unwrap().is_none()
        );
    }
    for enabled in ["false", "1", "yes", " true"] {
        assert!(read(&[("OTEL_SDK_DISABLED", enabled)]).unwrap().is_some(), "{enabled}");
    }
}

#[test]
fn signals_are_switched_one_by_one() {
    let is_on = |settings: &Settings| {
        [settings.traces.is_some(), settings.metrics.is_some(), settings.logs.is_some()]
    };
    for (at, variable) in
        ["OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "OTEL_LOGS_EXPORTER"].into_iter().enumerate()
    {
        let mut expected = [true; 3];
        expected[at] = false;
        assert_eq!(is_on(&settings(&[(variable, "none")])), expected);
        assert_eq!(is_on(&settings(&[(variable, "otlp")])), [true; 3]);
    }
}

#[test]
fn a_signals_own_variables_win() {
    let export = traces(&[
        ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:1/base/"),
        ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://own:2/custom"),
        ("OTEL_EXPORTER_OTLP_TIMEOUT", "7"),
        ("OTEL_EXPORTER_OTLP_HEADERS", "a=1, b = x%20y ,c="),
    ])
    .export;
    assert_eq!(export.endpoint, "http://own:2/custom");
    assert_eq!(export.timeout, Duration::from_millis(7));
    assert_eq!(export.headers["b"], "x y");
    assert_eq!(export.headers["c"], "");
    let export = traces(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:1/base/")]).export;
    assert_eq!(export.endpoint, "http://all:1/base/v1/traces");
}

#[test]
fn the_processors_timeout_bounds_the_exporters() {
    assert_eq!(traces(&[("OTEL_BSP_EXPORT_TIMEOUT", "50")]).export.timeout, Duration::from_millis(50));
}

#[test]
fn a_batch_is_no_larger_than_its_queue() {
    assert_eq!(traces(&[("OTEL_BSP_MAX_QUEUE_SIZE", "10")]).batch.size, 10);
}

#[test]
fn the_six_samplers() {
    let sampler = |name, argument| {
        let variables = [("OTEL_TRACES_SAMPLER", name), ("OTEL_TRACES_SAMPLER_ARG", argument)];
        format!("{:?}", traces(&variables).sampler)
    };
    assert_eq!(sampler("always_on", "nonsense"), "AlwaysOn");
    assert_eq!(sampler("always_off", ""), "AlwaysOff");
    assert_eq!(sampler("traceidratio", "0.25"), "TraceIdRatioBased(0.25)");
    assert_eq!(sampler("traceidratio", ""), "TraceIdRatioBased(1.0)");
    assert_eq!(sampler("parentbased_always_on", ""), "ParentBased(AlwaysOn)");
    assert_eq!(sampler("parentbased_always_off", ""), "ParentBased(AlwaysOff)");
    assert_eq!(sampler("parentbased_traceidratio", "1"), "ParentBased(TraceIdRatioBased(1.0))");
}

const UNUSABLE: &[(&str, &[&str])] = &[
    ("OTEL_TRACES_EXPORTER", &["zipkin", "OTLP", "otlp,console"]),
    ("OTEL_METRICS_EXPORTER", &["prometheus"]),
    ("OTEL_LOGS_EXPORTER", &["console"]),
    ("OTEL_EXPORTER_OTLP_PROTOCOL", &["grpc", "http/json"]),
    ("OTEL_EXPORTER_OTLP_LOGS_PROTOCOL", &["grpc"]),
    ("OTEL_EXPORTER_OTLP_COMPRESSION", &["zstd"]),
    (
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        &[
            "https://h:4318",
            "h:4318",
            "http://",
            "http://:4318",
            "http://h:x",
            "http://h:65536",
            "grpc://h",
            "a b",
        ],
    ),
    ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", &["https://h/v1/metrics"]),
    (
        "OTEL_EXPORTER_OTLP_HEADERS",
        &["secret", "a=secret,", "=secret", "a b=secret", "a=secret%0a", ",a=secret"],
    ),
    ("OTEL_EXPORTER_OTLP_TIMEOUT", &["0", "-1", "1.5", "10s", "2147483648", " 1", "+1"]),
    ("OTEL_TRACES_SAMPLER", &["sometimes", "jaeger_remote"]),
    ("OTEL_BSP_SCHEDULE_DELAY", &["x"]),
    ("OTEL_BSP_EXPORT_TIMEOUT", &["x"]),
    ("OTEL_BSP_MAX_QUEUE_SIZE", &["0"]),
    ("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", &["0"]),
    ("OTEL_BLRP_SCHEDULE_DELAY", &["x"]),
    ("OTEL_BLRP_EXPORT_TIMEOUT", &["x"]),
    ("OTEL_BLRP_MAX_QUEUE_SIZE", &["x"]),
    ("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", &["x"]),
    ("OTEL_METRIC_EXPORT_INTERVAL", &["x"]),
    ("OTEL_METRIC_EXPORT_TIMEOUT", &["x"]),
];

#[test]
fn what_cannot_be_used_is_refused_in_one_line_that_names_the_variable() {
    for (variable, values) in UNUSABLE {
        for value in *values {
            let error = read(&[(variable, value)]).unwrap_err().to_string();
            assert!(error.starts_with(variable) && error.contains("set "), "{error}");
            assert!(!error.contains("secret"), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
    }
    for ratio in ["1.1", "-0.1", "NaN", "0,5", "x"] {
        let variables = [("OTEL_TRACES_SAMPLER", "traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", ratio)];
        assert!(read(&variables).unwrap_err().to_string().starts_with("OTEL_TRACES_SAMPLER_ARG"), "{ratio}");
    }
}

#[test]
fn a_signal_that_is_off_is_checked_all_the_same() {
    assert!(read(&[("OTEL_TRACES_EXPORTER", "none"), ("OTEL_BSP_SCHEDULE_DELAY", "x")]).is_err());
}
