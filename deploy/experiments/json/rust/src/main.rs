//! `check`, `run` and `memory`: see `deploy/experiments/README.md`.

use anyhow::{Context, Result, ensure};
use clap::{Args, Parser, Subcommand};
use criterion::{BatchSize, BenchmarkId, Criterion, SamplingMode};
use json_rust::documents::{self, Document};
use json_rust::libraries::Library;
use json_rust::lines::{Kind, print};
use json_rust::{check, each_document, each_library, truth};
use serde::Deserialize;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;

#[derive(Parser)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Same document in, same value out; what is no JSON is refused
    Check {
        /// Only this one
        #[arg(long)]
        library: Option<String>,
    },
    /// Time, sample by sample
    Run(Run),
    /// Allocation of an operation, and highest resident set
    Memory {
        #[arg(long)]
        library: Option<String>,
    },
}

#[derive(Args)]
struct Run {
    /// Only this one; `busy-loop` is the known truth
    #[arg(long)]
    library: Option<String>,
    /// Only this one, and all that can be done with it
    #[arg(long)]
    corpus: Option<String>,
    /// criterion wants at least ten
    #[arg(long, default_value_t = 10)]
    samples: usize,
    #[arg(long, default_value_t = 10)]
    sample_ms: u64,
    #[arg(long, default_value_t = 20)]
    warmup_ms: u64,
    /// Where criterion leaves its own files
    #[arg(long, default_value = "/tmp/criterion")]
    home: PathBuf,
}

impl Run {
    fn wants(&self, library: &str, corpus: &str) -> bool {
        let asked = |filter: &Option<String>, name: &str| filter.as_ref().is_none_or(|f| f == name);
        asked(&self.library, library) && asked(&self.corpus, corpus)
    }

    /// A third operation on each document takes minutes over all blocks.
    fn wants_trees<D: Document>(&self) -> bool {
        D::TREES || self.corpus.is_some()
    }

    fn criterion(&self) -> Criterion {
        Criterion::default()
            .without_plots()
            .with_output_color(false)
            .output_directory(&self.home)
            .sample_size(self.samples)
            .warm_up_time(Duration::from_millis(self.warmup_ms))
            .measurement_time(
                Duration::from_millis(self.sample_ms) * u32::try_from(self.samples).unwrap_or(u32::MAX),
            )
            // Its own analysis is not used; the orchestrator works on the samples.
            .nresamples(1_000)
    }
}

fn main() -> Result<()> {
    match Cli::parse().command {
        Command::Check { library } => check::all(library.as_deref()),
        Command::Run(run) => run_all(&run),
        Command::Memory { library } => memory(library),
    }
}

/// A binary of its own counts allocations, so that the timed one need not.
fn memory(library: Option<String>) -> Result<()> {
    let binary = std::env::current_exe()?.with_file_name("json-rust-memory");
    let status = std::process::Command::new(&binary)
        .args(library)
        .status()
        .with_context(|| format!("cannot run {}", binary.display()))?;
    ensure!(status.success(), "{} ended with {status}", binary.display());
    Ok(())
}

fn run_all(run: &Run) -> Result<()> {
    if run.wants("busy-loop", "none") {
        let mut criterion = run.criterion();
        criterion.bench_function("busy-loop", |b| b.iter(|| truth::busy(black_box(1))));
        print_samples(run, "busy-loop", "busy-loop", "busy", "none", 0)?;
    }
    each_library!(L => each_document!(D => if run.wants(L::NAME, D::NAME) {
        measure::<L, D>(run)?;
    }));
    Ok(())
}

fn measure<L: Library, D: Document>(run: &Run) -> Result<()> {
    let document = documents::read(D::NAME)?;
    let value: Vec<D::Element> = L::typed(&mut document.clone())?;
    let written = L::write(&value)?.len();
    let mut criterion = run.criterion();
    let group_name = format!("{}-{}", L::NAME, D::NAME);
    let mut group = criterion.benchmark_group(&group_name);
    group.sampling_mode(SamplingMode::Flat);
    group.bench_function(BenchmarkId::from_parameter("parse-typed"), |b| {
        parse::<L, _>(b, &document, |input| L::typed::<Vec<D::Element>>(input).expect("checked above"));
    });
    let mut timed = vec![("parse-typed", document.len()), ("write-typed", written)];
    if run.wants_trees::<D>() {
        timed.push(("parse-untyped", document.len()));
        group.bench_function(BenchmarkId::from_parameter("parse-untyped"), |b| {
            parse::<L, _>(b, &document, |input| L::untyped(input).expect("checked above"));
        });
    }
    group.bench_function(BenchmarkId::from_parameter("write-typed"), |b| {
        b.iter(|| L::write(black_box(&value)));
    });
    group.finish();
    for (operation, bytes) in timed {
        let folder = format!("{group_name}/{operation}");
        print_samples(run, &folder, L::NAME, operation, D::NAME, bytes)?;
    }
    Ok(())
}

/// The copy that a library needs which writes into its input is the caller's buffer in a real program, so it is not timed.
fn parse<L: Library, O>(
    bencher: &mut criterion::Bencher<'_>,
    document: &[u8],
    mut parse: impl FnMut(&mut [u8]) -> O,
) {
    if L::CONSUMES_INPUT {
        bencher.iter_batched_ref(
            || document.to_vec(),
            |input| parse(black_box(input)),
            BatchSize::SmallInput,
        );
    } else {
        let mut input = document.to_vec();
        bencher.iter(|| parse(black_box(&mut input)));
    }
}

/// What criterion keeps of a benchmark.
#[derive(Deserialize)]
struct Samples {
    iters: Vec<f64>,
    times: Vec<f64>,
}

fn print_samples(
    run: &Run,
    folder: &str,
    library: &str,
    operation: &str,
    corpus: &str,
    bytes: usize,
) -> Result<()> {
    let path = run.home.join(folder).join("new/sample.json");
    let text = std::fs::read(&path).with_context(|| format!("criterion left no {}", path.display()))?;
    let samples: Samples = serde_json::from_slice(&text)?;
    for (&iterations, &nanos) in samples.iters.iter().zip(&samples.times) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "criterion keeps counts as f64"
        )]
        let iterations = iterations as u64;
        print(library, Kind::Sample { operation, corpus, iterations, nanos, bytes })?;
    }
    Ok(())
}
