//! Workers that read jobs from one channel and write results to another.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const WORKERS: u64 = 100;
const JOBS: u64 = 100_000;
const CAPACITY: usize = 128;

pub fn measure() -> Result<Value> {
    let runtime = crate::runtime()?;
    let (sum, took) = runtime.block_on(async { tokio::spawn(run()).await })??;
    ensure!(sum == JOBS * (JOBS - 1), "the results add up to {sum}");
    Ok(json!({"workers": WORKERS, "jobs": JOBS, "nanos": u64::try_from(took.as_nanos())?}))
}

async fn run() -> Result<(u64, Duration)> {
    let (jobs, waiting) = async_channel::bounded(CAPACITY);
    let (results, done) = async_channel::bounded(CAPACITY);
    let start = Instant::now();
    for _ in 0..WORKERS {
        let (waiting, results) = (waiting.clone(), results.clone());
        tokio::spawn(async move {
            while let Ok(job) = waiting.recv().await {
                let _ = results.send(job * 2).await;
            }
        });
    }
    drop(results);
    tokio::spawn(async move {
        for job in 0..JOBS {
            let _ = jobs.send(job).await;
        }
    });
    let mut sum = 0;
    while let Ok(result) = done.recv().await {
        sum += result;
    }
    Ok((sum, start.elapsed()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_job_is_done_once() {
        super::measure().unwrap();
    }
}
